import { live } from "@dialtree/flow/names";
import { serverOf, serverOption } from "../live/server.ts";
import { type ServersVersion, versionsOn } from "../live/versions.ts";
import { exitCodes } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const versions = defineCommand({
  name: "versions",
  summary: "Lists the versions of a server's flow, and which one new calls get.",
  usage: "versions <flow> [--environment <id>] [--server <url>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    environment: { value: "id", help: "Only those that were published there." },
    server: serverOption,
  },
  more: `The newest comes first. dialtree rollback makes an earlier one live again.`,
  run: async (io, { operands: [flow = ""], values: { environment, server } }) => {
    const all = await versionsOn(serverOf(io, server), flow);
    const shown = environment === undefined ? all : all.filter(({ wasIn }) => wasIn.includes(environment));
    const where = environment === undefined ? "" : ` to ${plain(environment)}`;
    const { line } = terminal(io.out, io.env);
    if (shown.length === 0) line(`${plain(flow)} has never been published${where}.`);
    const width = Math.max(live.length, ...shown.map(({ currentIn }) => currentIn.join(",").length));
    for (const version of shown) line(lineOf(version, width));
    return exitCodes.done;
  },
});

/** `width`: of the widest list of environments in which one is current. */
function lineOf(
  { number, publishedAt, author, message, current, currentIn, liveSince, note }: ServersVersion,
  width: number,
): string {
  const brought = current && note !== "" ? `  (brought back ${liveSince}: ${plain(note)})` : "";
  const by = author ? `  (${plain(author)})` : "";
  return `${currentIn.join(",").padEnd(width)}  ${number}  ${publishedAt}  ${plain(message)}${by}${brought}`.trimEnd();
}
