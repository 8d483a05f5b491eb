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
 * The version of a flow that callers get from a server now, in an environment; undefined when it has published none.
 * @throws Refusal when the server does not show it.
 */
export async function publishedBy(
  server: Peer,
  flow: string,
  environment: string,
): Promise<Published | undefined> {
  const current = await liveOn(server, flow, environment);
  if (!current) return undefined;
  const document = (await documentsOf(server, current.id)).get(flow);
  if (!document)
    throw new Refusal(
      `The version ${current.number} of "${flow}" at ${server.url} holds no such flow.`,
      "Publish the flow there once more.",
    );
  return { number: current.number, document };
}
