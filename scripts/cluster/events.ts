// What is worth seeing of a server's log while one watches a cluster.

import { closeSync, openSync, readSync, statSync } from "node:fs";

/** Reads what was written to a log since it was last asked; calls back with each event of the calls' life. */
export function eventsIn(log: string): () => readonly string[] {
  let position = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  let rest = "";
  return () => {
    const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    // It was put aside, and another one begun.
    if (size < position) position = 0;
    if (size === position) return [];
    const bytes = Buffer.alloc(size - position);
    const file = openSync(log, "r");
    try {
      position += readSync(file, bytes, 0, bytes.length, position);
    } finally {
      closeSync(file);
    }
    const lines = (rest + bytes.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    return lines.flatMap(shown);
  };
}

const told: Readonly<Record<string, string>> = {
  "call began": "answers a call",
  "call taken over": "goes on with a call that another server has left",
  "call ended": "has seen a call to its end",
  "emergency redirect": "could not write a call down and sent it on",
  "store unavailable": "cannot reach the database",
};

function shown(line: string): readonly string[] {
  if (!line.startsWith("{")) return [];
  try {
    const { msg = "", session } = JSON.parse(line) as { readonly msg?: string; readonly session?: string };
    const words = told[msg];
    return words === undefined ? [] : [session ? `${words} (…${session.slice(-4)})` : words];
  } catch {
    // Not a line of the server's log.
    return [];
  }
}
