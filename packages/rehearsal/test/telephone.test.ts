import { type CallCommand, type CommandBody, callerLeg } from "@dialtree/flow";
import {
  type Answer,
  answerText,
  callerKindOf,
  estimatedLength,
  keyed,
  lengthsWith,
  newTelephone,
  obey,
  pickedUp,
  readAnswer,
  spokenTo,
  type Telephone,
  wentOver,
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

describe("a message that is left", () => {
  // The beep ends half a second after the command, so that speech is recorded from 500 on.
  const body = {
    type: "record",
    mailbox: "desk",
    flow: "desk",
    shortest: 2,
    longest: 60,
    untilFirstWord: 5,
    untilNextWord: 3,
    endKeys: ["#"],
    ifCallEnds: "deliver",
  } as const;
  const recording = () => obey(answered(), command(body), 0, second);
  const came = ({ planned }: Telephone) => planned.map(({ at, event }) => ({ at, ...event }));

  test.each([
    ["nothing", [], 5_500, { outcome: "failed", reason: "silence" }],
    ["one word too short", [[1_000, 1_999]], 5_999, { outcome: "failed", reason: "too-short" }],
    ["just long enough", [[1_000, 2_000]], 6_000, { outcome: "done", recorded: 5_500 }],
    [
      "two sentences with a pause",
      [
        [1_000, 1_000],
        [4_000, 1_000],
      ],
      8_000,
      { outcome: "done", recorded: 7_500 },
    ],
    ["more than there is room for", [[1_000, 90_000]], 60_500, { outcome: "done", recorded: 60_000 }],
    ["something before the beep", [[499, 4_000]], 5_500, { outcome: "failed", reason: "silence" }],
    ["something after the end", [[5_500, 4_000]], 5_500, { outcome: "failed", reason: "silence" }],
  ] as const)("%s ends when it does, and is as long as it is", (_what, said, at, result) => {
    const after = said.reduce<Telephone>((now, [from, length]) => spokenTo(now, from, length), recording());
    expect(came(after)).toMatchObject([{ at, ...result }]);
    // What is said next waits for the end.
    const next = obey(after, command({ type: "play", prompts: [prompt] }, 2), 1, second);
    expect(next.planned.at(-1)?.at).toBe(at + 1_000);
  });

  test.each([
    ["its own ends it", "#", 4_000, 4_000],
    ["another does not", "1", 4_000, 6_500],
    ["its own before the beep does not", "#", 499, 6_500],
    ["its own after the end does not", "#", 7_000, 6_500],
  ] as const)("of the keys %s", (_what, key, at, ends) => {
    expect(came(keyed(spokenTo(recording(), 1_000, 2_500), key, at))).toMatchObject([
      { at: ends, outcome: "done" },
    ]);
  });

  test("is cancelled with everything else, and not when it was over by then", () => {
    const stopped = obey(spokenTo(recording(), 1_000, 2_500), command({ type: "stop" }, 2), 3_000, second);
    expect(came(stopped)).toMatchObject([
      { at: 3_050, outcome: "failed", reason: "cancelled" },
      { at: 3_050, outcome: "done" },
    ]);
    expect(spokenTo(stopped, 3_010, 5_000)).toEqual(stopped);
    const late = obey(recording(), command({ type: "stop" }, 2), 5_500, second);
    expect(came(late)[0]).toMatchObject({ at: 5_500, reason: "silence" });
  });
});

describe("what is asked of the world outside", () => {
  const lookup: CommandBody = {
    type: "task",
    seconds: 10,
    task: "http-lookup",
    settings: {
      method: "GET",
      url: "https://stores.example/",
      query: [],
      headers: [],
      secrets: [],
      repeatable: true,
      within: 10,
      takes: [],
    },
    given: {},
  };

  test.each([
    ["task works", 200, { outcome: "done", answer: "found" }],
    ["task answers not-found", 200, { outcome: "done", answer: "not-found" }],
    ["task answers found open=true after 8s", 8_000, { answer: "found", values: { open: true } }],
    ["task fails after 3s", 3_000, { outcome: "failed", reason: "error" }],
  ])("%s", (text, at, result) => {
    const after = obey(answered(readAnswer(text) as Answer), command(lookup), 0, second);
    expect(after.planned.map(({ at, event }) => ({ at, ...event }))).toMatchObject([{ at, ...result }]);
  });

  const dial: CommandBody = { type: "dial", to: { kind: "user", id: "u" }, ringSeconds: 20 };
  test.each([
    ["dial works", ["100 dialled", "4500 connected"]],
    ["dial works after 8s", ["100 dialled", "8500 connected"]],
    ["dial works after 2s then leaves after 1s", ["100 dialled", "2500 connected", "3500 ended"]],
    ["dial works then presses 1 after 4s", ["100 dialled", "4500 connected", "8500 tone"]],
    ["dial fails no-answer", ["100 dialled"]],
    ["dial fails declined after 3s", ["100 dialled", "3000 ended"]],
    ["dial fails busy", ["100 dialled", "1000 ended"]],
    ["dial fails", ["50 result"]],
    ["dial is unknown", ["50 result"]],
  ])("%s", (text, events) => {
    const other = { ...command(dial), leg: "other" };
    const after = obey(answered(readAnswer(text) as Answer), other, 0, second);
    expect(after.planned.map(({ at, event }) => `${at} ${event.type}`)).toEqual(events);
    expect(new Set(after.planned.map(({ leg }) => leg))).toEqual(new Set(["other"]));
  });

  test("whoever is handed over to somebody on another leg takes that leg along", () => {
    const to = { kind: "user", id: "u" } as const;
    const handed = obey(answered(), command({ type: "transfer", to, replaces: "other" }), 0, second);
    expect(handed.planned.map(({ leg, event }) => [leg, event.type])).toEqual([
      [undefined, "ended"],
      ["other", "ended"],
    ]);
  });

  test("when the caller goes over to another leg, what was to come on each comes on the right one", () => {
    const other = { ...command({ type: "play", prompts: [prompt, prompt] }, 2), leg: "other" };
    const both = obey(obey(answered(), command({ type: "listen" }), 0, second), other, 0, second);
    const over = wentOver(both, { from: "other", left: "left" });
    expect(over.planned.map(({ leg, at }) => [leg, at])).toEqual([
      ["left", 50],
      [undefined, 2_000],
    ]);
    // The caller hears what plays there to its end.
    expect([over.mediaBusyUntil, over.shape]).toEqual([2_000, "group"]);
  });

  test("nobody is put on hold twice, nor taken back who is not", () => {
    const group = pickedUp(newTelephone(phone, account, [], "group"));
    let [telephone, at] = [group, 0];
    const ends = (["takeBack", "hold", "hold", "takeBack", "takeBack"] as const).map((type) => {
      at += 1_000;
      telephone = obey(telephone, command({ type }, at), at, second);
      const ended = telephone.planned.at(-1)?.event;
      return ended?.type === "result" && ended.outcome;
    });
    expect(ends).toEqual(["failed", "done", "failed", "done", "failed"]);
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
