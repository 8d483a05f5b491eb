import { begin, compile, libraryOf, type Session, topFrame } from "@dialtree/engine";
import { type CallCommand, callerLeg, concealment, type Prompt, shownCommand } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { noneRecent } from "../../src/runner/recent.ts";
import { createSeal } from "../../src/runner/seal.ts";
import { type CallState, readState, writeState } from "../../src/runner/state.ts";

const seal = createSeal([new Uint8Array(32).fill(1)]);

const flow = compile(
  {
    format: 1,
    id: "line",
    title: "Line",
    languages: ["en-US"],
    variables: {},
    start: "start",
    nodes: [{ id: "start", type: "incoming", version: 1, data: nodeTypes.get("incoming")?.initial ?? {} }],
    edges: [],
    layout: {},
  },
  nodeTypes,
  "1",
);
const { session: fresh } = begin(libraryOf([flow]), {
  key: "k",
  seed: 1,
  flow,
  event: {
    at: 0,
    leg: callerLeg,
    type: "incoming",
    caller: { kind: "unknown" },
    called: { kind: "bot", id: "b" },
  },
});

function stateWith(change: Partial<Session>): CallState {
  const session = { ...fresh, ...change };
  return { tenant: "t", version: "1", legs: {}, session, unsent: [], watches: [], recent: noneRecent };
}

const onlyFrame = topFrame(fresh);
// Each of them alone has to be enough for sealing.
const keyed: readonly Partial<Session>[] = [
  { keys: ["7", "7", "7"] },
  { tones: { held: [{ sequence: 9, tone: "7" }] } },
  { entry: ["7", "7", "7"] },
  { variables: { pin: "777" }, sensitive: ["pin"] },
  { variables: { order: "777" } },
  {
    frames: [
      { ...onlyFrame, kept: { variables: { order: "777" }, sensitive: ["order"], trail: ["start"] } },
      onlyFrame,
    ],
  },
];

test.each(keyed)("what came from the caller is ciphertext in the row, and comes back: %j", (change) => {
  const state = stateWith(change);
  const text = writeState("k", state, seal);
  // Ciphertext may hold any three characters, now and then these.
  const { keyed: sealed, ...readable } = JSON.parse(text) as { readonly keyed: string };
  expect(sealed).not.toBe("");
  expect(JSON.stringify(readable)).not.toMatch(/777|"7"/);
  expect(readState("k", text, seal)).toEqual(state);
});

test("a call that nobody keyed anything into is kept as it is", () => {
  const text = writeState("k", stateWith({}), seal);
  expect(JSON.parse(text).keyed).toBeUndefined();
  expect(readState("k", text, seal)).toEqual(stateWith({}));
});

test("sealed under a lost secret it is forgotten, and the call goes on", () => {
  const text = writeState("k", stateWith({ entry: ["7"], variables: { pin: "777" } }), seal);
  const other = createSeal([new Uint8Array(32).fill(2)]);
  expect(readState("k", text, other)).toEqual(stateWith({}));
});

test("a row of a server that knew no variables is read", () => {
  const { keys, tones } = { keys: ["7"] as const, tones: { held: [] } };
  const { variables: _v, entry: _e, sensitive: _s, ...older } = stateWith({ keys, tones }).session;
  const row = {
    format: 1,
    ...stateWith({}),
    recent: [],
    session: { ...older, keys: [], variables: {} },
    keyed: seal.close(JSON.stringify({ keys, held: [] }), "k"),
  };
  expect(readState("k", JSON.stringify(row), seal)).toEqual(stateWith({ keys }));
});

test("a value on its way to the caller is ciphertext too; under a lost secret nobody knows its words", () => {
  const prompts: readonly Prompt[] = [
    { text: "Your number is", language: "en-US" },
    { text: "seven", language: "en-US", fragment: true },
    { text: "eight", language: "en-US", fragment: true, concealed: true },
  ];
  const command: CallCommand = { id: "c4", leg: callerLeg, type: "play", prompts };
  const hangUp: CallCommand = { id: "c5", leg: callerLeg, type: "hangUp" };
  const unsent = [command, hangUp].map((made) => ({ command: made, by: "s", at: 1 }));
  const state = { ...stateWith({}), unsent };
  const text = writeState("k", state, seal);
  expect(text).toContain("Your number is");
  expect(text).not.toMatch(/seven|eight/);
  expect(readState("k", text, seal)).toEqual(state);
  const other = createSeal([new Uint8Array(32).fill(2)]);
  const [play] = readState("k", text, other).unsent;
  expect(play?.command.type === "play" && play.command.prompts.map(({ text: words }) => words)).toEqual([
    "Your number is",
    concealment,
    concealment,
  ]);
});

test("the number and the passcode of a meeting are ciphertext until it is joined; under a lost secret it is none", () => {
  const to = { kind: "meeting", number: "123456789", passcode: "4711" } as const;
  const command: CallCommand = { id: "c4", leg: "meeting.4", type: "dial", to, ringSeconds: 30 };
  const state = { ...stateWith({}), unsent: [{ command, by: "s", at: 1 }] };
  const text = writeState("k", state, seal);
  expect(text).not.toMatch(/123456789|4711/);
  expect(readState("k", text, seal)).toEqual(state);
  const other = createSeal([new Uint8Array(32).fill(2)]);
  expect(readState("k", text, other).unsent).toMatchObject([
    { command: { to: { kind: "meeting", number: "" } } },
  ]);
  expect(JSON.stringify(shownCommand(command))).not.toMatch(/123456789|4711/);
});
