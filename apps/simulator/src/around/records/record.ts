// The record of a call that is over: what Graph keeps of it. Pure.

import type { Call } from "../../calls/call.ts";
import type { Someone } from "../../calls/parties.ts";
import type { JsonObject } from "../../json.ts";
import { typed } from "../../json.ts";

/** Somebody who was in a call beside the bot. */
interface Stay {
  /** As a participant. */
  readonly id: string;
  readonly who: Someone;
  readonly from: number;
  readonly until?: number;
}

/** A call of ours, with what is remembered of it. Calls of one chain have one record. Times are milliseconds. */
export interface Leg {
  readonly call: Call;
  readonly stays: readonly Stay[];
  /** The last that is known; of a call that is over, its end. */
  readonly endedAt: number;
  /** Undefined: nobody has ever heard anything. */
  readonly answeredAt?: number;
}

/** What is remembered after one more step of a call. */
export function legOf(before: Leg | undefined, call: Call, now: number): Leg {
  const here = call.people.filter(({ at }) => at === "here");
  const known = (before?.stays ?? []).map((stay) =>
    stay.until === undefined && !here.some(({ id }) => id === stay.id) ? { ...stay, until: now } : stay,
  );
  const come = here
    .filter(({ id }) => !known.some((stay) => stay.id === id && stay.until === undefined))
    .map(({ id, who }) => ({ id, who, from: now }));
  const answeredAt = before?.answeredAt ?? (call.audio === "active" ? now : undefined);
  return {
    call,
    stays: [...known, ...come],
    endedAt: now,
    ...(answeredAt === undefined ? {} : { answeredAt }),
  };
}

/** A name within the namespace of call records. */
const recordTyped = (name: string, fields: JsonObject): JsonObject => ({
  "@odata.type": `#microsoft.graph.callRecords.${name}`,
  ...fields,
});

const iso = (ms: number): string => new Date(ms).toISOString();

function identityOf(who: Someone, tenantId: string): JsonObject {
  switch (who.kind) {
    case "phone":
      return { phone: { id: who.number, displayName: who.number } };
    case "withheld":
      return { phone: { id: "anonymous", displayName: null } };
    case "user":
    case "outsideUser":
      return { user: { id: who.id, displayName: who.name, tenantId: who.tenantId } };
    case "guest":
      return { guest: { id: who.id, displayName: who.name } };
    case "application":
      return { application: { id: who.id, displayName: who.name } };
    case "instance":
      return { applicationInstance: { id: who.id, displayName: who.name, tenantId } };
  }
}

/** The bot, as it was in the call: as one of its numbers, or as itself. */
function botIdentity({ dialled, tenantId }: Call): JsonObject {
  return dialled.kind === "number"
    ? { applicationInstance: { id: dialled.instanceId, displayName: dialled.name, tenantId } }
    : { application: { id: dialled.appId, displayName: dialled.name } };
}

const identitySet = (members: JsonObject): JsonObject => typed("communicationsIdentitySet", members);

/** Whoever was in the call beside the bot, or was called in vain. */
const staysOf = ({ call, stays }: Leg): readonly Stay[] =>
  stays.length > 0 ? stays : [{ id: call.participants.caller, who: call.caller, from: call.placedAt }];

const human = (who: Someone, tenantId: string): JsonObject =>
  recordTyped("participantEndpoint", {
    userAgent: recordTyped("clientUserAgent", {
      headerValue: null,
      platform: "unknown",
      productFamily: who.kind === "phone" || who.kind === "withheld" ? "unknown" : "teams",
    }),
    identity: identitySet(identityOf(who, tenantId)),
  });

const bot = (call: Call): JsonObject =>
  recordTyped("participantEndpoint", {
    userAgent: recordTyped("serviceUserAgent", { headerValue: null, role: "unknown" }),
    identity: identitySet(botIdentity(call)),
  });

