import { normalId } from "../ids.ts";
import { at, member, nameOf, oneOf } from "../values.ts";
import type { News, RosterEntry } from "./news.ts";
import { partyOf } from "./parties.ts";

// A meeting has a thousand people at most; more is no roster.
const mostParticipants = 2_000;
const directions = ["inactive", "sendOnly", "receiveOnly", "sendReceive"] as const;

/** Reads a list of participants: of a notification, or of the reply to `listParticipants`. */
export function readRoster(list: unknown): readonly RosterEntry[] {
  const participants = Array.isArray(list) ? list : member(list, "value");
  if (!Array.isArray(participants)) return [];
  return participants.slice(0, mostParticipants).map(readParticipant);
}

/** Reads one participant, also of the reply to `getParticipant`. */
export function readParticipant(participant: unknown): RosterEntry {
  const id = nameOf(member(participant, "id"));
  const streams = member(participant, "mediaStreams");
  const stream = (Array.isArray(streams) ? streams : []).find(
    (one) => oneOf(member(one, "mediaType"), ["audio"] as const) === "audio",
  );
  const direction = oneOf(member(stream, "direction"), directions);
  return {
    ...(id === undefined ? {} : { id: normalId(id) }),
    party: partyOf(at(participant, "info", "identity")),
    ...flag("muted", member(participant, "isMuted")),
    ...flag("inLobby", member(participant, "isInLobby")),
    ...(direction === undefined || direction === "other" ? {} : { audio: direction }),
  };
}

export function rosterNews(list: unknown): News {
  return { type: "roster", participants: readRoster(list) };
}

function flag<K extends string>(name: K, value: unknown): { readonly [N in K]?: boolean } {
  return (typeof value === "boolean" ? { [name]: value } : {}) as { readonly [N in K]?: boolean };
}
