import { writeFile } from "node:fs/promises";
import { actionNamed } from "../actions.ts";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import { fetchFile, type Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  readonly thing: string | undefined;
  readonly head: string | undefined;
  readonly out: string | undefined;
  readonly limit: string;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = {
  list,
  verify,
  export: exportAll,
};

const usualLimit = "50";

export const audit = defineCommand({
  name: "audit",
  summary: "Shows who did what on a server, and whether the log of it is whole.",
  usage:
    "audit <list | verify | export> [--thing <name>] [--limit <n>] [--head <hash>] [--out <file>] [--server <url>]",
  operands: { what: "what to do", fewest: 1, most: 1 },
  options: {
    server: serverOption,
    thing: { value: "name", help: "Of a list: only what was done to this flow, number, calendar, …" },
    limit: { value: "n", help: `Of a list: how many entries, the newest; ${usualLimit} unless told.` },
    head: { value: "hash", help: "To verify: a hash of before, which has to be in the log still." },
    out: { value: "file", help: "Of an export: where to write it; to standard output unless told." },
  },
  more: `verify walks through the whole log and ends with 1 when an entry was changed, added or taken out; it prints the hash of the last
entry. Keep that elsewhere, and give it back with --head: a log that was written anew does not have it.

export writes all entries, the oldest first, a line of JSON each, as their hashes were made of them. It takes the role audit.`,
  run: async (io, { operands: [action = ""], values: { server, thing, head, out, limit = usualLimit } }) => {
    const perform = actionNamed(actions, action, "audit");
    return perform(io, { server: serverOf(io, server), thing, head, out, limit });
  },
});

interface Entry {
  readonly at: string;
  readonly who: { readonly kind: string; readonly name: string };
  readonly from: string | null;
  readonly words: string;
  readonly thing: string;
}

async function list(io: Io, { server, thing, limit }: Asked): Promise<ExitCode> {
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > 200)
    throw misused(`"${limit}" is no number of entries.`, "Write --limit with a number from 1 to 200.");
  const query = new URLSearchParams({ limit, ...(thing === undefined ? {} : { thing }) });
  const { body } = await done(server, "GET", `/api/audit?${query}`);
  const { entries } = body as { readonly entries: readonly Entry[] };
  const { line } = terminal(io.out, io.env);
  for (const { at, who, from, words, thing } of entries) {
    const where = from === null ? "" : ` (from ${plain(from)})`;
    line(`${at}  ${plain(who.name)} ${words} ${plain(thing)}${where}`);
  }
  if (entries.length === 0) io.err.write("There are no entries of that.\n");
  return exitCodes.done;
}

interface Verification {
  readonly whole: boolean;
  readonly entries?: number;
  readonly head?: string;
  readonly says?: string;
}

async function verify(io: Io, { server, head }: Asked): Promise<ExitCode> {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw misused(
      `"${head}" is no hash of an entry.`,
      "Write the 64 signs that dialtree audit verify printed.",
    );
  const query = head === undefined ? "" : `?head=${head}`;
  const { body } = await done(server, "GET", `/api/audit/verification${query}`);
  const found = body as Verification;
  if (!found.whole) {
    io.err.write(`The log is not what was written. ${plain(found.says ?? "")}\n`);
    return exitCodes.failed;
  }
  io.out.write(`The log is whole: ${found.entries} entries. Head: ${found.head}\n`);
  return exitCodes.done;
}

async function exportAll(io: Io, { server, out }: Asked): Promise<ExitCode> {
  const all = await fetchFile(server, "/api/audit/export");
  if (out === undefined) io.out.write(new TextDecoder().decode(all));
  else {
    await writeFile(out, all);
    io.err.write(`The log is in ${plain(out)}.\n`);
  }
  return exitCodes.done;
}
