import { type Tone, tones } from "@dialtree/flow";

/** Something a scripted caller does. Times are milliseconds. */
export type Act =
  /** Hears out what is being said, then presses keys: in quick succession, or one `every` so many milliseconds. */
  | { readonly type: "presses"; readonly keys: readonly Tone[]; readonly every?: number }
  /** Presses while something is still being said. */
  | { readonly type: "interrupts"; readonly keys: readonly Tone[]; readonly every?: number }
  /** Hears out what is being said, then does nothing for a while. */
  | { readonly type: "waits"; readonly milliseconds: number }
  /** Speaks for so long, once the beep of a recording has been heard. */
  | { readonly type: "says"; readonly milliseconds: number }
  /** Hangs up. */
  | { readonly type: "leaves" };

/** Why a script could not be read, and what to write instead. */
export interface ScriptFault {
  readonly fault: string;
}

const grammar = 'Write keys such as 2 or 12, "!2" to press during a prompt, "wait 6s", "say 4s" and "leave".';

/**
 * Reads the short form of a script, as typed on a command line: `1 wait 6s 2`, `!2` (interrupts), `12` (two keys in
 * quick succession), `say 4s`, `leave`.
 */
export function readScript(text: string): readonly Act[] | ScriptFault {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const acts: Act[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "wait") {
      index += 1;
      const milliseconds = readDuration(words[index] ?? "");
      if (milliseconds === undefined)
        return { fault: `"wait ${words[index] ?? ""}" names no time up to four hours. Write "wait 6s".` };
      acts.push({ type: "waits", milliseconds });
    } else if (word === "say") {
      index += 1;
      const milliseconds = readSpeech(words[index] ?? "");
      if (milliseconds === undefined)
        return { fault: `"say ${words[index] ?? ""}" names no time up to five minutes. Write "say 4s".` };
      acts.push({ type: "says", milliseconds });
    } else if (word === "leave" || word === "hangup") {
      acts.push({ type: "leaves" });
    } else {
      const interrupts = word.startsWith("!");
      const keys = readKeys(interrupts ? word.slice(1) : word);
      if (!keys) return { fault: `"${word}" is not a key. ${grammar}` };
      acts.push({ type: interrupts ? "interrupts" : "presses", keys });
    }
  }
  return acts;
}

// Longer than any call may last.
const longestMs = 4 * 60 * 60_000;

/** Milliseconds of `6s`, `0.5s`, `1500ms` or `2min`, at most four hours. */
export function readDuration(text: string): number | undefined {
  const match = /^([0-9]+(?:\.[0-9]+)?)(ms|s|min)$/.exec(text);
  if (!match?.[1]) return undefined;
  const milliseconds = Math.round(
    Number(match[1]) * { ms: 1, s: 1_000, min: 60_000 }[match[2] as "ms" | "s" | "min"],
  );
  return milliseconds <= longestMs ? milliseconds : undefined;
}

/** `6s`, `0.5s`. */
export function durationText(milliseconds: number): string {
  return `${milliseconds / 1_000}s`;
}

// What is said is audio in a live call: nobody is recorded for longer.
const longestSpeechMs = 5 * 60_000;

/** Milliseconds that somebody speaks, as `readDuration` reads them; at least one, at most five minutes. */
export function readSpeech(text: string): number | undefined {
  const milliseconds = readDuration(text);
  return milliseconds !== undefined && milliseconds > 0 && milliseconds <= longestSpeechMs
    ? milliseconds
    : undefined;
}

/** The keys of `12`, `*9#` or `A`. */
export function readKeys(text: string): readonly Tone[] | undefined {
  const keys = [...text];
  return keys.length > 0 && keys.every((key) => (tones as readonly string[]).includes(key))
    ? (keys as Tone[])
    : undefined;
}
