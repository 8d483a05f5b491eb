// The operations of a call, one row each: what the body means, and what Graph answers when it has worked. Who may is in
// permissions.ts.

import type { Call, GraphInput, TargetOutcome } from "../calls/call.ts";
import type { JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { RecordFailure } from "../media/queue.ts";
import * as read from "./bodies.ts";
import type { PermissionName } from "./permissions.ts";

/** What a row may look at beside the body. */
export interface Asking extends read.Reading {
  readonly call: Call;
  /** The participant that the path names. */
  readonly participantId: string;
  /** A new id, for an operation that this request starts. */
  readonly operationId: string;
  readonly newId: () => string;
  /** What whoever is called next is going to do. */
  readonly outcome: () => TargetOutcome;
  /** How a recording, or the keys that are sent, are going to fail. */
  readonly recordFailure: () => RecordFailure | undefined;
  readonly sendFails: () => boolean;
  /** Whether a call of two that becomes more is told about from then on. */
  readonly quiet: () => boolean;
  /** Where a recording of this name can be had. */
  readonly recordingAt: (place: string) => string;
  /** Whether somebody talks with the bot in that call. */
  readonly isLive: (callId: string) => boolean;
}

export interface Operation {
  readonly method: "POST" | "DELETE";
  /** Behind what of its path the name stands; `self` has none. */
  readonly on: "self" | "call" | "participants" | "participant";
  /** The name in the path, where that is not the row's. */
  readonly path?: string;
  readonly status: 200 | 202 | 204;
  /** Whose permissions it takes, where permissions.ts has no row of its own. */
  readonly permission?: PermissionName;
  /** Microsoft's pages no longer have it. */
  readonly legacy?: true;
  readonly input: (body: JsonObject, asking: Asking) => GraphInput;
}

const started = (body: JsonObject, { operationId }: Asking) => ({
  id: operationId,
  ...read.clientContext(body),
});

function recording(body: JsonObject, asking: Asking): GraphInput {
  const { prompts, ...wishes } = read.recordWishes(body);
  const [place, token] = [asking.newId(), asking.newId()];
  const fails = asking.recordFailure();
  return {
    type: "recordResponse",
    ...started(body, asking),
    prompts,
    record: { ...wishes, place, location: asking.recordingAt(place), token, ...(fails ? { fails } : {}) },
  };
}

const operations = {
  answer: {
    method: "POST",
    on: "call",
    status: 202,
    input(body, asking) {
      read.acceptedModalities(body);
      read.callOptions(body);
      const { hosted, preFetchMedia } = read.mediaConfig(body);
      return { type: "answer", ...read.callbackUri(body, asking), hosted, preFetchMedia };
    },
  },
  reject: {
    method: "POST",
    on: "call",
    status: 202,
    input(body, asking) {
      read.oneOf(body, "reason", ["none", "busy", "forbidden"]);
      return { type: "reject", ...read.callbackUri(body, asking) };
    },
  },
  redirect: {
    method: "POST",
    on: "call",
    status: 202,
    input(body, asking) {
      const targets = read.redirectTargets(body, asking);
      return {
        type: "redirect",
        targets,
        outcomes: targets.map(() => asking.outcome()),
        ...read.redirectTimeout(body),
        ...read.callbackUri(body, asking),
      };
    },
  },
  transfer: {
    method: "POST",
    on: "call",
    status: 202,
    input(body, asking) {
      read.clientContext(body);
      const whom = read.transferee(body, asking.call);
      const { target, replacesCallId } = read.transferTarget(body, asking);
      const outcome = asking.outcome();
      if (replacesCallId === undefined) return { type: "transfer", outcome, target, ...whom };
      const replacesLive = replacesCallId !== asking.call.id && asking.isLive(replacesCallId);
      return { type: "transfer", outcome, target, ...whom, replacesCallId, replacesLive };
    },
  },
  playPrompt: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({
      type: "playPrompt",
      ...started(body, asking),
      prompts: read.prompts(body),
    }),
  },
  recordResponse: { method: "POST", on: "call", status: 200, input: recording },
  record: {
    method: "POST",
    on: "call",
    status: 200,
    permission: "recordResponse",
    legacy: true,
    input: recording,
  },
  sendDtmfTones: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({
      type: "sendDtmfTones",
      ...started(body, asking),
      send: { ...read.tonesToSend(body), ...(asking.sendFails() ? { fails: true } : {}) },
    }),
  },
  subscribeToTone: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({ type: "subscribeToTone", ...started(body, asking) }),
  },
  cancelMediaProcessing: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({ type: "cancelMediaProcessing", ...started(body, asking) }),
  },
  mute: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({ type: "mute", ...started(body, asking) }),
  },
  unmute: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({ type: "unmute", ...started(body, asking) }),
  },
  updateRecordingStatus: {
    method: "POST",
    on: "call",
    status: 200,
    input: (body, asking) => ({
      type: "updateRecordingStatus",
      ...started(body, asking),
      status: read.needed(body, "status", ["notRecording", "recording", "failed"]),
    }),
  },
  updateMetadata: {
    method: "POST",
    on: "call",
    status: 200,
    permission: "updateRecordingStatus",
    legacy: true,
    input(body, asking) {
      read.metadata(body);
      return { type: "updateMetadata", ...started(body, asking) };
    },
  },
  changeScreenSharingRole: {
    method: "POST",
    on: "call",
    status: 202,
    input: (body) => ({
      type: "changeScreenSharingRole",
      role: read.needed(body, "role", ["viewer", "sharer"]),
    }),
  },
  invite: {
    method: "POST",
    on: "participants",
    status: 200,
    input(body, asking) {
      const callees = read.callees(body, "participants", asking, { least: 1, most: limits.invitees });
      const [first] = callees;
      const replaces = callees.map(({ replacesCallId }) => replacesCallId);
      const replacesCallId = first?.replacesCallId;
      if (replacesCallId !== undefined && !asking.isLive(replacesCallId))
        throw read.wrong("'replacesCallId' is no call that is on.");
      return {
        type: "invite",
        ...started(body, asking),
        people: callees.map(({ who, participantId, outcome }) => ({
          id: participantId ?? asking.newId(),
          who,
          outcome: outcome ?? asking.outcome(),
        })),
        shown: callees.map(({ shown }, i) => ({ ...shown, replacesCallId: replaces[i] ?? null })),
        ...(replacesCallId === undefined ? {} : { replacesCallId }),
        group: read.escalatedGroup(asking.newId, asking.call.group ? false : asking.quiet()),
      };
    },
  },
  muteAll: {
    method: "POST",
    on: "participants",
    status: 200,
    permission: "muteParticipant",
    legacy: true,
    input: (body, asking) => ({
      type: "muteAll",
      ...started(body, asking),
      people: read.names(body, "participants"),
    }),
  },
  removeParticipant: {
    method: "DELETE",
    on: "self",
    status: 204,
    input: (_body, asking) => ({ type: "removeParticipant", person: asking.participantId }),
  },
  muteParticipant: {
    method: "POST",
    on: "participant",
    path: "mute",
    status: 200,
    input: (body, asking) => ({ type: "mute", ...started(body, asking), person: asking.participantId }),
  },
  startHoldMusic: {
    method: "POST",
    on: "participant",
    status: 202,
    input: (body, asking) => ({
      type: "startHoldMusic",
      ...started(body, asking),
      person: asking.participantId,
      ...read.customPrompt(body),
    }),
  },
  stopHoldMusic: {
    method: "POST",
    on: "participant",
    status: 202,
    input: (body, asking) => ({
      type: "stopHoldMusic",
      ...started(body, asking),
      person: asking.participantId,
    }),
  },
  keepAlive: { method: "POST", on: "call", status: 200, input: () => ({ type: "keepAlive" }) },
  delete: { method: "DELETE", on: "self", status: 204, input: () => ({ type: "delete" }) },
} as const satisfies { readonly [name: string]: Operation };

export type OperationName = keyof typeof operations;

/** The same table under its common type. */
export const operationTable: Readonly<Record<OperationName, Operation>> = operations;

/** What Graph documents and this simulator does not have, in small letters: it says why, in place of "no such resource". */
export const notSimulated: Readonly<Record<string, string>> = {
  addlargegalleryview: "It arranges video, and only sound is simulated.",
  audioroutinggroups:
    "They are for media that the application hosts, and only sound through Graph is simulated.",
  contentsharingsessions: "Nobody shares a screen here.",
  logteleconferencedevicequality: "It is for conference devices, not for bots.",
};
