import { firstThatSpeaks, type SpeechProvider } from "@dialtree/speech/io";
import { expect, test } from "vitest";

/** Speaks one language, in its voices; the WAV tells who spoke. */
function speaker(name: string, language: string, ...voices: string[]): SpeechProvider & { closed: boolean } {
  const all = voices.map((voice) => ({ name: voice, language }));
  const made: SpeechProvider & { closed: boolean } = {
    closed: false,
    voices: all,
    listVoices: async () => ({ voices: all }),
    voiceFor: (asked, voice = voices[0] ?? "") => {
      if (asked !== language) return { fault: `${name} does not speak it.`, code: "language_not_spoken" };
      if (!voices.includes(voice)) return { fault: `${name} has no such voice.`, code: "voice_unknown" };
      return { voice, provider: name, version: "1" };
    },
    speak: async ({ text }) => ({ wav: new TextEncoder().encode(`${name}: ${text}`) }),
    close: async () => {
      made.closed = true;
    },
  };
  return made;
}

const remote = speaker("remote", "de", "katja");
const british = speaker("british", "en", "sonia");
const builtIn = speaker("built-in", "en", "slt");
const all = firstThatSpeaks([remote, british, builtIn]);

const spokenBy = async (language: string, voice?: string) => {
  const speech = await all.speak({ text: "Hello", language, voice });
  return "wav" in speech ? new TextDecoder().decode(speech.wav) : speech.fault;
};

test("a text goes to the first that speaks its language, or has its voice", async () => {
  expect(await spokenBy("de")).toBe("remote: Hello");
  expect(await spokenBy("en")).toBe("british: Hello");
  expect(await spokenBy("en", "slt")).toBe("built-in: Hello");
  expect(all.voiceFor("en", "slt")).toEqual({ voice: "slt", provider: "built-in", version: "1" });
});

test("what nobody can say is refused by who knows most of it", async () => {
  expect(await spokenBy("en", "anna")).toBe("british has no such voice.");
  expect(await spokenBy("fr")).toBe("built-in does not speak it.");
});

test("voices are those of all, with the reason why there may be more", async () => {
  expect(all.voices.map(({ name }) => name)).toEqual(["katja", "sonia", "slt"]);
  expect(await all.listVoices()).toEqual({ voices: all.voices });
  const fault = { fault: "Away.", code: "provider_away" } as const;
  const away = { ...remote, listVoices: async () => ({ voices: remote.voices, fault }) };
  expect(await firstThatSpeaks([away, builtIn]).listVoices()).toEqual({
    voices: [...remote.voices, ...builtIn.voices],
    fault,
  });
});

test("they are closed together", async () => {
  await all.close();
  expect([remote.closed, british.closed, builtIn.closed]).toEqual([true, true, true]);
});
