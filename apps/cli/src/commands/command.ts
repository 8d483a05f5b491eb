import type { Io } from "../io.ts";
import type { ExitCode } from "../refusal.ts";

/** One option of a command. `value` names what follows it in the help: `--from <caller>`; without it, it is a switch. */
export interface Option {
  readonly help: string;
  readonly value?: string;
  /** May be given several times. */
  readonly repeatable?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** What an option came out as: yes or no, a text, or all the texts of a repeatable one. */
export type ValuesOf<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly value: string }
    ? O[Name] extends { readonly repeatable: true }
      ? readonly string[]
      : string | undefined
    : boolean;
};

export interface Given<O extends Options> {
  /** What is typed besides options: flows, files. */
  readonly operands: readonly string[];
  readonly values: ValuesOf<O>;
}

/** One command of `dialtree`: what its help says, what it takes, and what it does. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The command line as the help shows it, without `dialtree`. */
  readonly usage: string;
  /** What is typed besides options (`what`: "a flow"), and how many of it; `most` is left out when there is no end. */
  readonly operands: { readonly what: string; readonly fewest: number; readonly most?: number };
  readonly options: O;
  /** More for the help: examples, the shape of `--json`. */
  readonly more?: string;
  /** The help when `--help` comes with an operand that has a help of its own; undefined where it has none. */
  readonly helpOn?: (operand: string) => string | undefined;
  readonly run: (io: Io, given: Given<O>) => ExitCode | Promise<ExitCode>;
}

/** Declares a command; `run` knows its options by name and type. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // The one place where values that were read as this command's options become them.
  return command as unknown as Command;
}
