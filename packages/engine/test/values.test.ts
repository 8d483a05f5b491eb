import { compile, libraryOf } from "@dialtree/engine";
import {
  type CallCommand,
  concealment,
  type FlowDocument,
  type JsonObject,
  nodeTypesOf,
  type Said,
  shownCommand,
} from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { promptsOf } from "../src/session/commands.ts";
import { Drive, faults, ignored, types } from "./drive.ts";
import { flowOf, node, say } from "./flows.ts";
import { keeper, keeping } from "./keeping.ts";

const allTypes = nodeTypesOf([...nodeTypes.values(), keeper]);
function answered(document: FlowDocument): Drive {
  const drive = new Drive(libraryOf([compile(document, allTypes, "1")]));
  drive.send({ type: "connected" });
  return drive;
}

const forty = "1234567890".repeat(4);
const wired = ["value.next -> bye", "value.no-value -> bye", "value.failed -> failed"];
function flowSaying(data: JsonObject, change: Partial<FlowDocument> = {}): FlowDocument {
  return flowOf(
    [
      node("value", "say-value", data),
      node("bye", "hang-up"),
      node("failed", "hang-up", { say: say("Sorry.") }),
    ],
    wired,
    change,
  );
}
const textsOf = (commands: readonly CallCommand[]): readonly string[][] =>
  commands.flatMap((made) => (made.type === "play" ? [made.prompts.map(({ text }) => text)] : []));
const playsOf = (drive: Drive) => drive.last.commands.filter(({ type }) => type === "play");
const nodeLeft = ({ journal }: Drive["last"]): readonly string[] =>
  journal.flatMap((entry) => (entry.kind === "left" ? [`${entry.node}.${entry.outlet}`] : []));

test("a value is said in the language of the call, between its texts", () => {
  const spoken = { before: { "de-DE": { text: "Es sind" } }, after: { "de-DE": { text: "Danke." } } };
  const drive = answered(
    flowSaying(
      { ...spoken, sayAs: "money", variable: "balance" },
      { languages: ["de-DE"], variables: { balance: { type: "number", initial: 1.5 } } },
    ),
  );
  const german = { language: "de-DE" };
  expect(drive.command("play")?.prompts).toEqual([
    { text: "Es sind", ...german },
    ...["ein", "Euro", "und", "fünfzig", "Cent"].map((text) => ({ text, ...german, fragment: true })),
    { text: "Danke.", ...german },
  ]);
});

test("where nobody can say values in the language of the call, the first language of the flow is taken, or none", () => {
  const heard = (languages: string[]) => {
    const drive = new Drive(
      libraryOf([compile(flowSaying({ constant: "21" }, { languages }), allTypes, "1")]),
    );
    drive.send({ type: "connected" });
    return textsOf(drive.last.commands);
  };
  expect(heard(["it-IT"])).toEqual([]);
  expect(heard(["de-AT", "it-IT"])).toEqual([["einundzwanzig"]]);
});

test("what the flow says instead of a language holds for texts and values alike, before its first language", () => {
  const document = flowSaying(
    { constant: "21", before: { "en-US": { text: "It is" }, "fr-FR": { text: "Cela fait" } } },
    { languages: ["it-IT", "en-US", "fr-FR"], insteadOf: { "it-IT": ["fr-FR", "en-US"] } },
  );
  const drive = new Drive(libraryOf([compile(document, allTypes, "1")]));
  drive.send({ type: "connected" });
  expect(textsOf(drive.last.commands)).toEqual([["Cela fait", "vingt et un"]]);
});

test("the voice that a flow has chosen for a language says its texts, values and phrases, unless a text names its own", () => {
  const { session } = answered(flowSaying({ constant: "1" }));
  const languages = ["fr-FR", "en-US"];
  const document = flowSaying(
    {},
    { languages, insteadOf: { "fr-FR": ["en-US"] }, voices: { "fr-FR": "denise" } },
  );
  const say: readonly Said[] = [
    { "fr-FR": { text: "Bonjour." } },
    { "fr-FR": { text: "Salut.", voice: "henri" } },
    { "fr-FR": { text: "Merci.", recording: "merci.wav" } },
    { "en-US": { text: "Hello." } },
    { phrase: "youEntered" },
    { source: { entry: "plain" }, how: { as: "digits", group: 0 } },
  ];
  const prompts = promptsOf(say, { ...session, language: "fr-FR", entry: ["4"] }, document);
  expect(prompts.map(({ text, voice }) => [text, voice])).toEqual([
    ["Bonjour.", "denise"],
    ["Salut.", "henri"],
    ["Merci.", undefined],
    ["Hello.", undefined],
    ["vous avez saisi", "denise"],
    ["quatre", "denise"],
  ]);
});

