import type { Chord } from "./chord.ts";
import type { own } from "./words.ts";

export const commandGroups = ["file", "edit", "arrange", "look", "call"] as const;
export type CommandGroup = (typeof commandGroups)[number];
type CommandKey = Extract<keyof typeof own, `do.${string}`>;
export type CommandId = CommandKey extends `do.${infer Id}` ? Id : never;

/**
 * Something that can be done on a page, described once: its keys are heard, the command palette offers it, and the map of keys lists it.
 */
export interface Command {
  /** What it is called stands in `words.ts`, under this name. */
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** What brings it about; the first one is the one that is shown. */
  readonly chords?: readonly Chord[];
  /**
   * Where its keys are heard. On the page: everywhere, in fields too. Beside fields: everywhere but where somebody types, whose own undo
   * or selection the keys belong to. By the clipboard: the browser makes an event of its own of them.
   */
  readonly heard?: "page" | "beside fields" | "clipboard";
  /** Left out: whenever the page is there. */
  readonly isPossible?: boolean;
  readonly run: () => void;
}

/** What a keyboard's event asks for; undefined for all that is no command here. */
export function commandFor(
  commands: readonly Command[],
  chord: Chord,
  isTyping: boolean,
): Command | undefined {
  return commands.find(
    ({ chords, heard, isPossible }) =>
      chords?.includes(chord) &&
      isPossible !== false &&
      heard !== "clipboard" &&
      !(isTyping && heard === "beside fields"),
  );
}

/** Whether somebody types where this comes from. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|range|file)$/.test(target.type);
}
