import { resolve } from "node:path";
import { callerNamed, isPinAccount, type PinEntry, readPinSheet } from "@dialtree/flow/texts";
import { actionNamed } from "../actions.ts";
import { readBytes, shownPath } from "../files.ts";
import type { Io } from "../io.ts";
import { done, everyPage } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { counted, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  readonly name: string | undefined;
  /** A file, or whom to unlock. */
  readonly what: string | undefined;
  readonly guesses: string | undefined;
  readonly window: string | undefined;
  readonly lockout: string | undefined;
  readonly caller: boolean;
  readonly everybody: boolean;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = {
  import: importList,
  list: listLists,
  unlock,
  remove,
};

export const pins = defineCommand({
  name: "pins",
  summary: "Takes lists of PINs in on a server, and lets people try again.",
  usage: "pins <import | list | unlock | remove> [list] [file.csv | account] [--server <url>]",
  operands: { what: "what to do, and a list", fewest: 1, most: 3 },
  options: {
    server: serverOption,
    guesses: {
      value: "number",
      help: "Of an import: wrong PINs of an account until nobody can try any more.",
    },
    window: { value: "minutes", help: "Of an import: after so long wrong PINs no longer count." },
    lockout: {
      value: "minutes",
      help: "Of an import: for so long nobody can try; twice as long each further time.",
    },
    caller: { help: "Of unlock: who is named is a caller, not an account." },
    everybody: { help: "Of unlock: the whole list, which is guarded because somebody has guessed." },
  },
  more: `import <list> <file.csv> takes in accounts and PINs, in place of all that the list had: CSV with the columns account
and pin. All of them, or when anything is wrong with one, none. Nobody can read them again; delete the file.

list shows the lists, without what is in them. unlock <list> <account> lets an account try again at once; with --caller
it is the number that calls, or the object id of a Teams user. unlock <list> --everybody has a list no longer guarded. remove <list> forgets a list.`,
  run: async (io, { operands: [action = "", name, what], values }) => {
    const perform = actionNamed(actions, action, "PINs");
    const { server, guesses, window, lockout, caller, everybody } = values;
    return perform(io, {
      server: serverOf(io, server),
      name,
      what,
      guesses,
      window,
      lockout,
      caller,
      everybody,
    });
  },
});

async function importList(
  io: Io,
  { server, name, what, guesses, window, lockout }: Asked,
): Promise<ExitCode> {
  if (name === undefined || what === undefined)
    throw misused("It is not said what to import.", "Write: dialtree pins import <list> <file.csv>");
  const policy = {
    ...numberOf("guesses", "guesses", guesses),
    ...numberOf("window", "windowMinutes", window),
    ...numberOf("lockout", "lockoutMinutes", lockout),
  };
  const entries = entriesIn(io, what);
  if (!entries) return exitCodes.failed;
  const { body } = await done(server, "PUT", `/api/pin-lists/${encodeURIComponent(name)}`, {
    entries,
    ...policy,
  });
  io.out.write(`${lineOf(body as ShownList)}\n`);
  return exitCodes.done;
}

interface ShownList {
  readonly name: string;
  readonly accounts: number;
  readonly guesses: number;
  readonly windowMinutes: number;
  readonly lockoutMinutes: number;
}

function lineOf({ name, accounts, guesses, windowMinutes, lockoutMinutes }: ShownList): string {
  const rule = `${guesses} wrong PINs in ${windowMinutes} min lock for ${lockoutMinutes} min`;
  return `${name}: ${counted(accounts, "account")}; ${rule}`;
}

async function listLists(io: Io, { server }: Asked): Promise<ExitCode> {
  const { body } = await everyPage(server, "/api/pin-lists", "lists");
  const { lists } = body as { readonly lists: readonly ShownList[] };
  for (const list of lists) io.out.write(`${lineOf(list)}\n`);
  if (lists.length === 0) io.err.write("There are no lists of PINs. See dialtree help pins.\n");
  return exitCodes.done;
}

async function unlock(io: Io, { server, name, what, caller, everybody }: Asked): Promise<ExitCode> {
  if (name === undefined || (what === undefined && !everybody))
    throw misused("It is not said whom to unlock.", "Write: dialtree pins unlock <list> <account>");
  if (everybody && (what !== undefined || caller))
    throw misused("Either everybody is unlocked or one.", "Leave out --everybody, or whom you have named.");
  const { whom, says } = unlocked(what, caller);
  await done(server, "POST", `/api/pin-lists/${encodeURIComponent(name)}/unlock`, whom);
  io.out.write(`${name}: ${says}.\n`);
  return exitCodes.done;
}

function unlocked(
  what: string | undefined,
  caller: boolean,
): { readonly whom: object; readonly says: string } {
  if (what === undefined) return { whom: { everybody: true }, says: "it is not guarded any more" };
  if (caller) return { whom: { caller: callerMeant(what) }, says: "the caller can try again" };
  return { whom: { account: accountMeant(what) }, says: "the account can try again" };
}

// The server cannot tell: what nobody has counted for is not locked, and a mistyped account is like one of another list.
function accountMeant(text: string): string {
  if (isPinAccount(text)) return text;
  throw misused(`"${text}" is no account.`, "Write it as it is keyed in: 1 to 32 digits.");
}

function callerMeant(text: string): string {
  const caller = callerNamed(text);
  if (caller !== undefined) return caller;
  throw misused(
    `"${text}" is neither a phone number nor an object id.`,
    "Write a number with plus sign and country code, such as +15550100, or the object id of a Teams user.",
  );
}

async function remove(io: Io, { server, name }: Asked): Promise<ExitCode> {
  if (name === undefined)
    throw misused("It is not said which list to remove.", "Write: dialtree pins remove <list>");
  await done(server, "DELETE", `/api/pin-lists/${encodeURIComponent(name)}`);
  io.out.write(`${name}: removed.\n`);
  return exitCodes.done;
}

function numberOf(option: string, name: string, text: string | undefined): Readonly<Record<string, number>> {
  if (text === undefined) return {};
  if (!/^[0-9]{1,6}$/.test(text)) throw misused(`--${option} ${text} is no number.`, "Write a whole number.");
  return { [name]: Number(text) };
}

// Whoever has mixed up two columns has a fault in every line.
const mostShown = 50;

/** The entries of a sheet; undefined when it has faults, which are told: by their lines, because nobody should see the cells. */
function entriesIn(io: Io, file: string): readonly PinEntry[] | undefined {
  const shown = shownPath(resolve(io.cwd, file), io.cwd);
  const read = readPinSheet(new TextDecoder().decode(readBytes(resolve(io.cwd, file))));
  if ("entries" in read) return read.entries;
  const errors = terminal(io.err, io.env);
  for (const { line, fault, remedy } of read.faults.slice(0, mostShown))
    errors.line(`${shown}:${line}  ${fault}. ${remedy}`);
  const more = read.faults.length - mostShown;
  if (more > 0) errors.line(`and ${more} more of the kind.`);
  errors.line(`Nothing was sent. Mend ${counted(read.faults.length, "fault")}, and import it again.`);
  return undefined;
}
