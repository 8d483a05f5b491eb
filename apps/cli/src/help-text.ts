import type { Command } from "./commands/command.ts";

const column = 26;

/** The list of commands. */
export function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return `dialtree draws, checks and tries phone menus. A flow is a folder with a flow.json, or the file itself.

Usage: dialtree <command> …   (from a clone: npm run -s dialtree -- <command> …)

${lines.join("\n")}

dialtree <command> --help says more about one.
`;
}

/** The help of one command. */
export function helpOf({ usage, summary, options, more }: Command): string {
  const lines = Object.entries({ ...options, help: { help: "Shows this." } }).map(([name, option]) => {
    const value = "value" in option && option.value !== undefined ? ` <${option.value}>` : "";
    return row(`--${name}${value}`, option.help);
  });
  return `Usage: dialtree ${usage}

${summary}

Options:
${lines.join("\n")}
${more ? `\n${more.trim()}\n` : ""}`;
}

// A long option gets a line of its own, so that the column stays one.
function row(option: string, help: string): string {
  const left = `  ${option}`;
  return left.length < column ? `${left.padEnd(column)}${help}` : `${left}\n${" ".repeat(column)}${help}`;
}
