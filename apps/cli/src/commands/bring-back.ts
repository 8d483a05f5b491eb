import { done, everyPage } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface RemovedFlow {
  readonly id: string;
  readonly title: string;
  readonly removedAt: string;
  readonly removedBy: string;
}

export const bringBack = defineCommand({
  name: "bring-back",
  summary: "Brings back a flow that was removed from a server, or lists those that were.",
  usage: "bring-back [<flow>] [--server <url>]",
  operands: { what: "a flow", fewest: 0, most: 1 },
  options: { server: serverOption },
  more: `It comes back as a draft, with its recordings, scenarios and versions. New calls get it once it is published again, or one of its
versions is made live with dialtree rollback <flow> --to <number>.`,
  run: async (io, { operands: [flow], values: { server } }) => {
    const peer = serverOf(io, server);
    const { line } = terminal(io.out, io.env);
    if (flow !== undefined) {
      await done(peer, "POST", `/api/removed-flows/${encodeURIComponent(flow)}/bring-back`);
      line(`${plain(flow)} is back, as a draft.`);
      return exitCodes.done;
    }
    const removed = await removedOn(peer);
    if (removed.length === 0) line("No flow is removed.");
    const width = Math.max(...removed.map(({ id }) => id.length));
    for (const { id, title, removedAt, removedBy } of removed)
      line(`${plain(id).padEnd(width)}  ${removedAt}  ${plain(title)}  (${plain(removedBy)})`);
    return exitCodes.done;
  },
});

async function removedOn(peer: Peer): Promise<readonly RemovedFlow[]> {
  const { body } = await everyPage(peer, "/api/removed-flows", "flows");
  return (body as { readonly flows: readonly RemovedFlow[] }).flows;
}
