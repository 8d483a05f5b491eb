// The calls that are going on, and everything that they cause: notifications, timers, fetched prompts. The decisions
// are made in calls/; this is where they are carried out.

import { randomUUID } from "node:crypto";
import type { Call, Effect, Group, Input, Person, Reply, Step, TargetOutcome, Timer } from "./calls/call.ts";
import type { Caller, Dialled, Someone } from "./calls/parties.ts";
import { begin, beginOutgoing, isOver, step } from "./calls/step.ts";
import { type Clock, isManual, leashed, scaledClock } from "./clock.ts";
import { callPermissions, type Directory, type PhoneNumber } from "./directory.ts";
import { createSignIns, type SignIns } from "./entra/sign-ins.ts";
import { createFaultSwitches, type FaultSwitch, type FaultSwitches } from "./faults/switches.ts";
import { escalatedGroup } from "./graph/bodies.ts";
import type { CallWish } from "./graph/creating.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { type Ids, sameForm, seededIds } from "./ids.ts";
import type { JsonObject } from "./json.ts";
import { createKeyRing, type KeyRing, type SigningKey } from "./keys.ts";
import { limits, timing } from "./limits.ts";
import { createPrompts, type Prompts } from "./media/prompts.ts";
import { emptyQueue } from "./media/queue.ts";
import { createRecordings, type Recordings } from "./media/recordings.ts";
import { createSender } from "./notifications/sender.ts";
import { createMeter, type Meter } from "./throttling/meter.ts";
import { createWireLog, type WireLog } from "./wire-log.ts";

export interface WorldOptions {
  readonly directory: Directory;
  readonly clock?: Clock;
  /** The same seed gives the same ids and the same chance. */
  readonly seed?: string;
  readonly http?: HttpClient;
  readonly makeKey?: () => Promise<SigningKey>;
}

/** What is open to change while the simulator runs. */
export type BotChange = Partial<
  Pick<
    Directory["bot"],
    | "webhook"
    | "permissions"
    | "permissionsElsewhere"
    | "callingEnabled"
    | "issuer"
    | "limits"
    | "meetingPolicy"
    | "redirectUris"
    | "assignmentRequired"
    | "certificates"
    | "credentials"
  >
>;

export type PersonChange = Partial<Pick<Directory["people"][number], "roles" | "enabled">>;

export interface World {
  readonly clock: Clock;
  /** The clock stands still until advance() is called. */
  readonly manual: boolean;
  readonly ids: Ids;
  readonly faults: FaultSwitches;
  /** Switches a fault on, and notes it in the log. */
  switchOn(fault: Omit<FaultSwitch, "id">): FaultSwitch;
  readonly log: WireLog;
  /** Counts requests for the limits of Graph. */
  readonly meter: Meter;
  readonly http: HttpClient;
  /** Work that settled() waits for. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Is told of each step of each call, and of a reset; for as long as the simulator runs. */
  watch(watcher: { onStep(call: Call): void; onReset(): void }): void;
  readonly prompts: Prompts;
  /** What signs notifications, and what signs Entra's tokens: two sets, as in the original. */
  readonly keys: { readonly notifications: KeyRing; readonly entra: KeyRing };
  directory(): Directory;
  changeBot(change: BotChange): void;
  /** Somebody's roles, or their account. */
  changePerson(id: string, change: PersonChange): void;
  /** Who has signed in at Entra. */
  readonly signIns: SignIns;
  /** One more number that reaches the bot. The same again changes nothing. */
  addNumber(line: PhoneNumber): void;
  readonly recordings: Recordings;
  /** Whether somebody is there to pick up when the bot calls: a page that listens, unless it is said otherwise. */
  readonly phone: {
    attended(): boolean;
    setAttended(attended: boolean | undefined): void;
    /** A page listens, until the function that is returned is called. */
    attach(): () => void;
  };
  /**
   * The faults act on this call only, from its very first notification on. With `others`, the caller asks the bot into a
   * group call with them.
   */
  place(
    caller: Caller,
    dialled: Dialled,
    faults?: readonly Omit<FaultSwitch, "id" | "callId">[],
    others?: readonly Someone[],
  ): Call;
  /** A call that the bot makes. `outcome` says what each of those does whom it calls. */
  make(wish: CallWish, outcome: () => TargetOutcome): Call;
  /** Somebody who is in a call brings somebody else in; what they are called as a participant. */
  bringIn(callId: string, who: Someone): string | undefined;
  find(callId: string): Call | undefined;
  calls(): readonly Call[];
  /** Something happens to a call. Undefined when there is no such call. */
  apply(callId: string, input: Input): Reply | undefined;
  /** Moves a manual clock on, and waits at each timer for what it causes. */
  advance(ms: number): Promise<void>;
  /** Waits until no notification and no download is under way. */
  settled(): Promise<void>;
  /** Ends and forgets all calls, faults and cached prompts. */
  reset(): void;
  close(): Promise<void>;
}

