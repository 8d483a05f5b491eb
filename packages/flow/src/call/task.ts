import type { Lookup } from "../lookup/index.ts";

/**
 * Something that is done outside the call while its caller waits: what a telephone cannot do and a step of the engine must
 * not wait for. Plain data, committed like every command. `settings` come from the flow; `given` came from the caller, and is
 * therefore kept as ciphertext only and shown to nobody. What a call does not know is left out of `given`.
 */
export type Task = CheckPin | HttpLookup | Presence;

interface CheckPin {
  /** Whether a PIN belongs to an account. `caller`: who calls, the same in each call; left out where it is withheld. */
  readonly task: "check-pin";
  readonly settings: { readonly list: string };
  readonly given: {
    readonly account?: string;
    readonly pin?: string;
    readonly caller?: string;
  };
}

/** Asks a system of the installation's own, or of somebody else. `given`: the values of its places, by their names. */
interface HttpLookup {
  readonly task: "http-lookup";
  readonly settings: Lookup;
  readonly given: Readonly<Record<string, string>>;
}

/** Whether somebody of the organisation is free, by the object id: what Teams shows of them. */
interface Presence {
  readonly task: "presence";
  readonly settings: { readonly user: string };
  /** Nothing: whom it is about is the flow's to say. */
  readonly given: Readonly<Record<string, string>>;
}

export type TaskName = Task["task"];

/** A task as a call asks for it. Whoever has waited `seconds` waits no longer: the task has failed for the flow. */
export type TaskBody = { readonly type: "task"; readonly seconds: number } & Task;

/** What is true of every task of a name, read by the engine, the runner and whoever carries it out. */
export interface TaskTrait {
  /**
   * What may happen when the server that carries it out dies. `again`: another one carries it out once more, with the same
   * id of call and command; whoever does the work knows by it that this is the same errand. `unknown`: nobody does, and
   * the flow is told that nobody knows.
   */
  readonly afterCrash: (task: Task) => "again" | "unknown";
  /** All that it can answer. The first one is what a rehearsal takes for granted. Without any it is only done, or not. */
  readonly answers: readonly string[];
  /** How a transcript names it: what the line does, and what with. */
  readonly does: readonly [verb: string, rest: string];
}

export const taskTraits: { readonly [N in TaskName]: TaskTrait } = {
  "check-pin": {
    afterCrash: () => "again",
    answers: ["right", "wrong", "locked"],
    does: ["checks", "a PIN"],
  },
  "http-lookup": {
    afterCrash: (task) => (task.task === "http-lookup" && task.settings.repeatable ? "again" : "unknown"),
    answers: ["found", "not-found", "timed-out"],
    does: ["asks", "another system"],
  },
  presence: {
    afterCrash: () => "again",
    answers: ["available", "busy", "away"],
    does: ["looks", "whether somebody is free"],
  },
};
