// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { locale, wantedLanguage } from "../src/messages/language.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test.each([
  [["de-AT", "en"], "de"],
  [["fr-FR", "de-DE", "en"], "de"],
  [["fr-FR"], "en"],
  [["en-US@posix"], "en"],
])("a browser that is set to %j gets %s", (languages, wanted) => {
  vi.stubGlobal("navigator", { languages });
  expect(wantedLanguage()).toBe(wanted);
});

test("dates are written as in the country of the browser, and what is no language tag is passed over", () => {
  vi.stubGlobal("navigator", { languages: ["en-US@posix", "en-IE"] });
  expect(locale()).toBe("en-IE");
  vi.stubGlobal("navigator", { languages: ["en-US@posix"] });
  expect(locale()).toBe("en");
  expect(new Intl.DateTimeFormat(locale()).resolvedOptions().locale).toMatch(/^en/);
});

test("a choice of this browser goes before how it is set", () => {
  vi.stubGlobal("navigator", { languages: ["en-GB"] });
  localStorage.setItem("dialtree/language", "de");
  expect(wantedLanguage()).toBe("de");
});
