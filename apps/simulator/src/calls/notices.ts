// The notifications of a call, each as one function: what it says, and nothing about how it is sent.

import { type JsonObject, typed } from "../json.ts";
import { isRecording, isSending, type Outcome, type QueuedOperation } from "../media/queue.ts";
import type { Call, Notice } from "./call.ts";
import { answeredBy, sourceOf, targetOf } from "./parties.ts";
import { promptEnds, type ResultName, recordEnds, resultInfo, sendEnds } from "./results.ts";
import { roster } from "./roster.ts";

/** What a notification is about, in one word: fault switches pick their notifications by it. */
export const noticeKinds = [
  "incoming",
  "establishing",
  "established",
  "mediaActive",
  "mediaInactive",
  "tone",
  "operation",
  "roster",
  "escalated",
  "transferring",
  "transferAccepted",
  "transferFailed",
  "terminating",
  "terminated",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const aboutCall = (call: Call, kind: NoticeKind, change: Notice["change"], fields: JsonObject): Notice => ({
  kind,
  change,
  path: "",
  data: typed("call", fields),
  ...(call.callbackUri ? { callbackUri: call.callbackUri } : {}),
});

/** What the first and the last notification of a call tell about everybody in it. */
const everybody = (call: Call): JsonObject => ({
  direction: call.direction,
  callbackUri: call.callbackUri,
  source: sourceOf(call.caller, call.participants.caller, call.opaqueCaller),
  targets: [targetOf(call.dialled, call.participants.bot)],
  tenantId: call.tenantId,
  myParticipantId: call.participants.bot,
});

/** What tells a group call from a call of two. */
const meetingOf = ({ group }: Call): JsonObject => ({
  chatInfo: group?.chatInfo,
  meetingInfo: group?.meetingInfo,
});

/** The only one with an `id`: captures of all others have none, and the bot takes it from the URL. */
export const incoming = (call: Call): Notice =>
  aboutCall(call, "incoming", "created", {
    state: "incoming",
    ...everybody(call),
    incomingContext: typed("incomingContext", { sourceParticipantId: call.participants.caller }),
    // How a dialled number shows up is not written anywhere; by the type it belongs here.
    ...(call.dialled.kind === "number"
      ? {
          callRoutes: [
            typed("callRoute", {
              routingType: "lookup",
              original: typed("identitySet", {
                phone: typed("identity", { id: call.dialled.number, identityProvider: "None" }),
              }),
              final: typed("identitySet", {
                applicationInstance: typed("identity", { id: call.dialled.instanceId }),
              }),
            }),
          ],
        }
      : {}),
    ...meetingOf(call),
    requestedModalities: ["audio"],
    id: call.id,
    callChainId: call.chainId,
  });

export const establishing = (call: Call): Notice =>
  aboutCall(call, "establishing", "updated", {
    state: "establishing",
    callChainId: call.chainId,
    ...meetingOf(call),
  });

export const established = (call: Call): Notice =>
  aboutCall(call, "established", "updated", {
    state: "established",
    direction: call.direction,
    callChainId: call.chainId,
    ...meetingOf(call),
  });

/** A call of two has become a group call. */
export const escalated = (call: Call): Notice =>
  aboutCall(call, "escalated", "updated", { state: call.state, ...meetingOf(call) });

/** Everybody who is in the call, the bot among them, each time anew. */
export const rosterChanged = (call: Call): Notice => ({
  ...aboutCall(call, "roster", "updated", {}),
  path: "/participants",
  data: roster(call),
});

export const mediaActive = (call: Call): Notice =>
  aboutCall(call, "mediaActive", "updated", {
    state: "established",
    mediaState: typed("mediaState", { audio: "active" }),
    coOrganizers: [],
  });

export const mediaInactive = (call: Call): Notice =>
  aboutCall(call, "mediaInactive", "updated", {
    state: call.state,
    mediaState: typed("mediaState", { audio: "inactive" }),
  });

export const tone = (call: Call, sequenceId: number, key: string): Notice =>
  aboutCall(call, "tone", "updated", {
    state: "established",
    toneInfo: typed("toneInfo", { sequenceId, tone: key }),
  });

export const transferring = (call: Call): Notice =>
  aboutCall(call, "transferring", "updated", { state: "transferring" });

export const transferAccepted = (call: Call): Notice =>
  aboutCall(call, "transferAccepted", "updated", { state: "transferAccepted" });

export const transferFailed = (call: Call, result: ResultName): Notice =>
  aboutCall(call, "transferFailed", "updated", { state: "established", resultInfo: resultInfo(result) });

export const terminating = (call: Call): Notice =>
  aboutCall(call, "terminating", "updated", { state: "terminating" });

export const terminated = (call: Call, result: ResultName): Notice =>
  aboutCall(call, "terminated", "deleted", { state: "terminated", resultInfo: resultInfo(result) });

/** The documented notification after a rejection shows no state at all. */
export const rejected = (call: Call): Notice => aboutCall(call, "terminated", "deleted", {});

/** The documented notification after a redirect repeats who was in the call, without a resultInfo. */
export const redirected = (call: Call): Notice =>
  aboutCall(call, "terminated", "deleted", {
    state: "terminated",
    ...everybody(call),
    answeredBy: answeredBy(call.participants.caller),
  });

/** The documented end of a consultative transfer has a reason in place of a resultInfo. */
export const consultativelyTransferred = (call: Call): Notice =>
  aboutCall(call, "terminated", "deleted", { state: "terminated", terminationReason: "AppTransferred" });

export function endedOperation(operation: QueuedOperation, outcome: Outcome): JsonObject {
  if (isSending(operation)) return endedSending(operation, outcome);
  const ends: Partial<Record<Outcome, (typeof promptEnds)["completed"]>> = isRecording(operation)
    ? recordEnds
    : promptEnds;
  const { status, result, completionReason } = ends[outcome] ?? promptEnds.cancelled;
  const told = {
    prompts: operation.prompts.map((media) =>
      typed("mediaPrompt", { mediaInfo: typed("mediaInfo", { ...media }) }),
    ),
    completionReason,
    status,
    clientContext: operation.clientContext,
    resultInfo: resultInfo(result),
    id: operation.id,
  };
  if (!isRecording(operation)) return typed("playPromptOperation", told);
  const { location, token } = operation.record;
  const { prompts: _, ...of } = told;
  return typed("recordOperation", {
    ...of,
    recordingLocation: status === "completed" ? location : "",
    recordingAccessToken: status === "completed" ? token : "",
  });
}

const endedSending = ({ id, clientContext }: QueuedOperation, outcome: Outcome): JsonObject =>
  typed("sendDtmfTonesOperation", {
    status: "completed",
    completionReason: sendEnds[outcome === "completed" || outcome === "cancelled" ? outcome : "unknown"],
    clientContext,
    id,
  });

export const operationEnded = (call: Call, operation: JsonObject): Notice => ({
  ...aboutCall(call, "operation", "deleted", {}),
  path: `/operations/${operation.id}`,
  data: operation,
});
