// A call that the bot makes: which of the documented kinds its body describes, and what it becomes.

import type { JoinableMeeting } from "../around/meetings/meeting.ts";
import type { Meetings } from "../around/meetings/operations.ts";
import type { Asked, Group } from "../calls/call.ts";
import type { Caller, Dialled } from "../calls/parties.ts";
import { field, isObject, type JsonObject, typed } from "../json.ts";
import { limits } from "../limits.ts";
import type { Media } from "../media/queue.ts";
import * as read from "./bodies.ts";
import { RefusedRequest } from "./errors.ts";
import type { PermissionName } from "./permissions.ts";

/** What media that the application hosts need on top of what the kind of call needs. */
export const appHostedNeeds = "Calls.AccessMedia.All";

export interface CallWish {
  readonly permission: Extract<
    PermissionName,
    "createPeerCall" | "createGroupCall" | "joinMeeting" | "joinMeetingAsGuest"
  >;
  readonly callbackUri: string;
  readonly hosted: "service" | "app";
  readonly preFetchMedia: readonly Media[];
  /** Whose phones ring. */
  readonly callees: readonly read.CalleeWish[];
  /** Who is there already: the organizer of a meeting. */
  readonly present: readonly Caller[];
  readonly caller: Caller;
  readonly dialled: Dialled;
  readonly group?: Group;
  readonly asked: Asked;
}

export interface Making extends read.Reading {
  /** The bot itself, and those of its resource accounts that have a number. */
  readonly bot: Dialled;
  readonly instance: (id: string) => Dialled | undefined;
  /** A meeting that was made here. */
  readonly meeting: Meetings["joinable"];
}

type Source = {
  readonly shown?: JsonObject;
  readonly as: "application" | "instance" | "guest";
  readonly id: string;
};

export function callWish(body: JsonObject, making: Making): CallWish {
  const { callbackUri } = read.callbackUri(body, making);
  if (callbackUri === undefined) throw read.wrong("'callbackUri' is missing.");
  const { hosted, preFetchMedia, shown: mediaConfig } = read.mediaConfig(body);
  const tenantId = read.text(body, "tenantId");
  if (tenantId !== undefined && tenantId.toLowerCase() !== making.tenantId.toLowerCase())
    throw new RefusedRequest("wrongTargetTenant");

  const source = sourceOf(body);
  const callees = read.callees(body, "targets", making, { least: 0, most: limits.groupTargets });
  const meeting = meetingOf(body, making);
  const subject = read.text(body, "subject");
  const requested = read.modalities(body, "requestedModalities");
  const common = {
    callbackUri,
    hosted,
    preFetchMedia,
    dialled: dialledAs(source, making),
    asked: {
      ...(source.shown ? { source: source.shown } : {}),
      targets: callees.map(({ shown, replacesCallId }) => ({
        ...shown,
        replacesCallId: replacesCallId ?? null,
      })),
      mediaConfig,
      requestedModalities: requested.length > 0 ? requested : ["audio"],
      ...(subject === undefined ? {} : { subject }),
      ...read.callOptions(body),
    },
  };

  if (meeting) {
    if (callees.length > 0) throw read.wrong("A meeting is joined without 'targets'.");
    const caller = meeting.organizer;
    const permission = source.as === "guest" ? "joinMeetingAsGuest" : "joinMeeting";
    return { ...common, permission, callees, present: [caller], caller, group: meeting.group };
  }
  if (source.as === "guest") throw read.wrong("Only meetings are joined as a guest.");
  const [first] = callees;
  if (callees.length === 1 && first) {
    const { who } = first;
    if (who.kind !== "user" && who.kind !== "phone")
      throw read.wrong("'targets' must hold a user or a phone number.");
    if (who.kind === "phone") mustHaveNumber(source, tenantId, making);
    return { ...common, permission: "createPeerCall", callees, present: [], caller: who };
  }
  const users = callees.map(({ who }) => {
    if (who.kind !== "user") throw read.wrong("A group call is made to users only.");
    return who;
  });
  // Nobody to call is a group call that waits for others; at its other end there is nobody known.
  const caller = users[0] ?? { kind: "withheld" };
  return {
    ...common,
    permission: "createGroupCall",
    callees,
    present: [],
    caller,
    group: { kind: "created" },
  };
}

