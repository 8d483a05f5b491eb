import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWav } from "@dialtree/speech";
import {
  createPromptLibrary,
  type Damage,
  fliteProvider,
  type KeptSpeech,
  type PromptFault,
  type Shelf,
  type Speech,
} from "@dialtree/speech/io";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { storageFault } from "../../src/io/library/storage-fault.ts";
import { chunk, format, wav } from "../files.ts";
import { type CountingProvider, countingProvider, wavOf } from "../support/counting-provider.ts";

let folder: string;
let provider: CountingProvider;
let damages: Damage[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "prompts-test-"));
  provider = countingProvider();
  damages = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const library = (options: { readonly memoryBytes?: number; readonly provider?: CountingProvider } = {}) =>
  createPromptLibrary({ folder, provider, onDamage: (damage) => damages.push(damage), ...options });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const fileOf = (hash: string) => join(folder, "audio", hash.slice(0, 2), `${hash}.wav`);
const tone = (samples: number) =>
  writeWav(Int16Array.from({ length: samples }, (_, at) => (at * 997) % 3_000));

function kept<Kept extends object>(answer: Kept | PromptFault): Kept {
  if ("fault" in answer) throw new Error(answer.fault);
  return answer;
}

async function filesBelow(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("audioFor", () => {
  test("gives the hash of the WAV's bytes and how long it plays", async () => {
    const prompts = library();
    const audio = kept(await prompts.audioFor("Hello", "en-US"));
    const spoken = wavOf({ text: "Hello", language: "en-US", voice: "usual" });
    expect(audio).toEqual({ hash: sha256(spoken), milliseconds: 2 });
    expect(await prompts.read(audio.hash)).toEqual(Buffer.from(spoken));
    expect(await readFile(fileOf(audio.hash))).toEqual(Buffer.from(spoken));
  });

  test("never speaks the same twice, also not after a restart", async () => {
    const first = await library().audioFor("Hello", "en-US");
    const prompts = library();
    expect(await prompts.audioFor("Hello", "en-US")).toEqual(first);
    expect(await prompts.audioFor("Hello", "en-US", "usual")).toEqual(first);
    expect(provider.asked).toHaveLength(1);
  });

  test("speaks anew for another text, language, voice or version of the provider", async () => {
    const prompts = library();
    const answers = [
      await prompts.audioFor("Hello", "en-US"),
      await prompts.audioFor("Hello ", "en-US"),
      await prompts.audioFor("Hello", "en-GB"),
      await prompts.audioFor("Hello", "en-US", "other"),
    ];
    expect(new Set(answers.map((answer) => kept(answer).hash)).size).toBe(4);
    const renewed = countingProvider({ version: "2" });
    await library({ provider: renewed }).audioFor("Hello", "en-US");
    expect(renewed.asked).toHaveLength(1);
  });

  test("speaks once for all who ask at once", async () => {
    const prompts = library();
    const answers = await Promise.all(Array.from({ length: 20 }, () => prompts.audioFor("Hello", "en-US")));
    expect(new Set(answers.map((answer) => kept(answer).hash)).size).toBe(1);
    expect(provider.asked).toHaveLength(1);
  });

  test("who gives up leaves the others what they wait for; when all have, nobody speaks on", async () => {
    const told: AbortSignal[] = [];
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    provider = countingProvider({
      speak: async (request, signal) => {
        if (signal) told.push(signal);
        await Promise.race([goOn, new Promise((_, reject) => signal?.addEventListener("abort", reject))]);
        return { wav: wavOf(request) };
      },
    });
    const prompts = library();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = prompts.audioFor("Hello", "en", undefined, one.signal);
    const second = prompts.audioFor("Hello", "en", undefined, other.signal);
    await expect.poll(() => told.length).toBe(1);
    one.abort(new Error("gone"));
    await expect(first).rejects.toThrow("gone");
    expect(told[0]?.aborted).toBe(false);
    other.abort(new Error("gone too"));
    await expect(second).rejects.toThrow("gone too");
    expect(told[0]?.aborted).toBe(true);
    // What comes afterwards does not wait for what was broken off.
    const third = prompts.audioFor("Hello", "en", undefined, new AbortController().signal);
    await expect.poll(() => told.length).toBe(2);
    resolve();
    expect(await third).toHaveProperty("hash");
    await expect(prompts.audioFor("Hello", "en", undefined, one.signal)).rejects.toThrow("gone");
  });

  test("remembers what was passed over", async () => {
    const speak = async (): Promise<Speech> => ({ wav: tone(100), unspoken: "😀" });
    provider = countingProvider({ speak });
    expect(await library().audioFor("Hi 😀", "en")).toHaveProperty("unspoken", "😀");
    expect(await library().audioFor("Hi 😀", "en")).toHaveProperty("unspoken", "😀");
    expect(provider.asked).toHaveLength(1);
  });

  test("hands on a fault, and remembers none", async () => {
    const fault = { fault: "Not now.", code: "provider_failed" } as const;
    let isWell = false;
    provider = countingProvider({ speak: async () => (isWell ? { wav: tone(10) } : fault) });
    const prompts = library();
    expect(await prompts.audioFor("Hello", "en")).toEqual(fault);
    isWell = true;
    expect(await prompts.audioFor("Hello", "en")).toHaveProperty("hash", sha256(tone(10)));
  });

  test("does not ask a provider that does not speak the language", async () => {
    const fault = { fault: "English only.", code: "language_not_spoken" } as const;
    provider = { ...provider, voiceFor: () => fault };
    expect(await library().audioFor("Hallo", "de")).toEqual(fault);
    expect(provider.asked).toHaveLength(0);
  });

  test("keeps nothing that Graph does not play, whoever made it", async () => {
    provider = countingProvider({ speak: async () => ({ wav: new Uint8Array(100) }) });
    expect(await library().audioFor("Hello", "en")).toHaveProperty("code", "provider_failed");
    expect(await filesBelow(folder)).toEqual([]);
  });

  test("with the built-in voice", async () => {
    const voice = fliteProvider();
    const prompts = createPromptLibrary({ folder, provider: voice });
    const audio = kept(await prompts.audioFor("Welcome 👋", "en-US"));
    expect(audio.unspoken).toBe("👋");
    expect(audio.milliseconds).toBeGreaterThan(300);
    expect(sha256((await prompts.read(audio.hash)) ?? new Uint8Array())).toBe(audio.hash);
    expect(await prompts.audioFor("Willkommen", "de-DE")).toHaveProperty("code", "language_not_spoken");
    await voice.close();
  });

  test("any text comes back as it was spoken", async () => {
    const prompts = library();
    const seen = new Map<string, string>();
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("en", "de-AT"), async (said, language) => {
        const request = JSON.stringify([said, language]);
        const wanted = wavOf({ text: said, language, voice: "usual" });
        const { hash } = kept<KeptSpeech>(await prompts.audioFor(said, language));
        expect(hash).toBe(sha256(wanted));
        expect(seen.get(request) ?? hash).toBe(hash);
        seen.set(request, hash);
        expect(await library().read(hash)).toEqual(Buffer.from(wanted));
      }),
      { numRuns: 40 },
    );
    expect(provider.asked).toHaveLength(seen.size);
  });
});

