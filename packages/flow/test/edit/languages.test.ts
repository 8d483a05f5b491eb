import { describe, expect, test } from "vitest";
import { setInsteadOf, setLanguages, setVoice } from "../../src/edit/index.ts";
import { done, frontDesk, nodeOf, refused, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("languages", () => {
  test("are added", () => {
    const edit = done(setLanguages(frontDesk, ["en-US", "de-DE", "fr-FR"], nodeTypes));
    expect(edit.title).toBe("Add fr-FR to the languages");
    expect(edit.doc.nodes).toBe(frontDesk.nodes);
  });

  test("are put in another order", () => {
    const edit = done(setLanguages(frontDesk, ["de-DE", "en-US"], nodeTypes));
    expect(edit.title).toBe("Change the languages to de-DE, en-US");
    expect(edit.doc.languages).toEqual(["de-DE", "en-US"]);
  });

  test("take their texts along when they go, in nodes, in items and in the fallback", () => {
    const edit = done(setLanguages(frontDesk, ["en-US"], nodeTypes));
    expect(edit.title).toBe("Remove de-DE from the languages");
    expect(text(edit.doc)).not.toContain("de-DE");
    expect(nodeOf(edit.doc, "main").data).toMatchObject({
      prompt: { "en-US": { text: "Sales or support?" } },
      retries: [{ id: "second", say: {} }],
    });
    expect(nodeOf(edit.doc, "support")).toBe(nodeOf(frontDesk, "support"));
  });

  test("go from what is heard instead of others as well", () => {
    const three = { ...frontDesk, languages: ["en-US", "de-DE", "fr-FR", "it-IT"] };
    const first = done(setInsteadOf(three, "fr-FR", ["it-IT", "de-DE"]), three).doc;
    const document = done(setInsteadOf(first, "it-IT", ["de-DE"]), first).doc;
    expect(document.insteadOf).toEqual({ "fr-FR": ["it-IT", "de-DE"], "it-IT": ["de-DE"] });
    const fewer = done(setLanguages(document, ["en-US", "fr-FR", "it-IT"], nodeTypes), document).doc;
    expect(fewer.insteadOf).toEqual({ "fr-FR": ["it-IT"] });
    expect(done(setLanguages(document, ["en-US"], nodeTypes), document).doc).not.toHaveProperty("insteadOf");
    expect(done(setInsteadOf(fewer, "fr-FR", []), fewer).doc).not.toHaveProperty("insteadOf");
    expect(refused(setInsteadOf(three, "fr-FR", ["german"]))).toContain("Use a language tag");
  });

  test("have voices, which go with them", () => {
    const both = done(setVoice(frontDesk, "en-US", "slt"), frontDesk).doc;
    const { doc, title } = done(setVoice(both, "de-DE", "de-DE-KatjaNeural"), both);
    expect(title).toBe("Change the voice of de-DE");
    expect(doc.voices).toEqual({ "en-US": "slt", "de-DE": "de-DE-KatjaNeural" });
    expect(done(setLanguages(doc, ["en-US"], nodeTypes), doc).doc.voices).toEqual({ "en-US": "slt" });
    expect(done(setLanguages(doc, ["fr-FR"], nodeTypes), doc).doc).not.toHaveProperty("voices");
    expect(done(setVoice(both, "en-US", undefined), both).doc).not.toHaveProperty("voices");
    expect(refused(setVoice(frontDesk, "en-US", ""))).toContain("does not take this as its voices");
  });

  test("that were never listed keep their texts", () => {
    const document = { ...frontDesk, languages: ["en-US"] };
    const edit = done(setLanguages(document, ["fr-FR"], nodeTypes), document);
    expect(nodeOf(edit.doc, "main").data.prompt).toEqual({ "de-DE": { text: "Verkauf oder Technik?" } });
  });

  test.each([
    [["en-US", "en-US"], "The language en-US is listed twice."],
    [["english"], "The flow does not take this as its languages: Use a language tag such as en-US or de-DE."],
    [[], "The flow does not take this as its languages: Too small: expected array to have >=1 items"],
  ])("%j are refused", (languages, sentence) => {
    expect(refused(setLanguages(frontDesk, languages, nodeTypes))).toBe(sentence);
  });
});
