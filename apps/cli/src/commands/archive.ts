import { resolve } from "node:path";
import { shownPath, writeBytes } from "../files.ts";
import { fetchFile } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes } from "../refusal.ts";
import { terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const archive = defineCommand({
  name: "archive",
  summary: "Writes flows of a server, with all that they play, into one file.",
  usage: "archive [flow]… [--out <file>]",
  operands: { what: "a flow", fewest: 0 },
  options: {
    out: { value: "file", help: "The file; <flow>.dialtree.zip or flows.dialtree.zip unless told." },
    server: serverOption,
  },
  more: `Without a flow it takes all of them. In it are the drafts of the flows and of those that they lead to, their recordings, the prompts
of the library that they play and the calendars that they look at; never a secret, a PIN or a number. It is a ZIP file with the
folders of a repository of flows in it, and dialtree import takes it in elsewhere. docs/archive.md says what is where.

Examples:
  dialtree archive
  dialtree archive reception --out backup/reception.zip --server http://localhost:3000`,
  run: async (io, { operands, values }) => {
    const server = serverOf(io, values.server);
    const [only] = operands;
    const query = operands.map((flow) => `flow=${encodeURIComponent(flow)}`).join("&");
    const bytes = await fetchFile(server, `/api/archive${query && `?${query}`}`);
    const name = operands.length === 1 && only !== undefined ? only.replace(/[^a-z0-9-]/gi, "") : "flows";
    const file = resolve(io.cwd, values.out ?? `${name}.dialtree.zip`);
    writeBytes(file, bytes);
    const kilobytes = Math.max(1, Math.round(bytes.byteLength / 1_000));
    terminal(io.out, io.env).line(`written    ${shownPath(file, io.cwd)} (${kilobytes} kB)`);
    return exitCodes.done;
  },
});
