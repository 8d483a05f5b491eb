import { chooseLanguage, type FlowDocument, utteranceFor } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { small } from "./document/small-flow.ts";

const spoken = {
  "en-US": { text: "Hello." },
  "de-DE": { text: "Guten Tag." },
  "fr-FR": { text: "  " },
  "es-ES": { text: "", recording: "hola.wav" },
};

describe("what a caller hears is", () => {
  test.each([
    ["the text of the language", "de-DE", "de-DE"],
    ["that of another region of it", "de-AT", "de-DE"],
    ["the default, when the language is missing", "it-IT", "en-US"],
    ["the default, when the text is blank", "fr-FR", "en-US"],
    ["a recording even without its words", "es-ES", "es-ES"],
  ])("%s", (_why, language, heard) => {
    expect(utteranceFor(spoken, language, "en-US")?.language).toBe(heard);
  });

  test("nothing, when not even the default says anything", () => {
    expect(utteranceFor({ "de-DE": { text: "Guten Tag." } }, "fr-FR", "en-US")).toBeUndefined();
  });
});

describe("the language of a call is", () => {
  const flow: FlowDocument = { ...small, languages: ["en-US", "de-DE", "pt-BR"] };
  test.each([
    ["the caller's", "de-DE", "de-DE"],
    ["the caller's, however it is written", "de-de", "de-DE"],
    ["a kindred one", "pt-PT", "pt-BR"],
    ["the first, for a language the flow does not speak", "fr-FR", "en-US"],
    ["the first, when nothing is known", undefined, "en-US"],
  ])("%s", (_why, wanted, language) => {
    expect(chooseLanguage(flow, wanted)).toBe(language);
  });
});
