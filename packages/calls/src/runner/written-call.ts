import { FlowNotLoaded } from "@dialtree/engine";
import { type Commit, StoreError } from "../store/call-store.ts";
import { wakeAt } from "./alarms.ts";
import type { Change } from "./change.ts";
import type { Desk } from "./desk.ts";
import type { Ticket } from "./presence.ts";
import { type CallState, readState, StateUnreadable, writeState } from "./state.ts";

/** What became of an event. All of them are answered alike: the sender has nothing to repeat. */
export type Taken =
  | "applied"
  /** The same news has come before. */
  | "repeated"
  /** The call was over already. */
  | "ended"
  | "unknown call"
  /** News of a leg that is not of this call. */
  | "unknown leg"
  /** The call lives in another tenant than the one that sent the news. */
  | "another tenant"
  /** More tones than anybody can mean were waiting already. */
  | "dropped";

/** The call cannot be gone on with here; nothing of it was changed. */
export class CallUnusable extends Error {
  constructor(key: string, options: ErrorOptions) {
    super(`Call ${key} cannot go on.`, options);
    this.name = "CallUnusable";
  }
}

/** A call as it is written in the store, in that version. */
export interface Held {
  readonly version: number;
  readonly state: CallState;
}

/** Makes the change that an event is, from what the call is at this moment; a word where there is nothing to change. */
export type Work = (held: Held | "ended" | "unknown", at: number) => Change | Taken;

export interface Asked {
  readonly isTone?: boolean;
  /** What is in memory does not do: another server may have changed it. */
  readonly fresh?: boolean;
}

interface Task extends Asked {
  readonly work: Work;
  readonly done: (taken: Taken) => void;
  readonly fail: (error: unknown) => void;
}

/** Who is told of what became of the work. */
interface Ports {
  /** The change is durable: now it may be seen. */
  follow(change: Change, version: number, over: boolean, ticket: Ticket): void;
  /** No work is left. `storeFailed`: and of the last one that failed it is unknown whether it was written. */
  rested(storeFailed: boolean): void;
}

// A caller cannot mean more; whoever sends more is leaning on the telephone, or is no telephone.
const tonesWaiting = 64;
// Another server wrote in between; with one queue for each call this is rare.
const conflictsBorne = 10;

/**
 * A call as the store has it: read when it is needed, kept in memory as long as nobody else can have changed it, and changed
 * by one piece of work after the other. What makes it right is that each commit says which version it was computed from.
 */
export class WrittenCall {
  readonly #key: string;
  readonly #desk: Desk;
  readonly #ports: Ports;
  readonly #queue: Task[] = [];
  #held: Held | undefined;
  #seen: CallState | undefined;
  #made = false;
  #running = false;

  constructor(key: string, desk: Desk, ports: Ports) {
    this.#key = key;
    this.#desk = desk;
    this.#ports = ports;
  }

  /** The call as far as it is in memory. */
  get state(): CallState | undefined {
    return this.#held?.state;
  }

  /** The call as it was seen last, while it is being read again: whose it is and what it runs does not change. */
  get seen(): CallState | undefined {
    return this.#held?.state ?? this.#seen;
  }

  /** What is in memory was made by this one, and not read from the store. */
  get made(): boolean {
    return this.#made;
  }

  get running(): boolean {
    return this.#running;
  }

  /**
   * Does work, after all that was asked for before.
   * @throws StoreError or CallUnusable
   */
  do(work: Work, asked: Asked = {}): Promise<Taken> {
    if (asked.isTone && this.#queue.length >= tonesWaiting) {
      this.#desk.log("tone dropped", this.#key);
      return Promise.resolve("dropped");
    }
    return new Promise((done, fail) => {
      const task: Task = { work, ...asked, done, fail };
      if (this.#running) this.#queue.push(task);
      else void this.#run(task);
    });
  }

  async #run(first: Task): Promise<void> {
    this.#running = true;
    let storeFailed = false;
    for (let task: Task | undefined = first; task; task = this.#queue.shift()) {
      try {
        if (task.fresh) this.#held = undefined;
        task.done(await this.#perform(task.work));
      } catch (error) {
        // Whether it was written is unknown: what is in memory may be out of date.
        this.#held = undefined;
        storeFailed = !(error instanceof CallUnusable);
        task.fail(error);
      }
    }
    this.#running = false;
    this.#ports.rested(storeFailed);
  }

  async #perform(work: Work): Promise<Taken> {
    // Mostly all of it is at hand, and each wait for nothing would cost as much as a part of the work.
    const told = this.#desk.presence.ready();
    if (told) await told;
    for (let tries = 0; tries < conflictsBorne; tries += 1) {
      const found = this.#held ?? (await this.#load());
      const ticket = this.#desk.presence.ticket();
      const computed = this.#compute(work, found);
      const change = computed instanceof Promise ? await computed : computed;
      if (typeof change === "string") return change;
      const basedOn = typeof found === "string" ? 0 : found.version;
      const over = change.state.session.phase === "ended";
      const result = await this.#desk.commits.commit(this.#commitOf(change, basedOn, over));
      if (result === "committed") {
        this.#held = over ? undefined : { version: basedOn + 1, state: change.state };
        this.#seen = change.state;
        this.#made = true;
        this.#ports.follow(change, basedOn + 1, over, ticket);
        return "applied";
      }
      this.#held = undefined;
    }
    throw new StoreError("busy", `Call ${this.#key} is being changed elsewhere all the time.`);
  }

  #compute(work: Work, found: Held | "ended" | "unknown"): Change | Taken | Promise<Change | Taken> {
    const at = this.#desk.clock.now();
    try {
      return work(found, at);
    } catch (error) {
      if (!(error instanceof FlowNotLoaded)) throw this.#unusable(error);
    }
    return typeof found === "string" ? "unknown call" : this.#withFlow(work, found, at);
  }

  async #withFlow(work: Work, found: Held, at: number): Promise<Change | Taken> {
    try {
      await this.#desk.flows.load(found.state.version);
      return work(found, at);
    } catch (error) {
      throw this.#unusable(error);
    }
  }

  #unusable(cause: unknown): CallUnusable {
    this.#desk.log("call quarantined", this.#key, {
      why: cause instanceof Error ? cause.message : String(cause),
    });
    return new CallUnusable(this.#key, { cause });
  }

  async #load(): Promise<Held | "ended" | "unknown"> {
    const [found] = await this.#desk.store.load([this.#key]);
    if (found?.is !== "live") return found?.is ?? "unknown";
    try {
      this.#held = {
        version: found.call.version,
        state: readState(this.#key, found.call.state, this.#desk.seal),
      };
      this.#seen = this.#held.state;
      this.#made = false;
      return this.#held;
    } catch (error) {
      throw error instanceof StateUnreadable ? this.#unusable(error) : error;
    }
  }

  #commitOf({ state, journal }: Change, basedOn: number, over: boolean): Commit {
    const { clock, seal } = this.#desk;
    return {
      key: this.#key,
      basedOn,
      at: clock.now(),
      state: over ? undefined : writeState(this.#key, state, seal),
      wakeAt: over ? undefined : wakeAt(state),
      journal,
    };
  }
}

/** The answer to work on a call that is over, or that nobody knows. */
export function wordFor(held: "ended" | "unknown"): Taken {
  return held === "ended" ? "ended" : "unknown call";
}
