import { begin, type Session, type Step, step } from "@dialtree/engine";
import {
  type CallEvent,
  callerLeg,
  dialKeys,
  type EventBody,
  type FlowDocument,
  limits,
} from "@dialtree/flow";
import { playOut, rehearse } from "@dialtree/rehearsal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { called, caller, faults } from "./drive.ts";
import { libraryWith } from "./flows.ts";
import { pathOf, plainPath } from "./plain-xstate.ts";
import { randomActs, randomAnswers, randomFlow } from "./random-flows.ts";

const parties = [
  [caller, called],
  [
    { kind: "user", id: "a", tenant: "x" },
    { kind: "bot", id: "b" },
  ],
  [{ kind: "unknown" }, called],
] as const;

const occasion = fc.record({
  document: randomFlow,
  acts: randomActs,
  answers: randomAnswers,
  who: fc.constantFrom(...parties),
});

type Given = typeof occasion extends fc.Arbitrary<infer T> ? T : never;

function played({ document, acts, answers, who: [from, to] }: Given) {
  const library = libraryWith(document);
  const flow = library.find("test", "1");
  if (!flow) throw new Error("The library holds the flow it was made of.");
  const done = playOut(rehearse({ library, flow, caller: from, called: to, at: 5_000, acts, answers }));
  return { library, done };
}

test("any call through any flow ends, and goes the same way twice", () => {
  fc.assert(
    fc.property(occasion, (given) => {
      const { done } = played(given);
      expect(done.session.phase).toBe("ended");
      expect(played(given).done).toEqual({ ...done, occasion: expect.anything() });
    }),
    { numRuns: 400 },
  );
});

test("any call through any flow takes the same path in plain xstate", () => {
  let compared = 0;
  fc.assert(
    fc.property(occasion, (given) => {
      const { library, done } = played(given);
      // Plain xstate reports a loop by failing; there is no path to compare then.
      fc.pre(!done.journal.some((entry) => entry.kind === "fault" && entry.code === "flow_loops"));
      expect(plainPath((id) => library.find(id, "1"), done.signals)).toEqual(pathOf(done.journal));
      compared += 1;
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThanOrEqual(400);
});

// Everything a telephone could say, in any order, whether it makes sense or not.
const anyEvent: fc.Arbitrary<EventBody> = fc.oneof(
  fc.constantFrom<EventBody>(
    { type: "connected" },
    { type: "connected" },
    { type: "incoming", caller, called },
  ),
  fc.record({
    type: fc.constant("tone" as const),
    sequence: fc.integer({ min: 0, max: 12 }),
    tone: fc.constantFrom(...dialKeys),
  }),
  fc.record({
    type: fc.constant("result" as const),
    command: fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((n) => ({ id: `c${n}` })),
      fc
        .constantFrom("answer", "play", "transfer", "redirect", "listen")
        .map((type) => ({ type: type as "play" })),
    ),
    outcome: fc.constantFrom("done", "failed", "unknown"),
  }) as fc.Arbitrary<EventBody>,
  fc
    .integer({ min: 0, max: 8 })
    .map((pick): EventBody => ({ type: "timer", timer: `pick ${pick}`, generation: pick })),
  fc.constant<EventBody>({ type: "ended" }),
);

test("any events whatever, in any order: no exception, no hang, no command twice, same commands twice", () => {
  fc.assert(
    fc.property(randomFlow, fc.array(anyEvent, { maxLength: 25 }), (document, events) => {
      const first = run(document, events);
      expect(run(document, events)).toEqual(first);
      const ids = first.flatMap(({ commands }) => commands.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { commands, session, journal, signals } of first) {
        expect(signals.length).toBeLessThanOrEqual(limits.stepsPerEvent + 11);
        expect(JSON.parse(JSON.stringify(session))).toEqual(session);
        if (session.phase === "ended") expect(session.timers).toEqual([]);
        expect(JSON.stringify(journal)).not.toMatch(/pressed/);
        expect(
          commands.filter(({ type }) => type === "transfer" || type === "redirect").length,
        ).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 400 },
  );
});

function run(document: FlowDocument, events: readonly EventBody[]): readonly Step[] {
  const library = libraryWith(document);
  const flow = library.find("test", "1");
  if (!flow) throw new Error("The library holds the flow it was made of.");
  const steps = [
    begin(library, {
      key: "k",
      seed: 1,
      flow,
      event: { at: 0, leg: callerLeg, type: "incoming", caller, called },
    }),
  ];
  for (const [index, body] of events.entries()) {
    const last = steps.at(-1) as Step;
    const event: CallEvent = { at: (index + 1) * 1_000, leg: callerLeg, ...picked(body, last.session) };
    steps.push(step(library, last.session, event));
  }
  return steps;
}

// "pick 3" is the third of the timers that are armed, so that random events also meet real ones.
function picked(body: EventBody, { timers }: Session): EventBody {
  if (body.type !== "timer" || timers.length === 0) return body;
  const timer = timers[body.generation % timers.length];
  return timer ? { type: "timer", timer: timer.id, generation: timer.generation } : body;
}

test("random flows really do loop, fail and end in all ways", () => {
  const seen = new Set<string>();
  for (const given of fc.sample(occasion, { numRuns: 1_000, seed: 7 })) {
    const { done } = played(given);
    for (const code of faults({ ...done, commands: [], timers: [] })) seen.add(code);
    seen.add(done.session.ended?.reason ?? "");
  }
  const all = [
    "flow_loops",
    "flow_missing",
    "local",
    "redirected",
    "rejected",
    "remote",
    "too_many_nodes",
    "transferred",
  ];
  expect([...seen]).toEqual(expect.arrayContaining(all));
});
