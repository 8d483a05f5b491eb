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
  problemAt,
  type,
  typeNamed,
} from "./desk.tsx";

const prompt = typeNamed("prompt");
const hangUp = typeNamed("hang-up");
const languages = ["en", "de", "fr"];
const saying = (prompt: Record<string, unknown>) => ({ bargeIn: true, prompt }) as never;

describe("what the caller hears", () => {
  test("has a text area per language, in the order of the flow, in that language", () => {
    open(prompt, { languages });
    const areas = [...part(["prompt"]).querySelectorAll("textarea")];
    expect(areas.map(nameOf)).toEqual(["English", "German", "French"]);
    expect(areas.map((area) => area.lang)).toEqual(languages);
    expect(areas.map((area) => area.getAttribute("aria-required"))).toEqual(["true", null, null]);
    expect(nameOf(part(["prompt"]))).toBe("What the caller hears");
  });

  test("says which languages are missing, and what is heard instead", () => {
    const desk = open(prompt, { languages, data: saying({ en: { text: "Hello" } }) });
    expect(part(["prompt"]).textContent).toContain(controlWords.missingLanguages(["German", "French"]));
    expect(descriptionOf(input(["prompt", "de"]))).toContain(controlWords.hearsInstead("English"));
    expect(descriptionOf(input(["prompt", "en"]))).toBe("");
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
    const shown = (language: string) => input(["beforeDigits", language]).getAttribute("placeholder");
    expect(languages.map(shown)).toEqual(["you entered", "Sie haben eingegeben", null]);
    expect(part(["beforeDigits"]).textContent).toContain(controlWords.builtIn);
    type(input(["beforeDigits", "en"]), "Your number is");
    expect(languages.map(shown)).toEqual([null, null, null]);
    desk.unmount();
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
    fireEvent.click(buttonNamed(controlWords.play("German")));
    expect(played).toEqual([]);
    fireEvent.click(buttonNamed(controlWords.play("English")));
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
    expect(descriptionOf(input(["prompt", "fr"]))).toContain(controlWords.unlistedLanguage);
    fireEvent.click(buttonNamed(controlWords.removeText("French")));
    expect(desk.data()).toEqual(saying({ en: { text: "Hello" } }));
  });

  test("is said by another voice of the language, which stays chosen behind a recording", () => {
    const voices = [
      { name: "slt", language: "en-US" },
      { name: "Katja Neural", language: "de-DE" },
      { name: "Conrad", language: "de-AT" },
    ];
    const sounds = { recordings: ["hallo.wav"], prompts: [], voices };
    const desk = open(prompt, { languages, sounds, data: saying({ de: { text: "Hallo" } }) });
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
    expect(descriptionOf(input(["prompt", "en-GB"]))).toBe("");
    expect(descriptionOf(input(["prompt", "en"]))).toContain(controlWords.hearsInstead("British English"));
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
    expect(descriptionOf(input(["prompt", "de"]))).toContain(
      "has no text in German; such callers hear English.",
    );
    expect(descriptionOf(input(["prompt", "de"]))).not.toContain(controlWords.hearsInstead("English"));
    expect(input(["prompt", "de"]).getAttribute("aria-invalid")).toBeNull();
    expect(input(["prompt", "en"]).getAttribute("aria-invalid")).toBe("true");
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
