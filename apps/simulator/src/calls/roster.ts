// Who is in a call, as Graph shows it.

import { type JsonObject, typed } from "../json.ts";
import type { Call, Person } from "./call.ts";
import { identitySetOf, languageOf, targetOf } from "./parties.ts";

const stream = (mediaType: string, sourceId: number, direction: string): JsonObject =>
  typed("mediaStream", {
    mediaType,
    label: mediaType === "audio" ? "main-audio" : "applicationsharing-video",
    sourceId: `${sourceId}`,
    direction,
    serverMuted: false,
  });

/** In rosters, captures show numbers with an id of their own behind them. */
function identityInRoster({ id, who }: Person): JsonObject {
  if (who.kind !== "phone") return identitySetOf(who);
  const suffix = id.replaceAll("-", "");
  return typed("identitySet", {
    phone: typed("identity", {
      id: `${who.number}_${suffix}`,
      displayName: who.number,
      identityProvider: "None",
    }),
  });
}

/** Somebody whose phone still rings is in it already, but without sound. */
export const participantOf = (call: Call, person: Person): JsonObject => {
  const source = call.people.indexOf(person) + 2;
  return typed("participant", {
    id: person.id,
    info: typed("participantInfo", {
      identity: identityInRoster(person),
      endpointType: "default",
      languageId: languageOf(person.who),
      id: person.id,
    }),
    mediaStreams: person.at === "here" ? [stream("audio", source, "sendReceive")] : [],
    isMuted: person.muted,
    isInLobby: false,
  });
};

export function botParticipant(call: Call): JsonObject {
  const { bot } = call.participants;
  const identity = call.asked?.source?.identity ?? targetOf(call.dialled, bot).identity;
  const sharing =
    call.screen === undefined
      ? []
      : [stream("videoBasedScreenSharing", 8, call.screen === "sharer" ? "sendOnly" : "receiveOnly")];
  return typed("participant", {
    id: bot,
    info: typed("participantInfo", { identity, endpointType: "default", id: bot }),
    mediaStreams: [stream("audio", 1, "sendReceive"), ...sharing],
    isMuted: call.muted,
    isInLobby: false,
  });
}

export const roster = (call: Call): readonly JsonObject[] => [
  ...call.people.filter(({ at }) => at === "here").map((person) => participantOf(call, person)),
  botParticipant(call),
];
