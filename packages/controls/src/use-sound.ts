import { useEffect, useState } from "react";
import type { Sound } from "./form.ts";

/** The sound that is being played, one at a time; it ends with what plays it. Another one, or none, takes its place. */
export function useSound(): readonly [Sound | undefined, (sound: Sound | undefined) => void] {
  const [sound, setSound] = useState<Sound>();
  useEffect(() => {
    if (!sound) return;
    void sound.ended.then(() => setSound((now) => (now === sound ? undefined : now)));
    return () => sound.stop();
  }, [sound]);
  return [sound, setSound];
}