/** One session for each of those who talked with the bot; the segment of a session is all of it. */
export function sessionsOf(legs: readonly Leg[], withSegments: boolean): readonly JsonObject[] {
  return legs.flatMap((leg) =>
    staysOf(leg).map(({ id: participantId, who, from, until }, i) => {
      const { call, endedAt, answeredAt } = leg;
      const [them, us] = [human(who, call.tenantId), bot(call)];
      const id = i === 0 ? call.id : participantId;
      const common = {
        id,
        startDateTime: iso(from),
        endDateTime: iso(until ?? endedAt),
        caller: call.direction === "outgoing" ? us : them,
        callee: call.direction === "outgoing" ? them : us,
        failureInfo: answeredAt === undefined ? failure(call) : null,
      };
      if (!withSegments) return { ...common, modalities: ["audio"] };
      return {
        ...common,
        modalities: ["audio"],
        segments: [{ ...common, media: answeredAt === undefined ? [] : [mainAudio(id)] }],
      };
    }),
  );
}

const failure = ({ result }: Call): JsonObject => ({
  stage: "callSetup",
  reason: typeof result?.message === "string" ? result.message : "The call was not answered.",
});

const mainAudio = (id: string): JsonObject => ({
  label: "main-audio",
  streams: ["callerToCallee", "calleeToCaller"].map((streamDirection) => ({
    streamId: `${Number.parseInt(id.slice(0, 8), 16)}`,
    streamDirection,
    wasMediaBypassed: false,
  })),
});

export function recordOf(legs: readonly Leg[], lastModified: number): JsonObject {
  const [first] = legs;
  if (!first) return {};
  const { call } = first;
  const everybody = legs.flatMap((leg) => [
    ...staysOf(leg).map(({ who }) => identityOf(who, call.tenantId)),
    botIdentity(leg.call),
  ]);
  const different = new Map(everybody.map((identity) => [JSON.stringify(identity), identitySet(identity)]));
  return {
    id: call.chainId,
    version: legs.length,
    type: legs.some((leg) => leg.call.group) ? "groupCall" : "peerToPeer",
    modalities: ["audio"],
    lastModifiedDateTime: iso(lastModified),
    startDateTime: iso(Math.min(...legs.map((leg) => leg.call.placedAt))),
    endDateTime: iso(Math.max(...legs.map((leg) => leg.endedAt))),
    joinWebUrl: null,
    organizer: identitySet(
      call.direction === "outgoing" ? botIdentity(call) : identityOf(call.caller, call.tenantId),
    ),
    participants: [...different.values()],
  };
}

/** The rows of the telephone bill: answered calls to and from phones over one of the bot's numbers. */
export function pstnRowsOf(leg: Leg, address: (id: string) => string): readonly JsonObject[] {
  const { call, answeredAt } = leg;
  const { dialled, direction } = call;
  if (dialled.kind !== "number" || answeredAt === undefined) return [];
  const phones = staysOf(leg).filter(({ who }) => who.kind === "phone" || who.kind === "withheld");
  return phones.map(({ id, who, from, until = leg.endedAt }, i) => {
    const start = Math.max(from, answeredAt);
    const theirs = who.kind === "phone" ? who.number : null;
    const out = direction === "outgoing";
    return {
      id: i === 0 ? call.id : id,
      callId: call.chainId,
      userId: dialled.instanceId,
      userPrincipalName: address(dialled.instanceId),
      userDisplayName: dialled.name,
      startDateTime: iso(start),
      endDateTime: iso(until),
      duration: Math.round((until - start) / 1000),
      charge: 0,
      connectionCharge: 0,
      currency: "USD",
      callType: out ? "ucap_out" : "ucap_in",
      callerNumber: out ? dialled.number : theirs,
      calleeNumber: out ? theirs : dialled.number,
      usageCountryCode: "US",
      tenantCountryCode: "US",
      destinationContext: null,
      destinationName: null,
      conferenceId: null,
      licenseCapability: "MCOEV_VIRTUALUSER",
      inventoryType: "Service",
      operator: "Microsoft",
      callDurationSource: "microsoft",
    };
  });
}
