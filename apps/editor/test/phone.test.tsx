import { expect, test } from "vitest";
import { type CallEvent, type CallNews, dialled, followed } from "../src/phone/call.ts";

const news = (item: CallNews): CallEvent => ({ type: "news", news: item });
const entered = (node: string, flow = "reception") =>
  news({ kind: "path", step: { kind: "entered", flow, node } });
const left = (node: string, outlet: string) =>
  news({ kind: "path", step: { kind: "left", flow: "reception", node, outlet } });
const said = (text: string) =>
  news({ kind: "command", command: { type: "play", prompts: [{ text, language: "en-US" }] } });
const audio = (did: "starts" | "ends" | "stopped", prompt: string): CallEvent => ({
  type: "phone",
  event: { type: "audio", did, prompt, durationMs: 1_000, at: "" },
});
const play = (...events: readonly CallEvent[]) => events.reduce(followed, dialled("reception"));

test("a call reads as what was heard, what was pressed, and where it went", () => {
  const call = play(
    said("Welcome"),
    { type: "pressed", key: "2" },
    news({
      kind: "command",
      command: { type: "transfer", to: { kind: "account", id: "x", name: "Support queue" } },
    }),
    news({ kind: "ended", reason: "transferred" }),
  );
  expect(call.lines.map(({ by, text }) => [by, text])).toEqual([
    ["flow", "Welcome"],
    ["caller", "2"],
    ["line", "Putting through to Support queue"],
    ["line", "Transferred to Support queue"],
  ]);
});

test("a message reads as what is recorded, what was said and where it went", () => {
  const call = play(
    news({ kind: "command", command: { type: "record", longest: 120 } }),
    { type: "spoke", seconds: 4 },
    news({ kind: "command", command: { type: "deliver", mailbox: "front-desk" } }),
  );
  expect(call.lines.map(({ by, text }) => [by, text])).toEqual([
    ["line", "Beep. It is recorded, for at most 120 seconds"],
    ["caller", "Something, for 4 seconds"],
    ["line", "Handed on to the mailbox front-desk"],
  ]);
});

test("the path lights up step by step, in the flow that is open only", () => {
  const call = play(
    entered("incoming"),
    left("incoming", "answered"),
    entered("main"),
    entered("x", "other"),
  );
  expect(call.path.here).toBe("main");
  expect([...call.path.passed]).toEqual(["incoming", "main"]);
  expect([...call.path.ways]).toEqual(["incoming.answered"]);
  expect(followed(call, news({ kind: "ended", reason: "remote" })).path.here).toBeUndefined();
});

test("a prompt is said when it starts, again when it is repeated, and falls silent when it is cut off", () => {
  const once = play(audio("starts", "a"));
  expect(once.saying).toEqual({ hash: "a", turn: 1 });
  const ended = followed(once, audio("ends", "a"));
  expect(ended.saying).toEqual({ hash: "a", turn: 1 });
  const again = followed(ended, audio("starts", "a"));
  expect(again.saying).toEqual({ hash: "a", turn: 2 });
  expect(followed(again, audio("stopped", "a")).saying).toBeUndefined();
  expect(followed(again, { type: "phone", event: { type: "ended", at: "" } })).toMatchObject({
    state: "ended",
    saying: undefined,
  });
});

test("what went wrong is said", () => {
  const call = play(
    news({ kind: "failed", command: "transfer", reason: "busy" }),
    news({ kind: "fault", code: "flow_loops" }),
  );
  expect(call.lines.map(({ text }) => text)).toEqual([
    "Did not work: transfer busy",
    "Something broke: the fallback takes the call.",
  ]);
});

test("a value is one line, and of a sensitive one nobody sees how long it is", () => {
  const fragment = (text: string, more: object = {}) => ({
    text,
    language: "de-DE",
    fragment: true,
    ...more,
  });
  const hidden = { concealed: true };
  const prompts = [
    fragment("einundzwanzig"),
    fragment("tausend"),
    fragment("•••", hidden),
    fragment("•••", hidden),
    { text: "Danke.", language: "de-DE" },
  ];
  const call = play(news({ kind: "command", command: { type: "play", prompts } } as never));
  expect(call.lines.map(({ text }) => text)).toEqual(["einundzwanzigtausend", "•••", "Danke."]);
});
