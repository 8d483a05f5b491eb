import { useEffect, useRef, useState } from "react";
import type { Told } from "../api/errors.ts";
import { announce } from "../live/announce.tsx";
import { decimal } from "../words/amounts.ts";
import { type Converted, converted, type Treatment } from "./converting.ts";
import { listen, type Recording } from "./microphone.ts";
import { toldOfSound } from "./told-of-sound.ts";
import { message } from "./words.ts";

/** A sound in the making, from a file or the microphone, converted anew whenever it is to be treated otherwise. */
export interface SoundMaker {
  /** As it will be kept; undefined until there is one. */
  readonly sound: Converted | undefined;
  readonly treatment: Treatment;
  readonly isListening: boolean;
  readonly told: Told | undefined;
  readonly take: (file: Blob | undefined) => void;
  /** Begins to listen, or ends it. */
  readonly record: () => Promise<void>;
  readonly treat: (treatment: Treatment) => void;
  readonly tell: (told: Told | undefined) => void;
}

export function useSoundMaker(): SoundMaker {
  const [source, setSource] = useState<Blob>();
  const [sound, setSound] = useState<Converted>();
  const [treatment, setTreatment] = useState<Treatment>({ trim: true, level: true });
  const [recording, setRecording] = useState<Recording>();
  const [told, setTold] = useState<Told>();
  const listening = useRef<Recording>(undefined);
  // The browser asks people first, and meanwhile they can press again or close the dialog.
  const isAsking = useRef(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      listening.current?.cancel();
    };
  }, []);

  useEffect(() => {
    if (!source) return;
    let wanted = true;
    converted(source, treatment).then(
      (made) => {
        if (!wanted) return;
        setSound(made);
        setTold(undefined);
        announce(message("sound.ready", { seconds: decimal(made.seconds, 1) }));
      },
      (error: unknown) => {
        if (!wanted) return;
        setSound(undefined);
        setTold(toldOfSound(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, treatment]);

  async function record(): Promise<void> {
    if (isAsking.current) return;
    try {
      if (recording) {
        setRecording(undefined);
        listening.current = undefined;
        setSource(await recording.stop());
      } else {
        isAsking.current = true;
        const begun = await listen().finally(() => (isAsking.current = false));
        if (!isShown.current) return begun.cancel();
        listening.current = begun;
        setRecording(begun);
        setTold(undefined);
      }
    } catch (error) {
      setTold(toldOfSound(error));
    }
  }

  return {
    sound,
    treatment,
    isListening: recording !== undefined,
    told,
    take: setSource,
    record,
    treat: setTreatment,
    tell: setTold,
  };
}
