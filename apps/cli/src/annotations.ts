import type { Severity } from "@dialtree/flow";
import { misused } from "./refusal.ts";
import { plain } from "./terminal.ts";

/** One thing that is wrong, where a build shows it: beside the line of the file. */
interface Annotated {
  readonly severity: Severity | "advice";
  /** As git knows it, from the folder in which the build runs. */
  readonly file: string;
  /** Of the file; undefined where that is not at hand, and only its name is known. */
  readonly text: string | undefined;
  /** JSON pointer into the file. */
  readonly at: string;
  readonly title: string;
  readonly message: string;
}

export const annotationsOption = {
  value: "for",
  help: "github: also says what is wrong as GitHub Actions shows it, beside the line.",
} as const;

/** Whether annotations are wanted. @throws Refusal when they are wanted for something that is not known */
export function wantsAnnotations(typed: string | undefined): boolean {
  if (typed === undefined || typed === "github") return typed !== undefined;
  throw misused(`There are no annotations for "${typed}".`, "Write --annotations github.");
}

const levels = { error: "error", warning: "warning", advice: "notice" } as const;

/** A line that GitHub Actions reads. What stands in a flow cannot end it and begin another command. */
export function annotation({ severity, file, text, at, title, message }: Annotated): string {
  const place = [`file=${property(file)}`, ...(text === undefined ? [] : [`line=${lineOf(text, at)}`])];
  return `::${levels[severity]} ${[...place, `title=${property(title)}`].join(",")}::${data(plain(message))}`;
}

const data = (text: string) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string) => data(plain(text)).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** The line, from 1, on which what a pointer names begins; that of the nearest thing around it where there is no such thing. */
export function lineOf(text: string, at: string): number {
  const keys = at
    .split("/")
    .slice(1)
    .map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));
  let found = skipSpace(text, text.startsWith("\uFEFF") ? 1 : 0);
  for (const key of keys) {
    const next = childAt(text, found, key);
    if (next === undefined) break;
    found = next;
  }
  return text.slice(0, found).split("\n").length;
}

/** Where the member or the item of what begins at `from` begins. */
function childAt(text: string, from: number, key: string): number | undefined {
  const isList = text[from] === "[";
  if (!isList && text[from] !== "{") return undefined;
  for (let index = 0, at = skipSpace(text, from + 1); at < text.length; index += 1) {
    let name = String(index);
    if (!isList) {
      const ended = endOfValue(text, at);
      name = nameIn(text.slice(at, ended));
      // Over the colon.
      at = skipSpace(text, skipSpace(text, ended) + 1);
    }
    if (text[at] === undefined || text[at] === "]" || text[at] === "}") return undefined;
    if (name === key) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] !== ",") return undefined;
    at = skipSpace(text, at + 1);
  }
  return undefined;
}

function nameIn(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return "";
  }
}

function endOfValue(text: string, from: number): number {
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s,:"[\]{}]+/gsy;
  let depth = 0;
  let at = from;
  do {
    at = depth === 0 ? at : skipBetween(text, at);
    token.lastIndex = at;
    const [read] = token.exec(text) ?? [];
    // No JSON goes on like this.
    if (read === undefined) return text.length;
    if (read === "{" || read === "[") depth += 1;
    if (read === "}" || read === "]") depth -= 1;
    at += read.length;
  } while (depth > 0);
  return at;
}

function skipBetween(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,:]/.test(text[at] as string)) at += 1;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at += 1;
  return at;
}
