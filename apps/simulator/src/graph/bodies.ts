// What bots may send, read strictly: a simulator that lets things pass hides mistakes until the first real call.

import type { Caller, Target } from "../calls/parties.ts";
import { isGuid } from "../ids.ts";
import { field, isObject, type Json, type JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { Media } from "../media/queue.ts";
import { RefusedRequest } from "./errors.ts";

export interface Reading {
  readonly tenantId: string;
  /** Whether bots may be called back over plain http; Microsoft says https only. */
  readonly plainCallbacks: boolean;
  /** Whether an id is that of a resource account of ours. */
  readonly isInstance: (id: string) => boolean;
}

const wrong = (detail: string): RefusedRequest => new RefusedRequest("badRequest", detail);

export function bodyOf(value: unknown): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw wrong("The body must be a JSON object.");
  return value;
}

function text(body: JsonObject, name: string): string | undefined {
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
const typeOf = (value: JsonObject): string | undefined => {
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

export function mediaConfig(body: JsonObject): { readonly preFetchMedia: readonly Media[] } {
  const config = field(body, "mediaConfig");
  if (!isObject(config)) throw wrong("'mediaConfig' is missing.");
  const type = typeOf(config);
  if (type === "apphostedmediaconfig")
    throw new RefusedRequest("notSimulated", "Only service-hosted media is simulated.");
  if (type !== "servicehostedmediaconfig")
    throw wrong("'mediaConfig' needs an '@odata.type', which it must have because its type is abstract.");
  const items = list(config, "preFetchMedia") ?? [];
  return { preFetchMedia: items.map((item) => mediaInfo(item, "preFetchMedia")) };
}

export function acceptedModalities(body: JsonObject): void {
  const known = ["audio", "video", "videobasedscreensharing", "data"];
  for (const item of list(body, "acceptedModalities") ?? []) {
    if (typeof item !== "string" || !known.includes(item.toLowerCase()))
      throw wrong("'acceptedModalities' holds something that is no modality.");
  }
}

export function prompts(body: JsonObject): readonly Media[] {
  const items = list(body, "prompts");
  if (!items || items.length === 0) throw wrong("'prompts' is missing.");
  if (items.length > limits.promptsPerRequest)
    throw wrong(`'prompts' holds more than ${limits.promptsPerRequest}.`);
  return items.map((item) => {
    if (!isObject(item) || typeOf(item) !== "mediaprompt")
      throw wrong("Each of 'prompts' needs the '@odata.type' #microsoft.graph.mediaPrompt.");
    return mediaInfo(field(item, "mediaInfo"), "mediaInfo");
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

/** `transferee` is for group calls. In a call of two it may only name the caller. */
export function transferee(body: JsonObject, caller: Caller, participantId: string): void {
  const value = field(body, "transferee");
  if (value === undefined || value === null) return;
  if (!isObject(value)) throw wrong("'transferee' must be a participantInfo.");
  const named = text(value, "participantId");
  if (named !== undefined && named !== participantId)
    throw wrong(`'transferee' is not in this call, which is one of two with a ${caller.kind}.`);
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
  if (member === "user") return { kind: isInstance(id) ? "misnamed" : "user", id };
  return { kind: member === "application" ? "bot" : "instance", id };
}
