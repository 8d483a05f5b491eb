import { type CompiledFlow, FlowNotLoaded, type Step, step } from "@dialtree/engine";
import { type CallCommand, type CallEvent, callerLeg, type EventBody, type LegName } from "@dialtree/flow";
import { type Commit, type Due, StoreError } from "../store/call-store.ts";
import { nextAlarm, wakeAt } from "./alarms.ts";
import { type Before, type Change, changeOf, takenOverBy } from "./change.ts";
import type { Desk } from "./desk.ts";
import { createOutgoing, type Outgoing, resultOf } from "./outgoing.ts";
import { beatEveryMs, type Ticket } from "./presence.ts";
import { isRecent, noneRecent } from "./recent.ts";
import { type CallState, readState, StateUnreadable, type Watch, writeState } from "./state.ts";
import { type Called, hangUpStray, isStray } from "./strays.ts";
import type { LegState, OnTheLine } from "./telephone.ts";
import { attendedAt, legOf, unasked, watchAfterAsking } from "./watches.ts";

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

interface Task extends Asked {
  readonly work: Work;
  readonly done: (taken: Taken) => void;
  readonly fail: (error: unknown) => void;
}

interface Asked {
  readonly isTone?: boolean;
  /** What is in memory does not do: another server may have changed it. */
  readonly fresh?: boolean;
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
const readAgainMs = 1_000;
const retryStoreMs = [250, 500, 1_000, 2_000, 5_000] as const;
const watchAgainMs = { leaving: 30_000, unknown: 10_000, ringing: 8_000 } as const;

/**
 * One live call on this server: its events one after the other, its timers, its commands. Any number of servers may
 * hold the same call; what makes it right is that each commit says which version it was computed from.
 */
export class Ongoing {
  readonly key: string;
  readonly #desk: Desk;
  readonly #outgoing: Outgoing;
  readonly #queue: Task[] = [];
  /** Commands handed to the outgoing side, with what proves the claim; and of those the ones that the telephone has taken on. */
  readonly #dispatched = new Map<string, Ticket>();
  readonly #sent = new Set<string>();
  readonly #looking = new Set<string>();
  #held: Held | undefined;
  /** The call as it was seen last, while it is being read again: whose it is and what it runs does not change. */
  #seen: CallState | undefined;
  /** What is in memory was made by this one, and not read from the store. */
  #made = false;
  #running = false;
  #over = false;
  #cancelWake: (() => void) | undefined;
  #cancelTidy: (() => void) | undefined;

