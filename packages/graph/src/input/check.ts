import { isJsonObject, pointer } from "@dialtree/flow";
import { formats } from "./formats.ts";
import type { InputProblem, ProblemCode } from "./problem.ts";
import type { Schema } from "./schema.ts";

type Path = readonly (string | number)[];

// Past so many nobody reads on.
const mostProblems = 20;
// No text that Graph takes is longer; where one may be, its schema says so.
const longestText = 10_000;

/** Everything that keeps a value from fitting a schema, in the order of its members. Any value at all may come. */
export function problemsOf(value: unknown, schema: Schema, path: Path = []): readonly InputProblem[] {
  const found: InputProblem[] = [];
  check(value, schema, path, found);
  return found.slice(0, mostProblems);
}

function check(value: unknown, schema: Schema, path: Path, found: InputProblem[]): void {
  if (found.length >= mostProblems) return;
  const add = (code: ProblemCode, says: string, remedy: string) =>
    found.push({ code, at: pointer(path), says: `${nameOf(path)} ${says}.`, remedy });
  if (schema.oneOf) return checkOneOf(value, schema.oneOf, path, found);
  switch (schema.type) {
    case "string":
      return checkText(value, schema, add);
    case "integer": {
      const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = schema;
      const range = `Give a whole number from ${minimum} to ${maximum}.`;
      if (typeof value !== "number" || !Number.isSafeInteger(value))
        add("wrong type", "must be a whole number", range);
      else if (value < minimum) add("too small", `is ${value}, below ${minimum}`, range);
      else if (value > maximum) add("too big", `is ${value}, above ${maximum}`, range);
      return;
    }
    case "boolean":
      if (typeof value !== "boolean") add("wrong type", "must be true or false", "Write true or false.");
      return;
    case "array":
      return checkList(value, schema, path, found, add);
    default:
      return checkObject(value, schema, path, found, add);
  }
}

type Add = (code: ProblemCode, says: string, remedy: string) => void;

function checkText(value: unknown, schema: Schema, add: Add): void {
  if (typeof value !== "string")
    return add("wrong type", "must be text", "Write it as a text, in quotation marks.");
  const { minLength = 0, maxLength = longestText } = schema;
  if (value.length < minLength)
    add("too short", `has ${value.length} characters`, `Give at least ${minLength}.`);
  else if (value.length > maxLength)
    add("too long", `has ${value.length} characters`, `Give at most ${maxLength}.`);
  else if (schema.const !== undefined && value !== schema.const)
    add("unknown type", "names another type", `Write ${schema.const}.`);
  else if (schema.enum && !schema.enum.includes(value))
    add("unknown value", "has a value that is not known", `Choose one of ${schema.enum.join(", ")}.`);
  else if (schema.format && !formats[schema.format].test(value))
    add("malformed", `must be ${formats[schema.format].says}`, "Correct it.");
}

function checkList(value: unknown, schema: Schema, path: Path, found: InputProblem[], add: Add): void {
  if (!Array.isArray(value)) return add("wrong type", "must be a list", "Write it in square brackets.");
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema;
  if (value.length < minItems) add("too few", `has ${value.length} entries`, `Give at least ${minItems}.`);
  if (value.length > maxItems) add("too many", `has ${value.length} entries`, `Give at most ${maxItems}.`);
  // An overlong list is one problem, whatever is in it.
  else if (items) for (const [index, item] of value.entries()) check(item, items, [...path, index], found);
}

function checkObject(value: unknown, schema: Schema, path: Path, found: InputProblem[], add: Add): void {
  if (!isJsonObject(value)) return add("wrong type", "must be an object", "Write it in curly brackets.");
  const { properties = {}, required = [] } = schema;
  for (const [name, inner] of Object.entries(properties)) {
    const at = [...path, name];
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member !== undefined && member !== null) check(member, inner, at, found);
    else if (required.includes(name)) {
      const remedy = inner.description ? `Give it: ${inner.description}.` : "Give it.";
      found.push({ code: "missing", at: pointer(at), says: `${nameOf(at)} is missing.`, remedy });
    }
  }
  if (schema.additionalProperties !== false) return;
  for (const name of Object.keys(value)) {
    // Annotations such as `@odata.type` may stand anywhere.
    if (Object.hasOwn(properties, name) || /(^|.)@/.test(name)) continue;
    found.push({
      code: "unknown member",
      at: pointer([...path, name]),
      says: `${nameOf(path)} has no member "${name.slice(0, 60)}".`,
      remedy: `Leave it out. Known are ${Object.keys(properties).join(", ") || "none"}.`,
    });
  }
}

function checkOneOf(value: unknown, choices: readonly Schema[], path: Path, found: InputProblem[]): void {
  const typeOf = (choice: Schema) => choice.properties?.["@odata.type"]?.const ?? "";
  const type = isJsonObject(value) ? value["@odata.type"] : undefined;
  const chosen = choices.find((choice) => typeOf(choice) === type);
  if (chosen) return check(value, chosen, path, found);
  const remedy = `Write "@odata.type" as one of ${choices.map(typeOf).join(", ")}.`;
  const says = `${nameOf(path)} does not say which type it is.`;
  found.push({ code: "unknown type", at: pointer(path), says, remedy });
}

/** The last part of a path, as a person would call it. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "The input";
  if (typeof last === "string") return last;
  return `Entry ${last + 1} of ${nameOf(path.slice(0, -1))}`;
}
