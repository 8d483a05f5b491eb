import { helpOf, overview } from "../help-text.ts";
import { exitCodes, misused } from "../refusal.ts";
import { type Command, defineCommand } from "./command.ts";

/** The command that explains the others. */
export function helpOn(others: readonly Command[]): Command {
  const help = defineCommand({
    name: "help",
    summary: "Lists the commands, or says more about one.",
    usage: "help [command]",
    operands: { what: "a command", fewest: 0, most: 1 },
    options: {},
    run: ({ out }, { operands: [name] }) => {
      const commands = [...others, help];
      const command = commands.find((candidate) => candidate.name === name);
      if (name !== undefined && !command) {
        const names = commands.map((known) => known.name).join(", ");
        throw misused(`There is no command "${name}".`, `Commands are ${names}.`);
      }
      out.write(command ? helpOf(command) : overview(commands));
      return exitCodes.done;
    },
  });
  return help;
}
