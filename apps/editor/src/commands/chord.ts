import { message } from "../messages/message.ts";

/**
 * Keys that are pressed together, such as `Mod+Shift+Z`, `Alt+ArrowUp` or `?`. Mod is the key that programs listen to: Ctrl, and Cmd on
 * a Mac. Shift is named with letters and named keys only: with others it is what brings the character about.
 */
export type Chord = string;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const onMac = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? "");

/** What is pressed, as one chord. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Chord {
  const name = key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  const shifts = name.length > 1 || name.toLowerCase() !== name;
  return [ctrlKey || metaKey ? "Mod" : "", altKey ? "Alt" : "", shiftKey && shifts ? "Shift" : "", name]
    .filter(Boolean)
    .join("+");
}

const named = ["Mod", "Alt", "Shift", "Enter", "Escape", "Space", "Delete", "Backspace"] as const;
const macSigns: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Alt: "⌥",
  Shift: "⇧",
  Delete: "⌦",
  Backspace: "⌫",
};

/** The keys of a chord as they are printed on the keyboard in front of somebody; those with an arrow by their name, `ArrowLeft`. */
export function keysOf(chord: Chord, mac = onMac): readonly string[] {
  // The plus key is a plus between pluses.
  const parts = chord === "+" ? ["+"] : chord.split(/\+(?!$)/);
  return parts.map((part) => (mac ? macSigns[part] : undefined) ?? nameOf(part));
}

/** The same in one piece, for a button's title. */
export function chordWords(chord: Chord, mac = onMac): string {
  return keysOf(chord, mac).join(mac ? "" : "+");
}

function nameOf(key: string): string {
  const known = named.find((one) => one === key);
  return known ? message(`key.${known}`) : key;
}
