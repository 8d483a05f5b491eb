import { type CompiledFlow, FlowNotLoaded, type Step, step } from "@dialtree/engine";
import { type CallCommand, type CallEvent, callerLeg, type EventBody, type LegName } from "@dialtree/flow";
import { type Commit, StoreError } from "../store/call-store.ts";
import { type Before, type Change, changeOf } from "./change.ts";
import type { Desk } from "./desk.ts";
import { createOutgoing, type Outgoing, resultOf } from "./outgoing.ts";
import { type CallState, readState, StateUnreadable, shortKey, type Watch, writeState } from "./state.ts";
import type { OnTheLine } from "./telephone.ts";

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

interface Held {
  readonly version: number;
  readonly state: CallState;
}

/** Makes the change that an event is, from what the call is at this moment; a word where there is nothing to change. */
type Work = (held: Held | "ended" | "unknown", at: number) => Change | Taken;

interface Task {
  readonly work: Work;
  readonly isTone: boolean;
  readonly done: (taken: Taken) => void;
  readonly fail: (error: unknown) => void;
}

/** What a call is begun from. */
export interface Arrival {
  readonly tenant: string;
  readonly legs: Readonly<Record<LegName, string>>;
  readonly flow: CompiledFlow;
  readonly dedupeKey: string | undefined;
  readonly begin: (at: number) => { readonly event: CallEvent; readonly step: Step };
}

// A caller cannot mean more; whoever sends more is leaning on the telephone, or is no telephone.
const tonesWaiting = 64;
// Another server wrote in between; with one queue for each call this is rare.
const conflictsBorne = 10;
// A row of what is known to be sent is tidied away with the next event, or after this time. Milliseconds.
const tidyAfterMs = 1_000;
/** A server that finds a command older than this unsent takes it over. Milliseconds. */
const takeOverAfterMs = 2_000;
const readAgainMs = 1_000;
const retryStoreMs = [250, 500, 1_000, 2_000, 5_000] as const;
const watchAgainMs = { leaving: 30_000, unknown: 10_000 } as const;

/**
 * One live call on this server: its events one after the other, its timers, its commands. Any number of servers may
 * hold the same call; what makes it right is that each commit says which version it was computed from.
 */
export class Ongoing {
  readonly key: string;
  readonly #desk: Desk;
  readonly #outgoing: Outgoing;
  readonly #queue: Task[] = [];
  /** Commands handed to the outgoing side, and of those the ones that the telephone has taken on. */
  readonly #dispatched = new Set<string>();
  readonly #sent = new Set<string>();
  readonly #looking = new Set<string>();
  #held: Held | undefined;
  #running = false;
  #over = false;
  #cancelWake: (() => void) | undefined;
  #cancelTidy: (() => void) | undefined;

