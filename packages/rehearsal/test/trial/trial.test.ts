import { readFileSync } from "node:fs";
import { compile, libraryOf } from "@dialtree/engine";
import { type FlowDocument, read } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Arranged,
  beginTrial,
  calledFor,
  decisiveAnswers,
  type Ending,
  elapsedOf,
  errands,
  haltOf,
  linesOf,
  lineText,
  type Move,
  momentOf,
  moved,
  partyOf,
  passed,
  ranOn,
  replayed,
  rewound,
  type Stage,
  scriptOf,
  stepBack,
  stepForth,
  type Trial,
  type TrialOccasion,
  writtenDown,
} from "@dialtree/rehearsal";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function occasionOf(flow: string): TrialOccasion {
  const text = readFileSync(new URL(`../../../../flows/${flow}/flow.json`, import.meta.url), "utf8");
  const { document } = read(JSON.parse(text), nodeTypes);
  if (!document) throw new Error(`${flow} cannot be read`);
  const compiled = compile(document, nodeTypes, "draft");
  return {
    library: libraryOf([compiled]),
    flow: compiled,
    caller: partyOf("+15550100") ?? { kind: "unknown" },
    called: calledFor(compiled, nodeTypes),
    at: Date.UTC(2026, 0, 15, 10),
  };
}

const askAll: Arranged = Object.fromEntries(
  errands.flatMap((errand) => (errand === "play" || errand === "answer" ? [] : [[errand, "ask"]])),
);
const reception = occasionOf("reception");
const press = (...keys: ("1" | "2" | "3" | "9")[]): Move => ({
  type: "acts",
  act: { type: "presses", keys },
});
const heard = (trial: Trial): readonly string[] =>
  linesOf(momentOf(trial).call.transcript).map((line) => `${line.at} ${lineText(line)}`);
const start = (occasion = reception, arranged: Arranged = {}) =>
  ranOn(beginTrial(occasion, arranged), arranged);
const after = (trial: Trial, move: Move, arranged: Arranged = {}) =>
  ranOn(moved(trial, move, arranged), arranged);