test("a phrase comes in the language of the call, and a sensitive entry behind it is hidden", () => {
  const { session } = answered(flowSaying({ constant: "1" }));
  const document = flowSaying({}, { languages: ["fr-FR"] });
  const say: readonly Said[] = [
    { phrase: "youEntered" },
    { source: { entry: "sensitive" }, how: { as: "digits", group: 0 } },
  ];
  const prompts = promptsOf(say, { ...session, language: "fr-FR", entry: ["4"] }, document);
  const part = { language: "fr-FR", fragment: true };
  expect(prompts).toEqual([
    { text: "vous avez saisi", ...part },
    { text: "quatre", ...part, concealed: true },
  ]);
  expect(
    promptsOf(say, { ...session, language: "it-IT", entry: ["4"] }, { ...document, languages: ["it-IT"] }),
  ).toEqual([]);
});

test("what is sensitive is said, and marked so that nobody sees it", () => {
  const document = flowOf(
    [
      keeping("keep", { as: "pin", sensitive: true }),
      node("value", "say-value", { sayAs: "digits", variable: "pin" }),
    ],
    ["keep.kept -> value"],
  );
  const drive = answered(document);
  drive.press("1", "9", "#");
  const command = drive.command("play");
  expect(command?.prompts.map(({ text, concealed }) => [text, concealed])).toEqual([
    ["one", true],
    ["nine", true],
  ]);
  expect(command && textsOf([shownCommand(command)])).toEqual([[concealment, concealment]]);
  expect(JSON.stringify(drive.last.journal)).not.toMatch(/nine|9/);
});

test("a sensitive name that something harmless is kept under later is shown again", () => {
  const document = flowOf(
    [
      keeping("keep", { as: "pin", sensitive: true }),
      keeping("again", { as: "pin" }),
      node("value", "say-value", { sayAs: "digits", variable: "pin" }),
    ],
    ["keep.kept -> again", "again.kept -> value"],
  );
  const drive = answered(document);
  drive.press("1", "#", "2", "#");
  const command = drive.command("play");
  expect(command && shownCommand(command)).toBe(command);
});

test("more than twenty prompts are played in several requests, and end where the last one ends", () => {
  const drive = answered(flowSaying({ sayAs: "digits", constant: forty, group: 0 }));
  const plays = playsOf(drive);
  expect(types(plays)).toEqual(["play", "play"]);
  expect(textsOf(plays).map(({ length }) => length)).toEqual([20, 20]);
  drive.settle(plays[0]);
  expect(types(drive.last.commands)).toEqual([]);
  drive.settle(plays[1]);
  expect(nodeLeft(drive.last)).toContain("value.next");
});

test("the gap between two requests falls on a breath", () => {
  const drive = answered(flowSaying({ sayAs: "digits", constant: forty, group: 3, before: say("It is") }));
  const texts = textsOf(drive.last.commands);
  expect(texts.every(({ length }) => length <= 20)).toBe(true);
  expect(texts.slice(0, -1).map((part) => part.at(-1))).toEqual([",", ",", ","].slice(0, texts.length - 1));
  expect(texts.flat().filter((text) => text !== ",")).toHaveLength(41);
});

test.each(["failed", "unknown"] as const)(
  "half a value is worse than none: a part that is %s stops the rest",
  (outcome) => {
    const drive = answered(flowSaying({ sayAs: "digits", constant: forty }));
    const [first, last] = playsOf(drive);
    drive.settle(first, outcome);
    expect(types(drive.last.commands)).toEqual(["stop", "play"]);
    expect(nodeLeft(drive.last)).toContain("value.failed");
    drive.settle(last, "failed", "cancelled");
    expect(ignored(drive.last)).toEqual(["result not awaited"]);
    expect(faults(drive.last)).toEqual([]);
  },
);

test("a caller who hangs up in the first part has not met a failure", () => {
  const drive = answered(flowSaying({ sayAs: "digits", constant: forty }));
  const [first] = playsOf(drive);
  drive.settle(first, "failed", "cancelled");
  expect([types(drive.last.commands), nodeLeft(drive.last)]).toEqual([[], []]);
});

test("a key stops all parts, and none of them is waited for", () => {
  const drive = answered(flowSaying({ sayAs: "digits", constant: forty }));
  const [first] = playsOf(drive);
  drive.press("1");
  expect(types(drive.last.commands)).toEqual(["stop", "hangUp"]);
  expect(Object.keys(drive.session.awaited).filter((key) => key.includes("play"))).toEqual([]);
  expect(ignored(drive.settle(first))).toEqual(["result not awaited"]);
});

test("a value that keys typed ahead interrupt is never sent, in none of its parts", () => {
  const document = flowSaying({ sayAs: "digits", constant: forty });
  const drive = new Drive(libraryOf([compile(document, allTypes, "1")]));
  drive.press("1");
  drive.send({ type: "connected" });
  expect(types(drive.last.commands)).not.toContain("play");
});
