import { readArguments } from "./arguments.ts";
import { commands } from "./commands/index.ts";
import { helpOf, overview } from "./help-text.ts";
import type { Io } from "./io.ts";
import { nearest } from "./nearest.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "./refusal.ts";

/** Runs one command line. What cannot be done is said on stderr; anything else that is thrown is a bug. */
export async function dialtree(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    io.err.write(`dialtree: ${error.message}\n${error.remedy}\n`);
    return error.exitCode;
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "-h") {
    io.out.write(overview(commands));
    return exitCodes.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw unknownCommand(name);
  const given = readArguments(command, args);
  if (given !== "help") return command.run(io, given);
  const [about] = args.filter((argument) => !argument.startsWith("-"));
  io.out.write((about !== undefined && command.helpOn?.(about)) || helpOf(command));
  return exitCodes.done;
}

function unknownCommand(name: string): Refusal {
  const names = commands.map((command) => command.name);
  const meant = nearest(name, names);
  if (name.startsWith("-"))
    return misused(`A command comes first, not ${name}.`, `Commands are ${names.join(", ")}.`);
  return misused(
    `There is no command "${name}".`,
    meant ? `Did you mean "dialtree ${meant}"?` : `Commands are ${names.join(", ")}.`,
  );
}
