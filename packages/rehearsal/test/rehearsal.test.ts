import { compile, libraryOf } from "@dialtree/engine";
import type { FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  act,
  advance,
  advanceTo,
  calledParty,
  isOver,
  linesOf,
  nextAt,
  type Occasion,
  playOut,
  rehearse,
} from "@dialtree/rehearsal";
import { expect, test } from "vitest";

const document: FlowDocument = {
  format: 1,
  id: "desk",
  title: "Desk",
  languages: ["en-US"],
  fallback: { say: {}, to: { kind: "phone", number: "+15550199" } },
  variables: {},
  start: "start",
  nodes: [
    {
      id: "start",
      type: "incoming",
      version: 1,
      data: { answer: "now", ringFor: 0, reachedBy: "account", outsiders: false },
    },
    {
      id: "menu",
      type: "menu",
      version: 2,
      data: {
        prompt: { "en-US": { text: "Press 1." } },
        choices: [{ id: "one", key: "1", label: "One" }],
        firstKeyTimeout: 5,
        builtInWords: false,
        retries: [],
        bargeIn: true,
        typeAhead: true,
      },
    },
    { id: "bye", type: "hang-up", version: 1, data: { say: {} } },
  ],
  edges: [
    { from: "start", outlet: "answered", to: "menu" },
    ...["one", "no-input", "no-match"].map((outlet) => ({ from: "menu", outlet, to: "bye" })),
  ],
  layout: {},
};
const flow = compile(document, nodeTypes, "draft");
const occasion: Occasion = {
  library: libraryOf([flow]),
  flow,
  caller: { kind: "phone", number: "+15550100" },
  called: calledParty("account"),
  at: 1_000,
};
const text = (rehearsal: Parameters<typeof linesOf>[0]) =>
  linesOf(rehearsal).map(({ at, verb, rest }) => `${at} ${verb} ${rest}`.trim());

test("a call goes on by itself, step by step, on its own clock", () => {
  const begun = rehearse(occasion);
  expect(nextAt(begun)).toBe(1_500);
  const answered = advance(begun);
  expect(answered.session.phase).toBe("answered");
  expect(text(advance(advance(advance(answered))).transcript)).toContain('500 hears "Press 1."');
});

test("a player can step back to any moment and go on from there", () => {
  const moment = advanceTo(rehearse(occasion), 1_600);
  const before = JSON.stringify({ ...moment, occasion: undefined });
  const pressed = playOut(act(moment, { type: "presses", keys: ["1"] }));
  const silent = playOut(moment);
  expect(text(pressed.transcript)).toContain("600 presses 1");
  expect(text(silent.transcript)).not.toContain("600 presses 1");
  expect(JSON.stringify({ ...moment, occasion: undefined })).toBe(before);
});

test("hanging up ends the call at once", () => {
  const left = act(advanceTo(rehearse(occasion), 1_600), { type: "leaves" });
  expect(isOver(left)).toBe(true);
  expect(nextAt(left)).toBeUndefined();
  expect(text(left.transcript).slice(-3)).toEqual([
    '500 hears "Press 1." (interrupted)',
    "600 leaves",
    "600 ends remote",
  ]);
  expect(advance(left)).toBe(left);
});

test("a prompt that is cut off is marked, and what would have followed was not heard", () => {
  const two = {
    ...document,
    nodes: document.nodes.map((node) =>
      node.id === "menu"
        ? {
            ...node,
            data: {
              ...node.data,
              retries: [
                { id: "r", noInput: { "en-US": { text: "Nothing heard." } }, noMatch: {}, repeat: true },
              ],
            },
          }
        : node,
    ),
  };
  const compiled = compile(two, nodeTypes, "draft");
  const begun = rehearse({
    ...occasion,
    flow: compiled,
    library: libraryOf([compiled]),
    acts: [
      { type: "waits", milliseconds: 5_500 },
      { type: "interrupts", keys: ["1"] },
    ],
  });
  expect(text(playOut(begun).transcript).filter((line) => line.includes("hears"))).toEqual([
    '500 hears "Press 1."',
    '6020 hears "Nothing heard." (interrupted)',
  ]);
});

test("keys typed in quick succession are a fifth of a second apart", () => {
  const typed = act(advanceTo(rehearse(occasion), 1_600), { type: "presses", keys: ["1", "1", "1"] });
  expect(typed.telephone.planned.filter(({ event }) => event.type === "tone").map(({ at }) => at)).toEqual([
    1_600, 1_800, 2_000,
  ]);
});

test("what a caller keyed in as sensitive is said to them, and stands nowhere", () => {
  const before = { ...document, variables: { pin: { type: "text" as const, initial: "4711" } } };
  const data = { ...nodeTypes.get("say-value")?.initial, sayAs: "digits", variable: "pin" };
  const saying: FlowDocument = {
    ...before,
    nodes: [...before.nodes, { id: "value", type: "say-value", version: 1, data }],
    edges: [
      { from: "start", outlet: "answered", to: "value" },
      { from: "value", outlet: "next", to: "bye" },
    ],
  };
  const compiled = compile(saying, nodeTypes, "draft");
  const begun = rehearse({ ...occasion, library: libraryOf([compiled]), flow: compiled });
  const open = playOut(begun);
  const hidden = playOut({ ...begun, session: { ...begun.session, sensitive: ["pin"] } });
  expect(linesOf(open.transcript).map(({ rest }) => rest)).toContain('"four seven one one"');
  expect(linesOf(hidden.transcript).map(({ rest }) => rest)).toContain('"•••"');
  expect(JSON.stringify([hidden.transcript, hidden.journal])).not.toMatch(/four|seven|4711/);
  // Nobody is any the wiser by how the call went.
  expect(hidden.transcript.at(-1)).toMatchObject({ kind: "ends" });
});
