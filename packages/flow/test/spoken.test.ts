import {
  chooseLanguage,
  type FlowDocument,
  isSilent,
  languageFor,
  languagesInstead,
  spokenSchema,
  utteranceFor,
} from "@dialtree/flow";
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

  test("what the flow says instead, in its order, before the default", () => {
    const heard = (language: string, insteadOf: FlowDocument["insteadOf"]) =>
      utteranceFor(
        spoken,
        language,
        ...languagesInstead({ ...small, languages: ["en-US"], insteadOf }, language),
      )?.language;
    expect(heard("it-IT", { "it-IT": ["fr-FR", "es-ES", "de-DE"] })).toBe("es-ES");
    expect(heard("de-AT", { "de-AT": ["es-ES"] })).toBe("de-DE");
    expect(heard("it-IT", { "it-IT": ["fr-FR"] })).toBe("en-US");
    expect(heard("constructor", {})).toBe("en-US");
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

describe("a prompt of the library", () => {
  test("says something without words of its own", () => {
    const spoken = { "en-US": { text: "", prompt: "welcome" } };
    expect(isSilent(spoken)).toBe(false);
    expect(utteranceFor(spoken, "en-GB", "de-DE")).toEqual({
      language: "en-US",
      utterance: spoken["en-US"],
    });
    expect(spokenSchema.safeParse({ "en-US": { text: "", prompt: "../x" } }).success).toBe(false);
  });

  test("is heard in the language itself, else in another region of it", () => {
    expect(languageFor(["en-GB", "en-US"], "en-US")).toBe("en-US");
    expect(languageFor(["de-DE", "en-GB"], "en-US")).toBe("en-GB");
    expect(languageFor(["de-DE"], "en-US")).toBeUndefined();
  });
});
