import { primaryOf } from "@dialtree/flow";
import type { Dispatcher } from "undici";
import { soundFault } from "../../faults.ts";
import { ssmlOf } from "../../ssml.ts";
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
  type VoiceList,
} from "../provider.ts";
import { tooLong } from "../too-long.ts";
import { type Answer, exchange, poolOf } from "./exchange.ts";
import { refusalOf } from "./refusals.ts";
import { readVoices } from "./voice-list.ts";

/** How the service is told who asks: with a key of the resource, or with a token of Entra ID for it. */
export type AzureCredential =
  | { readonly key: string }
  | {
      /** `/subscriptions/…/providers/Microsoft.CognitiveServices/accounts/…`. */
      readonly resource: string;
      /** A token for `https://cognitiveservices.azure.com/.default`, or why there is none. */
      readonly token: () => Promise<{ readonly token?: string; readonly detail?: string }>;
    };

export interface AzureSpeechOptions {
  /** In front of `/cognitiveservices/…`, without a slash at its end; see `azureSpeechUrl`. */
  readonly url: string;
  readonly credential: AzureCredential;
  /** The usual voice of each language that is to be spoken, by BCP 47 tag: `{ "de-DE": "de-DE-KatjaNeural" }`. */
  readonly voices: Readonly<Record<string, string>>;
  /** How long one request may take. */
  readonly boundMs?: number;
  /** How long one text may wait, in all, for a service that has its hands full. */
  readonly patienceMs?: number;
  readonly after?: After;
  /** How it is reached; a pool of its own unless told. */
  readonly dispatcher?: Dispatcher;
}

/** Where the service of a region is: `westeurope`. */
export function azureSpeechUrl(region: string): string {
  return `https://${region}.tts.speech.microsoft.com`;
}

// Ten minutes, at which the service cuts off, and a header.
const mostSeconds = 600;
const mostAudioBytes = mostSeconds * 32_000 + 4_096;
const mostListBytes = 8_000_000;
const listKeptMs = 24 * 60 * 60_000;
// When it has its hands full and does not say for how long; and when it fails, which it is given fewer chances to do.
const busyDelaysMs = [1_000, 2_000, 4_000, 8_000, 16_000];
const awayDelaysMs = [500, 2_000];
// de-DE-KatjaNeural, sr-Latn-RS-NicholasNeural, en-US-Ava:DragonHDLatestNeural: locale, then name.
const voiceName = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+){1,3}-[A-Za-z0-9]+(:[A-Za-z0-9]+)?$/;
// Of what is sent for a text: raise it when the same text comes to sound different.
const version = "1";

/**
 * Azure AI Speech, by its REST API for text to speech: `POST …/cognitiveservices/v1` with SSML, `GET …/voices/list`; status
 * codes and the end after ten minutes are from there:
 * https://learn.microsoft.com/azure/ai-services/speech-service/rest-text-to-speech. That page leaves the format
 * `riff-16khz-16bit-mono-pcm` out of its list; the SDK's has it, and the same service answers both:
 * https://learn.microsoft.com/javascript/api/microsoft-cognitiveservices-speech-sdk/speechsynthesisoutputformat. Tokens
 * (`aad#<resource>#<token>`): https://learn.microsoft.com/azure/ai-services/speech-service/how-to-configure-azure-ad-auth.
 */
