import type { Play, PromptChoice } from "@dialtree/controls";
import { type FlowDocument, languageFor, voiceOf } from "@dialtree/flow";
import { useCallback, useEffect, useRef, useState } from "react";
import { toldOf } from "../api/errors.ts";
import { promptSoundOf } from "../api/prompts.ts";
import { recordingOf, speak } from "../api/recordings.ts";

/**
 * Says a text as callers would hear it, before anything is saved; or plays the recording that is said instead. Bytes, not
 * an address: the page's security policy lets an audio element load from the server only. `isComing`: it is being spoken or
 * fetched, and cannot be heard yet.
 */
export function useVoice(
  { id: flow, voices }: Pick<FlowDocument, "id" | "voices">,
  prompts: readonly PromptChoice[],
  onTrouble: (words: string) => void,
): { readonly play: Play; readonly isComing: boolean } {
  const [isComing, setComing] = useState(false);
  const output = useRef<AudioContext>(undefined);
  const playing = useRef<AudioBufferSourceNode>(undefined);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current++;
      playing.current?.stop();
      void output.current?.close();
      output.current = undefined;
    },
    [],
  );
  const play = useCallback<Play>(
    (text, language, voice, { recording, prompt } = {}) => {
      const mine = ++turn.current;
      playing.current?.stop();
      playing.current = undefined;
      // Made by the click itself, or the browser keeps it silent.
      output.current ??= new AudioContext();
      const context = output.current;
      const over = Promise.withResolvers<void>();
      setComing(true);
      const begin = async () => {
        const wav =
          prompt !== undefined
            ? await promptSoundOf(prompt, languageOf(prompts, prompt, language))
            : recording === undefined
              ? await speak(text, language, voice ?? voiceOf({ voices }, language))
              : await recordingOf(flow, recording);
        const buffer = await context.decodeAudioData(await wav.arrayBuffer());
        if (mine !== turn.current) return over.resolve();
        const source = context.createBufferSource();
        source.buffer = buffer;
        source.connect(context.destination);
        source.onended = () => over.resolve();
        source.start();
        playing.current = source;
        setComing(false);
      };
      begin().catch((error: unknown) => {
        over.resolve();
        if (mine !== turn.current) return;
        setComing(false);
        const { message, remedy } = toldOf(error);
        onTrouble(`${message} ${remedy}`);
      });
      const stop = () => {
        over.resolve();
        if (mine !== turn.current) return;
        setComing(false);
        turn.current++;
        playing.current?.stop();
        playing.current = undefined;
      };
      return { ended: over.promise, stop };
    },
    [flow, voices, prompts, onTrouble],
  );
  return { play, isComing };
}

/** The language of the sound that callers of a language hear of a prompt. */
function languageOf(prompts: readonly PromptChoice[], id: string, language: string): string {
  const languages = prompts.find((prompt) => prompt.id === id)?.languages ?? [];
  return languageFor(languages, language) ?? language;
}
