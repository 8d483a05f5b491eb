import type { Play, Sound } from "@dialtree/controls";
import type { Entry } from "@dialtree/rehearsal";
import { useEffect, useRef, useState } from "react";

type Heard = Entry & { readonly kind: "hears" };

/**
 * Plays what is heard, one prompt after the other, while `on`. Tells when the prompt that sounds would be over in the call, whose
 * real clock must not go beyond that before it is over here as well.
 */
export function useSounding(
  on: boolean,
  play: Play,
  flow: string,
  /** Another one where a call has begun, or was gone back in. */
  turn: unknown,
  entries: readonly Entry[],
  now: number,
): { readonly holdAt: number | undefined } {
  const queue = useRef<Heard[]>([]);
  const known = useRef<{ readonly turn: unknown; readonly heard: Set<string> }>({
    turn: undefined,
    heard: new Set(),
  });
  const playing = useRef<{ readonly entry: Heard; readonly sound: Sound | undefined }>(undefined);
  const [holdAt, setHoldAt] = useState<number>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is told by the time and by the entries
  useEffect(() => {
    const prompts = entries.filter((entry): entry is Heard => entry.kind === "hears");
    if (known.current.turn !== turn) {
      // Gone back: what has just begun is heard once more, and nothing of before.
      const before = prompts.filter(({ at, length }) => at + length <= now);
      known.current = { turn, heard: new Set(before.map(keyOf)) };
      hush();
    }
    const { heard } = known.current;
    const begun = prompts.filter((entry) => entry.at <= now && !heard.has(keyOf(entry)));
    for (const entry of begun) heard.add(keyOf(entry));
    if (!on) return hush();
    if (playing.current && isCutOff(playing.current.entry, prompts)) hush();
    queue.current.push(...begun.filter(({ interrupted }) => !interrupted));
    if (!playing.current) next();
  }, [on, turn, entries, now]);

  useEffect(
    () => () => {
      queue.current = [];
      playing.current?.sound?.stop();
    },
    [],
  );

  function next(): void {
    const entry = queue.current.shift();
    if (!entry) {
      playing.current = undefined;
      return setHoldAt(undefined);
    }
    const { text, language, voice, recording, prompt, flow: of = flow, concealed, recorded } = entry.prompt;
    // What somebody has said in a call that was only tried is not there to be heard, nor is what nobody may read.
    const isSilent = recorded !== undefined || concealed === true || (of !== flow && text.trim() === "");
    if (isSilent) return next();
    const kept = of === flow ? { recording, prompt } : {};
    const sound = play(text, language, voice, kept);
    playing.current = { entry, sound };
    setHoldAt(entry.at + entry.length);
    void (sound?.ended ?? Promise.resolve()).then(() => {
      if (playing.current?.entry === entry) next();
    });
  }

  function hush(): void {
    queue.current = [];
    const { current } = playing;
    playing.current = undefined;
    current?.sound?.stop();
    setHoldAt(undefined);
  }

  return { holdAt };
}

function isCutOff(said: Heard, prompts: readonly Heard[]): boolean {
  return !prompts.some((entry) => keyOf(entry) === keyOf(said) && !entry.interrupted);
}

function keyOf({ play, at }: Heard): string {
  return `${play} ${at}`;
}
