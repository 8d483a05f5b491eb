import { done } from "../live/done.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const remove = defineCommand({
  name: "remove",
  summary: "Removes a flow of a server that no call comes to.",
  usage: "remove <flow> [--server <url>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: { server: serverOption },
  more: `Nothing of it is erased: dialtree bring-back <flow> has it be there again. Calls under way end as they began.
As long as numbers or other flows lead to it, some callers get another version of it, or a version is planned, all of that is named
and nothing is removed. What was ever published takes the role publish beside author.`,
  run: async (io, { operands: [flow = ""], values: { server } }) => {
    const peer = serverOf(io, server);
    const path = `/api/flows/${encodeURIComponent(flow)}`;
    const { body } = await done(peer, "GET", `${path}/removal`);
    const { revision } = body as { readonly revision: number };
    await done(peer, "DELETE", path, undefined, { "if-match": `"${revision}"` });
    io.out.write(`${plain(flow)} was removed. dialtree bring-back ${plain(flow)} undoes this.\n`);
    return exitCodes.done;
  },
});
