import { runProgram } from "../program.ts";
import { misused } from "../refusal.ts";
import { defineCommand } from "./command.ts";

export const backup = defineCommand({
  name: "backup",
  summary: "Backs up an installation, also while it takes calls; says whether a backup is whole.",
  usage: "backup <file or folder> | backup verify <file>",
  operands: { what: "a file or folder, or verify and a file", fewest: 1, most: 2 },
  options: {},
  more: `It reads the data itself, by the server's own settings (DIALTREE_DATA, DIALTREE_DATABASE), on the server's machine. Calls
and authors notice nothing. In a folder it gets a name by the time; another backup is never replaced. What was sealed stays
sealed, and the secret is not in it: keep that elsewhere. See docs/backup.md. dialtree restore puts a backup back.`,
  run: (io, { operands: [first = "", second] }) => {
    if (second !== undefined && first !== "verify")
      throw misused(
        `There is nothing to be done with "${second}".`,
        "Write: dialtree backup <file>, or dialtree backup verify <file>.",
      );
    return runProgram(io, {
      name: "The backup",
      entry: "apps/server/src/backups/main.ts",
      args: second === undefined ? ["backup", "--", first] : ["verify", "--", second],
    });
  },
});
