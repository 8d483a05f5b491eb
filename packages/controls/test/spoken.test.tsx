// @vitest-environment happy-dom
import { limits } from "@dialtree/flow";
import { act, fireEvent } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { controlWords, type PromptChoice } from "../src/index.ts";
import {
  buttonNamed,
  descriptionOf,
  input,
  nameOf,
  open,
  part,
  parts,
  problemAt,
  tabs,
  turnTo,
  type,
  typeNamed,
} from "./desk.tsx";

const prompt = typeNamed("prompt");
const hangUp = typeNamed("hang-up");
const languages = ["en", "de", "fr"];
const saying = (prompt: Record<string, unknown>) => ({ bargeIn: true, prompt }) as never;

describe("what the caller hears", () => {
  test("has a tab per language, in the order of the flow, and one text in the language of its tab", () => {
    open(prompt, { languages });
    expect(tabs(["prompt"]).map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("English"),
      expect.stringContaining("German"),
      expect.stringContaining("French"),
    ]);
    const shown = languages.map((language) => {
      turnTo(language);
      const areas = [...part(["prompt"]).querySelectorAll("textarea")];
      const panel = part(["prompt"]).querySelector("[role=tabpanel]") as HTMLElement;
      expect(panel.contains(areas[0] ?? null)).toBe(true);
      const selected = tabs(["prompt"]).filter((tab) => tab.getAttribute("aria-selected") === "true");
      expect(selected.map((tab) => tab.getAttribute("aria-controls"))).toEqual([panel.id]);
      expect(nameOf(panel)).toContain(areas.map(nameOf).join());
      return areas.map((area) => [nameOf(area), area.lang, area.getAttribute("aria-required")]);
    });
    expect(shown).toEqual([[["English", "en", "true"]], [["German", "de", null]], [["French", "fr", null]]]);
    expect(nameOf(part(["prompt"]))).toBe("What the caller hears");
  });

  test("has no tabs where the flow has one language", () => {
    const desk = open(prompt, { languages: ["en"] });
    expect(tabs(["prompt"])).toEqual([]);
    expect(part(["prompt"]).querySelector("[role=tabpanel]")).toBeNull();
    desk.again({ languages: ["en", "de"] });
    expect(tabs(["prompt"])).toHaveLength(2);
  });

  test("shows the same language in every text, and again in the next form that is told of it", () => {
    const collect = typeNamed("collect-digits");
    const shown: string[] = [];
    const desk = open(collect, { languages });
    turnTo("de");
    expect(part(["prompt", "de"])).toBeDefined();
    expect(part(["beforeDigits", "de"])).toBeDefined();
    desk.unmount();
    open(prompt, { languages, language: "fr", onLanguage: (language) => shown.push(language) });
    expect(input(["prompt", "fr"]).lang).toBe("fr");
    turnTo("de");
    expect(shown).toEqual(["de"]);
  });

  test("shows the first language where it is not told of one that the flow has", () => {
    const desk = open(prompt, { languages, language: "it" });
    expect(input(["prompt", "en"]).lang).toBe("en");
    desk.again({ languages: ["de", "fr"], language: "en" });
    expect(input(["prompt", "de"]).lang).toBe("de");
  });

  test("marks tabs at which something is to be done, in words as well", () => {
    const marked = () => tabs(["prompt"]).map((tab) => [nameOf(tab), tab.querySelector("svg") !== null]);
    const { missing, error, warning } = controlWords.languageStates;
    const data = saying({ en: { text: "Hello" }, fr: { text: "Salut" } });
    const desk = open(prompt, { languages, data });
    expect(marked()).toEqual([
      ["English", false],
      [controlWords.languageTab("German", missing), true],
      ["French", false],
    ]);
    desk.again({
      problems: [problemAt(["prompt", "fr"]), { ...problemAt(["prompt", "en"]), severity: "warning" }],
    });
    expect(marked().map(([name]) => name)).toEqual([
      controlWords.languageTab("English", warning),
      controlWords.languageTab("German", missing),
      controlWords.languageTab("French", error),
    ]);
    desk.unmount();
    // Nothing is missing where nothing has to be said.
    const quiet = open(hangUp, { languages });
    expect(tabs(["say"]).map(nameOf)).toEqual(["English", "German", "French"]);
    quiet.unmount();
    open(prompt, { languages, data: saying({ de: { text: "", recording: "hallo.wav" } }) });
    expect(tabs(["prompt"]).map(nameOf)[1]).toBe("German");
  });

  test("keeps what is typed in one tab while another is shown, and says where it is not taken", () => {
    const desk = open(prompt, { languages, data: saying({ en: { text: "Hello" } }) });
    const long = "a".repeat(limits.spokenCharacters + 1);
    type(input(["prompt", "en"]), long);
    const untaken = controlWords.languageTab("English", controlWords.languageStates.untaken);
    turnTo("de");
    expect(tabs(["prompt"]).map(nameOf)).toContain(untaken);
    type(input(["prompt", "de"]), "Hallo");
    turnTo("fr");
    turnTo("en");
    expect(input(["prompt", "en"]).value).toBe(long);
    expect(tabs(["prompt"]).map(nameOf)).not.toContain(untaken);
    turnTo("de");
    expect(input(["prompt", "de"]).value).toBe("Hallo");
    expect(desk.data()).toEqual(saying({ en: { text: "Hello" }, de: { text: "Hallo" } }));
    // Somebody else has written there meanwhile: nothing waits any more.
    desk.setData(saying({ en: { text: "Good day" } }));
    expect(tabs(["prompt"]).map(nameOf)).not.toContain(untaken);
    turnTo("en");
    expect(input(["prompt", "en"]).value).toBe("Good day");
  });

  test("shows the first language's text beside what translates it", () => {
    const desk = open(prompt, { languages, data: saying({ en: { text: "Hello" } }) });
    expect(descriptionOf(input(["prompt", "en"]))).toBe("");
    turnTo("de");
    expect(descriptionOf(input(["prompt", "de"]))).toContain("English: Hello");
    expect(part(["prompt", "de"]).querySelector("[lang=en]")?.textContent).toBe("Hello");
    desk.setData(saying({ en: { text: " ", recording: "hello.wav" }, de: { text: "Hallo" } }));
    expect(part(["prompt", "de"]).querySelector("[lang=en]")).toBeNull();
  });

  test("turns to the language that a problem points at, focuses its text, and stays there", () => {
    const shown: string[] = [];
    const desk = open(prompt, { languages });
    desk.again({ focusPath: ["prompt", "fr", "recording"] });
    expect(document.activeElement).toBe(input(["prompt", "fr"]));
    desk.again({ focusPath: undefined });
    expect(parts(["prompt", "fr"])).toHaveLength(1);
    turnTo("de");
    expect(parts(["prompt", "fr"])).toHaveLength(0);
    desk.again({ focusPath: ["prompt", "fr", "recording"] });
    expect(document.activeElement).toBe(input(["prompt", "fr"]));
    // As long as it is not taken back, people may look elsewhere.
    turnTo("de");
    expect(parts(["prompt", "de"])).toHaveLength(1);
    desk.unmount();
    // Whoever remembers the language is told of it.
    open(prompt, { languages, focusPath: ["prompt", "de"], onLanguage: (tag) => shown.push(tag) });
    expect(new Set(shown)).toEqual(new Set(["de"]));
  });

  test("says which languages are missing, and what is heard instead", () => {
    const desk = open(prompt, { languages, data: saying({ en: { text: "Hello" } }) });
    expect(part(["prompt"]).textContent).toContain(controlWords.missingLanguages(["German", "French"]));
    expect(descriptionOf(input(["prompt", "en"]))).toBe("");
    turnTo("de");
    expect(descriptionOf(input(["prompt", "de"]))).toContain(controlWords.hearsInstead("English"));
    type(input(["prompt", "de"]), "Hallo");
    expect(part(["prompt"]).textContent).toContain(controlWords.missingLanguages(["French"]));
    desk.setData(saying({}));
    expect(part(["prompt"]).textContent).not.toContain(
      controlWords.missingLanguages(["English", "German", "French"]),
    );
    expect(descriptionOf(input(["prompt", "de"]))).toBe(controlWords.noText);
  });

  test("may be left silent only where it is optional", () => {
    const quiet = open(hangUp);
    expect(nameOf(part(["say"]))).toBe(controlWords.optional("What the caller hears last"));
    expect(part(["say"]).textContent).toContain(controlWords.silent);
    expect(input(["say", "en"]).getAttribute("aria-required")).toBeNull();
    quiet.unmount();
    open(prompt);
    expect(part(["prompt"]).textContent).not.toContain(controlWords.silent);
  });

  test("shows the built-in words of each language where nothing is written, and only there", () => {
    const collect = typeNamed("collect-digits");
    const languages = ["en", "de", "it"];
    const desk = open(collect, { languages });
    const shown = (language: string) => {
      turnTo(language);
      return input(["beforeDigits", language]).getAttribute("placeholder");
    };
    expect(languages.map(shown)).toEqual(["you entered", "Sie haben eingegeben", null]);
    expect(part(["beforeDigits"]).textContent).toContain(controlWords.builtIn);
    turnTo("en");
    type(input(["beforeDigits", "en"]), "Your number is");
    expect(languages.map(shown)).toEqual([null, null, null]);
    desk.unmount();
  });

  test("shows built-in words only while the node says them", () => {
    const menu = typeNamed("menu");
    const retries = [{ id: "second", noInput: {}, noMatch: {}, repeat: true }];
    const words = ["retries", "0", "noMatch"];
    const shown = (builtInWords: boolean) => {
      const desk = open(menu, { languages: ["de"], data: { ...menu.initial, builtInWords, retries } });
      const found = [input([...words, "de"]).getAttribute("placeholder"), part(words).textContent];
      desk.unmount();
      return found;
    };
    expect(shown(true)).toEqual([
      "das ist leider nicht gültig",
      expect.stringContaining(controlWords.builtIn),
    ]);
    expect(shown(false)).toEqual([null, expect.stringContaining(controlWords.silent)]);
  });

  test("leaves nothing behind when a text is deleted", () => {
    const desk = open(prompt, { data: saying({ en: { text: "Hello" } }) });
    type(input(["prompt", "en"]), "");
    expect(desk.reports).toEqual([[["prompt", "en"], undefined]]);
    expect(desk.data()).toEqual(saying({}));
    type(input(["prompt", "en"]), "H");
    expect(desk.data()).toEqual(saying({ en: { text: "H" } }));
  });

  test("keeps recording and voice, which are shown and cannot be typed", () => {
    const data = saying({ en: { text: "Hello", recording: "hello.wav", voice: "Jenny" } });
    const desk = open(prompt, { data });
    expect(descriptionOf(input(["prompt", "en"]))).toContain(controlWords.recording("hello.wav"));
    expect(descriptionOf(input(["prompt", "en"]))).toContain(controlWords.voice("Jenny"));
    type(input(["prompt", "en"]), "");
    expect(desk.refusals).toEqual([]);
    expect(desk.data()).toEqual(saying({ en: { text: "", recording: "hello.wav", voice: "Jenny" } }));
  });

  test("lets a recording or a prompt of the library take the place of the voice, and back", () => {
    const prompts: readonly PromptChoice[] = [
      {
        id: "welcome",
        title: "Welcome",
        words: { "en-GB": "Welcome to Fabrikam." },
        languages: ["en-GB", "de"],
      },
      { id: "french", title: "Only French", words: {}, languages: ["fr-FR"] },
    ];
    const sounds = { recordings: ["hello.wav"], prompts };
    const desk = open(prompt, { sounds, data: saying({ en: { text: "", voice: "Jenny" } }) });
    const choice = () => part(["prompt", "en"]).querySelector("select") as HTMLSelectElement;
    const choose = (value: string) => fireEvent.change(choice(), { target: { value } });
    expect(nameOf(choice())).toBe(controlWords.sound("English"));
    expect([...choice().options].map(({ text }) => text)).toEqual([
      controlWords.soundVoice,
      "hello.wav",
      "Welcome",
    ]);
    choose("prompt welcome");
    // Nobody had written what is said; the library knows it.
    expect(desk.data()).toEqual(
      saying({ en: { text: "Welcome to Fabrikam.", voice: "Jenny", prompt: "welcome" } }),
    );
    expect(descriptionOf(input(["prompt", "en"]))).toContain(controlWords.prompt("Welcome"));
    type(input(["prompt", "en"]), "Welcome, all.");
    choose("recording hello.wav");
    expect(desk.data()).toEqual(
      saying({ en: { text: "Welcome, all.", voice: "Jenny", recording: "hello.wav" } }),
    );
    choose("prompt welcome");
    expect(desk.data()).toEqual(saying({ en: { text: "Welcome, all.", voice: "Jenny", prompt: "welcome" } }));
    choose("");
    expect(desk.data()).toEqual(saying({ en: { text: "Welcome, all.", voice: "Jenny" } }));
    expect(desk.refusals).toEqual([]);
  });

  test("leaves nothing behind when a sound without words is taken away, and shows one that is gone", () => {
    const data = saying({ en: { text: "", prompt: "gone" } });
    const desk = open(prompt, { data });
    const choice = part(["prompt", "en"]).querySelector("select") as HTMLSelectElement;
    expect(choice.selectedOptions[0]?.text).toBe(controlWords.soundGone("gone"));
    expect(descriptionOf(input(["prompt", "en"]))).toContain(controlWords.prompt("gone"));
    fireEvent.change(choice, { target: { value: "" } });
    expect(desk.data()).toEqual(saying({}));
    expect(part(["prompt", "en"]).querySelector("select")).toBeNull();
  });

  test("counts characters near the limit, and keeps what is too much", () => {
    const desk = open(prompt);
    const area = input(["prompt", "en"]);
    type(area, "a".repeat(100));
    expect(descriptionOf(area)).toBe("");
    type(area, "a".repeat(limits.spokenCharacters));
    expect(descriptionOf(area)).toContain(
      controlWords.characters(limits.spokenCharacters, limits.spokenCharacters),
    );
    expect(area.getAttribute("aria-invalid")).toBeNull();
    const long = "a".repeat(limits.spokenCharacters + 1);
    type(area, long);
    expect(area.value).toBe(long);
    expect(area.getAttribute("aria-invalid")).toBe("true");
    expect(descriptionOf(area)).toContain(controlWords.keptText);
    expect(desk.reports).toHaveLength(2);
  });

  test("plays a language, once there is something to play", () => {
    const played: unknown[] = [];
    const desk = open(prompt, {
      languages: ["en", "de"],
      data: saying({ en: { text: "Hello", voice: "Jenny", recording: "hello.wav" } }),
      onPlay: (...what) => {
        played.push(what);
        return undefined;
      },
    });
    turnTo("de");
    fireEvent.click(buttonNamed(controlWords.play("German")));
    expect(played).toEqual([]);
    turnTo("en");
    fireEvent.click(buttonNamed(controlWords.play("English")));
    turnTo("de");
    type(input(["prompt", "de"]), "Hallo");
    fireEvent.click(buttonNamed(controlWords.play("German")));
    expect(played).toEqual([
      ["Hello", "en", "Jenny", { recording: "hello.wav" }],
      ["Hallo", "de", undefined, {}],
    ]);
    desk.unmount();
    open(prompt);
    expect(() => buttonNamed(/Play/)).toThrow("no button");
  });

  test("says that it plays, until it is stopped or over", async () => {
    let over = (): void => {};
    const ended = new Promise<void>((resolve) => {
      over = resolve;
    });
    const stopped: string[] = [];
    const onPlay = (text: string) => ({ ended, stop: () => void stopped.push(text) });
    const data = saying({ en: { text: "Hello" } });
    const desk = open(prompt, { data, onPlay });
    fireEvent.click(buttonNamed(controlWords.play("English")));
    fireEvent.click(buttonNamed(controlWords.stop("English")));
    expect(stopped).toEqual(["Hello"]);
    await act(async () => over());
    expect(buttonNamed(controlWords.play("English"))).toBeDefined();
    // Nobody hears a form that is gone.
    stopped.length = 0;
    const again = { ended: new Promise<void>(() => {}), stop: () => void stopped.push("gone") };
    desk.again({ onPlay: () => again });
    fireEvent.click(buttonNamed(controlWords.play("English")));
    desk.unmount();
    expect(stopped).toContain("gone");
  });

  test("shows texts in languages that the flow does not have, and removes them", () => {
    const desk = open(prompt, { data: saying({ en: { text: "Hello" }, fr: { text: "Salut" } }) });
    turnTo("fr");
    expect(descriptionOf(input(["prompt", "fr"]))).toContain(controlWords.unlistedLanguage);
    fireEvent.click(buttonNamed(controlWords.removeText("French")));
    // The button is gone, and so is the tab.
    expect(document.activeElement).toBe(input(["prompt", "en"]));
    expect(tabs(["prompt"])).toEqual([]);
    expect(desk.data()).toEqual(saying({ en: { text: "Hello" } }));
  });

  test("is said by another voice of the language, which stays chosen behind a recording", () => {
    const voices = [
      { name: "slt", language: "en-US" },
      { name: "Katja Neural", language: "de-DE" },
      { name: "Conrad", language: "de-AT" },
    ];
    const sounds = { recordings: ["hallo.wav"], prompts: [], voices };
    const desk = open(prompt, {
      languages,
      language: "de",
      sounds,
      data: saying({ de: { text: "Hallo" } }),
    });
    const choice = () => {
      const found = part(["prompt", "de"]).querySelector("select");
      if (!found) throw new Error("There is no choice.");
      return found;
    };
    const choose = (value: string) => fireEvent.change(choice(), { target: { value } });
    expect([...choice().options].map(({ value }) => value)).toEqual([
      "",
      "voice Katja Neural",
      "voice Conrad",
      "recording hallo.wav",
    ]);
    choose("voice Katja Neural");
    expect(desk.data()).toEqual(saying({ de: { text: "Hallo", voice: "Katja Neural" } }));
    choose("recording hallo.wav");
    choose("");
    expect(desk.data()).toEqual(saying({ de: { text: "Hallo" } }));
    desk.setData(saying({ de: { text: "Hallo", voice: "Gone" } }));
    expect(choice().selectedOptions[0]?.textContent).toBe(controlWords.soundGone("Gone"));
  });

  test("can be recorded as soon as there is something to read", () => {
    const asked: unknown[] = [];
    const onRecord = (path: unknown) => void asked.push(path);
    const desk = open(prompt, { onRecord, data: saying({ en: { text: "" } }) });
    fireEvent.click(buttonNamed(controlWords.record("English")));
    expect(asked).toEqual([]);
    desk.setData(saying({ en: { text: "Hello" } }));
    fireEvent.click(buttonNamed(controlWords.record("English")));
    expect(asked).toEqual([["prompt", "en"]]);
  });

  test("does not call another region of a listed language unlisted", () => {
    open(prompt, { data: saying({ "en-GB": { text: "Hello" } }) });
    expect(descriptionOf(input(["prompt", "en"]))).toContain(controlWords.hearsInstead("British English"));
    turnTo("en-GB");
    expect(descriptionOf(input(["prompt", "en-GB"]))).toBe("");
  });

  test("shows a problem at its language, where the check names one", () => {
    const missing = {
      ...problemAt(["prompt"], { language: "de", instead: "en" }),
      code: "translation_missing",
    };
    open(prompt, {
      languages,
      data: saying({ en: { text: "Hello" } }),
      problems: [{ ...missing, severity: "warning" }, problemAt(["prompt", "en"])],
    });
    expect(input(["prompt", "en"]).getAttribute("aria-invalid")).toBe("true");
    turnTo("de");
    expect(descriptionOf(input(["prompt", "de"]))).toContain(
      "has no text in German; such callers hear English.",
    );
    expect(descriptionOf(input(["prompt", "de"]))).not.toContain(controlWords.hearsInstead("English"));
    expect(input(["prompt", "de"]).getAttribute("aria-invalid")).toBeNull();
    turnTo("fr");
    expect(input(["prompt", "fr"]).getAttribute("aria-invalid")).toBeNull();
  });

  test("mends what a file made by hand holds instead", () => {
    const desk = open(prompt, { data: { bargeIn: true, prompt: "Hello" } });
    type(input(["prompt", "en"]), "Hello");
    expect(desk.data()).toEqual(saying({ en: { text: "Hello" } }));
    desk.setData(saying({ en: "Hello" }));
    type(input(["prompt", "en"]), "Hi");
    expect(desk.data()).toEqual(saying({ en: { text: "Hi" } }));
  });
});