describe("keep", () => {
  test("keeps a recording byte by byte, with all its parts", async () => {
    const recording = wav(
      chunk("fmt ", format({})),
      chunk("LIST", new Uint8Array(9)),
      chunk("data", new Uint8Array(3_202)),
    );
    const prompts = library();
    const audio = kept(await prompts.keep(recording));
    expect(audio).toEqual({ hash: sha256(recording), milliseconds: 101 });
    expect(await library().read(audio.hash)).toEqual(Buffer.from(recording));
  });

  test.each([
    [
      "another rate",
      wav(chunk("fmt ", format({ rate: 8_000 })), chunk("data", new Uint8Array(80))),
      "8 kHz mono",
    ],
    [
      "stereo",
      wav(chunk("fmt ", format({ channels: 2 })), chunk("data", new Uint8Array(80))),
      "16 kHz stereo",
    ],
    ["8 bits", wav(chunk("fmt ", format({ bits: 8 })), chunk("data", new Uint8Array(80))), "8-bit"],
    ["µ-law", wav(chunk("fmt ", format({ tag: 7 })), chunk("data", new Uint8Array(80))), "µ-law"],
    ["an MP3", new TextEncoder().encode("ID3 and so on"), "an MP3 file"],
    ["nothing", new Uint8Array(0), "empty"],
    ["half a file", tone(100).subarray(0, 99), "cut off"],
  ])("refuses %s, and says why", async (_name, recording, says) => {
    const answer = await library().keep(recording);
    expect(answer).toMatchObject({ code: "not_playable", fault: expect.stringContaining(says) });
    expect(await filesBelow(folder)).toEqual([]);
  });

  test("the same recording from many at once is one file, and nothing unfinished stays", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => library().keep(tone(5_000))));
    const hash = sha256(tone(5_000));
    expect(new Set(answers.map((answer) => kept(answer).hash))).toEqual(new Set([hash]));
    expect(await filesBelow(folder)).toEqual([fileOf(hash)]);
  });
});