describe("a trial", () => {
  test("stands still where the flow waits for a key, with everything said before", () => {
    const trial = start();
    expect(haltOf(momentOf(trial).call)).toBe("keys");
    expect(heard(trial).at(-1)).toMatch(/hears +".*press 1/i);
    expect(momentOf(trial).call.caller.hearing).toBeUndefined();
  });

  test("asks what becomes of a transfer, and nothing has happened before it is answered", () => {
    const asking = after(start(reception, askAll), press("1"), askAll);
    expect(momentOf(asking).asked).toMatchObject({ errand: "transfer", command: { type: "transfer" } });
    expect(heard(asking).some((line) => line.includes("transfers"))).toBe(false);
    expect(moved(asking, { type: "goes on" }, askAll)).toBe(asking);
    const busy: Move = {
      type: "answers",
      answer: { command: "transfer", outcome: "failed", reason: "busy" },
    };
    expect(
      heard(after(asking, busy, askAll)).some((line) => line.includes("fails      transfer (busy)")),
    ).toBe(true);
    const works: Move = { type: "answers", answer: { command: "transfer", outcome: "done" } };
    expect(heard(after(asking, works, askAll)).at(-1)).toContain("ends       transferred");
  });

  test("asks about what happens in the very moment in which the call is answered", () => {
    const document: FlowDocument = {
      ...reception.flow.document,
      edges: [
        { from: "incoming", outlet: "answered", to: "sales" },
        ...reception.flow.document.edges.filter(({ from }) => from !== "incoming"),
      ],
      nodes: reception.flow.document.nodes.map((node) =>
        node.id === "sales" ? { ...node, data: { ...node.data, say: {} } } : node,
      ),
    };
    const flow = compile(document, nodeTypes, "draft");
    const asking = start({ ...reception, flow, library: libraryOf([flow]) }, { transfer: "ask" });
    expect(momentOf(asking).asked?.errand).toBe("transfer");
  });

  test("ends errands as it is arranged", () => {
    const arranged: Arranged = { transfer: { outcome: "failed", reason: "no-answer" } };
    expect(heard(after(start(reception, arranged), press("1"), arranged)).join()).toContain(
      "fails      transfer (no-answer)",
    );
  });

  test("stands still behind the beep, where something can be said and is left as a message", () => {
    const occasion = occasionOf("voicemail");
    const recording = after(start(occasion), press("1"));
    expect(haltOf(momentOf(recording).call)).toBe("voice");
    const said = after(recording, { type: "acts", act: { type: "says", milliseconds: 4_000 } });
    expect(said.moments.length).toBeGreaterThan(recording.moments.length);
    expect(heard(said).some((line) => / says +4s/.test(line))).toBe(true);
    const silent = after(recording, { type: "goes on" });
    expect(heard(silent)).not.toEqual(heard(said));
    const { session } = momentOf(said).call;
    expect(session).not.toEqual(momentOf(silent).call.session);
  });

  test("steps back to before what was decided on last, and forth again", () => {
    const first = start();
    const wrong = after(first, press("9"));
    const back = rewound(wrong, stepBack(wrong) ?? -1);
    expect(heard(back)).toEqual(heard(first));
    expect(heard(rewound(back, stepForth(back) ?? -1))).toEqual(heard(wrong));
    expect(stepBack(back)).toBeUndefined();
    expect(stepForth(wrong)).toBeUndefined();
  });

  test("steps one decision at a time, also from one that nothing came of", () => {
    const wrong = after(start(), press("9"));
    const again = after(wrong, press("9"));
    const left = after(again, { type: "acts", act: { type: "leaves" } });
    const seen = [left];
    for (let back = stepBack(left); back !== undefined; back = stepBack(seen.at(-1) as Trial))
      seen.push(rewound(left, back));
    expect(seen.map(heard)).toEqual([left, again, wrong, start()].map(heard));
    let forth = seen.at(-1) as Trial;
    for (const there of seen.toReversed().slice(1)) {
      forth = rewound(forth, stepForth(forth) ?? -1);
      expect(heard(forth)).toEqual(heard(there));
    }
    expect(stepForth(forth)).toBeUndefined();
  });

  test("goes another way from where it was gone back to, and what came of the first one is gone", () => {
    const wrong = after(start(), press("9"));
    const back = rewound(wrong, stepBack(wrong) ?? -1);
    const other = after(back, press("1"));
    expect(heard(other)).toEqual(heard(after(start(), press("1"))));
    expect(heard(other)).not.toEqual(heard(wrong));
    expect(stepForth(other)).toBeUndefined();
  });

  test("lets real time pass with all that happens in it, and no more", () => {
    const trial = passed(beginTrial(reception, {}), 2_000, {});
    expect(elapsedOf(trial)).toBe(2_000);
    expect(momentOf(trial).call.caller.hearing).toBeDefined();
    const asking = passed(moved(start(reception, askAll), press("1"), askAll), 900_000, askAll);
    expect(momentOf(asking).asked).toBeDefined();
  });

  test("comes out the same once more by its script", () => {
    const silent = after(start(), { type: "goes on" });
    const trial = after(after(silent, press("9")), press("2"));
    const script = scriptOf(trial);
    expect(script.acts.map(({ type }) => type)).toEqual(["waits", "presses", "presses"]);
    const again = linesOf(replayed(reception, script).transcript).map(lineText);
    expect(again.filter((line) => !line.startsWith("waits"))).toEqual(
      linesOf(momentOf(trial).call.transcript).map(lineText),
    );
  });
});

// Whatever somebody does at the keys, and says of what they are asked.
const ends: readonly Ending[] = [
  { outcome: "done" },
  { outcome: "failed", reason: "busy" },
  { outcome: "failed", reason: "error" },
  { outcome: "done", takes: 2_000 },
];
const deeds = fc.array(
  fc.oneof(
    fc.constantFrom<Move>(press("1"), press("2"), press("9"), press("1", "2"), { type: "goes on" }),
    fc.constantFrom<Move>({ type: "acts", act: { type: "says", milliseconds: 3_000 } }),
    fc.constantFrom(...ends),
  ),
  { maxLength: 12 },
);

function done(trial: Trial, deed: Move | Ending, arranged: Arranged): Trial {
  if ("type" in deed) return after(trial, deed, arranged);
  const { asked } = momentOf(trial);
  const isTimed = asked?.command.type === "task" || asked?.command.type === "dial";
  const { takes, ...ending } = deed;
  const answer = { ...ending, ...(isTimed && takes !== undefined ? { takes } : {}) };
  return asked
    ? after(trial, { type: "answers", answer: { command: asked.command.type, ...answer } }, arranged)
    : trial;
}

describe.each(["reception", "survey", "voicemail"])("any trial of %s", (flow) => {
  const occasion = occasionOf(flow);

  test("goes on alike from wherever it is rewound to", () => {
    fc.assert(
      fc.property(deeds, fc.nat(), (all, anywhere) => {
        const steps = [start(occasion, askAll)];
        for (const move of all) steps.push(done(steps.at(-1) ?? start(occasion, askAll), move, askAll));
        const whole = steps.at(-1) ?? start(occasion, askAll);
        const from = anywhere % steps.length;
        const position = steps[from]?.position ?? 0;
        let again = rewound(whole, position);
        for (const move of all.slice(from)) again = done(again, move, askAll);
        expect(heard(again)).toEqual(heard(whole));
        expect(momentOf(again).call.session).toEqual(momentOf(whole).call.session);
      }),
      { numRuns: 40 },
    );
  });

  test("can be rewound to each of its moments, which is as it was", () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const before = start(occasion);
        const known = new Map([[before.position, heard(before)]]);
        let trial = before;
        for (const move of all) {
          trial = done(trial, move, {});
          known.set(trial.position, heard(trial));
        }
        for (const [position, lines] of known) expect(heard(rewound(trial, position))).toEqual(lines);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a trial that is written down", () => {
  const stage: Stage = { document: reception.flow.document, nodeTypes };
  const call = { from: "+15550100", at: reception.at };

  test("is a scenario that goes as the call went", () => {
    const busy: Move = {
      type: "answers",
      answer: { command: "transfer", outcome: "failed", reason: "busy" },
    };
    const trial = after(
      after(after(start(reception, askAll), press("9"), askAll), press("1"), askAll),
      busy,
      askAll,
    );
    const { text, plays, alike } = writtenDown(trial, { call }, stage, "Sales are busy");
    expect(text.split("\n").slice(0, 3)).toEqual([
      "# Sales are busy",
      "given      transfer fails busy",
      "call       from +15550100 at 2026-01-15T10:00Z",
    ]);
    expect(text).toContain("\npresses    9\n");
    expect({ plays, alike }).toEqual({ plays: true, alike: true });
  });

  test("says how errands ended as far as it is needed for the last one that was unusual", () => {
    const ended = (outcome: "done" | "failed", usual: boolean) => ({
      answer: { command: "record" as const, outcome },
      usual,
    });
    const given = [ended("done", true), ended("failed", false), ended("done", true)];
    const { moments } = start();
    const trial: Trial = {
      moments: given.map((one) => ({ ...(moments[0] as (typeof moments)[number]), given: [one] })),
      position: 2,
    };
    expect(decisiveAnswers(trial).map(({ outcome }) => outcome)).toEqual(["done", "failed"]);
    expect(decisiveAnswers(rewound(trial, 0))).toEqual([]);
  });

  test.each(["reception", "survey", "voicemail", "directory", "stores", "support"])(
    "goes as it is written down, whatever was done to %s",
    (name) => {
      const occasion = occasionOf(name);
      const own: Stage = { document: occasion.flow.document, nodeTypes };
      fc.assert(
        fc.property(deeds, (all) => {
          let trial = start(occasion, askAll);
          for (const move of all) trial = done(trial, move, askAll);
          // Nobody hangs up by themselves but for want of patience, which no scenario can say.
          fc.pre(!hasLostPatience(trial));
          expect(writtenDown(trial, { call }, own, "Whatever")).toMatchObject({ plays: true, alike: true });
        }),
        { numRuns: 60 },
      );
    },
  );
});

test.each(["reception", "survey", "hotel"])(
  "a trial of %s in real time can be played again as it is written down",
  (name) => {
    const occasion = occasionOf(name);
    const own: Stage = { document: occasion.flow.document, nodeTypes };
    const waits = fc.constantFrom(300, 1_200, 2_500, 4_000, 9_000);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(waits, fc.constantFrom(press("1"), press("2"), press("9"))), { maxLength: 7 }),
        (all) => {
          let trial = beginTrial(occasion, {});
          for (const [wait, move] of all) trial = moved(passed(trial, elapsedOf(trial) + wait, {}), move, {});
          fc.pre(!hasLostPatience(trial));
          const { plays, text } = writtenDown(
            trial,
            { call: { from: "+15550100", at: occasion.at } },
            own,
            "Real",
          );
          expect({ plays, text }).toEqual({ plays: true, text });
        },
      ),
      { numRuns: 40 },
    );
  },
);

test("a phone that still rings takes no keys, and a call that is over nothing", () => {
  const ringing = beginTrial(reception, {});
  expect(moved(ringing, press("1"), {})).toBe(ringing);
  const over = after(start(), { type: "acts", act: { type: "leaves" } });
  expect(momentOf(over).call.session.phase).toBe("ended");
  expect(moved(over, press("1"), {})).toBe(over);
});

function hasLostPatience(trial: Trial): boolean {
  return momentOf(trial).call.transcript.some(
    (entry) => entry.kind === "acts" && entry.act.type === "leaves",
  );
}
