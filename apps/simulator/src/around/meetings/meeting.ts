// A meeting: how it is made from what an app asks for, changed, and shown. Pure.

import type { Person } from "../../directory.ts";
import { wrong } from "../../graph/bodies.ts";
import { field, isObject, type Json, type JsonObject } from "../../json.ts";

export interface Meeting {
  readonly id: string;
  readonly organizerId: string;
  readonly tenantId: string;
  readonly externalId?: string;
  /** As it is shown. */
  readonly resource: JsonObject;
}

/** What matters to somebody who joins. */
export interface JoinableMeeting {
  readonly organizerId: string;
  readonly joinMeetingId: string;
  /** Undefined where everybody may come in who knows the number. */
  readonly passcode?: string;
  readonly chatInfo: JsonObject;
}

/** What a new meeting gets that nobody has asked for. */
export interface Fresh {
  readonly now: number;
  readonly organizer: Person;
  readonly tenantId: string;
  /** A new GUID: the name of its chat. */
  readonly chat: string;
  /** Digits to draw numbers from, 32 of them. */
  readonly digits: string;
}

/** Half an hour unless told; what Graph takes is written nowhere. */
const lastsMs = 30 * 60_000;

const presenters = ["everyone", "organization", "roleIsPresenter", "organizer"];
const scopes = [
  "organizer",
  "organization",
  "organizationAndFederated",
  "everyone",
  "invited",
  "organizationExcludingGuests",
];

type Read = (value: Json) => Json;
const text: Read = (value) => {
  if (typeof value !== "string") throw wrong("A text is missing.");
  return value;
};
const yesOrNo: Read = (value) => {
  if (typeof value !== "boolean") throw wrong("true or false is missing.");
  return value;
};
const time: Read = (value) => {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) throw wrong("A time such as 2026-01-05T09:00:00Z is missing.");
  return new Date(ms).toISOString();
};
const oneOf =
  (words: readonly string[]): Read =>
  (value) => {
    const found = words.find(
      (word) => typeof value === "string" && word.toLowerCase() === value.toLowerCase(),
    );
    if (found === undefined)
      throw wrong(`'${String(value).slice(0, 32)}' is not one of ${words.join(", ")}.`);
    return found;
  };

/** What an app may say of a meeting, and how each of it is read. The rest is Graph's own. */
const changeable: Readonly<Record<string, Read>> = {
  subject: text,
  startDateTime: time,
  endDateTime: time,
  allowedPresenters: oneOf(presenters),
  isEntryExitAnnounced: yesOrNo,
  recordAutomatically: yesOrNo,
  allowAttendeeToEnableCamera: yesOrNo,
  allowAttendeeToEnableMic: yesOrNo,
  allowTeamworkReactions: yesOrNo,
  lobbyBypassSettings: (value) => {
    if (!isObject(value)) throw wrong("'lobbyBypassSettings' must be an object.");
    const scope = field(value, "scope");
    const dialIn = field(value, "isDialInBypassEnabled");
    return {
      ...(scope === undefined ? {} : { scope: oneOf(scopes)(scope) }),
      ...(dialIn === undefined ? {} : { isDialInBypassEnabled: yesOrNo(dialIn) }),
    };
  },
};

/** Read apart from the others, or only said when a meeting is made. */
const special = ["participants", "joinMeetingIdSettings", "externalId", "chatInfo"];

function wishes(body: JsonObject): JsonObject {
  const read: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith("@odata.") || value === undefined || value === null) continue;
    const known = Object.keys(changeable).find((other) => other.toLowerCase() === name.toLowerCase());
    const reads = known === undefined ? undefined : changeable[known];
    if (known !== undefined && reads) read[known] = reads(value);
    else if (!special.some((other) => other.toLowerCase() === name.toLowerCase()))
      throw wrong(`'${name.slice(0, 64)}' is not something that an app can set.`);
  }
  return read;
}

/** Who is invited, as the request names them. */
function attendeesOf(body: JsonObject, before: Json = []): Json {
  const participants = field(body, "participants");
  if (participants === undefined || participants === null) return before;
  const attendees = isObject(participants) ? (field(participants, "attendees") ?? []) : undefined;
  if (!Array.isArray(attendees) || !attendees.every(isObject))
    throw wrong("'participants' must hold 'attendees'.");
  return attendees.map(({ identity = null, upn = null, role = null }) => ({ upn, role, identity }));
}

function passcodeWish(body: JsonObject): boolean | undefined {
  const settings = field(body, "joinMeetingIdSettings");
  if (settings === undefined || settings === null) return undefined;
  if (!isObject(settings)) throw wrong("'joinMeetingIdSettings' must be an object.");
  const required = field(settings, "isPasscodeRequired");
  if (required !== undefined && typeof required !== "boolean")
    throw wrong("'isPasscodeRequired' must be true or false.");
  return required;
}

