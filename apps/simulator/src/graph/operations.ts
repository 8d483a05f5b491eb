// The operations of a call, one row each: who may, what the body means, what Graph answers when it has worked.

import type { Call, GraphInput, TargetOutcome } from "../calls/call.ts";
import type { JsonObject } from "../json.ts";
import * as read from "./bodies.ts";

/** What a row may look at beside the body. */
export interface Asking extends read.Reading {
  readonly call: Call;
  /** A new id, for an operation that this request starts. */
  readonly operationId: string;
  /** What whoever is called next is going to do. */
  readonly outcome: TargetOutcome;
  readonly isLive: (callId: string) => boolean;
}

interface Operation {
  readonly method: "POST" | "DELETE";
  readonly status: 200 | 202 | 204;
  /** Any one of these. None: not checked, or checked when the call was made, as the pages say. */
  readonly permissions: readonly string[];
  readonly input: (body: JsonObject, asking: Asking) => GraphInput;
}

const mayInitiate = ["Calls.Initiate.All"] as const;
const mayTouchMedia = ["Calls.AccessMedia.All"] as const;
export const mayLook = [...mayInitiate, ...mayTouchMedia] as const;

const operations = {
  answer: {
    method: "POST",
    status: 202,
    permissions: [],
    input(body, asking) {
      read.acceptedModalities(body);
      return { type: "answer", ...read.callbackUri(body, asking), ...read.mediaConfig(body) };
    },
  },
  reject: {
    method: "POST",
    status: 202,
    permissions: [],
    input(body, asking) {
      read.oneOf(body, "reason", ["none", "busy", "forbidden"]);
      return { type: "reject", ...read.callbackUri(body, asking) };
    },
  },
  redirect: {
    method: "POST",
    status: 202,
    permissions: mayInitiate,
    input: (body, asking) => ({
      type: "redirect",
      outcome: asking.outcome,
      targets: read.redirectTargets(body, asking),
      ...read.redirectTimeout(body),
      ...read.callbackUri(body, asking),
    }),
  },
  transfer: {
    method: "POST",
    status: 202,
    permissions: mayInitiate,
    input(body, asking) {
      read.clientContext(body);
      read.transferee(body, asking.call.caller, asking.call.participants.caller);
      const { target, replacesCallId } = read.transferTarget(body, asking);
      if (replacesCallId === undefined) return { type: "transfer", outcome: asking.outcome, target };
      const replacesLive = replacesCallId !== asking.call.id && asking.isLive(replacesCallId);
      return { type: "transfer", outcome: asking.outcome, target, replacesCallId, replacesLive };
    },
  },
  playPrompt: {
    method: "POST",
    status: 200,
    permissions: [],
    input: (body, asking) => ({
      type: "playPrompt",
      id: asking.operationId,
      prompts: read.prompts(body),
      ...read.clientContext(body),
    }),
  },
  subscribeToTone: {
    method: "POST",
    status: 200,
    permissions: mayTouchMedia,
    input: (body, asking) => ({
      type: "subscribeToTone",
      id: asking.operationId,
      ...read.clientContext(body),
    }),
  },
  cancelMediaProcessing: {
    method: "POST",
    status: 200,
    permissions: [],
    input: (body, asking) => ({
      type: "cancelMediaProcessing",
      id: asking.operationId,
      ...read.clientContext(body),
    }),
  },
  keepAlive: { method: "POST", status: 200, permissions: [], input: () => ({ type: "keepAlive" }) },
  delete: { method: "DELETE", status: 204, permissions: [], input: () => ({ type: "delete" }) },
} as const satisfies { readonly [Name in GraphInput["type"]]: Operation };

export type OperationName = keyof typeof operations;

/** The same table under its common type. */
export const operationTable: Readonly<Record<OperationName, Operation>> = operations;

/** Operations that Graph documents and this simulator does not have: it says so, in place of "no such resource". */
export const notSimulated: readonly string[] = [
  "recordResponse",
  "sendDtmfTones",
  "mute",
  "unmute",
  "participants",
  "updateRecordingStatus",
  "changeScreenSharingRole",
  "addLargeGalleryView",
  "audioRoutingGroups",
  "contentSharingSessions",
  "logTeleconferenceDeviceQuality",
];
