import type { Party } from "@dialtree/flow";
import { readRoster } from "../notifications/roster.ts";
import type { GraphRequest } from "../operations/request.ts";
import { callAddress } from "./translation.ts";

/** Who is in a call: asked before something is done with one of them, whom Graph knows by an id of this call only. */
export function listParticipants(callId: string): GraphRequest {
  return { type: "listParticipants", ...callAddress("listParticipants", callId) };
}

/**
 * Graph's id in a call of somebody who is in it, from the answer to `listParticipants`; undefined when they are not to be seen
 * there: they have left, wait in the lobby, or hide who they are.
 */
export function readParticipantId(body: unknown, who: Party): string | undefined {
  return readRoster(body).find(({ party, inLobby }) => !inLobby && isSame(party, who))?.id;
}

function isSame(one: Party, other: Party): boolean {
  if (one.kind === "phone") return other.kind === "phone" && one.number === other.number;
  if (one.kind === "unknown" || other.kind === "unknown" || other.kind === "phone") return false;
  return one.kind === other.kind && one.id !== undefined && one.id === other.id;
}
