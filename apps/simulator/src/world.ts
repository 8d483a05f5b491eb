// The calls that are going on, and everything that they cause: notifications, timers, fetched prompts. The decisions
// are made in calls/; this is where they are carried out.

import { randomUUID } from "node:crypto";
import type { Call, Effect, Input, Reply, Step, Timer } from "./calls/call.ts";
import type { Caller, Dialled } from "./calls/parties.ts";
import { begin, isOver, step } from "./calls/step.ts";
import { type Clock, isManual, leashed, scaledClock } from "./clock.ts";
import { callPermissions, type Directory, type PhoneNumber } from "./directory.ts";
import { createFaultSwitches, type FaultSwitch, type FaultSwitches } from "./faults/switches.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { type Ids, sameForm, seededIds } from "./ids.ts";
import { createKeyRing, type KeyRing, type SigningKey } from "./keys.ts";
import { limits } from "./limits.ts";
import { createPrompts, type Prompts } from "./media/prompts.ts";
import { emptyQueue } from "./media/queue.ts";
import { createSender } from "./notifications/sender.ts";
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
  Pick<Directory["bot"], "webhook" | "permissions" | "callingEnabled" | "issuer">
>;

export interface World {
  readonly clock: Clock;
  /** The clock stands still until advance() is called. */
  readonly manual: boolean;
  readonly ids: Ids;
  readonly faults: FaultSwitches;
  /** Switches a fault on, and notes it in the log. */
  switchOn(fault: Omit<FaultSwitch, "id">): FaultSwitch;
  readonly log: WireLog;
  readonly prompts: Prompts;
  /** What signs notifications, and what signs Entra's tokens: two sets, as in the original. */
  readonly keys: { readonly notifications: KeyRing; readonly entra: KeyRing };
  directory(): Directory;
  changeBot(change: BotChange): void;
  /** One more number that reaches the bot. The same again changes nothing. */
  addNumber(line: PhoneNumber): void;
  /** The faults act on this call only, from its very first notification on. */
  place(caller: Caller, dialled: Dialled, faults?: readonly Omit<FaultSwitch, "id" | "callId">[]): Call;
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

export function createWorld(options: WorldOptions): World {
  const given = options.clock ?? scaledClock();
  const clock = leashed(given);
  const ids = seededIds(options.seed ?? randomUUID());
  const http = options.http ?? httpClient();
  const faults = createFaultSwitches(ids);
  const log = createWireLog(() => clock.now());
  const keys = { notifications: createKeyRing(options.makeKey), entra: createKeyRing(options.makeKey) };
  let directory = options.directory;

  const live = new Map<string, { call: Call; timers: Map<Timer["name"], () => void> }>();
  const underWay = new Set<Promise<unknown>>();

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
    for (const effect of effects) perform(call, entry.timers, effect);
    return reply;
  }

  function perform(call: Call, timers: Map<Timer["name"], () => void>, effect: Effect): void {
    switch (effect.type) {
      case "notify":
        return sender.send(call, effect.notice);
      case "arm": {
        const { timer, afterMs } = effect;
        timers.get(timer.name)?.();
        timers.set(
          timer.name,
          clock.setTimer(() => void apply(call.id, { type: "timer", timer }), afterMs),
        );
        return;
      }
      case "disarm":
        timers.get(effect.name)?.();
        timers.delete(effect.name);
        return;
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
      case "answered":
        log.add({ type: "phone", callId: call.id, did: "answered" });
        return;
      case "replace":
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
    }
  }

  const world: World = {
    clock,
    manual: isManual(given),
    ids,
    faults,
    switchOn,
    log,
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
    changeBot(change) {
      directory = { ...directory, bot: { ...directory.bot, ...change } };
    },
    place(caller, dialled, faultsOfCall = []) {
      makeRoom();
      const allowed: readonly string[] = callPermissions;
      const { tenantId, bot } = directory;
      const call: Call = {
        id: ids.next(),
        chainId: ids.next(),
        tenantId,
        placedAt: clock.now(),
        caller,
        dialled,
        participants: { caller: ids.next(), bot: ids.next() },
        opaqueCaller: !bot.permissions.some((permission) => allowed.includes(permission)),
        state: "incoming",
        audio: "none",
        preFetchMedia: [],
        tones: { subscribed: false, pressed: 0 },
        queue: emptyQueue,
        operations: {},
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
