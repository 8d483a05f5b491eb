import { begin, type Session, type Step, step } from "@dialtree/engine";
import {
  type CommandType,
  callerLeg,
  commandTraits,
  dialKeys,
  type EventBody,
  type FlowDocument,
  limits,
  taskTraits,
} from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
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
  withOthers: fc.boolean(),
});

type Given = typeof occasion extends fc.Arbitrary<infer T> ? T : never;

function played({ document, acts, answers, who: [from, to], withOthers }: Given) {
  const library = libraryWith(document);
  const flow = library.find("test", "1");
  if (!flow) throw new Error("The library holds the flow it was made of.");
  const group = withOthers && !placesCalls(document) ? { group: true as const } : {};
  const values = placesCalls(document) ? { values: { plan: "Silver" } } : {};
  const between = { caller: from, called: to, at: 5_000, ...group, ...values };
  const done = playOut(rehearse({ library, flow, ...between, acts, answers }));
  return { library, done };
}

function placesCalls({ nodes, start }: FlowDocument): boolean {
  return nodes.some(({ id, type }) => id === start && nodeTypes.get(type)?.calls);
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
    { type: "dialled" },
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
      fc.constantFrom(...(Object.keys(commandTraits) as CommandType[])).map((type) => ({ type })),
    ),
    outcome: fc.constantFrom("done", "failed", "unknown"),
    reason: fc.constantFrom("error", "busy", "no-answer"),
    answer: fc.constantFrom(...Object.values(taskTraits).flatMap(({ answers }) => answers)),
  }) as fc.Arbitrary<EventBody>,
  fc
    .integer({ min: 0, max: 8 })
    .map((pick): EventBody => ({ type: "timer", timer: `pick ${pick}`, generation: pick })),
  fc.constantFrom<EventBody>({ type: "ended" }, { type: "ended", failure: "declined" }),
);
// Of whom: mostly the caller's own leg, or one of those that were called.
const anyLeg = fc.constantFrom(0, 0, 0, 1, 2, 3);
const anyNews = fc.tuple(anyEvent, anyLeg);

test("any events whatever, in any order: no exception, no hang, no command twice, same commands twice", () => {
  fc.assert(
    fc.property(randomFlow, fc.array(anyNews, { maxLength: 25 }), (document, events) => {
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

function run(document: FlowDocument, events: readonly (readonly [EventBody, number])[]): readonly Step[] {
  const library = libraryWith(document);
  const flow = library.find("test", "1");
  if (!flow) throw new Error("The library holds the flow it was made of.");
  const first = { at: 0, leg: callerLeg, caller, called } as const;
  const event = placesCalls(document)
    ? ({ ...first, type: "outgoing", values: {} } as const)
    : ({ ...first, type: "incoming" } as const);
  // A step is given what others keep: were it to change anything of that in place, it would be noticed here.
  const steps = [frozen(begin(library, { key: "k", seed: 1, flow, event }))];
  for (const [index, [body, of]] of events.entries()) {
    const last = steps.at(-1) as Step;
    const legs = Object.keys(last.session.legs);
    const leg = legs[of % Math.max(1, legs.length)] ?? callerLeg;
    const next = { at: (index + 1) * 1_000, leg, ...picked(body, last.session) };
    steps.push(frozen(step(library, last.session, frozen(next))));
  }
  return steps;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

// "pick 3" is the third of the timers that are armed, so that random events also meet real ones.
function picked(body: EventBody, { timers }: Session): EventBody {
  if (body.type !== "timer" || timers.length === 0) return body;
  const timer = timers[body.generation % timers.length];
  return timer ? { type: "timer", timer: timer.id, generation: timer.generation } : body;
}

test("random flows really do loop, fail and end in all ways, come to every type of step and do all that there is", () => {
  const seen = new Set<string>();
  const asked = new Set<string>();
  for (const given of fc.sample(occasion, { numRuns: 1_500, seed: 7 })) {
    const { done } = played(given);
    for (const code of faults({ ...done, commands: [], timers: [] })) seen.add(code);
    seen.add(done.session.ended?.reason ?? "");
    const types = new Map(given.document.nodes.map(({ id, type }) => [id, type]));
    for (const entry of done.journal) if (entry.kind === "entered") seen.add(types.get(entry.node) ?? "");
    for (const entry of done.transcript) {
      if (entry.kind !== "command") continue;
      const { command } = entry;
      asked.add(command.type === "task" ? command.task : command.type);
    }
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
    "unreached",
    ...nodeTypes.keys(),
  ];
  expect(all.filter((one) => !seen.has(one))).toEqual([]);
  const things = [...Object.keys(commandTraits), ...Object.keys(taskTraits)];
  expect(things.filter((type) => type !== "task" && !asked.has(type))).toEqual([]);
});
