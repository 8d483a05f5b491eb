import type { GraphOperation } from "../../api/graph.ts";
import { graphWords } from "./graph-words.ts";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the text area begins with: the example, about the call that was last spoken of. */
export function beginning(example: unknown, call: string | undefined): string {
  const ids = isObject(example) && isObject(example.ids) ? example.ids : {};
  const begun =
    isObject(example) && call !== undefined && Object.hasOwn(ids, "call")
      ? { ...example, ids: { ...ids, call } }
      : example;
  return JSON.stringify(begun, null, 2);
}

/** The call that a request was about, or that came of it. */
export function callOf(operation: string, input: unknown, body: unknown): string | undefined {
  const ids = isObject(input) && isObject(input.ids) ? input.ids : {};
  const call = operation === "createCall" ? isObject(body) && body.id : ids.call;
  return typeof call === "string" && call !== "" ? call : undefined;
}

export type Typed =
  | { readonly input: unknown; readonly wrong?: undefined }
  /** `line` is left out where the browser does not say it. */
  | { readonly wrong: { readonly line: number | undefined } };

/** What was typed, as JSON; nothing at all is an input without members. */
export function typed(text: string): Typed {
  if (text.trim() === "") return { input: {} };
  try {
    return { input: JSON.parse(text) };
  } catch (error) {
    return { wrong: { line: error instanceof SyntaxError ? lineOf(error.message, text) : undefined } };
  }
}

/** Browsers name a line, a position, or the end; never one after the last that has something in it. */
function lineOf(said: string, text: string): number | undefined {
  const lines = text.trimEnd().split("\n").length;
  const line = /line (\d+)/.exec(said)?.[1];
  if (line !== undefined) return Math.min(lines, Number(line));
  const position = /position (\d+)/.exec(said)?.[1];
  if (position !== undefined) return Math.min(lines, text.slice(0, Number(position)).split("\n").length);
  return /end of/i.test(said) ? lines : undefined;
}

/** One member of an input, as a line for people. */
export interface Member {
  /** `body.targets[].identity`. */
  readonly at: string;
  readonly needed: boolean;
  readonly says: string;
}

// Identities and media go on for ever; who needs more reads the schema.
const deepest = 4;
const most = 40;

/** What an operation takes, from its schema. */
export function members({ schema }: Pick<GraphOperation, "schema">): readonly Member[] {
  return membersIn(schema, "", 1).slice(0, most);
}

function membersIn(schema: unknown, at: string, depth: number): readonly Member[] {
  if (!isObject(schema) || depth > deepest) return [];
  const { properties, required, items } = schema;
  if (items !== undefined) return membersIn(items, `${at}[]`, depth);
  if (!isObject(properties)) return [];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, inner]) => {
    const path = at === "" ? name : `${at}.${name}`;
    const says = wordsOf(inner);
    const below = membersIn(inner, path, depth + 1);
    // The parts of an input say nothing by themselves.
    const own = depth === 1 ? [] : [{ at: path, needed: needed.includes(name), says }];
    return [...own, ...below];
  });
}

function wordsOf(schema: unknown): string {
  if (!isObject(schema)) return "";
  const { description, type, minimum, maximum, minItems, maxItems, enum: choices } = schema;
  const kind = Array.isArray(choices)
    ? choices.join(", ")
    : typeof type === "string" && type !== "object"
      ? type
      : "";
  const range =
    minimum !== undefined
      ? ` ${minimum}–${maximum}`
      : maxItems !== undefined
        ? `, ${minItems ?? 0}–${maxItems}`
        : "";
  return [kind + range, typeof description === "string" ? graphWords(description) : ""]
    .filter(Boolean)
    .join("; ");
}
