import { type CompiledFlow, type Step, step } from "@dialtree/engine";
import { type CallCommand, type CallEvent, callerLeg, type EventBody, type LegName } from "@dialtree/flow";
import type { Due } from "../store/call-store.ts";
import { nextAlarm, wakeAt } from "./alarms.ts";
import { type Attending, createAttending } from "./attending.ts";
import { type Before, type Change, changeOf, takenOverBy } from "./change.ts";
import { Claims } from "./claims.ts";
import type { Desk, Lifetime } from "./desk.ts";
import { createOutgoing, type Outgoing } from "./outgoing.ts";
import { beatEveryMs, type Ticket } from "./presence.ts";
import { isRecent, noneRecent } from "./recent.ts";
import type { CallState } from "./state.ts";
import { type Called, hangUpStray, isStray } from "./strays.ts";
import type { OnTheLine } from "./telephone.ts";
import {
  type Asked,
  CallUnusable,
  type Held,
  type Taken,
  type Work,
  WrittenCall,
  wordFor,
} from "./written-call.ts";

/** What a call is begun from. */
export interface Arrival {
  readonly tenant: string;
  readonly legs: Readonly<Record<LegName, string>>;
  readonly flow: CompiledFlow;
  readonly dedupeKey: string | undefined;
  readonly begin: (at: number) => { readonly event: CallEvent; readonly step: Step };
}

// A row of what is known to be sent is tidied away with the next event, or after this time. Milliseconds.
const tidyAfterMs = 1_000;
const readAgainMs = 1_000;
const retryStoreMs = [250, 500, 1_000, 2_000, 5_000] as const;

/**
 * One live call on this server: its events one after the other, its timers, its commands. Any number of servers may
 * hold the same call; what makes it right is that each commit says which version it was computed from.
 */
export class Ongoing {
  readonly key: string;
  readonly #desk: Desk;
  readonly #outgoing: Outgoing;
  readonly #written: WrittenCall;
  readonly #claims: Claims;
  readonly #attending: Attending;
  #over = false;
  #cancelWake: (() => void) | undefined;
  #cancelTidy: (() => void) | undefined;