describe("read", () => {
  test("serves from memory what was read before", async () => {
    const prompts = library();
    const { hash } = kept(await prompts.keep(tone(100)));
    await prompts.read(hash);
    await rm(fileOf(hash));
    expect(await prompts.read(hash)).toEqual(Buffer.from(tone(100)));
    expect(await prompts.has(hash)).toBe(false);
  });

  test("holds no more in memory than it may, and drops what was used longest ago", async () => {
    const [a, b, c] = [tone(100), tone(101), tone(102)];
    const prompts = library({ memoryBytes: a.length + c.length });
    const hashes: string[] = [];
    for (const recording of [a, b, c]) hashes.push(kept(await prompts.keep(recording)).hash);
    await prompts.read(hashes[0]!);
    await prompts.read(hashes[1]!);
    await prompts.read(hashes[0]!);
    await prompts.read(hashes[2]!);
    for (const hash of hashes) await rm(fileOf(hash));
    const held = await Promise.all(hashes.map(async (hash) => (await prompts.read(hash)) !== undefined));
    expect(held).toEqual([true, false, true]);
  });

  test("an audio larger than the memory is read each time", async () => {
    const prompts = library({ memoryBytes: 100 });
    const { hash } = kept(await prompts.keep(tone(100)));
    expect(await prompts.read(hash)).toEqual(Buffer.from(tone(100)));
    await rm(fileOf(hash));
    expect(await prompts.read(hash)).toBeUndefined();
  });

  test.each([
    ["cut off", (file: string) => truncate(file, 60)],
    ["another audio", (file: string) => writeFile(file, tone(101))],
    ["empty", (file: string) => truncate(file, 0)],
  ])(
    "a file that is %s counts as missing, is reported, and is mended by keeping or speaking",
    async (_name, damage) => {
      const { hash } = kept(await library().keep(tone(100)));
      await damage(fileOf(hash));
      expect(await library().read(hash)).toBeUndefined();
      expect(damages).toEqual([{ file: `audio/${hash.slice(0, 2)}/${hash}.wav`, says: expect.any(String) }]);
      expect(await library().lengthOf(hash)).toBeUndefined();
      await library().keep(tone(100));
      expect(await library().read(hash)).toEqual(Buffer.from(tone(100)));

      const spoken = kept(await library().audioFor("Hello", "en"));
      await damage(fileOf(spoken.hash));
      expect(await library().audioFor("Hello", "en")).toEqual(spoken);
      expect(await library().read(spoken.hash)).toBeDefined();
      expect(provider.asked).toHaveLength(2);
    },
  );

  test("a damaged note of what was spoken is reported, and the text spoken again", async () => {
    const spoken = await library().audioFor("Hello", "en");
    const [note] = await filesBelow(join(folder, "spoken"));
    for (const content of ["", "null", "[]", '{"hash":"../../etc/passwd"}', '{"hash":7}']) {
      await writeFile(note!, content);
      expect(await library().audioFor("Hello", "en")).toEqual(spoken);
    }
    expect(damages).toHaveLength(5);
    expect(provider.asked).toHaveLength(6);
    await library().audioFor("Hello", "en");
    expect(provider.asked).toHaveLength(6);
  });

  test("a folder where a file should be is reported, and leaves nothing unfinished behind", async () => {
    const hash = sha256(tone(100));
    await mkdir(fileOf(hash), { recursive: true });
    expect(await library().read(hash)).toBeUndefined();
    expect(await library().has(hash)).toBe(false);
    expect(damages).toMatchObject([{ says: expect.stringContaining("EISDIR") }]);
    expect(await library().keep(tone(100))).toHaveProperty("code", "storage_failed");
    expect(await filesBelow(folder)).toEqual([]);
  });

  test("nothing but a hash is ever looked for", async () => {
    const { hash } = kept(await library().keep(tone(100)));
    await writeFile(join(folder, "secret.wav"), tone(100));
    const tricks = [
      // Would lead to files of others, the second to the one above.
      "../../secret",
      "ab/../../../secret",
      `../${hash.slice(0, 2)}/${hash}`,
      `${hash}\n`,
      `${hash}/`,
      `${hash}\u0000`,
      hash.toUpperCase(),
      hash.slice(1),
      `0${hash}`,
      "",
      "__proto__",
    ];
    const prompts = library();
    for (const trick of tricks) {
      expect(await prompts.read(trick), trick).toBeUndefined();
      expect(await prompts.has(trick), trick).toBe(false);
      expect(await prompts.lengthOf(trick), trick).toBeUndefined();
    }
    expect(damages).toEqual([]);
    expect(await prompts.has(hash)).toBe(true);
  });
});

