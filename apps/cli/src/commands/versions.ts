import { serverOf, serverOption } from "../live/server.ts";
import { type ServersVersion, versionsOn } from "../live/versions.ts";
import { exitCodes } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const versions = defineCommand({
  name: "versions",
  summary: "Lists the versions of a server's flow, and which one new calls get.",
  usage: "versions <flow> [--server <url>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: { server: serverOption },
  more: `The newest comes first. dialtree rollback makes an earlier one live again.`,
  run: async (io, { operands: [flow = ""], values: { server } }) => {
    const all = await versionsOn(serverOf(io, server), flow);
    const { line } = terminal(io.out, io.env);
    if (all.length === 0) line(`${plain(flow)} has never been published.`);
    for (const version of all) line(lineOf(version));
    return exitCodes.done;
  },
});

function lineOf({ number, publishedAt, message, current, liveSince, note }: ServersVersion): string {
  const brought = current && note !== "" ? `  (brought back ${liveSince}: ${plain(note)})` : "";
  return `${current ? "live" : "    "}  ${number}  ${publishedAt}  ${plain(message)}${brought}`.trimEnd();
}
