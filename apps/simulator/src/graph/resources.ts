import type { Call } from "../calls/call.ts";
import { sourceOf, targetOf } from "../calls/parties.ts";
import { botParticipant, participantOf } from "../calls/roster.ts";
import { type JsonObject, typed } from "../json.ts";

/** A call as GET shows it: with many nulls, like the documented answers. A new one has the older name in its context. */
export const callResource = (
  call: Call,
  base: string,
  root: "communications" | "app" = "communications",
): JsonObject => ({
  "@odata.context": `${base}/$metadata#${root}/calls/$entity`,
  ...typed("call", {
    id: call.id,
    state: call.state,
    direction: call.direction,
    // By its description it is never null; before the answer no page shows it.
    callbackUri: call.callbackUri,
    callChainId: call.chainId,
    callRoutes: [],
    ...(call.asked ? outgoing(call, call.asked) : incoming(call)),
    mediaState: call.audio === "none" ? null : typed("mediaState", { audio: call.audio }),
    tenantId: call.tenantId,
    myParticipantId: call.participants.bot,
    resultInfo: call.result ?? null,
    chatInfo: call.group?.chatInfo ?? null,
    meetingInfo: call.group?.meetingInfo ?? null,
    transcription: null,
    toneInfo: null,
  }),
});

const incoming = (call: Call): JsonObject => ({
  source: sourceOf(call.caller, call.participants.caller, call.opaqueCaller),
  targets: [targetOf(call.dialled, call.participants.bot)],
  requestedModalities: ["audio"],
  mediaConfig:
    call.hosted === "app"
      ? typed("appHostedMediaConfig", {})
      : typed("serviceHostedMediaConfig", {
          preFetchMedia: call.preFetchMedia.map((media) => typed("mediaInfo", { ...media })),
        }),
  incomingContext: typed("incomingContext", { sourceParticipantId: call.participants.caller }),
  subject: null,
});

const nobody = { countryCode: null, endpointType: null, region: null, languageId: null };

const outgoing = (call: Call, asked: NonNullable<Call["asked"]>): JsonObject => ({
  source: typed("participantInfo", {
    ...nobody,
    identity: targetOf(call.dialled, call.participants.bot).identity,
    ...asked.source,
  }),
  targets: asked.targets,
  requestedModalities: asked.requestedModalities,
  activeModalities: [],
  mediaConfig: asked.mediaConfig,
  callOptions: asked.callOptions ?? null,
  routingPolicies: [],
  subject: asked.subject ?? null,
  ringingTimeoutInSeconds: null,
  answeredBy: null,
  terminationReason: null,
  meetingCapability: null,
});

const participantsContext = (call: Call, base: string) =>
  `${base}/$metadata#communications/calls('${call.id}')/participants`;

/** Everybody, also those whose phones still ring: only so can an invitation be called off. */
export const participants = (call: Call, base: string): JsonObject => ({
  "@odata.context": participantsContext(call, base),
  value: [...call.people.map((person) => participantOf(call, person)), botParticipant(call)],
});

export function participant(call: Call, id: string, base: string): JsonObject | undefined {
  const person = call.people.find((one) => one.id === id);
  if (!person && id !== call.participants.bot) return undefined;
  return {
    "@odata.context": `${participantsContext(call, base)}/$entity`,
    ...(person ? participantOf(call, person) : botParticipant(call)),
  };
}