  constructor(key: string, desk: Desk) {
    this.key = key;
    this.#desk = desk;
    this.#outgoing = createOutgoing({
      telephone: desk.telephone,
      clock: desk.clock,
      line: () => this.#line(),
      surely: (event) => this.#surely(event),
      accepted: (command) => this.#accepted(command),
      unclear: ({ id, type }, detail) =>
        desk.log("command unclear", key, { command: id, type, ...(detail === undefined ? {} : { detail }) }),
    });
  }

  /** Events are being worked on; commands under way do not count. */
  get busy(): boolean {
    return this.#running;
  }

  begin(arrival: Arrival): Promise<Taken> {
    const { tenant, legs, flow, dedupeKey } = arrival;
    return this.#do((held, at) => {
      if (held === "ended") return "ended";
      const { event, step: first } = arrival.begin(at);
      if (held !== "unknown")
        return this.#repeated(held, dedupeKey) ?? this.#step(held.state, event, dedupeKey);
      const before = { tenant, version: flow.version, legs, unsent: [], watches: [], recent: [] };
      return this.#change(before, event, first, dedupeKey);
    });
  }

  /**
   * Takes an event in. `tenant`: who says so; left out for what this server knows by itself.
   * @throws StoreError or CallUnusable; the event is then to be sent again.
   */
  take(
    leg: LegName | { readonly named: string },
    body: EventBody,
    dedupeKey?: string | undefined,
    tenant?: string,
  ): Promise<Taken> {
    return this.#do((held, at) => {
      if (held === "ended") return "ended";
      if (held === "unknown") return "unknown call";
      if (tenant !== undefined && tenant !== held.state.tenant) return "another tenant";
      const name = typeof leg === "string" ? leg : legNamed(held.state, leg.named);
      if (name === undefined) return "unknown leg";
      return this.#repeated(held, dedupeKey) ?? this.#step(held.state, { at, leg: name, ...body }, dedupeKey);
    }, body.type === "tone");
  }

  /** Brings the call into memory: arms its timers, and sends what nobody here has sent yet. */
  takeOver(): Promise<Taken> {
    return this.#do((held, at) => {
      if (held === "ended") return "ended";
      if (held === "unknown") return "unknown call";
      const { server, log } = this.#desk;
      const abandoned = this.#abandoned(held.state);
      if (abandoned.length === 0) return "applied";
      const ids = abandoned.map(({ command }) => command.id);
      log("call taken over", this.key, { commands: ids });
      // Written down before anything is sent: of two servers that both find it, only one goes on.
      const unsent = held.state.unsent.map((item) =>
        ids.includes(item.command.id) ? { ...item, by: server, at } : item,
      );
      return {
        state: { ...held.state, unsent },
        journal: [JSON.stringify({ kind: "taken over", commands: ids })],
        news: [],
        commands: [],
        takenOver: abandoned.map((item) => ({ command: item.command, maybeSentAt: item.at })),
      };
    });
  }

  /** Asks how the call is; for calls that were alone for a while. */
  async lookAfter(): Promise<void> {
    const line = this.#line();
    const held = this.#held;
    if (!line || !held) return;
    const state = await this.#desk.telephone.look(callerLeg, line, new AbortController().signal);
    if (state === "gone") await this.#surely({ type: "ended" });
    if (state === "connected" && held.state.session.phase === "ringing")
      await this.#surely({ type: "connected" });
  }

  /** Stops working on the call; it lives on in the store. */
  leave(): void {
    this.#over = true;
    this.#cancelWake?.();
    this.#cancelTidy?.();
    this.#outgoing.end();
    this.#desk.forget(this);
  }

  #abandoned({ unsent }: CallState): CallState["unsent"] {
    return unsent.filter(({ command }) => !this.#dispatched.has(command.id));
  }

  #line(): OnTheLine | undefined {
    if (!this.#held || this.#over) return undefined;
    const { tenant, legs, version, session } = this.#held.state;
    return { key: this.key, tenant, legs, version, language: session.language };
  }

  #repeated({ state }: Held, dedupeKey: string | undefined): Taken | undefined {
    if (dedupeKey === undefined) return undefined;
    return state.recent.includes(shortKey(state.legs, dedupeKey)) ? "repeated" : undefined;
  }

  #step(state: CallState, event: CallEvent, dedupeKey: string | undefined): Change {
    return this.#change(state, event, step(this.#desk.flows.library, state.session, event), dedupeKey);
  }

  #change(before: Before, event: CallEvent, made: Step, dedupeKey: string | undefined): Change {
    const { server, flows } = this.#desk;
    const playLength = flows.playLength(before.version);
    return changeOf(before, event, made, { server, dedupeKey, sent: this.#sent, playLength });
  }

  #do(work: Work, isTone = false): Promise<Taken> {
    if (isTone && this.#queue.length >= tonesWaiting) {
      this.#desk.log("tone dropped", this.key);
      return Promise.resolve("dropped");
    }
    return new Promise((done, fail) => {
      this.#queue.push({ work, isTone, done, fail });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    let failed = false;
    for (let task = this.#queue.shift(); task; task = this.#queue.shift()) {
      try {
        task.done(await this.#perform(task.work));
      } catch (error) {
        // Whether it was written is unknown: what is in memory may be out of date.
        this.#held = undefined;
        failed = !(error instanceof CallUnusable);
        task.fail(error);
      }
    }
    this.#running = false;
    if (this.#over) return;
    if (this.#held) {
      this.#armWake();
      // Read back from the store, it may hold commands that nobody has sent.
      if (this.#abandoned(this.#held.state).length > 0)
        this.takeOver().catch((error) => this.#storeTrouble(error));
    } else if (failed) this.#readAgain();
    // Nothing is known of it, or nothing can be done with it.
    else this.leave();
  }

  /** The store was away. The call's timers and unsent commands are in there. */
  #readAgain(): void {
    this.#cancelWake?.();
    this.#cancelWake = this.#desk.clock.after(readAgainMs, () => {
      this.takeOver().catch((error) => this.#storeTrouble(error));
    });
  }

  async #perform(work: Work): Promise<Taken> {
    for (let tries = 0; tries < conflictsBorne; tries += 1) {
      const found = await this.#load();
      const change = await this.#compute(work, found);
      if (typeof change === "string") return change;
      const basedOn = typeof found === "string" ? 0 : found.version;
      const over = change.state.session.phase === "ended";
      const result = await this.#desk.commits.commit(this.#commitOf(change, basedOn, over));
      if (result === "committed") {
        this.#follow(change, basedOn + 1, over);
        return "applied";
      }
      this.#held = undefined;
    }
    throw new StoreError("busy", `Call ${this.key} is being changed elsewhere all the time.`);
  }

  async #compute(work: Work, found: Held | "ended" | "unknown"): Promise<Change | Taken> {
    const at = this.#desk.clock.now();
    try {
      return work(found, at);
    } catch (error) {
      if (!(error instanceof FlowNotLoaded)) throw this.#unusable(error);
    }
    if (typeof found === "string") return "unknown call";
    try {
      await this.#desk.flows.load(found.state.version);
      return work(found, at);
    } catch (error) {
      throw this.#unusable(error);
    }
  }

  #unusable(cause: unknown): CallUnusable {
    this.#desk.log("call quarantined", this.key, {
      why: cause instanceof Error ? cause.message : String(cause),
    });
    return new CallUnusable(this.key, { cause });
  }

  async #load(): Promise<Held | "ended" | "unknown"> {
    if (this.#held) return this.#held;
    const [found] = await this.#desk.store.load([this.key]);
    if (found?.is !== "live") return found?.is ?? "unknown";
    try {
      this.#held = {
        version: found.call.version,
        state: readState(this.key, found.call.state, this.#desk.seal),
      };
      return this.#held;
    } catch (error) {
      throw error instanceof StateUnreadable ? this.#unusable(error) : error;
    }
  }

  #commitOf({ state, journal }: Change, basedOn: number, over: boolean): Commit {
    const { clock, seal } = this.#desk;
    return {
      key: this.key,
      basedOn,
      at: clock.now(),
      state: over ? undefined : writeState(this.key, state, seal),
      wakeAt: over ? undefined : wakeAt(state),
      journal,
    };
  }

  /** The change is durable: now it may be seen. */
  #follow(change: Change, version: number, over: boolean): void {
    const { newsroom, clock, log } = this.#desk;
    const unsent = new Set(change.state.unsent.map(({ command }) => command.id));
    for (const ids of [this.#sent, this.#dispatched]) {
      for (const id of ids) if (!unsent.has(id)) ids.delete(id);
    }
    this.#held = over ? undefined : { version, state: change.state };
    if (version === 1) log("call began", this.key);
    newsroom.publish(this.key, clock.now(), change.news);
    if (over) {
      log("call ended", this.key, { reason: change.state.session.ended?.reason });
      this.leave();
      return;
    }
    for (const command of change.commands) this.#dispatch(command);
    for (const { command, maybeSentAt } of change.takenOver ?? []) this.#dispatch(command, maybeSentAt);
  }

  #dispatch(command: CallCommand, maybeSentAt?: number): void {
    this.#dispatched.add(command.id);
    this.#outgoing.send(command, maybeSentAt);
  }

  #accepted({ id }: CallCommand): void {
    this.#sent.add(id);
    this.#cancelTidy ??= this.#desk.clock.after(tidyAfterMs, () => {
      this.#cancelTidy = undefined;
      this.#tidy().catch((error) => this.#storeTrouble(error));
    });
  }

  /** Strikes out what was sent and has seen no event since: a server that takes over must not send it again. */
  #tidy(): Promise<Taken> {
    return this.#do((held) => {
      if (typeof held === "string") return held === "ended" ? "ended" : "unknown call";
      const unsent = held.state.unsent.filter(({ command }) => !this.#sent.has(command.id));
      if (unsent.length === held.state.unsent.length) return "applied";
      return { state: { ...held.state, unsent }, journal: [], news: [], commands: [] };
    });
  }

  /** Brings an event in even if the store is away for a while; gives up only when the call is over. */
  async #surely(event: EventBody): Promise<void> {
    for (let tries = 0; !this.#over; tries += 1) {
      try {
        await this.take(callerLeg, event);
        return;
      } catch (error) {
        this.#storeTrouble(error);
        // A call that nobody can read does not get better by trying.
        if (error instanceof CallUnusable) return;
      }
      await this.#pause(retryStoreMs[Math.min(tries, retryStoreMs.length - 1)] ?? 0);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#desk.clock.after(ms, resolve));
  }

  #storeTrouble(error: unknown): void {
    this.#desk.log("store unavailable", this.key, {
      why: error instanceof Error ? error.message : String(error),
    });
  }

  #armWake(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    if (!this.#held || this.#over) return;
    const due = this.#nextDue(this.#held.state);
    if (!due) return;
    const { clock } = this.#desk;
    this.#cancelWake = clock.after(Math.max(0, due.at - clock.now()), () => {
      this.#cancelWake = undefined;
      void due.happen();
    });
  }

  #nextDue({ session, watches }: CallState): { at: number; happen: () => Promise<void> } | undefined {
    // Of two that are due at once the flow's own goes first: it decided in time, before a limit decides for it.
    const [timer] = session.timers.toSorted(
      (a, b) => a.dueAt - b.dueAt || Number(a.id.startsWith("$")) - Number(b.id.startsWith("$")),
    );
    const [watch] = watches
      .filter(({ command }) => !this.#looking.has(command))
      .toSorted((a, b) => a.dueAt - b.dueAt);
    if (timer && (!watch || timer.dueAt <= watch.dueAt)) {
      const { id, generation, dueAt } = timer;
      return { at: dueAt, happen: () => this.#surely({ type: "timer", timer: id, generation }) };
    }
    return watch && { at: watch.dueAt, happen: () => this.#overdue(watch) };
  }

  /** News of a command did not come: finds out how the call is, and settles the command one way or the other. */
  async #overdue(watch: Watch): Promise<void> {
    const { telephone, log } = this.#desk;
    const line = this.#line();
    if (!line) return;
    log("command overdue", this.key, { command: watch.command, type: watch.type });
    this.#looking.add(watch.command);
    // Other timers go on meanwhile.
    this.#armWake();
    const state = await telephone.look(callerLeg, line, new AbortController().signal);
    try {
      if (state === "gone") await this.#surely({ type: "ended" });
      else if (state === "connected" && watch.type === "answer") await this.#surely({ type: "connected" });
      else if (state === "leaving" || state === "unknown") await this.#watchAgain(watch, watchAgainMs[state]);
      else await this.#surely(resultOf({ id: watch.command }, "unknown", "no news"));
    } catch (error) {
      this.#storeTrouble(error);
    } finally {
      this.#looking.delete(watch.command);
      this.#armWake();
    }
  }

  #watchAgain(watch: Watch, ms: number): Promise<Taken> {
    return this.#do((held, at) => {
      if (typeof held === "string") return held === "ended" ? "ended" : "unknown call";
      const watches = held.state.watches.map((item) =>
        item.command === watch.command ? { ...item, dueAt: at + ms } : item,
      );
      return { state: { ...held.state, watches }, journal: [], news: [], commands: [] };
    });
  }
}

/** When a call has to be looked at, by whoever is there then. */
function wakeAt({ session, watches, unsent }: CallState): number | undefined {
  const due = [
    ...session.timers.map(({ dueAt }) => dueAt),
    ...watches.map(({ dueAt }) => dueAt),
    ...unsent.map(({ at }) => at + takeOverAfterMs),
  ];
  return due.length === 0 ? undefined : Math.min(...due);
}

function legNamed({ legs }: CallState, named: string): LegName | undefined {
  return Object.keys(legs).find((leg) => legs[leg] === named);
}