describe("lengthOf", () => {
  test("reads a file at most once", async () => {
    const { hash } = kept(await library().keep(tone(16_000)));
    const prompts = library({ memoryBytes: 0 });
    expect(await prompts.lengthOf(hash)).toBe(1_000);
    await writeFile(fileOf(hash), "damaged meanwhile");
    expect(await prompts.lengthOf(hash)).toBe(1_000);
    expect(damages).toEqual([]);
  });

  test("knows nothing of what was never kept", async () => {
    expect(await library().lengthOf(sha256(tone(1)))).toBeUndefined();
    expect(damages).toEqual([]);
  });
});

describe("a folder that cannot be written", () => {
  test("is a fault that names it, for recordings and texts", async () => {
    // A file where the folder should be: no user may write below it, not even root.
    const file = join(folder, "file");
    await writeFile(file, "");
    const prompts = createPromptLibrary({ folder: join(file, "prompts"), provider });
    for (const answer of [await prompts.keep(tone(10)), await prompts.audioFor("Hello", "en")]) {
      expect(answer).toMatchObject({
        code: "storage_failed",
        fault: expect.stringContaining(join(file, "prompts")),
      });
    }
    expect(await prompts.has(sha256(tone(10)))).toBe(false);
  });

  test.each([
    ["ENOSPC", "storage_full", "no space left"],
    ["EDQUOT", "storage_full", "no space left"],
    ["EROFS", "storage_failed", "EROFS"],
  ])("%s is %s", (code, fault, says) => {
    const told = { code: fault, fault: expect.stringContaining(says) };
    expect(storageFault(code, folder)).toEqual({
      ...told,
      because: { ...told, values: expect.objectContaining({ folder }) },
    });
  });

  test("also for want of permission", async (context) => {
    context.skip(process.getuid?.() === 0, "whoever runs everything may write everywhere");
    await chmod(folder, 0o500);
    expect(await library().keep(tone(10))).toHaveProperty("code", "storage_failed");
    await chmod(folder, 0o700);
  });
});