function mustEndLater({ startDateTime, endDateTime }: JsonObject): void {
  if (Date.parse(String(endDateTime)) <= Date.parse(String(startDateTime)))
    throw wrong("'endDateTime' must be later than 'startDateTime'.");
}

/** The id of one in the form of Graph's: who has made it, and its chat. */
const idOf = (organizerId: string, threadId: string): string =>
  Buffer.from(`1*${organizerId}*0**${threadId}`).toString("base64");

const escaped = (value: string): string =>
  encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

/** Where people join: the chat, and who has asked them. An app that joins takes its `chatInfo` and organizer from it. */
const joinWebUrlOf = (threadId: string, tenantId: string, organizerId: string): string =>
  `https://teams.microsoft.com/l/meetup-join/${escaped(threadId)}/0?context=${escaped(
    `{"Tid":"${tenantId}","Oid":"${organizerId}"}`,
  )}`;

export function make(body: JsonObject, { now, organizer, tenantId, chat, digits }: Fresh): Meeting {
  const threadId = `19:meeting_${Buffer.from(chat).toString("base64").replaceAll("=", "")}@thread.v2`;
  const joinMeetingId = digits.slice(0, 12);
  const conferenceId = digits.slice(12, 21);
  const externalId = field(body, "externalId");
  const required = passcodeWish(body) ?? true;
  const wished = wishes(body);
  const start = String(wished.startDateTime ?? new Date(now).toISOString());
  const id = idOf(organizer.id, threadId);
  const resource: JsonObject = {
    id,
    creationDateTime: new Date(now).toISOString(),
    startDateTime: start,
    endDateTime: new Date(Date.parse(start) + lastsMs).toISOString(),
    joinWebUrl: joinWebUrlOf(threadId, tenantId, organizer.id),
    subject: null,
    isBroadcast: false,
    isEntryExitAnnounced: true,
    allowedPresenters: "everyone",
    videoTeleconferenceId: digits.slice(21, 30),
    externalId: typeof externalId === "string" ? externalId : null,
    ...wished,
    participants: {
      organizer: {
        upn: organizer.address,
        role: "presenter",
        identity: {
          user: { id: organizer.id, displayName: null, tenantId, identityProvider: "AAD" },
        },
      },
      attendees: attendeesOf(body),
    },
    lobbyBypassSettings: {
      scope: "organization",
      isDialInBypassEnabled: false,
      ...(wished.lobbyBypassSettings as JsonObject | undefined),
    },
    audioConferencing: {
      conferenceId,
      tollNumber: "+15550190",
      tollFreeNumber: null,
      dialinUrl: `https://dialin.teams.microsoft.com/${chat}?id=${conferenceId}`,
    },
    chatInfo: { threadId, messageId: "0", replyChainMessageId: null },
    joinMeetingIdSettings: {
      isPasscodeRequired: required,
      joinMeetingId,
      passcode: required ? passcodeOf(digits) : null,
    },
  };
  mustEndLater(resource);
  return {
    id,
    organizerId: organizer.id,
    tenantId,
    ...(typeof externalId === "string" ? { externalId } : {}),
    resource,
  };
}

export function joinableBy({ organizerId, resource }: Meeting): JoinableMeeting {
  const { joinMeetingId, isPasscodeRequired, passcode } = resource.joinMeetingIdSettings as JsonObject;
  return {
    organizerId,
    joinMeetingId: String(joinMeetingId),
    ...(isPasscodeRequired === true ? { passcode: String(passcode) } : {}),
    chatInfo: resource.chatInfo as JsonObject,
  };
}

/** Six letters, drawn with the digits. */
const passcodeOf = (digits: string): string =>
  [...digits.slice(-12)].reduce((made, digit, i) => {
    const letter = "abcdefghijkmnpqrstuv"[Number(digit) + (i % 2) * 10] ?? "a";
    return i % 2 === 0 ? made : `${made}${letter}`;
  }, "");

export function change(meeting: Meeting, body: JsonObject, digits: string): Meeting {
  if (field(body, "externalId") !== undefined)
    throw wrong("'externalId' is not something that can be changed.");
  const before = meeting.resource as {
    readonly [name in "participants" | "joinMeetingIdSettings" | "lobbyBypassSettings"]: JsonObject;
  };
  const wished = wishes(body);
  const required = passcodeWish(body);
  const resource: JsonObject = {
    ...meeting.resource,
    ...wished,
    participants: { ...before.participants, attendees: attendeesOf(body, before.participants.attendees) },
    lobbyBypassSettings: {
      ...before.lobbyBypassSettings,
      ...(wished.lobbyBypassSettings as JsonObject | undefined),
    },
    joinMeetingIdSettings:
      required === undefined
        ? before.joinMeetingIdSettings
        : {
            ...before.joinMeetingIdSettings,
            isPasscodeRequired: required,
            passcode: required ? (before.joinMeetingIdSettings.passcode ?? passcodeOf(digits)) : null,
          },
  };
  mustEndLater(resource);
  return { ...meeting, resource };
}
