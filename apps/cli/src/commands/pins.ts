import { resolve } from "node:path";
import { readCsv } from "@dialtree/flow/texts";
import { actionNamed } from "../actions.ts";
import { readBytes, shownPath } from "../files.ts";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { readServer } from "../live/line.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { counted } from "../terminal.ts";
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

const usualServer = "http://localhost:3000";

export const pins = defineCommand({
  name: "pins",
  summary: "Takes lists of PINs in on a server, and lets people try again.",
  usage: "pins <import | list | unlock | remove> [list] [file.csv | account] [--server <url>]",
  operands: { what: "what to do, and a list", fewest: 1, most: 3 },
  options: {
    server: { value: "url", help: `The server; ${usualServer} unless told.` },
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
    const { server = usualServer, guesses, window, lockout, caller, everybody } = values;
    return perform(io, {
      server: readServer(server),
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
  const { body } = await done(server, "GET", "/api/pin-lists");
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
  if (caller) return { whom: { caller: callerNamed(what) }, says: "the caller can try again" };
  return { whom: { account: accountNamed(what) }, says: "the account can try again" };
}

// The server cannot tell: what nobody has counted for is not locked, and a mistyped account is like one of another list.
function accountNamed(text: string): string {
  if (/^[0-9*#]{1,32}$/.test(text)) return text;
  throw misused(`"${text}" is no account.`, "Write it as it is keyed in: 1 to 32 digits.");
}

/** A caller as calls tell of them. */
function callerNamed(text: string): string {
  // People put spaces and brackets into numbers for the eye.
  const number = text.replace(/[\s()./-]/g, "");
  if (/^\+[0-9]{1,15}$/.test(number)) return number;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return `user ${text.toLowerCase()}`;
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

// What is wrong with a row is told by its line: its cells are what nobody should see.
function entriesIn(io: Io, file: string): readonly { readonly account: string; readonly pin: string }[] {
  const shown = shownPath(resolve(io.cwd, file), io.cwd);
  const text = new TextDecoder().decode(readBytes(resolve(io.cwd, file)));
  const read = readCsv(text.replace(/^\uFEFF/, ""));
  if ("fault" in read)
    throw new Refusal(`${shown}:${read.line} cannot be read: ${read.fault}.`, "Write it as CSV.");
  const [head, ...rows] = read.rows;
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [account, pin] = [columns.indexOf("account"), columns.indexOf("pin")];
  if (account < 0 || pin < 0)
    throw new Refusal(
      `${shown} has no columns account and pin.`,
      "Write them into its first line: account,pin",
    );
  return rows.map(({ cells, line }) => {
    const entry = { account: cells[account]?.trim() ?? "", pin: cells[pin]?.trim() ?? "" };
    if (entry.account === "" || entry.pin === "")
      throw new Refusal(`${shown}:${line} lacks an account or a PIN.`, "Complete or remove the line.");
    return entry;
  });
}
