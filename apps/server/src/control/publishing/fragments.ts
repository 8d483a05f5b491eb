import { breath } from "@dialtree/flow/saying";
import { silence, withoutSilence } from "@dialtree/speech";
import { recordedFragment } from "@dialtree/speech/io";
import type { Audio } from "../audio.ts";

const breathSeconds = 0.3;

/**
 * The same place for audio, as fragments of values want it: without the silence that a voice leaves around a sentence, and
 * in languages that no voice speaks from the recordings that come with dialtree.
 */
export function fragmentsSpokenBy(audio: Audio): Audio {
  return {
    ...audio,
    speak: async (...order) => {
      const [text, language] = order;
      if (text === breath) return audio.keep(silence(breathSeconds));
      const spoken = await audio.speak(...order);
      if ("fault" in spoken) {
        // A voice that is away now will be there again: half of a number in another voice would stay for good.
        const recorded = spoken.code === "language_not_spoken" && (await recordedFragment(text, language));
        return recorded ? audio.keep(recorded) : spoken;
      }
      const { unspoken } = spoken;
      const wav = await audio.read(spoken.hash);
      const cut = wav && withoutSilence(wav);
      if (!cut || cut === wav) return spoken;
      const kept = await audio.keep(cut);
      return unspoken === undefined || "fault" in kept ? kept : { ...kept, unspoken };
    },
  };
}
