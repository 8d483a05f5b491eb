import { runProgram } from "../program.ts";
import { defineCommand } from "./command.ts";

export const restore = defineCommand({
  name: "restore",
  summary: "Puts an installation back from a backup, into the same database or the other one.",
  usage: "restore <file> [--into <folder>] [--replace] [--with-calls] [--other-secret]",
  operands: { what: "a backup", fewest: 1, most: 1 },
  options: {
    into: { value: "folder", help: "A data folder; otherwise what DIALTREE_DATA or DIALTREE_DATABASE name." },
    replace: { help: "Also where there is an installation: that one is moved aside, not deleted." },
    "with-calls": { help: "Calls that were under way go on: only for a move, right after the backup." },
    "other-secret": { help: "Also where the secret is another one: what was sealed is lost then." },
  },
  more: `The whole backup is read and checked before anything is written, and what is there holds until all of it is in its place:
whenever it is cut short, the installation is the one of before or the restored one. Servers have to be stopped. A backup of
SQLite can be put into PostgreSQL, and the other way round. See docs/backup.md.`,
  run: (io, { operands: [file = ""], values }) =>
    runProgram(io, {
      name: "The restore",
      entry: "apps/server/src/backups/main.ts",
      args: [
        "restore",
        ...(values.into === undefined ? [] : [`--into=${values.into}`]),
        ...(values.replace ? ["--replace"] : []),
        ...(values["with-calls"] ? ["--with-calls"] : []),
        ...(values["other-secret"] ? ["--other-secret"] : []),
        "--",
        file,
      ],
    }),
});
