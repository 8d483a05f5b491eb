import type { Scope } from "./scope.ts";
import type { ExpressionFacts, ValueType } from "./types.ts";
import { functions } from "./vocabulary.ts";

/** Something that can stand where the author is writing. */
export interface Completion {
  /** What people choose by: `caller.number`, `startsWith`. */
  readonly label: string;
  readonly help: string;
  /** What is written in the place of the word that has been begun. */
  readonly insert: string;
}

/** What could be meant by the word in front of a place, and where that word begins. */
export interface Completions {
  readonly from: number;
  readonly options: readonly Completion[];
}

const word = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]*)*$/;

/** Names and functions that begin with what stands in front of `caret`; none inside a text in quotation marks. */
export function completionsAt(source: string, caret: number, scope: Scope): Completions {
  const before = source.slice(0, caret);
  const begun = word.exec(before)?.[0] ?? "";
  const from = caret - begun.length;
  if (isQuoted(before) || begun === "") return { from, options: [] };
  const names = scope.names.filter(({ name }) => startsAlike(name, begun) && name !== begun);
  if (names.length > 0 || !begun.includes(".")) {
    const called = functions.filter(({ name, usage }) => usage.startsWith(name) && startsAlike(name, begun));
    return {
      from,
      options: [
        ...names.map(({ name, help }) => ({ label: name, help, insert: name })),
        ...called.map(({ name, help }) => ({ label: name, help, insert: `${name}(` })),
      ],
    };
  }
  // Behind the point of a text stands what can be asked of it.
  const point = begun.lastIndexOf(".") + 1;
  const asked = functions.filter(
    ({ name, usage }) => !usage.startsWith(name) && startsAlike(name, begun.slice(point)),
  );
  return {
    from: from + point,
    options: asked.map(({ name, help, usage }) => ({
      label: name,
      help,
      insert: `${name}(${usage.endsWith("()") ? ")" : ""}`,
    })),
  };
}

/** Where a template begins an expression in front of a place; undefined in its plain text. */
export function expressionBegunIn(template: string, caret: number): number | undefined {
  const open = template.slice(0, caret).replaceAll("{{", "  ").lastIndexOf("{");
  return open < 0 || template.slice(open, caret).includes("}") ? undefined : open + 1;
}

/** A call to try an expression on: somebody who calls from a telephone, and a value of each kind. */
export function sampleCall(variables: Readonly<Record<string, ValueType>>): ExpressionFacts {
  const values = { text: "4711", number: 3, flag: true } as const;
  return {
    // A Wednesday, in the morning of most of Europe.
    at: Date.UTC(2027, 0, 13, 9, 30),
    caller: { kind: "phone", number: "+15550100", name: "Ada" },
    called: { kind: "phone", number: "+15550199" },
    language: "en-US",
    variables: Object.fromEntries(Object.entries(variables).map(([name, type]) => [name, values[type]])),
  };
}

function startsAlike(name: string, begun: string): boolean {
  return name.toLowerCase().startsWith(begun.toLowerCase());
}

function isQuoted(before: string): boolean {
  let quote: string | undefined;
  for (let at = 0; at < before.length; at++) {
    const sign = before[at];
    if (quote && sign === "\\") at += 1;
    else if (quote) quote = sign === quote ? undefined : quote;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return quote !== undefined;
}
