import type { Call } from "../calls/call.ts";
import { sourceOf, targetOf } from "../calls/parties.ts";
import { type JsonObject, typed } from "../json.ts";

/** A call as GET shows it: with many nulls, like the documented answers. */
export const callResource = (call: Call, base: string): JsonObject => ({
  "@odata.context": `${base}/$metadata#communications/calls/$entity`,
  ...typed("call", {
    id: call.id,
    state: call.state,
    direction: "incoming",
    callbackUri: call.callbackUri ?? null,
    callChainId: call.chainId,
    callRoutes: [],
    source: sourceOf(call.caller, call.participants.caller, call.opaqueCaller),
    targets: [targetOf(call.dialled, call.participants.bot)],
    requestedModalities: ["audio"],
    mediaConfig: typed("serviceHostedMediaConfig", {
      preFetchMedia: call.preFetchMedia.map((media) => typed("mediaInfo", { ...media })),
    }),
    mediaState: call.audio === "none" ? null : typed("mediaState", { audio: call.audio }),
    tenantId: call.tenantId,
    myParticipantId: call.participants.bot,
    incomingContext: typed("incomingContext", { sourceParticipantId: call.participants.caller }),
    resultInfo: call.result ?? null,
    subject: null,
    chatInfo: null,
    meetingInfo: null,
    transcription: null,
    toneInfo: null,
  }),
});
