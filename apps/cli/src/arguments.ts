import { parseArgs } from "node:util";
import type { Command, Given, Options } from "./commands/command.ts";
import { nearest } from "./nearest.ts";
import { misused } from "./refusal.ts";

type Token = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string;
  readonly inlineValue?: boolean;
};

/**
 * What was typed after a command's name; `help` when it asks for the command's help.
 * @throws Refusal when it does not fit the command.
 */
export function readArguments(command: Command, args: readonly string[]): Given<Options> | "help" {
  // Not strict, because its own complaints name no remedy: what it would refuse is refused below.
  const { positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: {
      help: { type: "boolean", short: "h" },
      ...Object.fromEntries(
        Object.entries(command.options).map(([name, { value }]) => [
          name,
          { type: value === undefined ? ("boolean" as const) : ("string" as const) },
        ]),
      ),
    },
  });
  const typed = tokens.filter((token) => token.kind === "option");
  if (typed.some(({ name }) => name === "help")) return "help";
  const values: Record<string, boolean | string | string[] | undefined> = {};
  for (const [name, { value, repeatable }] of Object.entries(command.options)) {
    values[name] = value === undefined ? false : repeatable ? [] : undefined;
  }
  for (const token of typed) {
    const value = valueIn(command, token);
    const before = values[token.name];
    values[token.name] = Array.isArray(before) ? [...before, String(value)] : value;
  }
  checkOperands(command, positionals);
  // Each option now holds what its declaration says it does.
  return { operands: positionals, values: values as Given<Options>["values"] };
}

function valueIn(command: Command, { name, rawName, value, inlineValue }: Token): boolean | string {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  const see = `See dialtree ${command.name} --help.`;
  if (!option) {
    const meant = nearest(name, Object.keys(command.options));
    throw misused(
      `"dialtree ${command.name}" has no option ${rawName}.`,
      meant ? `Did you mean --${meant}? ${see}` : see,
    );
  }
  if (option.value === undefined) {
    if (value !== undefined) throw misused(`${rawName} takes no value.`, `Write ${rawName} alone. ${see}`);
    return true;
  }
  if (value === undefined)
    throw misused(`${rawName} needs a value.`, `Write ${rawName} <${option.value}>. ${see}`);
  // A dash alone stands for stdin.
  if (!inlineValue && value.startsWith("-") && value !== "-") {
    throw misused(
      `${rawName} needs a value, and is followed by ${value}.`,
      `Write ${rawName} <${option.value}>, or ${rawName}=${value} if you mean just that.`,
    );
  }
  return value;
}

function checkOperands({ name, usage, operands }: Command, typed: readonly string[]): void {
  const remedy = `Write dialtree ${usage}`;
  if (typed.length < operands.fewest) throw misused(`"dialtree ${name}" needs ${operands.what}.`, remedy);
  const extra = typed.slice(operands.most ?? typed.length).map((operand) => `"${operand}"`);
  if (extra.length > 0) {
    throw misused(`"dialtree ${name}" does not know what to do with ${extra.join(" ")}.`, remedy);
  }
}
