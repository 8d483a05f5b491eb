import type { FlowDocument } from "@dialtree/flow";
import { Refusal } from "../refusal.ts";
import type { Peer } from "./http.ts";
import { documentsOf } from "./line.ts";
import { liveOn } from "./versions.ts";

/** What callers of a flow get from a server. */
export interface Published {
  readonly number: number;
  readonly document: FlowDocument;
}

/**
 * The version of a flow that callers get from a server now; undefined when it has published none.
 * @throws Refusal when the server does not show it.
 */
export async function publishedBy(server: Peer, flow: string): Promise<Published | undefined> {
  const live = await liveOn(server, flow);
  if (!live) return undefined;
  const document = (await documentsOf(server, live.id)).get(flow);
  if (!document)
    throw new Refusal(
      `The version ${live.number} of "${flow}" at ${server.url} holds no such flow.`,
      "Publish the flow there once more.",
    );
  return { number: live.number, document };
}
