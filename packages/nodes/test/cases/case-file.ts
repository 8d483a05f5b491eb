import { isJsonObject, type JsonObject, type Phase } from "@dialtree/flow";

/**
 * `<type>.cases.json`: what a node type does, as examples. Each is played as a call, checked as a flow or migrated as a
 * file, so what stands here is true; and it is written for people, because an author's question is often answered by one.
 */
export interface CaseFile {
  readonly cases: readonly NodeCase[];
  /** Data in which the check finds something, and what it finds. */
  readonly broken: readonly BrokenExample[];
  /** Data before and after each migration, by the version that it leads to. */
  readonly past: Readonly<Record<string, PastExample>>;
}

/** One call through the node: what its author filled in, what the caller does, and what comes of it. */
export interface NodeCase {
  /** What the example shows, in plain English. */
  readonly name: string;
  /** Laid over the data that a new node starts with, field by field. */
  readonly data: JsonObject;
  /**
   * Whether the call rings, is answered or is just being placed when it comes to the node. Left out: answered, if the node works
   * then; placed, if it is the node that places it.
   */
  readonly while?: Phase;
  /** Who calls: `+15550100` (left out: that), `user`, `outsider`, `guest`, `withheld`. */
  readonly from?: string;
  /** The caller brings the line into a group call, where others are as well. */
  readonly withOthers?: true;
  /** When the call comes in: `2026-12-25T10:00Z`. Left out: on a Thursday in January. */
  readonly at?: string;
  /** How the telephone behaves: `transfer fails busy`. */
  readonly given?: readonly string[];
  /** What the caller does: `2`, `!2` (during a prompt), `wait 6s 2`, `leave`; empty: listens. */
  readonly caller: string;
  /** What happens then, line by line, after the line of the call itself. */
  readonly transcript: readonly string[];
  /** The outlet by which the call leaves the node; null where it ends inside or jumps. */
  readonly leaves: string | null;
}

export interface BrokenExample {
  readonly data: JsonObject;
  /** Every problem of the node; `at` is a JSON pointer inside its data. */
  readonly problems: readonly { readonly code: string; readonly at: string }[];
}

export interface PastExample {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** Reads a case file. Everything wrong with it is said at once. */
export function readCaseFile(
  text: string,
): { readonly file: CaseFile } | { readonly faults: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { faults: [`is not JSON: ${(error as SyntaxError).message}`] };
  }
  const faults = fileShape("", json);
  if (faults.length > 0) return { faults };
  const { cases, broken = [], past = {} } = json as Partial<CaseFile>;
  return { file: { cases: cases ?? [], broken, past } };
}

/** What is wrong with a value that stands at a place of the file. */
type Shape = (at: string, value: unknown) => string[];

const orNothing =
  (shape: Shape): Shape =>
  (at, value) =>
    value === undefined ? [] : shape(at, value);

const is =
  (expected: string, fits: (value: unknown) => boolean): Shape =>
  (at, value) =>
    fits(value) ? [] : [`${at || "the file"} is not ${expected}`];

const text = is("a text", (value) => typeof value === "string");
const title = is("a text of some words", (value) => typeof value === "string" && value.trim() !== "");
const object = is("an object", isJsonObject);

const listOf =
  (item: Shape): Shape =>
  (at, value) =>
    Array.isArray(value)
      ? value.flatMap((held, index) => item(`${at}/${index}`, held))
      : [`${at} is not a list`];

const eachOf =
  (item: Shape): Shape =>
  (at, value) =>
    isJsonObject(value)
      ? Object.entries(value).flatMap(([name, held]) => item(`${at}/${name}`, held))
      : object(at, value);

const record =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (at, value) => {
    if (!isJsonObject(value)) return object(at, value);
    const strange = Object.keys(value).filter((name) => !Object.hasOwn(shapes, name));
    return [
      ...Object.entries(shapes).flatMap(([name, shape]) => shape(`${at}/${name}`, value[name])),
      ...strange.map((name) => `${at}/${name} is nothing that a case file has`),
    ];
  };

const phases: readonly Phase[] = ["ringing", "answered", "calling"];

const fileShape = record({
  cases: listOf(
    record({
      name: title,
      data: object,
      while: orNothing(
        is('"ringing", "answered" or "calling"', (value) => phases.some((phase) => phase === value)),
      ),
      from: orNothing(text),
      withOthers: orNothing(is("true", (value) => value === true)),
      at: orNothing(is("a time", (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)))),
      given: orNothing(listOf(text)),
      caller: text,
      transcript: listOf(text),
      leaves: is("an outlet or null", (value) => value === null || typeof value === "string"),
    }),
  ),
  broken: orNothing(listOf(record({ data: object, problems: listOf(record({ code: text, at: text })) }))),
  past: orNothing(eachOf(record({ before: object, after: object }))),
});