export function azureSpeech(options: AzureSpeechOptions): SpeechProvider {
  const { url, credential, boundMs = 30_000, patienceMs = 60_000, after: afterMs = after } = options;
  if (!isSafe(url))
    throw new TypeError("Azure AI Speech is reached by https only: a key would be sent in the open.");
  const dispatcher = options.dispatcher ?? poolOf(boundMs);
  const usual = new Map(Object.entries(options.voices));
  const voices: readonly Voice[] = [...usual].map(([language, name]) => ({ name, language }));
  let listed: readonly Voice[] | undefined;
  let forget = () => {};
  const closing = new AbortController();
  // While the service wants to be left alone, nobody asks: more requests would only make it longer.
  let pause: Promise<void> = Promise.resolve();

  function voiceFor(language: string, voice?: string): ChosenVoice | SpeechFault {
    const own = usual.get(language) ?? voices.find((known) => isKin(known.language, language))?.name;
    if (own === undefined)
      return speechFault("language_not_spoken", soundFault("azure_no_voice", { language }));
    const chosen = voice ?? own;
    const known = [...voices, ...(listed ?? [])];
    const isThere = known.some(({ name }) => name === chosen) || (!listed && voiceName.test(chosen));
    if (isThere) return { voice: chosen, provider: "azure", version };
    return speechFault("voice_unknown", soundFault("azure_voice_unknown", { voice: chosen }));
  }

  async function authorization(): Promise<Readonly<Record<string, string>> | SpeechFault> {
    if ("key" in credential) return { "ocp-apim-subscription-key": credential.key };
    const { token, detail } = await credential.token();
    if (token !== undefined) return { authorization: `Bearer aad#${credential.resource}#${token}` };
    return speechFault("provider_away", soundFault("azure_no_token", { detail: detail ?? "no reason" }));
  }

  /** The answer of success, or what the last of the attempts came to. */
  async function ask(
    what: {
      readonly path: string;
      readonly ssml?: string;
      readonly voice: string;
      readonly mostBytes: number;
    },
    given: AbortSignal | undefined,
  ): Promise<Uint8Array | SpeechFault> {
    const signal = given ? AbortSignal.any([given, closing.signal]) : closing.signal;
    let waitedMs = 0;
    let away = 0;
    for (let busy = 0; ; ) {
      await unlessAborted(pause, signal);
      const allowed = await authorization();
      if ("fault" in allowed) return allowed as SpeechFault;
      const { path, ssml, mostBytes } = what;
      const answer: Answer = await exchange(
        {
          method: ssml === undefined ? "GET" : "POST",
          url: url + path,
          headers: {
            ...allowed,
            "user-agent": "dialtree",
            ...(ssml === undefined ? {} : { ...speechHeaders }),
          },
          ...(ssml === undefined ? {} : { body: ssml }),
          mostBytes,
        },
        dispatcher,
        { ms: boundMs, after: afterMs },
        signal,
      );
      if (answer.status === 200) return answer.body ?? unreadable(`it is longer than ${mostBytes} bytes.`);
      if (answer.status === 429) {
        const told = secondsIn(answer.retryAfter);
        const delay = told === undefined ? busyDelaysMs[busy] : told * 1_000;
        if (delay === undefined || waitedMs + delay > patienceMs) return busyFault(told);
        busy += 1;
        waitedMs += delay;
        pause = waited(delay, afterMs);
      } else if (answer.status === undefined || answer.status >= 500) {
        const delay = awayDelaysMs[away];
        if (delay === undefined)
          return answer.status === undefined
            ? unreachable(answer.failed)
            : refusalOf(answer.status, answer.body, what.voice);
        away += 1;
        await unlessAborted(waited(delay, afterMs), signal);
      } else return refusalOf(answer.status, answer.body, what.voice);
    }
  }

  async function listVoices(signal?: AbortSignal): Promise<VoiceList> {
    if (listed) return { voices: listed };
    const asked = { path: "/cognitiveservices/voices/list", voice: "", mostBytes: mostListBytes };
    const body = await closed(ask(asked, signal), signal);
    if ("fault" in body) return { voices, fault: body };
    const read = readVoices(body);
    if (!read) return { voices, fault: unreadable("its list of voices cannot be read.") };
    // Only those whose language is set up can be used.
    listed = read.filter(({ language }) => voices.some((voice) => isKin(voice.language, language)));
    forget();
    forget = afterMs(listKeptMs, () => {
      listed = undefined;
    });
    return { voices: listed };
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
    if (!hasSound(text)) return speechFault("nothing_to_say", soundFault("speech_nothing"));
    const ssml = ssmlOf({ text, language, voice: chosen.voice });
    const asked = { path: "/cognitiveservices/v1", ssml, voice: chosen.voice, mostBytes: mostAudioBytes };
    const wav = await closed(ask(asked, signal), signal);
    if ("fault" in wav) return wav;
    const read = readWav(wav);
    if ("fault" in read) return unreadable(read.fault);
    if (read.seconds >= mostSeconds) return speechFault("text_too_long", soundFault("azure_ten_minutes"));
    return { wav };
  }

  /** What was broken off because the provider is closed is a fault; the caller's own signal is the caller's. */
  async function closed<Value>(
    work: Promise<Value>,
    signal: AbortSignal | undefined,
  ): Promise<Value | SpeechFault> {
    try {
      return await work;
    } catch (error) {
      signal?.throwIfAborted();
      if (!closing.signal.aborted) throw error;
      return speechFault("provider_failed", soundFault("azure_stopping"));
    }
  }

  return {
    voices,
    listVoices,
    voiceFor,
    speak,
    close: async () => {
      closing.abort(new Error("closed"));
      forget();
      if (!options.dispatcher) await dispatcher.destroy();
    },
  };
}

const speechHeaders = {
  "content-type": "application/ssml+xml",
  "x-microsoft-outputformat": "riff-16khz-16bit-mono-pcm",
} as const;

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isHere);
}

function isKin(one: string, other: string): boolean {
  return primaryOf(one).toLowerCase() === primaryOf(other).toLowerCase();
}

/** Whether anything of a text is heard in some language: letters, digits, and signs that have a name. */
function hasSound(text: string): boolean {
  return /[\p{L}\p{N}\p{S}#%&*/@\\]/u.test(text);
}

/** `Retry-After` in seconds; dates, which the service does not send, count as not told. */
function secondsIn(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : undefined;
}

function waited(ms: number, after: After): Promise<void> {
  return new Promise((resolve) => void after(ms, resolve));
}

function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    void work.then(() => {
      signal.removeEventListener("abort", leave);
      resolve();
    });
  });
}

function busyFault(seconds: number | undefined): SpeechFault {
  if (seconds === undefined) return speechFault("provider_busy", soundFault("azure_busy"));
  const told = speechFault("provider_busy", soundFault("azure_busy_for", { seconds }));
  return { ...told, retryAfterMs: seconds * 1_000 };
}

function unreachable(reason: string): SpeechFault {
  return speechFault("provider_away", soundFault("azure_unreachable", { reason }));
}

function unreadable(reason: string): SpeechFault {
  return speechFault("provider_failed", soundFault("azure_unreadable", { reason }));
}
