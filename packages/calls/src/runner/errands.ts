import type { CallCommand, Outcome, Task, VariableValue } from "@dialtree/flow";
import type { OnTheLine } from "./telephone.ts";

/** A task on its way: with its call, and the name that makes it recognisable when it comes a second time. */
export interface Errand {
  /** The session's key and the command's id: the same errand has the same two, whichever server carries it out. */
  readonly call: string;
  readonly id: string;
  /** The tenant that the call lives in. */
  readonly tenant: string;
  readonly task: Task;
}

/** What came of a task. `detail` is for the log, and tells nothing of what the task was given. */
export interface Settled {
  readonly outcome: Outcome;
  /** One of the answers of the task's trait, where it was done and has any. */
  readonly answer?: string;
  /** What it brought along, by name. Goes into the call, and is written down nowhere but sealed with it. */
  readonly values?: Readonly<Record<string, VariableValue>>;
  readonly detail?: string;
}

/**
 * The runner's way to all that is done outside the call and not by the telephone. Never rejects, and comes to an end by
 * itself. `signal`: the call is over, or nobody here has to think of it any more. `mine` is asked last thing before anything
 * is done: whether the errand is still this server's; if not, it is withheld.
 */
export interface Errands {
  carryOut(errand: Errand, signal: AbortSignal, mine: () => boolean): Promise<Settled | "withheld">;
}

/** For those who have nobody to send: whatever is asked has failed. */
export const noErrands: Errands = {
  carryOut: async () => ({ outcome: "failed", detail: "nobody carries out tasks here" }),
};

export function errandOf(
  { key: call, tenant }: Pick<OnTheLine, "key" | "tenant">,
  command: CallCommand & { readonly type: "task" },
): Errand {
  const { id, task, settings, given } = command;
  // The three belong together: they come out of one command.
  return { call, tenant, id, task: { task, settings, given } as Task };
}
