// Calls under any sequence of what can happen to them, without a network and without a clock.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Call, Effect, Input, Timer } from "../src/calls/call.ts";
import { step } from "../src/calls/step.ts";
import type { JsonObject } from "../src/json.ts";

const blank: Call = {
  id: "call",
  chainId: "chain",
  tenantId: "tenant",
  placedAt: 0,
  direction: "outgoing",
  caller: { kind: "user", id: "caller", name: "Caller", tenantId: "tenant" },
  dialled: { kind: "bot", appId: "app", name: "bot" },
  participants: { caller: "p0", bot: "bot" },
  people: [
    {
      id: "p0",
      who: { kind: "user", id: "caller", name: "Caller", tenantId: "tenant" },
      at: "here",
      muted: false,
    },
  ],
  muted: false,
  hosted: "service",
  opaqueCaller: false,
  state: "established",
  audio: "active",
  preFetchMedia: [],
  tones: { subscribed: true, pressed: 0 },
  queue: { operations: [], index: 0 },
  operations: {},
};

/** Carries out what a call asks for, as data: which timers are set, what is fetched, what the bot has been told. */
function world(call: Call) {
  const timers = new Map<string, Timer>();
  const fetches: Extract<Effect, { type: "fetch" }>[] = [];
  const told: JsonObject[] = [];
  const recorders: string[] = [];
  const keyOf = (name: string, person?: string) => `${name}/${person ?? ""}`;
  const self = {
    call,
    timers,
    fetches,
    told,
    recorders,
    ended: () => told.filter((data) => String(data["@odata.type"]).endsWith("Operation")),
    give(input: Input) {
      const next = step(self.call, input);
      // Plain data: it survives being written down.
      self.call = JSON.parse(JSON.stringify(next.call)) as Call;
      for (const effect of next.effects) {
        if (effect.type === "arm")
          timers.set(
            keyOf(effect.timer.name, "person" in effect.timer ? effect.timer.person : undefined),
            effect.timer,
          );
        else if (effect.type === "disarm") timers.delete(keyOf(effect.name, effect.person));
        else if (effect.type === "fetch") fetches.push(effect);
        else if (effect.type === "notify" && !Array.isArray(effect.notice.data))
          told.push(effect.notice.data as JsonObject);
        else if (effect.type === "recorder") recorders.push(`${effect.did} ${effect.place}`);
        else if (effect.type === "over") timers.clear();
      }
      return next;
    },
    fire(which: number) {
      const entry = [...timers][which % Math.max(1, timers.size)];
      if (!entry) return;
      timers.delete(entry[0]);
      self.give({ type: "timer", timer: entry[1] });
    },
    fetch(ok: boolean) {
      const effect = fetches.shift();
      if (!effect) return;
      const { operationId, index } = effect;
      const result = ok
        ? ({ ok, prompt: "p", durationMs: 100 } as const)
        : ({ ok, outcome: "downloadFailed" } as const);
      self.give({ type: "fetched", operationId, index, result });
    },
  };
  return self;
}

const sounds = fc.oneof(
  fc.record({ do: fc.constant("play" as const), prompts: fc.integer({ min: 1, max: 2 }) }),
  fc.record({
    do: fc.constant("record" as const),
    prompts: fc.integer({ min: 0, max: 1 }),
    bargeIn: fc.boolean(),
    beep: fc.boolean(),
    fails: fc.constantFrom(undefined, "promptFailed", "beepFailed", "mediaTimeout", "unspecified"),
  }),
  fc.record({ do: fc.constant("send" as const) }),
  fc.record({ do: fc.constant("cancel" as const) }),
  fc.record({ do: fc.constant("key" as const), tone: fc.constantFrom("tone1", "pound") }),
  fc.record({
    do: fc.constant("speak" as const),
    voiced: fc.constantFrom(
      [],
      [{ from: 0, to: 10 }],
      [
        { from: 5, to: 10 },
        { from: 20, to: 30 },
      ],
    ),
  }),
  { weight: 6, arbitrary: fc.record({ do: fc.constant("fire" as const), which: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("fetch" as const), ok: fc.boolean() }) },
);

