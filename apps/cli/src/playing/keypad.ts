import { type DialKey, dialKeys } from "@dialtree/flow";
import type { Input } from "../io.ts";

/** What somebody at the keyboard wants of the phone. */
export type Pressed = { readonly key: DialKey } | "hang up";

/**
 * Listens to a keyboard: single keys from a terminal, characters as they come from anything else. The returned function
 * leaves the terminal as it was.
 */
export function listenToKeys(stdin: Input, pressed: (what: Pressed) => void): () => void {
  const listener = (chunk: Buffer | string): void => {
    for (const what of readKeys(String(chunk))) pressed(what);
  };
  const raw = stdin.isTTY === true;
  if (raw) stdin.setRawMode?.(true);
  stdin.on("data", listener);
  stdin.resume();
  return () => {
    stdin.off("data", listener);
    if (raw) stdin.setRawMode?.(false);
    // A stream that is read keeps the process running.
    stdin.pause();
  };
}

// In raw mode Ctrl-C and Ctrl-D arrive as characters. Arrow keys and their like send several, digits among them.
const hangUps: ReadonlySet<string> = new Set(["q", "Q", "\u0003", "\u0004"]);

function readKeys(typed: string): readonly Pressed[] {
  if (typed.startsWith("\u001B")) return [];
  return [...typed].flatMap((character): Pressed[] => {
    if (hangUps.has(character)) return ["hang up"];
    const key = dialKeys.find((known) => known === character);
    return key ? [{ key }] : [];
  });
}