function sourceOf(body: JsonObject): Source {
  const shown = field(body, "source");
  if (shown === undefined || shown === null) return { as: "application", id: "" };
  const identity = isObject(shown) ? field(shown, "identity") : undefined;
  if (!isObject(shown) || !isObject(identity)) throw read.wrong("'source' must be a participantInfo.");
  const members = [
    ["applicationInstance", "instance"],
    ["guest", "guest"],
    ["application", "application"],
  ] as const;
  for (const [member, as] of members) {
    const who = identity[member];
    if (isObject(who)) return { shown, as, id: read.text(who, "id") ?? "" };
  }
  throw read.wrong("The 'identity' in 'source' must be an application, an applicationInstance or a guest.");
}

/** To the telephone network goes only who has a number there, and says in which tenant. */
function mustHaveNumber(source: Source, tenantId: string | undefined, making: Making): void {
  if (source.as !== "instance" || making.instance(source.id)?.kind !== "number")
    throw read.wrong("Phones are called by an 'applicationInstance' in 'source' that has a number.");
  if (tenantId === undefined) throw read.wrong("'tenantId' is missing, which calls to phones need.");
}

function dialledAs({ as, id }: Source, { bot, instance }: Making): Dialled {
  if (as !== "instance") return bot;
  const found = instance(id);
  if (!found) throw read.wrong("The 'applicationInstance' in 'source' is none of this application's.");
  return found;
}

function meetingOf(
  body: JsonObject,
  { tenantId, nameOf, meeting }: Making,
): { readonly organizer: Caller; readonly group: Group } | undefined {
  const [chat, info] = [field(body, "chatInfo"), field(body, "meetingInfo")];
  const said = isObject(chat) ? typed("chatInfo", { replyChainMessageId: null, ...chat }) : undefined;
  const threadId = said && read.text(said, "threadId");
  if (said && threadId === undefined) throw read.wrong("'chatInfo' needs the 'threadId' of the meeting.");
  const chatOf = (made: JoinableMeeting | undefined) => made && typed("chatInfo", made.chatInfo);
  const chatInfo = chatOf(threadId === undefined ? undefined : meeting("threadId", threadId)) ?? said;
  if (info === undefined || info === null) {
    if (chatInfo) throw read.wrong("'meetingInfo' is missing.");
    return undefined;
  }
  if (!isObject(info)) throw read.wrong("'meetingInfo' must be a meetingInfo.");
  const unnamed: Caller = {
    kind: "user",
    id: "0a6a0000-0000-4000-8000-000000000004",
    name: "Organizer",
    tenantId,
  };
  const group = (chatInfo: JsonObject): Group => ({ kind: "joined", chatInfo, meetingInfo: info });
  // Whoever joins by a token or a number learns of the chat from Graph.
  const own = (of: string) =>
    chatInfo ??
    typed("chatInfo", { threadId: `19:meeting_${of}@thread.v2`, messageId: "0", replyChainMessageId: null });

  switch (read.typeOf(info)) {
    case "organizermeetinginfo": {
      if (!chatInfo) throw read.wrong("'chatInfo' is missing.");
      const organizer = field(info, "organizer");
      const user = isObject(organizer) ? organizer.user : undefined;
      const id = isObject(user) ? read.text(user, "id") : undefined;
      if (!isObject(user) || id === undefined) throw read.wrong("'organizer' must name a user.");
      const theirs = read.text(user, "tenantId");
      if (theirs !== undefined && theirs.toLowerCase() !== tenantId.toLowerCase())
        throw new RefusedRequest("wrongTargetTenant");
      const name = read.text(user, "displayName") ?? nameOf(id) ?? unnamed.name;
      return { organizer: { ...unnamed, id, name }, group: group(chatInfo) };
    }
    case "tokenmeetinginfo": {
      const token = read.text(info, "token");
      if (!token) throw read.wrong("'token' is missing.");
      return { organizer: unnamed, group: group(own("token")) };
    }
    case "joinmeetingidmeetinginfo": {
      const joinMeetingId = read.text(info, "joinMeetingId");
      if (!joinMeetingId) throw read.wrong("'joinMeetingId' is missing.");
      const passcode = read.text(info, "passcode");
      const digits = joinMeetingId.replaceAll(/\s/g, "");
      const made = meeting("joinMeetingId", digits);
      if (made?.passcode !== undefined && made.passcode !== passcode)
        throw read.wrong("'passcode' is not that of the meeting.");
      const organizer = made && { id: made.organizerId, name: nameOf(made.organizerId) ?? unnamed.name };
      return { organizer: { ...unnamed, ...organizer }, group: group(chatOf(made) ?? own(digits)) };
    }
    default:
      throw read.wrong(
        "'meetingInfo' needs an '@odata.type', which it must have because its type is abstract.",
      );
  }
}
