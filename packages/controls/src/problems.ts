import { type Fields, isJsonObject, type Json, type Problem, pointer } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";

/** Problems by the pointer of the part of the form that shows them; those of the node as a whole under `""`. */
export type PlacedProblems = ReadonlyMap<string, readonly Problem[]>;

/** Gives each problem to the innermost part of the form that its pointer leads into. */
export function placeProblems(
  problems: readonly Problem[],
  fields: Fields,
  data: Json,
  languages: readonly string[],
  within: Path = [],
): PlacedProblems {
  const parts = new Set(partsOf(fields, data, languages, within));
  const placed = new Map<string, Problem[]>();
  for (const problem of problems) {
    const part = partFor(problem, parts);
    placed.set(part, [...(placed.get(part) ?? []), problem]);
  }
  return placed;
}

/** A problem's place inside its node's data: the check gives it from the root of the document. */
export function placeInData(at: string): string {
  return at.replace(/^\/nodes\/\d+(\/data(?=\/|$)|$)/, "");
}

/** The languages of a spoken field in the order of the form: the flow's, then others that it has a text in. */
export function spokenLanguages(value: Json | undefined, languages: readonly string[]): readonly string[] {
  return [...new Set([...languages, ...(isJsonObject(value) ? Object.keys(value) : [])])];
}

function partFor(problem: Problem, parts: ReadonlySet<string>): string {
  const at = placeInData(problem.at);
  // A text that is missing is reported at its field; the form has a place for it.
  const { language } = problem.values;
  if (typeof language === "string" && parts.has(`${at}/${language}`)) return `${at}/${language}`;
  for (let part = at; part !== ""; part = part.slice(0, part.lastIndexOf("/"))) {
    if (parts.has(part)) return part;
    if (!part.includes("/")) break;
  }
  return "";
}

function* partsOf(
  fields: Fields,
  data: Json | undefined,
  languages: readonly string[],
  path: Path,
): Generator<string> {
  for (const [name, field] of Object.entries(fields)) {
    const here = [...path, name];
    const value = memberOf(data, name);
    yield pointer(here);
    if (field.kind === "spoken") {
      for (const language of spokenLanguages(value, languages)) yield pointer([...here, language]);
    }
    for (const [index, item] of (field.items ? itemsOf(value) : []).entries()) {
      yield pointer([...here, index]);
      yield* partsOf(field.items ?? {}, item, languages, [...here, index]);
    }
  }
}

/** A member of an object that may be none. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The items of a list that may be none. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