// A bot may itself wait for the clock (a fault made a request hang); waiting for it would then never end.
const settleWithinMs = 1_000;

/** With any one of these a bot stays in a call of two that becomes more. */
const groupPermissions: readonly string[] = [
  "Calls.JoinGroupCall.All",
  "Calls.JoinGroupCallAsGuest.All",
  "Calls.InitiateGroupCall.All",
];

/** What calls each timer off, by its key. */
type Timers = Map<string, () => void>;

/** Of most timers a call has one; of some, one for each person. */
const keyOf = (name: Timer["name"], person: string | undefined): string =>
  person === undefined ? name : `${name}/${person}`;

export function createWorld(options: WorldOptions): World {
  const given = options.clock ?? scaledClock();
  const clock = leashed(given);
  const ids = seededIds(options.seed ?? randomUUID());
  const http = options.http ?? httpClient();
  const faults = createFaultSwitches(ids);
  const log = createWireLog(() => clock.now());
  const signIns = createSignIns(ids);
  const keys = { notifications: createKeyRing(options.makeKey), entra: createKeyRing(options.makeKey) };
  let directory = options.directory;

  const live = new Map<string, { call: Call; timers: Timers }>();
  const recordings = createRecordings(() => clock.now());
  let pages = 0;
  let attended: boolean | undefined;
  const underWay = new Set<Promise<unknown>>();
  const watchers: Parameters<World["watch"]>[0][] = [];
  // A bot that has taken a call has it until it is over.
  const held = ({ state }: Call) => !["incoming", "redirecting", "terminated"].includes(state);
  const meter = createMeter({
    now: () => clock.now(),
    choice: () => directory.bot.limits,
    callsAtOnce: () => [...live.values()].filter(({ call }) => held(call)).length,
  });

  async function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  }

  const sender = createSender({
    clock,
    ids,
    http,
    keys: keys.notifications,
    faults,
    log,
    track,
    bot: () => directory.bot,
    unreachable: (callId) => void apply(callId, { type: "unreachable" }),
  });
  const prompts = createPrompts({ clock, http, faults, log, track });

  function apply(callId: string, input: Input): Reply | undefined {
    const found = live.get(sameForm(callId));
    if (!found) return undefined;
    return carryOut(step(found.call, input));
  }

  function carryOut({ call, effects, reply }: Step): Reply {
    const entry = live.get(sameForm(call.id)) ?? { call, timers: new Map() };
    entry.call = call;
    live.set(sameForm(call.id), entry);
    for (const watcher of watchers) watcher.onStep(call);
    for (const effect of effects) perform(call, entry.timers, effect);
    return reply;
  }

  const phoneDid = (
    callId: string,
    did:
      | "rings"
      | "ringEnded"
      | "joined"
      | "left"
      | "heardKeys"
      | "recordingBegins"
      | "recordingEnds"
      | "cameOver",
    detail?: JsonObject,
  ) => void log.add({ type: "phone", callId, did, ...(detail ? { detail } : {}) });

  function perform(call: Call, timers: Timers, effect: Effect): void {
    switch (effect.type) {
      case "notify":
        return sender.send(call, effect.notice);
      case "arm": {
        const { timer, afterMs } = effect;
        const key = keyOf(timer.name, "person" in timer ? timer.person : undefined);
        timers.get(key)?.();
        timers.set(
          key,
          clock.setTimer(() => void apply(call.id, { type: "timer", timer }), afterMs),
        );
        return;
      }
      case "disarm": {
        const key = keyOf(effect.name, effect.person);
        timers.get(key)?.();
        timers.delete(key);
        return;
      }
      case "fetch": {
        const { operationId, index, media } = effect;
        void prompts.fetch(call.id, media).then((result) => {
          apply(call.id, { type: "fetched", operationId, index, result });
        });
        return;
      }
      case "preFetch":
        // Only what has a resourceId can be kept for later.
        if (effect.media.resourceId) void prompts.fetch(call.id, effect.media);
        return;
      case "audio":
        log.add({ ...effect, callId: call.id });
        return;
      case "ringing":
        return phoneDid(call.id, "rings", { person: effect.person.id, who: { ...effect.person.who } });
      case "ringEnded":
        return phoneDid(call.id, "ringEnded", { person: effect.person, end: effect.end });
      case "roster":
        return phoneDid(call.id, effect.did, { person: effect.person });
      case "keys":
        return phoneDid(call.id, "heardKeys", { tones: effect.tones });
      case "speech":
        return recordings.speaks(call.id, effect.clip);
      case "recorder":
        if (effect.did === "starts") recordings.starts(call.id, effect.place, effect.token);
        else recordings.ends(effect.place, effect.keep);
        return phoneDid(call.id, effect.did === "starts" ? "recordingBegins" : "recordingEnds");
      case "answered":
        log.add({ type: "phone", callId: call.id, did: "answered" });
        return;
      case "replace":
        phoneDid(effect.callId, "cameOver", { to: call.id });
        apply(effect.callId, { type: "replaced" });
        return;
      case "over":
        for (const cancel of timers.values()) cancel();
        timers.clear();
        log.add({
          type: "phone",
          callId: call.id,
          did: "ended",
          ...(call.result ? { detail: call.result } : {}),
        });
        // The bot hears of a last recording only now; a little later it is gone.
        if (recordings.has(call.id)) clock.setTimer(() => recordings.forget(call.id), timing.recordingKept);
        return;
    }
  }

  function switchOn(fault: Omit<FaultSwitch, "id">): FaultSwitch {
    const added = faults.add(fault);
    const { callId } = added;
    log.add({ type: "fault", did: "set", detail: { ...added }, ...(callId ? { callId } : {}) });
    return added;
  }

  /** Ended calls are kept to be looked at; only so many of them. */
  function makeRoom(): void {
    for (const [key, { call }] of live) {
      if (live.size < limits.callsKept) return;
      if (!isOver(call)) continue;
      live.delete(key);
      sender.forget(call.id);
      recordings.forget(call.id);
    }
  }

  /** What a call begins with, whoever makes it. */
  const blank = () =>
    ({
      id: ids.next(),
      chainId: ids.next(),
      tenantId: directory.tenantId,
      placedAt: clock.now(),
      audio: "none",
      muted: false,
      hosted: "service",
      preFetchMedia: [],
      tones: { subscribed: false, pressed: 0 },
      queue: emptyQueue,
      operations: {},
    }) as const;

  const here = (who: Someone, id = ids.next()): Person => ({ id, who, at: "here", muted: false });

  const world: World = {
    clock,
    manual: isManual(given),
    ids,
    faults,
    switchOn,
    log,
    meter,
    http,
    track,
    watch: (watcher) => void watchers.push(watcher),
    prompts,
    keys,
    directory: () => directory,
    addNumber(line) {
      const { numbers } = directory;
      const known = numbers.some(
        ({ number, instanceId }) => number === line.number || instanceId === line.instanceId,
      );
      if (!known) directory = { ...directory, numbers: [...numbers, line] };
    },
    signIns,
    changePerson(id, change) {
      const people = directory.people.map((person) => (person.id === id ? { ...person, ...change } : person));
      directory = { ...directory, people };
    },
    changeBot(change) {
      directory = { ...directory, bot: { ...directory.bot, ...change } };
    },
    place(caller, dialled, faultsOfCall = [], others = []) {
      makeRoom();
      const allowed: readonly string[] = callPermissions;
      const base = blank();
      const participants = { caller: ids.next(), bot: ids.next() };
      const group: Group = { ...escalatedGroup(() => ids.next(), false), kind: "invited" };
      const call: Call = {
        ...base,
        direction: "incoming",
        caller,
        dialled,
        participants,
        people: [here(caller, participants.caller), ...others.map((who) => here(who))],
        ...(others.length > 0 ? { group } : {}),
        opaqueCaller: !directory.bot.permissions.some((permission) => allowed.includes(permission)),
        state: "incoming",
      };
      log.add({
        type: "phone",
        callId: call.id,
        did: "called",
        detail: { caller: { ...caller }, dialled: { ...dialled } },
      });
      for (const fault of faultsOfCall) switchOn({ ...fault, callId: call.id });
      carryOut(begin(call));
      return call;
    },
    make(wish, outcome) {
      makeRoom();
      const { caller, dialled, callbackUri, hosted, preFetchMedia, group, asked } = wish;
      const callees = wish.callees.map((callee) => ({
        id: callee.participantId ?? ids.next(),
        who: callee.who,
        outcome: callee.outcome ?? outcome(),
      }));
      const present = wish.present.map((who) => here(who));
      const [first] = [...callees, ...present];
      const call: Call = {
        ...blank(),
        direction: "outgoing",
        caller,
        dialled,
        participants: { caller: first?.id ?? ids.next(), bot: ids.next() },
        people: [
          ...present,
          ...callees.map(({ id, who }) => ({ id, who, at: "ringing", muted: false }) as const),
        ],
        ...(group ? { group } : {}),
        opaqueCaller: false,
        state: "establishing",
        callbackUri,
        hosted,
        preFetchMedia,
        asked,
      };
      // Whoever is in a meeting decides who comes in from its lobby.
      const lobby = group?.kind === "joined" ? outcome() : undefined;
      carryOut(beginOutgoing(call, callees, lobby));
      return call;
    },
    bringIn(callId, who) {
      const call = world.find(callId);
      if (!call) return undefined;
      const person = here(who);
      const mayStay = directory.bot.permissions.some((permission) => groupPermissions.includes(permission));
      const quiet = faults.take("roster", { callId: call.id, of: "added" }).length > 0;
      const group = escalatedGroup(() => ids.next(), quiet);
      apply(call.id, { type: "added", person, group, mayStay });
      return world.find(callId)?.people.some(({ id }) => id === person.id) ? person.id : undefined;
    },
    recordings,
    phone: {
      attended: () => attended ?? pages > 0,
      setAttended(is) {
        attended = is;
      },
      attach() {
        pages++;
        return () => void pages--;
      },
    },
    find: (callId) => live.get(sameForm(callId))?.call,
    calls: () => [...live.values()].map(({ call }) => call),
    apply,
    async advance(ms) {
      if (!isManual(given)) throw new Error("Only a manual clock can be moved on.");
      await given.advance(ms, world.settled);
      log.add({ type: "clock", advancedMs: ms });
    },
    async settled() {
      const patience = AbortSignal.timeout(settleWithinMs);
      const enough = new Promise<void>((resolve) =>
        patience.addEventListener("abort", () => resolve(), { once: true }),
      );
      const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
      await turn();
      while (underWay.size > 0 && !patience.aborted) {
        await Promise.race([enough, Promise.allSettled([...underWay])]);
        // What follows from an answer begins a turn or two after it.
        await turn();
        await turn();
      }
    },
    reset() {
      for (const { timers } of live.values()) for (const cancel of timers.values()) cancel();
      for (const { call } of live.values()) sender.forget(call.id);
      live.clear();
      faults.clear();
      prompts.forget();
      recordings.clear();
      attended = undefined;
      meter.clear();
      for (const watcher of watchers) watcher.onReset();
      log.clear();
    },
    async close() {
      world.reset();
      clock.callOff();
      if (!options.http) await http.close();
    },
  };
  return world;
}
