import { languageTag, primaryOf } from "@dialtree/flow";
import type { SpeechProvider } from "@dialtree/speech/io";
import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { type Route, route } from "../control/api/route.ts";
import { wav } from "../control/api/schemas.ts";
import { reasonOf } from "../control/audio.ts";
import { problemTypes } from "../problems/types.ts";

const speechOrder = z
  .strictObject({
    // How long it may be is the voice's to say, in words for an author.
    text: z.string(),
    language: languageTag,
    voice: z.string().min(1).max(100).optional(),
  })
  .meta({ id: "SpeechOrder" });
const voiceList = z.object({
  languages: z.array(z.string()).meta({ description: "Primary language subtags: en" }),
  voices: z.array(z.object({ name: z.string(), language: z.string() })),
  incomplete: z
    .string()
    .optional()
    .meta({ description: "Why there may be more voices than these, and what to do about it" }),
});

// Publishing uses the same voice, and shall not wait behind a crowd of listeners.
const mostAtOnce = 4;

const slowList = { fault: "The list of voices is slow to come. Ask again in a moment." };

/**
 * What callers would hear, while somebody writes it: the voice of publishing, but not its library, which keeps everything
 * for good. Half-typed texts are nobody's business tomorrow.
 */
export function speechRoutes(
  provider: SpeechProvider,
  { listBoundMs = 2_000 }: { readonly listBoundMs?: number } = {},
): readonly Route[] {
  let underWay = 0;
  return [
    route({
      method: "POST",
      path: "/speech",
      role: "author",
      name: "speak",
      repeatable: "nothing is kept",
      summary: "A text as callers would hear it, as WAV; nothing of it is kept",
      body: speechOrder,
      gives: "audio/wav",
      answers: { 200: wav },
      handle: async ({ body, signal }) => {
        if (underWay >= mostAtOnce) {
          throw new ApiError(429, "speech_busy", "The voice has its hands full.", "Try again in a moment.");
        }
        underWay += 1;
        const spoken = await provider
          .speak(body, signal)
          .catch((error: unknown) => {
            if (!signal.aborted) throw error;
            throw new ApiError(499, "nobody_waits", "Whoever asked for this has gone.", "Ask again.");
          })
          .finally(() => {
            underWay -= 1;
          });
        if ("fault" in spoken) {
          const { status, remedy } = problemTypes[spoken.code];
          throw new ApiError(status, spoken.code, spoken.fault, remedy, reasonOf(spoken));
        }
        const { wav: bytes, unspoken } = spoken;
        return {
          status: 200,
          body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          // What callers would not hear of it. Headers are ASCII.
          ...(unspoken === undefined
            ? {}
            : { headers: { "dialtree-unspoken": encodeURIComponent(unspoken) } }),
        };
      },
    }),
    route({
      method: "GET",
      path: "/voices",
      role: "view",
      name: "listVoices",
      summary: "The voices that there are, and the languages that they speak",
      answers: { 200: voiceList },
      handle: async ({ signal }) => {
        // Pages are opened with this: they do not wait for a list that is slow to come.
        const bound = AbortSignal.timeout(listBoundMs);
        const { voices, fault } = await provider
          .listVoices(AbortSignal.any([signal, bound]))
          .catch((error: unknown) => {
            if (!bound.aborted) throw error;
            return { voices: provider.voices, fault: slowList };
          });
        return {
          status: 200,
          body: {
            languages: languagesOf(provider),
            voices: voices.map(({ name, language }) => ({ name, language })),
            ...(fault ? { incomplete: fault.fault } : {}),
          },
        };
      },
    }),
  ];
}

/** Primary language subtags: `en`. */
export function languagesOf({ voices }: SpeechProvider): readonly string[] {
  return [...new Set(voices.map(({ language }) => primaryOf(language)))];
}
