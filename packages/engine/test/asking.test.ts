import { expect, test } from "vitest";
import { Drive } from "./drive.ts";
import { flowOf, libraryWith, node, say } from "./flows.ts";

const said = (drive: Drive): readonly (readonly [string, string])[] =>
  (drive.command("play")?.prompts ?? []).map(({ language, text }) => [language, text]);

function answered(...flow: Parameters<typeof flowOf>): Drive {
  const drive = new Drive(libraryWith(flowOf(...flow)));
  drive.send({ type: "connected" });
  return drive;
}

const languages = ["en-US", "de-DE"];
const both = (english: string, german: string) => ({ "en-US": { text: english }, "de-DE": { text: german } });
const end = node("end", "hang-up", { say: both("Goodbye.", "Auf Wiederhören.") });
const choice = node("choice", "language-choice", {
  prompt: both("For English, press 1.", "Für Deutsch drücken Sie die 2."),
  offers: [
    { id: "english", key: "1", language: "en-US" },
    { id: "german", key: "2", language: "de-DE" },
  ],
  retries: [
    { id: "second", noInput: {}, noMatch: both("Once more.", "Noch einmal."), repeat: true, bargeIn: true },
  ],
});
const exits = ["chosen", "no-input", "no-match", "failed"].map((outlet) => `choice.${outlet} -> end`);

test("a choice of languages offers each in its own words, whatever the language of the call", () => {
  const drive = answered([choice, end], exits, { languages });
  expect(said(drive)).toEqual([
    ["en-US", "For English, press 1."],
    ["de-DE", "Für Deutsch drücken Sie die 2."],
  ]);
  drive.press("9");
  expect(said(drive)).toEqual([
    ["en-US", "Once more."],
    ["en-US", "For English, press 1."],
    ["de-DE", "Noch einmal."],
    ["de-DE", "Für Deutsch drücken Sie die 2."],
  ]);
});

test("without words of their own, further attempts at a choice have built-in ones in each language that has some", () => {
  const attempts = ["second", "third"].map((id) => ({
    id,
    noInput: {},
    noMatch: {},
    repeat: false,
    bargeIn: true,
  }));
  const silent = { ...choice, data: { ...choice.data, retries: attempts } };
  // Italian has none, and its callers are not told in English a second time.
  const insteadOf = { "it-IT": ["en-US"] };
  const drive = answered([silent, end], exits, { languages: ["en-US", "it-IT", "de-DE"], insteadOf });
  drive.press("9");
  expect(said(drive)).toEqual([
    ["en-US", "sorry, that is not valid"],
    ["de-DE", "das ist leider nicht gültig"],
  ]);
});

test("callers of a language without built-in words hear none, though the flow has another one instead", () => {
  const italian = { "it-IT": { text: "Prema 1." } };
  const attempt = { id: "second", noInput: {}, noMatch: {}, repeat: true };
  const question = node("menu", "menu", { prompt: italian, retries: [attempt] });
  const drive = answered([question, end], ["menu.choice-1 -> end"], {
    languages: ["it-IT", "en-US"],
    insteadOf: { "it-IT": ["en-US"] },
  });
  drive.press("9");
  expect(said(drive)).toEqual([["it-IT", "Prema 1."]]);
});

test("the call goes on in the language that was chosen, also in another flow that speaks it", () => {
  const drive = answered([choice, end], exits, { languages });
  drive.press("2");
  expect([drive.session.language, said(drive)]).toEqual(["de-DE", [["de-DE", "Auf Wiederhören."]]]);
  const other = flowOf([end], [], { id: "other", languages: ["en-GB", "de-AT"] });
  const on = node("on", "go-to", { place: { flow: "other" } });
  const across = new Drive(libraryWith(flowOf([choice, on], ["choice.chosen -> on"], { languages }), other));
  across.send({ type: "connected" });
  across.press("2");
  expect(across.session.language).toBe("de-AT");
});

test("an offer of a language that the flow does not speak changes nothing but to its kin or its first", () => {
  const french = { ...choice, data: { ...choice.data, offers: [{ id: "f", key: "2", language: "fr-FR" }] } };
  const drive = answered([french, end], exits, { languages });
  drive.press("2");
  expect(drive.session.language).toBe("en-US");
});

const code = node("code", "collect-digits", {
  prompt: say("Your code."),
  as: "code",
  shortest: 2,
  longest: 2,
  endKey: "pound",
  interDigitTimeout: 3,
  retries: [],
});
const menu = node("menu", "menu", {
  prompt: say("Press 1."),
  choices: [{ id: "go", key: "1", label: "Go" }],
  retries: [],
});
const codeAndMenu = ["code.collected -> menu", "menu.go -> end"];

test("an end key behind a full number is passed over within the time of a further key, and only as the next key", () => {
  const keys = (...later: readonly (readonly [key: "#" | "1", after: number])[]) => {
    const drive = answered([code, menu, end], codeAndMenu);
    drive.press("1", "2");
    for (const [tone, after] of later)
      drive.send({ type: "tone", sequence: drive.session.tones.next ?? 1, tone }, after);
    return drive.session.trail.at(-1);
  };
  expect(keys(["#", 2.9])).toBe("menu");
  expect(keys(["#", 3])).toBe("menu");
  expect(keys(["#", 3.1])).toBe("$fallback");
  expect(keys(["#", 1], ["#", 1])).toBe("$fallback");
  expect(keys(["#", 1], ["1", 1])).toBe("end");
});
