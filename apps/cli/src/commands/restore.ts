import { restoreLive } from "../live/restores.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { runProgram } from "../program.ts";
import { misused } from "../refusal.ts";
import { defineCommand } from "./command.ts";

export const restore = defineCommand({
  name: "restore",
  summary: "Puts an installation back from a backup, into the same database or the other one.",
  usage:
    "restore <file> (--live [--yes] [--server <url>] | [--into <folder>] [--replace] [--with-calls]) [--other-secret]",
  operands: { what: "a backup", fewest: 1, most: 1 },
  options: {
    live: {
      help: "Into servers that run and go on taking calls: flows, versions, numbers and settings, no calls.",
    },
    yes: { help: "With --live: does what it has said without asking." },
    server: serverOption,
    into: { value: "folder", help: "A data folder; otherwise what DIALTREE_DATA or DIALTREE_DATABASE name." },
    replace: { help: "Also where there is an installation: that one is moved aside, not deleted." },
    "with-calls": { help: "Calls that were under way go on: only for a move, right after the backup." },
    "other-secret": { help: "Also where the secret is another one: what was sealed is lost then." },
  },
  more: `The whole backup is read and checked before anything is written, and what is there holds until all of it is in its place:
whenever it is cut short, the installation is the one of before or the restored one. Servers have to be stopped. A backup of
SQLite can be put into PostgreSQL, and the other way round.

With --live the server does it, in one transaction: it says what changes, keeps a copy of what was there before, and calls under
way notice nothing. What was revoked since stays revoked. See docs/backup.md.`,
  run: (io, { operands: [file = ""], values }) => {
    if (values.live) {
      if (values.into !== undefined || values.replace || values["with-calls"])
        throw misused(
          "--into, --replace and --with-calls are for a restore while no server runs.",
          "Leave them out, or leave out --live.",
        );
      const { yes, "other-secret": otherSecret } = values;
      return restoreLive(io, serverOf(io, values.server), file, { yes, otherSecret });
    }
    if (values.yes || values.server !== undefined)
      throw misused("--yes and --server are for a restore into servers that run.", "Say --live as well.");
    return runProgram(io, {
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
    });
  },
});
