import type { FlowDocument } from "@dialtree/flow";
import { Refusal } from "../refusal.ts";
import { ask, complaintIn, type Peer } from "./http.ts";
import { documentsOf } from "./line.ts";

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
  const { status, body } = await ask(server, "GET", `/api/flows/${encodeURIComponent(flow)}/versions`);
  if (isUnknownFlow(body)) return undefined;
  const { versions } = (body ?? {}) as { readonly versions?: unknown };
  if (status !== 200 || !Array.isArray(versions) || !versions.every(isListed))
    throw new Refusal(
      `What answers at ${server.url} does not tell its versions: ${complaintIn({ status, body })}.`,
      "Is that a dialtree server, and as new as this command?",
    );
  const current = versions.find((version) => version.current);
  if (!current) return undefined;
  const document = (await documentsOf(server, current.id)).get(flow);
  if (!document)
    throw new Refusal(
      `The version ${current.number} of "${flow}" at ${server.url} holds no such flow.`,
      "Publish the flow there once more.",
    );
  return { number: current.number, document };
}

interface Listed {
  readonly id: string;
  readonly number: number;
  readonly current: boolean;
}

function isListed(value: unknown): value is Listed {
  const { id, number, current } = (value ?? {}) as Partial<Record<keyof Listed, unknown>>;
  return typeof id === "string" && typeof number === "number" && typeof current === "boolean";
}

function isUnknownFlow(body: unknown): boolean {
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown } };
  return error?.code === "flow_unknown";
}
