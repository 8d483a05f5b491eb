import type { Play, Sound } from "@dialtree/controls";
import { useEffect, useState } from "react";

/** One sample of a voice at a time; it ends with the page that plays it. */
export function useSample(
  onPlay: Play,
): readonly [boolean, (text: string, language: string, voice: string | undefined) => void, () => void] {
  const [sound, setSound] = useState<Sound>();
  useEffect(() => {
    if (!sound) return;
    void sound.ended.then(() => setSound((now) => (now === sound ? undefined : now)));
    return () => sound.stop();
  }, [sound]);
  return [
    sound !== undefined,
    (text, language, voice) => setSound(onPlay(text, language, voice)),
    () => setSound(undefined),
  ];
}
