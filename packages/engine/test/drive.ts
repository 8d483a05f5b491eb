import { begin, type FlowLibrary, type Session, type Step, step } from "@dialtree/engine";
import {
  type CallCommand,
  type CallEvent,
  callerLeg,
  type EventBody,
  type FailureReason,
  type LegName,
  type Party,
  type VariableValue,
} from "@dialtree/flow";

export const caller: Party = { kind: "phone", number: "+15550100" };
export const called: Party = { kind: "account", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6abb" };

/** A session driven by hand: each call of `send` is one event, `seconds` after the last. */
export class Drive {
  readonly library: FlowLibrary;
  #step: Step;
  #at = 1_000_000;

  /** `values`: it is a call of ours, and these are what the flow's variables begin with. */
  constructor(
    library: FlowLibrary,
    flow = "test",
    from = caller,
    values?: Readonly<Record<string, VariableValue>>,
  ) {
    this.library = library;
    const compiled = library.find(flow, "1");
    if (!compiled) throw new Error(`There is no flow ${flow}.`);
    const between = { at: this.#at, leg: callerLeg, caller: from, called } as const;
    const event = values
      ? ({ ...between, type: "outgoing", values } as const)
      : ({ ...between, type: "incoming" } as const);
    this.#step = begin(library, { key: "k", seed: 1, flow: compiled, event });
  }

  /** What the last event led to. */
  get last(): Step {
    return this.#step;
  }

  get session(): Session {
    return this.#step.session;
  }

  get at(): number {
    return this.#at;
  }

  send(body: EventBody & { readonly leg?: LegName }, seconds = 1): Step {
    this.#at += seconds * 1_000;
    const event: CallEvent = { at: this.#at, leg: callerLeg, ...body };
    this.#step = step(this.library, JSON.parse(JSON.stringify(this.session)) as Session, event);
    return this.#step;
  }

  /** Presses keys one by one; sequence numbers go on by themselves. */
  press(...keys: readonly ("1" | "2" | "3" | "9" | "*" | "#")[]): Step {
    for (const tone of keys) this.send({ type: "tone", sequence: this.session.tones.next ?? 1, tone }, 0.2);
    return this.#step;
  }

  /** Lets an armed timer fire at its time. */
  elapse(id: string): Step {
    const timer = this.session.timers.find((armed) => armed.id === id);
    if (!timer)
      throw new Error(
        `No timer ${id}; armed are ${this.session.timers.map((armed) => armed.id).join(", ")}.`,
      );
    return this.send(
      { type: "timer", timer: id, generation: timer.generation },
      (timer.dueAt - this.#at) / 1_000,
    );
  }

  settle(
    command: CallCommand | undefined,
    outcome: "done" | "failed" | "unknown" = "done",
    reason?: FailureReason,
  ): Step {
    if (!command) throw new Error("There is no such command.");
    return this.send({ type: "result", command: { id: command.id }, outcome, ...(reason ? { reason } : {}) });
  }

  /** The command of a type that the last event led to. */
  command<T extends CallCommand["type"]>(type: T): (CallCommand & { type: T }) | undefined {
    return this.last.commands.find((made): made is CallCommand & { type: T } => made.type === type);
  }
}

export const types = (commands: readonly CallCommand[]): readonly string[] =>
  commands.map(({ type }) => type);
export const ignored = ({ journal }: Step): readonly string[] =>
  journal.flatMap((entry) => (entry.kind === "ignored" ? [entry.why] : []));
export const faults = ({ journal }: Step): readonly string[] =>
  journal.flatMap((entry) => (entry.kind === "fault" ? [entry.code] : []));