describe("a shelf", () => {
  let elsewhere: string;
  beforeEach(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), "prompts-test-"));
  });
  afterEach(async () => {
    await rm(elsewhere, { recursive: true, force: true });
  });

  /** Two libraries with folders of their own, and the shelf between them. */
  function twoLibraries() {
    const sounds = new Map<string, Uint8Array>();
    const asked: string[] = [];
    let away: Error | undefined;
    const shelf: Shelf = {
      async take(hash) {
        asked.push(hash);
        if (away) throw away;
        return sounds.get(hash);
      },
      async put(hash, wav) {
        if (away) throw away;
        sounds.set(hash, wav);
      },
      async lacks(hashes) {
        if (away) throw away;
        return hashes.filter((hash) => !sounds.has(hash));
      },
    };
    const over = (place: string) =>
      createPromptLibrary({ folder: place, provider, shelf, onDamage: (damage) => damages.push(damage) });
    return {
      here: over(folder),
      there: over(elsewhere),
      over,
      sounds,
      asked,
      goAway: (error: Error | undefined) => {
        away = error;
      },
    };
  }

  test("has a recording that one library keeps, for another one to read and to keep as well", async () => {
    const { here, there, asked, over } = twoLibraries();
    const wav = tone(100);
    const { hash } = kept(await here.keep(wav));
    expect(await there.read(hash)).toEqual(wav);
    expect(await there.lengthOf(hash)).toBe(7);
    expect(asked).toEqual([hash]);
    // From its own folder from now on.
    expect(await over(elsewhere).read(hash)).toEqual(Buffer.from(wav));
    expect(asked).toEqual([hash]);
    expect(damages).toEqual([]);
  });

  test("has what was spoken once it is shared, and not before", async () => {
    const { here, there, sounds } = twoLibraries();
    const { hash } = kept(await here.audioFor("Hello", "en-US"));
    expect(await there.read(hash)).toBeUndefined();
    expect(await here.share([hash])).toEqual([]);
    expect(await there.read(hash)).toEqual(Buffer.from(sounds.get(hash) ?? []));
    // Nothing is put there a second time, and what nobody has is named.
    sounds.set(hash, new Uint8Array());
    const nobody = "0".repeat(64);
    expect(await here.share([hash, nobody])).toEqual([nobody]);
    expect(sounds.get(hash)).toHaveLength(0);
  });

  test("mends what is damaged here; what is damaged there counts as missing", async () => {
    const { here, over, sounds } = twoLibraries();
    const wav = tone(100);
    const { hash } = kept(await here.keep(wav));
    await writeFile(fileOf(hash), "noise");
    expect(await over(folder).read(hash)).toEqual(wav);
    expect(await readFile(fileOf(hash))).toEqual(Buffer.from(wav));
    expect(damages.map(({ file }) => file)).toEqual([`audio/${hash.slice(0, 2)}/${hash}.wav`]);
    damages.length = 0;
    sounds.set(hash, tone(50));
    await rm(fileOf(hash));
    expect(await over(folder).read(hash)).toBeUndefined();
    expect(damages).toMatchObject([{ file: `${hash} on the shelf` }]);
    // Uploaded again, it is whole on both sides.
    await over(folder).keep(wav);
    expect(sounds.get(hash)).toEqual(wav);
  });

  test("that is away keeps nobody from what is here, and says so of everything else", async () => {
    const { here, there, goAway } = twoLibraries();
    const { hash } = kept(await here.keep(tone(100)));
    const away = new Error("away");
    goAway(away);
    expect(await here.read(hash)).toBeDefined();
    await expect(there.read(hash)).rejects.toBe(away);
    await expect(there.keep(tone(50))).rejects.toBe(away);
    await expect(here.share([hash])).rejects.toBe(away);
    goAway(undefined);
    expect(await there.read(hash)).toBeDefined();
  });

  test("is heard even when the folder cannot take it", async () => {
    const { here, over } = twoLibraries();
    const { hash } = kept(await here.keep(tone(100)));
    await writeFile(join(elsewhere, "file"), "");
    expect(await over(join(elsewhere, "file")).read(hash)).toEqual(tone(100));
    expect(damages.at(-1)?.says).toContain("could not be kept here");
  });
});