  constructor(key: string, desk: Desk) {
    this.key = key;
    this.#desk = desk;
    this.#claims = new Claims(desk);
    this.#written = new WrittenCall(key, desk, {
      follow: (change, version, over, ticket) => this.#follow(change, version, over, ticket),
      rested: (storeFailed) => this.#rested(storeFailed),
    });
    this.#attending = createAttending({
      desk,
      key,
      line: () => this.#line(),
      do: (work, asked) => this.#do(work, asked),
      take: (leg, event) => this.take(leg, event),
      takeIf: (still, event, leg) => this.#stepIf(still, event, leg),
      surely: (bring) => this.#surely(bring),
      storeTrouble: (error) => this.#storeTrouble(error),
      begun: () => this.#armWake(),
      // Without anything in memory it is going to be read again, or has been let go.
      done: () => {
        if (!this.#written.running && this.#written.state) this.#rest();
      },
    });
    this.#outgoing = createOutgoing({
      telephone: desk.telephone,
      errands: desk.errands,
      clock: desk.clock,
      line: () => this.#line(),
      surely: (leg, event) => this.#surely(() => this.take(leg, event)),
      dialled: (leg, call) => this.#dialled(leg, call),
      holds: ({ id }) => this.#claims.holds(id),
      reclaim: ({ id }) => this.#reclaim(id),
      accepted: (command) => this.#accepted(command),
      unclear: ({ id, type }, detail) =>
        desk.log("command unclear", key, { command: id, type, ...(detail === undefined ? {} : { detail }) }),
    });
  }

  /** Events are being worked on; commands under way do not count. */
  get busy(): boolean {
    return this.#written.running;
  }

  /** This server has seen the call live. */
  get known(): boolean {
    return this.#written.seen !== undefined;
  }

  /** Nothing is being worked on or on its way, and what was sent is written down as sent. */
  get settled(): boolean {
    return !this.#written.running && this.#outgoing.idle && !this.#claims.toWriteDown;
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
  async take(
    leg: LegName | Called,
    body: EventBody,
    dedupeKey?: string | undefined,
    tenant?: string,
  ): Promise<Taken> {
    const work: Work = (held, at) => {
      if (held === "ended") return "ended";
      if (held === "unknown") return "unknown call";
      if (tenant !== undefined && tenant !== held.state.tenant) return "another tenant";
      const found = typeof leg === "string" ? { name: leg, state: held.state } : legCalled(held.state, leg);
      if (found === undefined) return "unknown leg";
      const { name, state } = found;
      return this.#repeated(held, dedupeKey) ?? this.#step(state, { at, leg: name, ...body }, dedupeKey);
    };
    const isTone = body.type === "tone";
    const taken = await this.#do(work, { isTone });
    // What is in memory may be from before another server called somebody. A stranger is hung up on: the store has to say so.
    return taken === "unknown leg" ? this.#do(work, { isTone, fresh: true }) : taken;
  }

  /** Brings the call into memory: arms its timers, and sends what nobody is there to send. */
  takeOver(asked: Asked = {}): Promise<Taken> {
    return this.#do((held, at) => {
      if (typeof held === "string") return wordFor(held);
      const { server, log } = this.#desk;
      const abandoned = this.#claims.abandoned(held.state);
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
    if (this.#written.running) return;
    const { state } = this.#written;
    if (state && wakeAt(state) === told && this.#claims.abandoned(state).size === 0) return;
    await this.takeOver({ fresh: true });
  }

  /** Writes down at once what was sent, so that whoever goes on with the call does not send it again. */
  async tidyUp(): Promise<void> {
    if (this.#claims.toWriteDown) await this.#tidy();
  }

  /** Asks how the call is; for calls that were alone for a while. */
  async lookAfter(): Promise<void> {
    const line = this.#line();
    const { state: held } = this.#written;
    if (!line || !held) return;
    const { legs } = held.session;
    await Promise.all(
      Object.keys(line.legs).map(async (leg) => {
        const state = await this.#attending.look(leg, line);
        if (state === "gone") await this.#surely(() => this.take(leg, { type: "ended" }));
        if (state === "connected" && legs[leg]?.state !== "connected")
          await this.#surely(() => this.take(leg, { type: "connected" }));
      }),
    );
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
            // Tried once more after a conflict it may be somebody else's by then, or nobody's.
            mine = false;
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
      if (mine) this.#claims.claim(command, ticket);
      else this.#claims.giveUp(command);
      return mine;
    }
    return false;
  }

  #line(): OnTheLine | undefined {
    const { seen } = this.#written;
    if (!seen || this.#over) return undefined;
    const { tenant, legs, version, session } = seen;
    const { language, caller, called, group } = session;
    return { key: this.key, tenant, legs, version, language, caller, called, ...(group ? { group } : {}) };
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
    const abandoned = this.#claims.abandoned(before);
    return changeOf(before, event, made, {
      server,
      dedupeKey,
      isSent: (command) => this.#claims.isSent(command),
      abandoned,
      playLength,
    });
  }

  /**
   * Another server has made of the call what it is, lives, and has its timers armed. Nobody is needed here until the
   * next event, or until the store says that the call is overdue.
   */
  #isOthers(state: CallState): boolean {
    const { presence, server, clock } = this.#desk;
    if (this.#written.made || !presence.company || !this.#outgoing.idle) return false;
    if (state.unsent.some(({ by }) => by === server) || this.#claims.abandoned(state).size > 0) return false;
    const next = nextAlarm(state, this.#attending.seenTo);
    return this.#attending.seenTo.size === 0 && (next === undefined || next.at > clock.now());
  }

  /** Waits for what comes next; or lets the call go. */
  #rest(): void {
    const { state } = this.#written;
    if (state && !this.#over && this.#isOthers(state)) this.leave();
    else this.#armWake();
  }

  /** No work is left. */
  #rested(storeFailed: boolean): void {
    if (this.#over) return;
    const { state } = this.#written;
    if (state) {
      this.#rest();
      // Read back from the store, it may hold commands that nobody has sent.
      if (!this.#over && this.#claims.abandoned(state).size > 0)
        this.takeOver().catch((error) => this.#storeTrouble(error));
    } else if (storeFailed) this.#readAgain();
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

  #do(work: Work, asked?: Asked): Promise<Taken> {
    return this.#written.do(work, asked);
  }

  /** The change is durable: now it may be seen. */
  #follow(change: Change, version: number, over: boolean, ticket: Ticket): void {
    const { newsroom, clock, log, lifetimes } = this.#desk;
    this.#claims.keepOnly(change.state.unsent);
    if (version === 1) {
      log("call began", this.key);
      lifetimes?.began(this.#lifetime(change));
    }
    newsroom.publish(this.key, clock.now(), change.news);
    if (over) {
      log("call ended", this.key, { reason: change.state.session.ended?.reason });
      lifetimes?.ended(this.#lifetime(change));
      this.leave();
      return;
    }
    // What was left behind is older than what this event has led to.
    for (const { command, maybeSentAt } of change.takenOver ?? [])
      this.#dispatch(command, ticket, maybeSentAt);
    for (const command of change.commands) this.#dispatch(command, ticket);
  }

  #lifetime({ state: { version, session } }: Change): Lifetime {
    return { key: this.key, version, startedAt: session.startedAt };
  }

  #dispatch(command: CallCommand, ticket: Ticket, maybeSentAt?: number): void {
    this.#claims.claim(command.id, ticket);
    this.#outgoing.send(command, maybeSentAt);
  }

  #accepted({ id }: CallCommand): void {
    const { clock } = this.#desk;
    this.#claims.accepted(id, clock.now());
    if (!this.#cancelTidy) this.#tidyAfter(tidyAfterMs);
  }

  #tidyAfter(ms: number): void {
    const { clock } = this.#desk;
    this.#cancelTidy = clock.after(ms, () => {
      this.#cancelTidy = undefined;
      const { oldestAt } = this.#claims;
      if (oldestAt === undefined) return;
      // Where one event follows another, each writes down what was sent before it.
      const left = oldestAt + tidyAfterMs - clock.now();
      // A clock that was put back would make it wait for as long.
      if (left > 0 && left <= tidyAfterMs) this.#tidyAfter(left);
      else this.#tidy().catch((error) => this.#storeTrouble(error));
    });
  }

  /** Strikes out what was sent and has seen no event since: a server that takes over must not send it again. */
  #tidy(): Promise<Taken> {
    return this.#do((held) => {
      if (typeof held === "string") return wordFor(held);
      const unsent = held.state.unsent.filter(({ command }) => !this.#claims.isSent(command.id));
      if (unsent.length === held.state.unsent.length) {
        // The end of a command may come before the reply to its request; then it was struck out already.
        this.#claims.keepOnly(unsent);
        return "applied";
      }
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
    const { state } = this.#written;
    if (!state || this.#over) return;
    const next = nextAlarm(state, this.#attending.seenTo);
    if (!next) return;
    const { clock } = this.#desk;
    this.#cancelWake = clock.after(Math.max(0, next.at - clock.now()), () => {
      this.#cancelWake = undefined;
      void ("timer" in next ? this.#fire(next.timer) : this.#attending.attendTo(next.watch));
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