test("whatever is played, recorded, sent, said and cancelled: each operation ends once, in order; no recorder is left on", () => {
  fc.assert(
    fc.property(fc.array(sounds, { maxLength: 60 }), fc.boolean(), (happenings, hangsUp) => {
      const it = world(blank);
      let asked = 0;
      const prompts = (count: number) =>
        Array.from({ length: count }, (_, i) => ({ uri: `https://bot/${i}` }));
      for (const item of happenings) {
        if (item.do === "play")
          it.give({ type: "playPrompt", id: `${asked++}`, prompts: prompts(item.prompts) });
        else if (item.do === "send")
          it.give({ type: "sendDtmfTones", id: `${asked++}`, send: { tones: ["tone1"], delayMs: 0 } });
        else if (item.do === "cancel") it.give({ type: "cancelMediaProcessing", id: "cancel" });
        else if (item.do === "key") it.give({ type: "tone", tone: item.tone });
        else if (item.do === "speak") it.give({ type: "speaks", clip: "clip", voiced: item.voiced });
        else if (item.do === "fire") it.fire(item.which);
        else if (item.do === "fetch") it.fetch(item.ok);
        else {
          const { bargeIn, beep, fails } = item;
          it.give({
            type: "recordResponse",
            id: `${asked}`,
            prompts: prompts(item.prompts),
            record: {
              ...{ bargeIn, beep, initialSilenceMs: 5_000, maxSilenceMs: 5_000, maxDurationMs: 5_000 },
              ...{ stopTones: ["#"], place: `${asked}`, location: "https://graph/r", token: "t" },
              ...(fails ? { fails } : {}),
            },
          });
          asked++;
        }
        // What is set belongs to what runs; what runs is the oldest that has not ended.
        const ended = it.ended().map(({ id }) => String(id));
        const open = Array.from({ length: asked }, (_, i) => `${i}`).filter((id) => !ended.includes(id));
        expect(it.call.queue.operations.map(({ id }) => id)).toEqual(open);
        for (const timer of it.timers.values())
          if ("operationId" in timer) expect(timer.operationId).toBe(open[0]);
        const on = it.recorders.filter((line) => line.startsWith("starts")).length;
        const off = it.recorders.filter((line) => line.startsWith("ends")).length;
        expect(on - off).toBe(it.call.recording ? 1 : 0);
      }
      if (hangsUp) it.give({ type: "hangUp" });
      for (let i = 0; i < 1_000 && (it.timers.size > 0 || it.fetches.length > 0); i++) {
        it.fetch(true);
        it.fire(0);
      }
      expect(it.ended().map(({ id }) => Number(id))).toEqual(Array.from({ length: asked }, (_, i) => i));
      expect(it.call.queue.operations).toEqual([]);
      expect(it.call.recording).toBeUndefined();
      for (const data of it.ended()) {
        expect(["completed", "failed"]).toContain(data.status);
        if ("recordingLocation" in data)
          expect(data.recordingLocation !== "").toBe(data.status === "completed");
        expect(it.call.operations[String(data.id)]).toEqual(data);
      }
    }),
    { numRuns: 400 },
  );
});

const deeds = fc.oneof(
  fc.record({
    do: fc.constant("invite" as const),
    whom: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 5 }),
    outcome: fc.constantFrom("answers", "declines", "noAnswer", "byHand"),
  }),
  fc.record({ do: fc.constant("add" as const), whom: fc.nat(7) }),
  fc.record({ do: fc.constant("leave" as const), which: fc.nat(7) }),
  fc.record({ do: fc.constant("remove" as const), which: fc.nat(7) }),
  fc.record({ do: fc.constant("mute" as const), which: fc.nat(7) }),
  fc.record({ do: fc.constant("hold" as const), which: fc.nat(7), prompt: fc.boolean() }),
  fc.record({ do: fc.constant("release" as const), which: fc.nat(7) }),
  fc.record({
    do: fc.constant("ring" as const),
    which: fc.nat(7),
    end: fc.constantFrom("answers", "declines", "busy"),
  }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant("fire" as const), which: fc.nat(5) }) },
  fc.record({ do: fc.constant("fetch" as const), ok: fc.boolean() }),
);

test("whoever comes, goes, is invited, muted or on hold: nobody is there twice, one at most is on hold, each operation ends once", () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 50 }), (happenings) => {
      const group = { kind: "joined", chatInfo: { threadId: "t" } } as const;
      const it = world({ ...blank, group });
      const running: string[] = [];
      let made = 0;
      const somebody = (n: number) =>
        ({ kind: "user", id: `u${n}`, name: `User ${n}`, tenantId: "tenant" }) as const;
      const person = (which: number) =>
        it.call.people[which % Math.max(1, it.call.people.length)]?.id ?? "nobody";
      for (const item of happenings) {
        const id = `op${made++}`;
        const taken = (input: Input) => {
          const { reply } = it.give(input);
          if (reply.type === "operation" && reply.operation.status === "running") running.push(id);
        };
        if (item.do === "invite") {
          const people = item.whom.map((n) => ({
            id: `p${made}-${n}`,
            who: somebody(n),
            outcome: item.outcome,
          }));
          taken({ type: "invite", id, people, shown: [], group });
        } else if (item.do === "add") {
          const joins = { id: `a${made}`, who: somebody(item.whom), at: "here", muted: false } as const;
          it.give({ type: "added", person: joins, group, mayStay: true });
        } else if (item.do === "leave") it.give({ type: "hangUp", person: person(item.which) });
        else if (item.do === "remove") it.give({ type: "removeParticipant", person: person(item.which) });
        else if (item.do === "mute") taken({ type: "mute", id, person: person(item.which) });
        else if (item.do === "hold")
          taken({
            ...{ type: "startHoldMusic", id, person: person(item.which) },
            ...(item.prompt ? { prompt: { uri: "https://bot/hold" } } : {}),
          });
        else if (item.do === "release") taken({ type: "stopHoldMusic", id, person: person(item.which) });
        else if (item.do === "ring") it.give({ type: "ringEnds", person: person(item.which), end: item.end });
        else if (item.do === "fire") it.fire(item.which);
        else it.fetch(item.ok);

        const { people } = it.call;
        expect(new Set(people.map(({ id: one }) => one)).size).toBe(people.length);
        expect(new Set(people.map(({ who }) => ("id" in who ? who.id : ""))).size).toBe(people.length);
        expect(people.filter(({ onHold }) => onHold).length).toBeLessThanOrEqual(1);
        // Each phone that rings has a timer that ends it.
        const rings = [...it.timers.values()].filter(({ name }) => name === "rings");
        expect(rings).toHaveLength(people.filter(({ at }) => at === "ringing").length);
      }
      for (let i = 0; i < 500 && (it.timers.size > 0 || it.fetches.length > 0); i++) {
        it.fetch(true);
        it.fire(0);
      }
      const ends = it.ended().map(({ id }) => String(id));
      expect(ends.toSorted()).toEqual(running.toSorted());
    }),
    { numRuns: 400 },
  );
});
