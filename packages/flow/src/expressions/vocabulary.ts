import type { Party } from "../call/index.ts";
import type { ValueType } from "./types.ts";

/** A name that an expression can use, for the list that authors choose from. */
export interface OfferedName {
  readonly name: string;
  readonly type: ValueType;
  readonly help: string;
}

/** A function that an expression can use. `usage` is how it is written. */
export interface OfferedFunction {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
}

/** What every call knows of itself. */
export const callNames: readonly OfferedName[] = [
  {
    name: "caller.number",
    type: "text",
    help: "The caller's number, +15550100; empty if there is none to see.",
  },
  {
    name: "caller.name",
    type: "text",
    help: "The caller's name, as Teams or the network tells it; often empty.",
  },
  {
    name: "caller.kind",
    type: "text",
    help: 'What calls: "phone", "user", "account", "bot", "guest" or "unknown".',
  },
  { name: "called.number", type: "text", help: "The number that was dialled; empty if a Teams user called." },
  { name: "language", type: "text", help: 'The language of the call: "en-US".' },
];

/** All there are: what is not here cannot be called. */
export const functions: readonly OfferedFunction[] = [
  { name: "startsWith", usage: 'text.startsWith("+49")', help: "Whether a text begins with another." },
  { name: "endsWith", usage: 'text.endsWith("00")', help: "Whether a text ends with another." },
  { name: "contains", usage: 'text.contains("0")', help: "Whether a text has another inside." },
  {
    name: "matches",
    usage: 'matches(text, "^[0-9]{4}$")',
    help: "Whether a pattern fits some part of a text.",
  },
  { name: "size", usage: "size(text)", help: "How many characters a text has." },
  {
    name: "substring",
    usage: "text.substring(0, 3)",
    help: "A piece of a text, counted from 0; the end is left out.",
  },
  { name: "lowerAscii", usage: "text.lowerAscii()", help: "The text in small letters." },
  { name: "upperAscii", usage: "text.upperAscii()", help: "The text in capital letters." },
  { name: "trim", usage: "text.trim()", help: "The text without spaces around it." },
  { name: "double", usage: "double(text)", help: "The number that a text of digits stands for." },
  {
    name: "isWeekday",
    usage: 'isWeekday("Europe/Berlin", "mon,tue")',
    help: "Whether it is one of these days of the week, in a time zone.",
  },
  {
    name: "isTime",
    usage: 'isTime("Europe/Berlin", "22:00", "06:00")',
    help: "Whether it is between two times of day, in a time zone; also over midnight.",
  },
  {
    name: "isDate",
    usage: 'isDate("Europe/Berlin", "2026-12-24", "2027-01-02")',
    help: "Whether it is a day between two dates, both included, in a time zone.",
  },
  { name: "string", usage: "string(number)", help: "A number, or yes or no, as a text." },
];

/** Names that stand for the call itself; a variable of such a name cannot be used in expressions. */
export const callRoots: ReadonlySet<string> = new Set(
  callNames.map(({ name }) => name.split(".")[0] ?? name),
);

/** What can be asked about the other end: each a text that is empty where the call does not know it. */
export class CalledMembers {
  readonly number: string;

  constructor(party: Party) {
    this.number = party.kind === "phone" ? party.number : "";
  }
}

/** What can be asked about the caller. */
export class CallerMembers extends CalledMembers {
  readonly name: string;
  readonly kind: string;

  constructor(party: Party) {
    super(party);
    this.name = "name" in party ? (party.name ?? "") : "";
    this.kind = party.kind;
  }
}

// What expressions can name is listed; should that ever fail, there is still no way from a value to the program.
Object.setPrototypeOf(CalledMembers.prototype, null);
// The library knows values by their class, so that they lead to it; a class leads to `Function` unless it is cut off as well.
Object.setPrototypeOf(CalledMembers, null);
