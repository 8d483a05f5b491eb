import { type GraphOperation, graphOperations, type OperationName, type Schema } from "@dialtree/graph";
import { nearest } from "../nearest.ts";
import { misused } from "../refusal.ts";

/** What was typed for an operation. */
export interface TypedInput {
  readonly ids: readonly string[];
  readonly query: readonly string[];
  /** The text of `--json`, if it was given. */
  readonly json: string | undefined;
}

/**
 * The operation's input from what was typed. Only its form: whether it fits is for the table to say.
 * @throws Refusal for what has no such form.
 */
export function inputFrom(name: OperationName, { ids, query, json }: TypedInput): object {
  const operation: GraphOperation = graphOperations[name];
  const parts = operation.input.schema.properties ?? {};
  const named = pairs(name, "--id", ids, parts.ids);
  const options = pairs(name, "--query", query, parts.query);
  const body = json === undefined ? undefined : parsed(json);
  if (body !== undefined && !parts.body)
    throw misused(`${name} takes no body.`, `Leave --json out. See dialtree graph ${name} --help.`);
  return {
    ...(parts.ids ? { ids: named } : {}),
    ...(parts.query && Object.keys(options).length > 0 ? { query: options } : {}),
    ...(parts.body ? { body: body ?? {} } : {}),
  };
}

function pairs(
  operation: string,
  option: string,
  typed: readonly string[],
  schema: Schema | undefined,
): Readonly<Record<string, unknown>> {
  const known = schema?.properties ?? {};
  const names = Object.keys(known);
  const see = `See dialtree graph ${operation} --help.`;
  const found: Record<string, unknown> = {};
  for (const pair of typed) {
    const [, left, right] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
    // One id needs no name, and may hold an equals sign itself.
    const alone = names.length === 1 && (left === undefined || !Object.hasOwn(known, left));
    const name = alone ? (names[0] ?? "") : (left ?? "");
    const value = alone ? pair : (right ?? "");
    if (!Object.hasOwn(known, name)) {
      if (names.length === 0) throw misused(`${operation} takes no ${option}.`, `Leave it out. ${see}`);
      const meant = nearest(name, names);
      throw misused(
        `${option} "${pair}" names nothing of ${operation}.`,
        meant
          ? `Did you mean ${option} ${meant}=…? ${see}`
          : `Write ${option} name=value; names are ${names.join(", ")}. ${see}`,
      );
    }
    if (Object.hasOwn(found, name)) throw misused(`${option} gives ${name} twice.`, "Give it once.");
    found[name] = typedValue(value, known[name]);
  }
  return found;
}

function typedValue(text: string, schema: Schema | undefined): unknown {
  if (schema?.type === "integer" && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (schema?.type === "array") return text.split(",");
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.split("\n", 1)[0] : "";
    // What is quoted may be part of a secret: only the place is told.
    const place = /position \d+|line \d+ column \d+|end of JSON input/i.exec(why ?? "")?.[0];
    throw misused(
      `The body is no JSON${place ? ` (${place})` : ""}.`,
      "Correct it, or check it with a JSON editor.",
    );
  }
}
