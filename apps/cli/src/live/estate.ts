import type { EstateFinding, EstateLink, ThingKey, ThingRef } from "@dialtree/engine/estate";
import { Refusal } from "../refusal.ts";
import { done } from "./done.ts";
import type { Answer, Peer } from "./http.ts";
import { complaintIn } from "./http.ts";

/** A number of a server and what answers. Times are ISO 8601, UTC. */
export interface ServersLine {
  readonly called: string;
  readonly flow: string;
  readonly title: string;
  /** Left out by an older server: then it is not told which. */
  readonly environment?: string;
  readonly version: {
    readonly number: number;
    readonly publishedAt: string;
    readonly liveSince: string | null;
  } | null;
  readonly fallback: string | null;
  readonly lastCallAt: string | null;
}

export interface ServersThing extends ThingRef {
  readonly key: ThingKey;
  readonly title: string;
  readonly exists: boolean;
  readonly callsOut: boolean;
  readonly people?: number;
}

/** Everything that calls of a server go through. */
export interface ServersEstate {
  readonly lines: readonly ServersLine[];
  readonly unanswered: readonly {
    readonly called: string;
    readonly calls: number;
    readonly lastAt: string;
  }[];
  readonly things: readonly ServersThing[];
  readonly links: readonly EstateLink[];
  readonly findings: readonly EstateFinding[];
}

/** Where something is used, and which callers it concerns. */
export interface ServersUses {
  readonly thing: ServersThing;
  readonly uses: readonly (EstateLink & { readonly title: string })[];
  readonly affected: readonly {
    readonly says: string;
    readonly way: readonly string[];
    readonly published: boolean;
    readonly draft: boolean;
  }[];
  readonly isCut: boolean;
  readonly lost: readonly (Pick<ServersThing, "kind" | "title"> & { readonly key: string })[];
}

/** @throws Refusal when the server does not tell */
export async function estateOn(server: Peer): Promise<ServersEstate> {
  return whole<ServersEstate>(server, await done(server, "GET", "/api/estate"), [
    "lines",
    "things",
    "links",
    "findings",
  ]);
}

/** @throws Refusal when there is no such thing, or the server does not tell */
export async function usesOn(server: Peer, { kind, id }: ThingRef): Promise<ServersUses> {
  const answer = await done(server, "GET", `/api/estate/uses?kind=${kind}&id=${encodeURIComponent(id)}`);
  return whole<ServersUses>(server, answer, ["uses", "affected", "lost"]);
}

function whole<Body>(server: Peer, answer: Answer, lists: readonly (keyof Body)[]): Body {
  const body = (answer.body ?? {}) as Body;
  if (lists.every((list) => Array.isArray(body[list]))) return body;
  throw new Refusal(
    `What answers at ${server.url} does not tell what its calls go through: ${complaintIn(answer)}.`,
    "Is that a dialtree server, and as new as this command?",
  );
}
