import { type CallCommand, type CommandBody, callerLeg } from "@dialtree/flow";
import {
  type Answer,
  answerText,
  callerKindOf,
  estimatedLength,
  lengthsWith,
  newTelephone,
  obey,
  pickedUp,
  readAnswer,
  type Telephone,
} from "@dialtree/rehearsal";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const account = { kind: "account", id: "a", tenant: "ours" } as const;
const phone = { kind: "phone", number: "+15550100" } as const;
const second = () => 1_000;
const prompt = { language: "en-US", text: "Hello." };

function command(body: CommandBody, number = 1): CallCommand {
  return { id: `c${number}`, leg: callerLeg, ...body };
}

const answered = (...answers: readonly Answer[]): Telephone =>
  pickedUp(newTelephone(phone, account, answers));
const told = (telephone: Telephone) =>
  telephone.planned.map(({ at, event }) => [at, event.type, "outcome" in event ? event.outcome : undefined]);

describe("the telephone", () => {
  test("says prompts one after the other", () => {
    const first = obey(answered(), command({ type: "play", prompts: [prompt, prompt] }), 0, second);
    const both = obey(first, command({ type: "play", prompts: [prompt] }, 2), 500, second);
    expect(told(both)).toEqual([
      [2_000, "result", "done"],
      [3_000, "result", "done"],
    ]);
  });

  test("stops everything that is still to be said", () => {
    const playing = obey(answered(), command({ type: "play", prompts: [prompt] }), 0, second);
    const queued = obey(playing, command({ type: "play", prompts: [prompt] }, 2), 0, second);
    const stopped = obey(queued, command({ type: "stop" }, 3), 400, second);
    expect(stopped.planned.map(({ event }) => event)).toMatchObject([
      { command: { id: "c1" }, outcome: "failed", reason: "cancelled" },
      { command: { id: "c2" }, outcome: "failed", reason: "cancelled" },
      { command: { id: "c3" }, outcome: "done" },
    ]);
  });

  test("uses answers up in order, each for its own command", () => {
    const scripted = [readAnswer("transfer fails busy"), readAnswer("transfer works")] as Answer[];
    const body = { type: "transfer", to: { kind: "user", id: "u" } } as const;
    const first = obey(answered(...scripted), command(body), 0, second);
    const again = obey(first, command(body, 2), 5_000, second);
    expect(again.planned.map(({ event }) => event)).toMatchObject([
      { type: "result", outcome: "failed", reason: "busy" },
      { type: "ended", reason: "transferred" },
    ]);
  });

  test.each([
    ["play before the answer", newTelephone(phone, account, []), { type: "play", prompts: [prompt] }],
    [
      "transfer before the answer",
      newTelephone(phone, account, []),
      { type: "transfer", to: { kind: "user", id: "u" } },
    ],
    ["redirect after it", answered(), { type: "redirect", to: [{ kind: "user", id: "u" }], ringSeconds: 55 }],
    [
      "a phone number after a call to the bot",
      pickedUp(newTelephone(phone, { kind: "bot", id: "b" }, [])),
      { type: "transfer", to: { kind: "phone", number: "+15550123" } },
    ],
    [
      "a transfer across tenants",
      pickedUp(newTelephone({ kind: "user", id: "u", tenant: "theirs" }, account, [])),
      { type: "transfer", to: { kind: "user", id: "u" } },
    ],
  ] as const)("refuses what Graph would refuse: %s", (_what, telephone, body) => {
    const after = obey(telephone, command(body), 0, second);
    expect(after.planned.map(({ event }) => event)).toMatchObject([{ type: "result", outcome: "failed" }]);
  });

  test("settles every command exactly once, however they follow each other", () => {
    const bodies = fc.constantFrom<CommandBody>(
      { type: "play", prompts: [prompt] },
      { type: "play", prompts: [prompt, prompt] },
      { type: "stop" },
      { type: "listen" },
      { type: "keepAlive" },
      { type: "transfer", to: { kind: "phone", number: "+15550123" } },
    );
    const failing = fc.array(
      fc.constantFrom("play fails", "stop fails", "listen is unknown", "transfer fails busy"),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(bodies, fc.nat({ max: 3_000 })), { maxLength: 12 }),
        failing,
        (commands, answers) => {
          let telephone = answered(...answers.map((text) => readAnswer(text) as Answer));
          let at = 0;
          for (const [index, [body, pause]] of commands.entries()) {
            at += pause;
            telephone = obey(telephone, command(body, index), at, second);
          }
          const settled = telephone.planned.flatMap(({ event }) =>
            event.type === "result" && "id" in event.command ? [event.command.id] : [],
          );
          const ends = telephone.planned.filter(({ event }) => event.type === "ended").length;
          expect(settled.length + ends).toBe(commands.length);
          expect(new Set(settled).size).toBe(settled.length);
        },
      ),
    );
  });
});

test("a caller's kind follows from who calls what", () => {
  expect(callerKindOf(phone, account)).toBe("phone to account");
  expect(callerKindOf({ kind: "unknown" }, account)).toBe("phone to account");
  expect(callerKindOf({ kind: "user", id: "u", tenant: "ours" }, account)).toBe("user to account");
  expect(callerKindOf({ kind: "user", id: "u", tenant: "theirs" }, account)).toBe("outside user to account");
  expect(callerKindOf({ kind: "user", id: "u" }, { kind: "bot", id: "b" })).toBe("user to bot");
});

test("recordings are as long as they are, texts about as long as their letters", () => {
  const length = lengthsWith(new Map([["reception", new Map([["hello.wav", 2_345]])]]));
  expect(length({ ...prompt, flow: "reception", recording: "hello.wav" })).toBe(2_345);
  // Another flow may have a recording of the same name.
  expect(length({ ...prompt, flow: "hotel", recording: "hello.wav" })).toBe(estimatedLength(prompt));
  expect(length({ ...prompt, flow: "reception", recording: "other.wav" })).toBe(estimatedLength(prompt));
  expect(estimatedLength({ language: "en-US", text: "x".repeat(100) })).toBe(6_500);
});

test.each([
  [
    'task answers found store="Main \\"Street\\"" open=true miles=-2.5',
    { store: 'Main "Street"', open: true, miles: -2.5 },
  ],
  ["task answers found", undefined],
  ['task answers found store="a" after 3s', { store: "a" }],
])("%s is read, and written as it is read", (text, values) => {
  const answer = readAnswer(text) as Answer;
  expect(answer).toMatchObject({ command: "task", answer: "found" });
  expect(answer.values).toEqual(values);
  expect(answerText(answer)).toBe(text);
});

test.each([
  "task answers found store=Main",
  'task answers found store="a" store="b"',
  'task answers found __proto__="a"',
  "task answers found miles=007",
  "task answers found store",
])("%s is refused", (text) => expect(readAnswer(text)).toHaveProperty("fault"));