  constructor(key: string, desk: Desk) {
    this.key = key;
    this.#desk = desk;
    this.#outgoing = createOutgoing({
      telephone: desk.telephone,
      errands: desk.errands,
      clock: desk.clock,
      line: () => this.#line(),
      surely: (leg, event) => this.#surely(() => this.take(leg, event)),
      dialled: (leg, call) => this.#dialled(leg, call),
      holds: ({ id }) => this.#holds(id),
      reclaim: ({ id }) => this.#reclaim(id),
      accepted: (command) => this.#accepted(command),
      unclear: ({ id, type }, detail) =>
        desk.log("command unclear", key, { command: id, type, ...(detail === undefined ? {} : { detail }) }),
    });
  }

  /** Events are being worked on; commands under way do not count. */
  get busy(): boolean {
    return this.#running;
  }

  /** This server has seen the call live. */
  get known(): boolean {
    return this.#seen !== undefined;
  }

  /** Nothing is being worked on or on its way, and what was sent is written down as sent. */
  get settled(): boolean {
    return !this.#running && this.#outgoing.idle && this.#sent.size === 0;
  }

  begin(arrival: Arrival): Promise<Taken> {
    const { tenant, legs, flow, dedupeKey } = arrival;
    return this.#do((held, at) => {
      if (held === "ended") return "ended";
      const { event, step: first } = arrival.begin(at);
      if (held !== "unknown")
        return this.#repeated(held, dedupeKey) ?? this.#step(held.state, event, dedupeKey);
      const before = { tenant, version: flow.version, legs, unsent: [], watches: [], recent: noneRecent };
      return this.#change(before, event, first, dedupeKey);
    });
  }

  /**
   * Takes an event in. `tenant`: who says so; left out for what this server knows by itself.
   * @throws StoreError or CallUnusable; the event is then to be sent again.
   */
  take(
    leg: LegName | Called,
    body: EventBody,
    dedupeKey?: string | undefined,
    tenant?: string,
  ): Promise<Taken> {
    return this.#do(
      (held, at) => {
        if (held === "ended") return "ended";
        if (held === "unknown") return "unknown call";
        if (tenant !== undefined && tenant !== held.state.tenant) return "another tenant";
        const found = typeof leg === "string" ? { name: leg, state: held.state } : legCalled(held.state, leg);
        if (found === undefined) return "unknown leg";
        const { name, state } = found;
        return this.#repeated(held, dedupeKey) ?? this.#step(state, { at, leg: name, ...body }, dedupeKey);
      },
      { isTone: body.type === "tone" },
    );
  }

  /** Brings the call into memory: arms its timers, and sends what nobody is there to send. */
  takeOver(asked: Asked = {}): Promise<Taken> {
    return this.#do((held, at) => {
      if (typeof held === "string") return wordFor(held);
      const { server, log } = this.#desk;
      const abandoned = this.#abandoned(held.state);
      if (abandoned.size === 0) return "applied";
      log("call taken over", this.key, { commands: [...abandoned] });
      // Written down before anything is sent: of two servers that both find it, only one goes on.
      const { unsent, takenOver } = takenOverBy(server, held.state.unsent, abandoned, at);
      return {
        state: { ...held.state, unsent },
        journal: [JSON.stringify({ kind: "taken over", commands: [...abandoned] })],
        news: [],
        commands: [],
        takenOver,
      };
    }, asked);
  }

  /** The store says that the call is due; most likely that is being seen to already. */
  async attend({ wakeAt: told }: Due): Promise<void> {
    if (this.#running) return;
    const state = this.#held?.state;
    if (state && wakeAt(state) === told && this.#abandoned(state).size === 0) return;
    await this.takeOver({ fresh: true });
  }

  /** Writes down at once what was sent, so that whoever goes on with the call does not send it again. */
  async tidyUp(): Promise<void> {
    if (this.#sent.size > 0) await this.#tidy();
  }

  /** Asks how the call is; for calls that were alone for a while. */
  async lookAfter(): Promise<void> {
    const line = this.#line();
    const held = this.#held;
    if (!line || !held) return;
    const { legs } = held.state.session;
    await Promise.all(
      Object.keys(line.legs).map(async (leg) => {
        const state = await this.#look(leg, line);
        if (state === "gone") await this.#surely(() => this.take(leg, { type: "ended" }));
        if (state === "connected" && legs[leg]?.state !== "connected")
          await this.#surely(() => this.take(leg, { type: "connected" }));
      }),
    );
  }

  /** How a leg is. What the telephone has not named it cannot be asked about. */
  async #look(leg: LegName, line: OnTheLine): Promise<LegState> {
    if (line.legs[leg] === undefined) return "unknown";
    return this.#desk.telephone.look(leg, line, new AbortController().signal);
  }

  /** Writes down what the telephone calls a leg. If it is too late for that, nobody wants the leg: it must not ring on. */
  async #dialled(leg: LegName, call: string): Promise<void> {
    const line = this.#line();
    await this.#surely(async () => {
      const taken = await this.take({ named: call, dialled: leg }, { type: "dialled" });
      if (line && isStray(taken)) await hangUpStray(this.#desk.telephone, line, leg, call);
      return taken;
    });
  }

  /** Stops working on the call; it lives on in the store. */
  leave(): void {
    this.#over = true;
    this.#cancelWake?.();
    this.#cancelTidy?.();
    this.#outgoing.end();
    this.#desk.forget(this);
  }

  /** Commands that nobody is there to send: not on their way from here, and claimed by no server that lives. */
  #abandoned({ unsent }: Pick<CallState, "unsent">): ReadonlySet<string> {
    const { server, presence } = this.#desk;
    const nobodys = unsent.filter(
      ({ command, by, at }) =>
        !this.#dispatched.has(command.id) && (by === server || !presence.lives(by, at)),
    );
    return new Set(nobodys.map(({ command }) => command.id));
  }

  #holds(command: string): boolean {
    const ticket = this.#dispatched.get(command);
    return ticket !== undefined && this.#desk.presence.holds(ticket);
  }

  /** Looks whether a command is still this server's to send, after others may have missed it; false: it is not. */
  async #reclaim(command: string): Promise<boolean> {
    const { presence, server } = this.#desk;
    for (; !this.#over; await this.#pause(beatEveryMs)) {
      const ticket = presence.ticket();
      if (!presence.holds(ticket)) continue;
      let mine = false;
      try {
        await this.#do(
          (held, at) => {
            if (typeof held === "string") return wordFor(held);
            const { unsent } = held.state;
            const isMine = ({ command: { id }, by }: CallState["unsent"][number]) =>
              id === command && by === server;
            mine = unsent.some(isMine);
            if (!mine) return "applied";
            // Written down anew: whoever takes this server for dead still, by what it heard before, finds that out.
            const renewed = unsent.map((item) => (isMine(item) ? { ...item, at } : item));
            return { state: { ...held.state, unsent: renewed }, journal: [], news: [], commands: [] };
          },
          { fresh: true },
        );
      } catch (error) {
        this.#storeTrouble(error);
        continue;
      }
      if (mine) this.#dispatched.set(command, ticket);
      else this.#dispatched.delete(command);
      return mine;
    }
    return false;
  }

  #line(): OnTheLine | undefined {
    const seen = this.#held?.state ?? this.#seen;
    if (!seen || this.#over) return undefined;
    const { tenant, legs, version, session } = seen;
    const { language, caller, called } = session;
    return { key: this.key, tenant, legs, version, language, caller, called };
  }

  #repeated({ state }: Held, dedupeKey: string | undefined): Taken | undefined {
    if (dedupeKey === undefined) return undefined;
    return isRecent(state.recent, dedupeKey) ? "repeated" : undefined;
  }

  #step(state: CallState, event: CallEvent, dedupeKey: string | undefined): Change {
    return this.#change(state, event, step(this.#desk.flows.library, state.session, event), dedupeKey);
  }

  /** An event that is none any more if the call has moved on meanwhile. */
  #stepIf(
    still: (state: CallState, at: number) => boolean,
    body: EventBody,
    leg: LegName = callerLeg,
  ): Promise<Taken> {
    return this.#do((held, at) => {
      if (typeof held === "string") return wordFor(held);
      if (!still(held.state, at)) return "applied";
      return this.#step(held.state, { at, leg, ...body }, undefined);
    });
  }

  #change(before: Before, event: CallEvent, made: Step, dedupeKey: string | undefined): Change {
    const { server, flows } = this.#desk;
    const playLength = flows.playLength(before.version);
    const abandoned = this.#abandoned(before);
    return changeOf(before, event, made, { server, dedupeKey, sent: this.#sent, abandoned, playLength });
  }

  #do(work: Work, asked: Asked = {}): Promise<Taken> {
    if (asked.isTone && this.#queue.length >= tonesWaiting) {
      this.#desk.log("tone dropped", this.key);
      return Promise.resolve("dropped");
    }
    return new Promise((done, fail) => {
      this.#queue.push({ work, ...asked, done, fail });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    let failed = false;
    for (let task = this.#queue.shift(); task; task = this.#queue.shift()) {
      try {
        if (task.fresh) this.#held = undefined;
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
      this.#rest();
      // Read back from the store, it may hold commands that nobody has sent.
      if (!this.#over && this.#abandoned(this.#held.state).size > 0)
        this.takeOver().catch((error) => this.#storeTrouble(error));
    } else if (failed) this.#readAgain();
    // Nothing is known of it, or nothing can be done with it.
    else this.leave();
  }

  /**
   * Another server has made of the call what it is, lives, and has its timers armed. Nobody is needed here until the
   * next event, or until the store says that the call is overdue.
   */
  #isOthers(state: CallState): boolean {
    const { presence, server, clock } = this.#desk;
    if (this.#made || !presence.company || !this.#outgoing.idle) return false;
    if (state.unsent.some(({ by }) => by === server) || this.#abandoned(state).size > 0) return false;
    const next = nextAlarm(state, this.#looking);
    return this.#looking.size === 0 && (next === undefined || next.at > clock.now());
  }

  /** Waits for what comes next; or lets the call go. */
  #rest(): void {
    if (this.#held && !this.#over && this.#isOthers(this.#held.state)) this.leave();
    else this.#armWake();
  }

  /** The store was away. The call's timers and unsent commands are in there. */
  #readAgain(): void {
    this.#cancelWake?.();
    this.#cancelWake = this.#desk.clock.after(readAgainMs, () => {
      this.takeOver().catch((error) => this.#storeTrouble(error));
    });
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
        this.#follow(change, basedOn + 1, over, ticket);
        return "applied";
      }
      this.#held = undefined;
    }
    throw new StoreError("busy", `Call ${this.key} is being changed elsewhere all the time.`);
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
    this.#desk.log("call quarantined", this.key, {
      why: cause instanceof Error ? cause.message : String(cause),
    });
    return new CallUnusable(this.key, { cause });
  }

  async #load(): Promise<Held | "ended" | "unknown"> {
    const [found] = await this.#desk.store.load([this.key]);
    if (found?.is !== "live") return found?.is ?? "unknown";
    try {
      this.#held = {
        version: found.call.version,
        state: readState(this.key, found.call.state, this.#desk.seal),
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
      key: this.key,
      basedOn,
      at: clock.now(),
      state: over ? undefined : writeState(this.key, state, seal),
      wakeAt: over ? undefined : wakeAt(state),
      journal,
    };
  }

  /** The change is durable: now it may be seen. */
  #follow(change: Change, version: number, over: boolean, ticket: Ticket): void {
    const { newsroom, clock, log } = this.#desk;
    const unsent = new Set(change.state.unsent.map(({ command }) => command.id));
    for (const ids of [this.#sent, this.#dispatched]) {
      for (const id of ids.keys()) if (!unsent.has(id)) ids.delete(id);
    }
    this.#held = over ? undefined : { version, state: change.state };
    this.#seen = change.state;
    this.#made = true;
    if (version === 1) log("call began", this.key);
    newsroom.publish(this.key, clock.now(), change.news);
    if (over) {
      log("call ended", this.key, { reason: change.state.session.ended?.reason });
      this.leave();
      return;
    }
    // What was left behind is older than what this event has led to.
    for (const { command, maybeSentAt } of change.takenOver ?? [])
      this.#dispatch(command, ticket, maybeSentAt);
    for (const command of change.commands) this.#dispatch(command, ticket);
  }

  #dispatch(command: CallCommand, ticket: Ticket, maybeSentAt?: number): void {
    this.#dispatched.set(command.id, ticket);
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
      if (typeof held === "string") return wordFor(held);
      const unsent = held.state.unsent.filter(({ command }) => !this.#sent.has(command.id));
      if (unsent.length === held.state.unsent.length) return "applied";
      return { state: { ...held.state, unsent }, journal: [], news: [], commands: [] };
    });
  }

  /** Brings something in even if the store is away for a while; gives up only when the call is over. */
  async #surely(bring: () => Promise<Taken>): Promise<void> {
    for (let tries = 0; !this.#over; tries += 1) {
      try {
        await bring();
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
    const next = nextAlarm(this.#held.state, this.#looking);
    if (!next) return;
    const { clock } = this.#desk;
    this.#cancelWake = clock.after(Math.max(0, next.at - clock.now()), () => {
      this.#cancelWake = undefined;
      void ("timer" in next ? this.#fire(next.timer) : this.#attendTo(next.watch));
    });
  }

  #fire({ id, generation, dueAt }: CallState["session"]["timers"][number]): Promise<void> {
    return this.#surely(() =>
      this.#stepIf(
        ({ session }, at) =>
          at >= dueAt && session.timers.some((armed) => armed.id === id && armed.generation === generation),
        { type: "timer", timer: id, generation },
      ),
    );
  }

  /** It is time to see about a command whose news has not come. */
  async #attendTo(watch: Watch): Promise<void> {
    const stillWatched = ({ watches }: CallState) =>
      watches.some((item) => item.command === watch.command && attendedAt(item) <= attendedAt(watch));
    this.#looking.add(watch.command);
    try {
      let moot = true;
      await this.#do(
        (held) => {
          moot = typeof held === "string" || !stillWatched(held.state);
          return typeof held === "string" ? wordFor(held) : "applied";
        },
        { fresh: true },
      );
      const line = this.#line();
      if (moot || !line) return;
      // Other timers go on meanwhile.
      this.#armWake();
      const settle = (event: EventBody) =>
        this.#surely(() => this.#stepIf(stillWatched, event, legOf(watch)));
      await (attendedAt(watch) < watch.dueAt
        ? this.#ask(watch, line, settle)
        : this.#overdue(watch, line, settle));
    } catch (error) {
      this.#storeTrouble(error);
    } finally {
      this.#looking.delete(watch.command);
      // Without anything in memory it is going to be read again, or has been let go.
      if (!this.#running && this.#held) this.#rest();
    }
  }

  /** News of a command did not come: finds out how the call is, and settles the command one way or the other. */
  async #overdue(watch: Watch, line: OnTheLine, settle: (event: EventBody) => Promise<void>): Promise<void> {
    const { clock } = this.#desk;
    const leg = legOf(watch);
    // A telephone that rings has no news.
    if (watch.type !== "dial") this.#missed(watch);
    const state = await this.#look(leg, line);
    const connects = watch.type === "answer" || watch.type === "dial";
    if (state === "gone") await this.#surely(() => this.take(leg, { type: "ended" }));
    else if (state === "connected" && connects) await settle({ type: "connected" });
    else if (watch.type === "dial")
      await this.#watchOn({ ...watch, dueAt: clock.now() + watchAgainMs.ringing });
    else if (state === "leaving" || state === "unknown")
      await this.#watchOn({ ...unasked(watch), dueAt: clock.now() + watchAgainMs[state] });
    else await settle(resultOf({ id: watch.command }, "unknown", "no news"));
  }

  /** News of a command may come for long yet, or be lost: finds out how the command goes. */
  async #ask(watch: Watch, line: OnTheLine, settle: (event: EventBody) => Promise<void>): Promise<void> {
    const { telephone, clock } = this.#desk;
    const command = { id: watch.command, leg: legOf(watch) };
    const progress = await telephone.follow(command, line, new AbortController().signal);
    if (progress.is === "gone") return this.#surely(() => this.take(command.leg, { type: "ended" }));
    const told = progress.is === "over" ? progress.event : undefined;
    const next = told ? undefined : watchAfterAsking(watch, progress.is, clock.now());
    if (next) return void (await this.#watchOn(next));
    this.#missed(watch);
    await settle(told ?? resultOf(command, "unknown", "no news"));
  }

  #missed({ command, type }: Watch): void {
    this.#desk.log("command overdue", this.key, { command, type });
  }

  #watchOn(watch: Watch): Promise<Taken> {
    return this.#do((held) => {
      if (typeof held === "string") return wordFor(held);
      const watches = held.state.watches.map((item) => (item.command === watch.command ? watch : item));
      return { state: { ...held.state, watches }, journal: [], news: [], commands: [] };
    });
  }
}

function wordFor(held: "ended" | "unknown"): Taken {
  return held === "ended" ? "ended" : "unknown call";
}

/**
 * The leg that the telephone means, and the call as it is with that name written down. A leg whose dialling went unanswered
 * is told by the address that its news came to.
 */
function legCalled(
  state: CallState,
  { named, dialled }: Called,
): { readonly name: LegName; readonly state: CallState } | undefined {
  const { legs, session } = state;
  const known = Object.keys(legs).find((leg) => legs[leg] === named);
  if (known !== undefined) return { name: known, state };
  const isOpen = dialled !== undefined && session.legs[dialled]?.state === "dialling";
  return isOpen ? { name: dialled, state: { ...state, legs: { ...legs, [dialled]: named } } } : undefined;
}
