import { readFileSync } from "node:fs";
import { compile, libraryOf } from "@dialtree/engine";
import { read } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Arranged,
  beginTrial,
  calledFor,
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
  scriptOf,
  stepBack,
  stepForth,
  type Trial,
  type TrialOccasion,
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

const askAll: Arranged = Object.fromEntries(errands.map((errand) => [errand, "ask"]));
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

  test("ends errands as it is arranged", () => {
    const arranged: Arranged = { transfer: { outcome: "failed", reason: "no-answer" } };
    expect(heard(after(start(reception, arranged), press("1"), arranged)).join()).toContain(
      "fails      transfer (no-answer)",
    );
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

// Whatever somebody does at the keys.
const moves = fc.array(
  fc.oneof(
    fc.constantFrom<Move>(press("1"), press("2"), press("9"), press("1", "2"), { type: "goes on" }),
    fc.constantFrom<Move>(
      { type: "answers", answer: { command: "transfer", outcome: "failed", reason: "busy" } },
      { type: "answers", answer: { command: "transfer", outcome: "done" } },
      { type: "acts", act: { type: "says", milliseconds: 3_000 } },
    ),
  ),
  { maxLength: 12 },
);

describe.each(["reception", "survey", "voicemail"])("any trial of %s", (flow) => {
  const occasion = occasionOf(flow);

  test("goes on alike from wherever it is rewound to", () => {
    fc.assert(
      fc.property(moves, fc.nat(), (all, anywhere) => {
        const steps = [start(occasion, askAll)];
        for (const move of all) steps.push(after(steps.at(-1) ?? start(occasion, askAll), move, askAll));
        const whole = steps.at(-1) ?? start(occasion, askAll);
        const from = anywhere % steps.length;
        const position = steps[from]?.position ?? 0;
        let again = rewound(whole, position);
        for (const move of all.slice(from)) again = after(again, move, askAll);
        expect(heard(again)).toEqual(heard(whole));
        expect(momentOf(again).call.session).toEqual(momentOf(whole).call.session);
      }),
      { numRuns: 40 },
    );
  });

  test("can be rewound to each of its moments, which is as it was", () => {
    fc.assert(
      fc.property(moves, (all) => {
        const before = start(occasion);
        const known = new Map([[before.position, heard(before)]]);
        let trial = before;
        for (const move of all) {
          trial = after(trial, move);
          known.set(trial.position, heard(trial));
        }
        for (const [position, lines] of known) expect(heard(rewound(trial, position))).toEqual(lines);
      }),
      { numRuns: 20 },
    );
  });
});
