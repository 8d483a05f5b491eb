// What bots may send, read strictly: a simulator that lets things pass hides mistakes until the first real call.

import type { Call, Group, TargetOutcome } from "../calls/call.ts";
import type { Someone, Target } from "../calls/parties.ts";
import { isGuid } from "../ids.ts";
import { field, isObject, type Json, type JsonObject, typed } from "../json.ts";
import { limits } from "../limits.ts";
import type { Media, RecordOperation, SendOperation } from "../media/queue.ts";
import { RefusedRequest } from "./errors.ts";

export interface Reading {
  readonly tenantId: string;
  /** Whether bots may be called back over plain http; Microsoft says https only. */
  readonly plainCallbacks: boolean;
  /** Whether an id is that of a resource account of ours. */
  readonly isInstance: (id: string) => boolean;
  /** What the directory calls somebody, if it has them. */
  readonly nameOf: (id: string) => string | undefined;
}

export const wrong = (detail: string): RefusedRequest => new RefusedRequest("badRequest", detail);

export function bodyOf(value: unknown): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw wrong("The body must be a JSON object.");
  return value;
}

export function text(body: JsonObject, name: string): string | undefined {
  const value = field(body, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw wrong(`'${name}' must be a string.`);
  return value;
}

function list(body: JsonObject, name: string): readonly Json[] | undefined {
  const value = field(body, name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw wrong(`'${name}' must be a collection.`);
  return value as readonly Json[];
}

/** The short name of an object's type: `mediaPrompt` for `#microsoft.graph.mediaPrompt`. */
export const typeOf = (value: JsonObject): string | undefined => {
  const name = value["@odata.type"];
  return typeof name === "string" ? name.replace(/^#?microsoft\.graph\./i, "").toLowerCase() : undefined;
};

export function clientContext(body: JsonObject): { readonly clientContext?: string } {
  const value = text(body, "clientContext");
  if (value === undefined) return {};
  if (value.length > limits.clientContextLength)
    throw wrong(`'clientContext' has more than ${limits.clientContextLength} characters.`);
  return { clientContext: value };
}

export function callbackUri(
  body: JsonObject,
  { plainCallbacks }: Reading,
): { readonly callbackUri?: string } {
  const value = text(body, "callbackUri");
  if (value === undefined) return {};
  const allowed = plainCallbacks ? ["https:", "http:"] : ["https:"];
  if (!URL.canParse(value) || !allowed.includes(new URL(value).protocol))
    throw wrong("'callbackUri' must be an absolute https address.");
  return { callbackUri: value };
}

/** One of a few words, in any case. */
export function oneOf<Word extends string>(
  body: JsonObject,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = text(body, name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word.toLowerCase() === value.toLowerCase());
  if (!found) throw wrong(`'${name}' must be one of ${words.join(", ")}.`);
  return found;
}

function mediaInfo(value: Json | undefined, name: string): Media {
  if (!isObject(value)) throw wrong(`'${name}' must be a mediaInfo.`);
  const [uri, resourceId] = [text(value, "uri"), text(value, "resourceId")];
  if (uri === undefined || !URL.canParse(uri) || !/^https?:$/.test(new URL(uri).protocol))
    throw wrong(`'${name}' needs a 'uri' that can be fetched.`);
  return resourceId === undefined ? { uri } : { uri, resourceId };
}

/** Required of every enum that has no default. */
export function needed<Word extends string>(body: JsonObject, name: string, words: readonly Word[]): Word {
  const value = oneOf(body, name, words);
  if (value === undefined) throw wrong(`'${name}' is missing.`);
  return value;
}

export interface MediaConfig {
  readonly hosted: "service" | "app";
  readonly preFetchMedia: readonly Media[];
  /** As it was sent. */
  readonly shown: JsonObject;
}

export function mediaConfig(body: JsonObject): MediaConfig {
  const config = field(body, "mediaConfig");
  if (!isObject(config)) throw wrong("'mediaConfig' is missing.");
  const type = typeOf(config);
  if (type === "apphostedmediaconfig") {
    text(config, "blob");
    return { hosted: "app", preFetchMedia: [], shown: config };
  }
  if (type !== "servicehostedmediaconfig")
    throw wrong("'mediaConfig' needs an '@odata.type', which it must have because its type is abstract.");
  const items = list(config, "preFetchMedia") ?? [];
  return {
    hosted: "service",
    preFetchMedia: items.map((item) => mediaInfo(item, "preFetchMedia")),
    shown: config,
  };
}

/** Whatever they say is accepted: nothing of it can be heard. */
export function callOptions(body: JsonObject): { readonly callOptions?: JsonObject } {
  const value = field(body, "callOptions");
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw wrong("'callOptions' must be callOptions.");
  return { callOptions: value };
}

const modalityNames = ["audio", "video", "videobasedscreensharing", "data"];

export function modalities(body: JsonObject, name: string): readonly string[] {
  return (list(body, name) ?? []).map((item) => {
    if (typeof item !== "string" || !modalityNames.includes(item.toLowerCase()))
      throw wrong(`'${name}' holds something that is no modality.`);
    return item;
  });
}

export const acceptedModalities = (body: JsonObject): void => void modalities(body, "acceptedModalities");

function mediaPrompt(item: Json, name: string): Media {
  if (!isObject(item) || typeOf(item) !== "mediaprompt")
    throw wrong(`'${name}' needs the '@odata.type' #microsoft.graph.mediaPrompt.`);
  return mediaInfo(field(item, "mediaInfo"), "mediaInfo");
}

export function prompts(body: JsonObject): readonly Media[] {
  const items = list(body, "prompts");
  if (!items || items.length === 0) throw wrong("'prompts' is missing.");
  if (items.length > limits.promptsPerRequest)
    throw wrong(`'prompts' holds more than ${limits.promptsPerRequest}.`);
  return items.map((item) => mediaPrompt(item, "prompts"));
}

export function customPrompt(body: JsonObject): { readonly prompt?: Media } {
  const value = field(body, "customPrompt");
  return value === undefined || value === null ? {} : { prompt: mediaPrompt(value, "customPrompt") };
}

function flag(body: JsonObject, name: string, otherwise: boolean): boolean {
  const value = field(body, name) ?? otherwise;
  if (typeof value !== "boolean") throw wrong(`'${name}' must be true or false.`);
  return value;
}

function seconds(body: JsonObject, name: string): number {
  const { least, most, otherwise } = limits.recordSeconds;
  const value = field(body, name) ?? otherwise;
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    throw wrong(`'${name}' must be ${least} to ${most} seconds.`);
  return value * 1000;
}

type RecordWishes = Pick<
  RecordOperation["record"],
  "bargeIn" | "beep" | "initialSilenceMs" | "maxSilenceMs" | "maxDurationMs" | "stopTones"
> & { readonly prompts: readonly Media[] };

export function recordWishes(body: JsonObject): RecordWishes {
  const items = list(body, "prompts") ?? [];
  if (items.length > limits.recordPrompts) throw wrong("'prompts' holds more than 1.");
  return {
    prompts: items.map((item) => mediaPrompt(item, "prompts")),
    bargeIn: flag(body, "bargeInAllowed", false),
    beep: flag(body, "playBeep", true),
    initialSilenceMs: seconds(body, "initialSilenceTimeoutInSeconds"),
    maxSilenceMs: seconds(body, "maxSilenceTimeoutInSeconds"),
    maxDurationMs: seconds(body, "maxRecordDurationInSeconds"),
    stopTones: (list(body, "stopTones") ?? []).map((key) => {
      if (typeof key !== "string" || !/^[0-9*#A-D]$/i.test(key))
        throw wrong("'stopTones' holds something that is no key (0-9, *, #, A-D).");
      return key.toUpperCase();
    }),
  };
}

const toneNames = [
  ...Array.from({ length: 10 }, (_, i) => `tone${i}`),
  ...["star", "pound", "a", "b", "c", "d", "flash"],
];

export function tonesToSend(body: JsonObject): Pick<SendOperation["send"], "tones" | "delayMs"> {
  const items = list(body, "tones");
  if (!items || items.length === 0) throw wrong("'tones' is missing.");
  if (items.length > limits.tonesPerRequest)
    throw wrong(`'tones' holds more than ${limits.tonesPerRequest}.`);
  const tones = items.map((item) => {
    const found = toneNames.find((name) => typeof item === "string" && name === item.toLowerCase());
    if (!found) throw wrong(`'tones' holds something that is none of ${toneNames.join(", ")}.`);
    return found;
  });
  const delayMs = field(body, "delayBetweenTonesMs") ?? 0;
  if (
    typeof delayMs !== "number" ||
    !Number.isInteger(delayMs) ||
    delayMs < 0 ||
    delayMs > limits.toneDelayMs
  )
    throw wrong(`'delayBetweenTonesMs' must be 0 to ${limits.toneDelayMs}.`);
  return { tones, delayMs };
}

export function metadata(body: JsonObject): void {
  if (text(body, "metadata") === undefined) throw wrong("'metadata' is missing.");
}

/** A list of ids. */
export function names(body: JsonObject, name: string): readonly string[] {
  const items = list(body, name) ?? [];
  if (items.length > limits.participantsMuted) throw wrong(`'${name}' holds too many.`);
  return items.map((item) => {
    if (typeof item !== "string") throw wrong(`'${name}' must be a collection of ids.`);
    return item;
  });
}

export function redirectTargets(body: JsonObject, reading: Reading): readonly Target[] {
  const items = list(body, "targets");
  if (!items || items.length === 0) throw wrong("'targets' is missing.");
  if (items.length > limits.redirectTargets)
    throw wrong(`'targets' holds more than ${limits.redirectTargets}.`);
  return items.map((item) => invitee(item, "targets", reading));
}

export function redirectTimeout(body: JsonObject): { readonly timeoutMs?: number } {
  const value = field(body, "timeout");
  if (value === undefined || value === null) return {};
  const { least, most } = limits.redirectTimeoutSeconds;
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    throw wrong(`'timeout' must be ${least} to ${most} seconds.`);
  return { timeoutMs: value * 1000 };
}

export function transferTarget(
  body: JsonObject,
  reading: Reading,
): { readonly target: Target; readonly replacesCallId?: string } {
  const value = field(body, "transferTarget");
  const target = invitee(value, "transferTarget", reading);
  // An example puts it inside of the identity.
  const inIdentity = isObject(value) && isObject(value.identity) ? value.identity : {};
  const replaces = isObject(value)
    ? (text(value, "replacesCallId") ?? text(inIdentity, "replacesCallId"))
    : undefined;
  return replaces === undefined ? { target } : { target, replacesCallId: replaces };
}

/** Whom to transfer, by participant id or else by identity. In a call of two that may only be the other one. */
export function transferee(
  body: JsonObject,
  { people, participants }: Call,
): { readonly transferee?: string } {
  const value = field(body, "transferee");
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw wrong("'transferee' must be a participantInfo.");
  const named = text(value, "participantId");
  const identity = field(value, "identity");
  const ids = isObject(identity)
    ? Object.values(identity).flatMap((member) => (isObject(member) ? [String(member.id).toLowerCase()] : []))
    : [];
  const found =
    named === undefined
      ? people.find(({ who }) => "id" in who && ids.includes(who.id.toLowerCase()))?.id
      : [participants.caller, ...people.map(({ id }) => id)].find((id) => id === named);
  if (found === undefined) throw wrong("'transferee' is not in this call.");
  return { transferee: found };
}

/** An invitationParticipantInfo. Microsoft answers 500 when the identity is a JSON text in place of an object. */
function invitee(value: Json | undefined, name: string, { tenantId, isInstance }: Reading): Target {
  if (!isObject(value)) throw wrong(`'${name}' must hold an invitationParticipantInfo.`);
  const identity = field(value, "identity");
  if (typeof identity === "string") throw new RefusedRequest("internal");
  if (!isObject(identity)) throw wrong(`'${name}' has no 'identity'.`);

  const members = ["user", "phone", "applicationInstance", "application"] as const;
  const present = members.filter((member) => isObject(identity[member]));
  const [member] = present;
  if (!member || present.length > 1)
    throw wrong(`The 'identity' in '${name}' must name one of ${members.join(", ")}.`);
  const who = identity[member] as JsonObject;
  const id = text(who, "id") ?? "";
  if (member === "phone") {
    if (!/^\+[1-9]\d{4,14}$/.test(id))
      throw wrong(`'${id.slice(0, 32)}' is not a number in E.164 form (+15550100).`);
    return { kind: "phone", number: id };
  }
  if (!isGuid(id)) throw wrong(`The ${member} in '${name}' has no id, or one that is no GUID.`);
  const theirs = text(who, "tenantId");
  if (theirs !== undefined && theirs.toLowerCase() !== tenantId.toLowerCase())
    throw new RefusedRequest("wrongTargetTenant");
  if (member === "user") {
    if (isInstance(id)) return { kind: "misnamed", id };
    const voicemail = text(value, "endpointType")?.toLowerCase() === "voicemail";
    return { kind: "user", id, ...(voicemail ? { voicemail } : {}) };
  }
  return { kind: member === "application" ? "bot" : "instance", id };
}

/** Somebody to call, and how they are shown again. */
export interface CalleeWish {
  readonly who: Someone;
  readonly shown: JsonObject;
  readonly participantId?: string;
  readonly replacesCallId?: string;
  /** What they do whatever the fault switches say: a resource account that is named as a user has no phone. */
  readonly outcome?: TargetOutcome;
}

export function callees(
  body: JsonObject,
  name: string,
  reading: Reading,
  { least, most }: { readonly least: number; readonly most: number },
): readonly CalleeWish[] {
  const items = list(body, name) ?? [];
  if (items.length < least) throw wrong(`'${name}' is missing.`);
  if (items.length > most) throw wrong(`'${name}' holds more than ${most}.`);
  return items.map((item) => {
    const target = invitee(item, name, reading);
    const value = item as JsonObject;
    const identity = field(value, "identity") as JsonObject;
    const [replacesCallId, participantId] = [text(value, "replacesCallId"), text(value, "participantId")];
    return {
      who: someone(target, identity, reading),
      shown: typed("invitationParticipantInfo", { endpointType: null, ...value, identity }),
      ...(target.kind === "misnamed" ? { outcome: "offline" as const } : {}),
      ...(participantId === undefined ? {} : { participantId }),
      ...(replacesCallId === undefined ? {} : { replacesCallId }),
    };
  });
}

function someone(target: Target, identity: JsonObject, { tenantId, nameOf }: Reading): Someone {
  if (target.kind === "phone") return target;
  const { id } = target;
  const said = Object.values(identity).find(isObject);
  const name = (said && text(said, "displayName")) ?? nameOf(id);
  switch (target.kind) {
    case "user":
    case "misnamed":
      return { kind: "user", id, name: name ?? "A user", tenantId };
    case "bot":
      return { kind: "application", id, name: name ?? "Another bot" };
    case "instance":
      return { kind: "instance", id, name: name ?? "A resource account" };
  }
}

/** What a call of two gets when it becomes more. */
export const escalatedGroup = (newId: () => string, quiet: boolean): Group => ({
  kind: "escalated",
  chatInfo: typed("chatInfo", { threadId: `19:${newId()}@thread.v2`, messageId: "0" }),
  meetingInfo: typed("tokenMeetingInfo", { token: newId() }),
  ...(quiet ? { quiet } : {}),
});
