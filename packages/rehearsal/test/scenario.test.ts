import { newScenarioText, readAnswer, readScenario, scenarioText } from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";

const file = `# Somebody knows where to go.
given transfer fails busy
set main /retries/0/repeat false

call      from +15550100 at 2026-12-25T10:00Z in de-DE
answers
hears     "Press 1."
presses   1 2
waits     6s
hangs up
ends      local
`;

function read(text: string) {
  const result = readScenario(text);
  if ("faults" in result)
    throw new Error(result.faults.map(({ line, fault }) => `${line}: ${fault}`).join("\n"));
  return result.scenario;
}

describe("a scenario file", () => {
  test("is read into what the caller does and what must come out", () => {
    expect(read(file)).toMatchObject({
      call: { from: "+15550100", at: Date.UTC(2026, 11, 25, 10), language: "de-DE" },
      acts: [
        { type: "presses", keys: ["1", "2"] },
        { type: "waits", milliseconds: 6_000 },
      ],
      answers: [{ command: "transfer", outcome: "failed", reason: "busy" }],
      settings: [{ node: "main", path: ["retries", 0, "repeat"], value: false }],
    });
  });

  test("does not care how its columns are spaced", () => {
    expect(read(file.replaceAll(/ {2,}/g, " ")).expected).toEqual(read(file).expected);
  });

  test("keeps its comments and its settings when it is written again", () => {
    const scenario = read(file);
    const text = scenarioText(scenario, scenario.expected);
    expect(read(text)).toEqual(scenario);
    expect(text).toContain("# Somebody knows where to go.");
    expect(scenarioText(read(text), scenario.expected)).toBe(text);
  });

  test("says how fast keys are pressed, and how they travel", () => {
    const slowly = "presses    4 7 # every 2s";
    const text = `given      keys overtake each other\ncall       from user\n${slowly}\n`;
    const scenario = read(text);
    expect(scenario).toMatchObject({
      acts: [{ type: "presses", keys: ["4", "7", "#"], every: 2_000 }],
      answers: [],
      keysTravel: "overtaking",
      expected: ["call       from user", slowly],
    });
    expect(scenarioText(scenario, scenario.expected)).toBe(text);
    expect(read("given keys come twice\ncall from user")).toMatchObject({ keysTravel: "twice" });
  });

  test("made from a played call can be read", () => {
    const lines = ["call       from user", "answers", "ends       remote"];
    const text = newScenarioText("A short call", [{ command: "play", outcome: "unknown" }], lines);
    expect(read(text)).toMatchObject({ answers: [{ command: "play", outcome: "unknown" }], expected: lines });
  });

  test.each([
    ["no call at all", "# nobody calls", 1],
    ["two calls", "call from user\ncall from user", 2],
    ["a caller nobody knows", "call from Mars", 1],
    ["a time that is none", "call from user at noon", 1],
    ["keys that are none", "call from user\npresses a lot", 2],
    ["keys at no pace", "call from user\npresses 1 2 every now", 2],
    ["keys that travel strangely", "given keys fly\ncall from user", 1],
    ["a wait without a time", "call from user\nwaits long", 2],
    ["an answer to no command", "given telepathy fails\ncall from user", 1],
    ["an answer that is none", "given transfer sulks\ncall from user", 1],
    ["a setting without a value", "set main /x\ncall from user", 1],
    ["a comment inside the transcript", "call from user\n# then\nleaves", 2],
    ["something before the call", "answers\ncall from user", 1],
    ["a setting that is no JSON", "set main /x yes\ncall from user", 1],
  ])("with %s is refused, naming the line", (_why, text, line) => {
    const result = readScenario(text);
    expect("faults" in result && result.faults.map((fault) => fault.line)).toEqual([line]);
  });

  test("tells everything that is wrong at once", () => {
    const result = readScenario("given x fails\ncall from nowhere\nwaits long\npresses ?");
    // The call line was there, only wrong; its absence is not held against the file as well.
    expect("faults" in result && result.faults.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });
});

test.each([
  ["transfer works", { command: "transfer", outcome: "done" }],
  ["play fails", { command: "play", outcome: "failed", reason: "error" }],
  ["redirect fails no-answer", { command: "redirect", outcome: "failed", reason: "no-answer" }],
  ["answer is unknown", { command: "answer", outcome: "unknown" }],
])("%s", (text, answer) => {
  expect(readAnswer(text)).toEqual(answer);
});
