import { randomUUID } from "node:crypto";

// No id of a call has a dot, so no session can ever have such a key, and no news of a flow's call comes under one.
const begin = "console.";

/** Names what the console asked for in the address under which Graph tells what became of it. */
export function newConsoleKey(): string {
  return begin + randomUUID();
}

export function isConsoleKey(key: string): boolean {
  return key.startsWith(begin);
}
