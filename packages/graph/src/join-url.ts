import type { InputProblem } from "./input/index.ts";
import { tenantOf } from "./notifications/parties.ts";
import { member, textOf } from "./values.ts";

/** What `createCall` needs to join a meeting by its coordinates. */
export interface MeetingPlace {
  readonly chatInfo: {
    readonly "@odata.type": "#microsoft.graph.chatInfo";
    readonly threadId: string;
    readonly messageId: string;
  };
  readonly meetingInfo: {
    readonly "@odata.type": "#microsoft.graph.organizerMeetingInfo";
    readonly organizer: {
      readonly "@odata.type": "#microsoft.graph.identitySet";
      readonly user: {
        readonly "@odata.type": "#microsoft.graph.identity";
        readonly id: string;
        readonly tenantId: string;
      };
    };
  };
  readonly tenantId: string;
}

const longest = 4_000;
const teams = /^(?:[a-z0-9-]+\.)*teams\.(?:microsoft\.com|microsoft\.us|live\.com)$/i;
const address =
  /^https:\/\/([^/?#@:\s\\]+)(?::443)?\/l\/meetup-join\/([^/?#\s]+)\/([^/?#\s]+)\/?\?([^#\s]*)(?:#.*)?$/i;

export type JoinUrl =
  | { readonly place: MeetingPlace; readonly problem?: undefined }
  | { readonly problem: InputProblem; readonly place?: undefined };

/**
 * Takes a meeting's join address apart: chat, organizer and tenant are written in it (resources/call page). Total: any
 * text gives a place or says what it is not.
 */
export function meetingOfJoinUrl(url: string): JoinUrl {
  const parts = url.length > longest ? null : address.exec(url.trim());
  if (!parts) return not("is no join address of a meeting");
  const [, host = "", chat = "", message = "", query = ""] = parts;
  if (!teams.test(host)) return not("is no address of Teams");
  const threadId = decoded(chat);
  const messageId = decoded(message);
  if (threadId === undefined || !/^19:[\w.~=+/-]{1,300}@thread\.(v2|tacv2|skype)$/.test(threadId))
    return not("names no meeting chat");
  if (messageId === undefined || !/^[0-9]{1,20}$/.test(messageId)) return not("names no message of its chat");
  const context = contextIn(query);
  const tenantId = tenantOf(textOf(member(context, "Tid")));
  const organizer = tenantOf(textOf(member(context, "Oid")));
  if (tenantId === undefined || organizer === undefined) return not("does not say who organizes the meeting");
  return {
    place: {
      chatInfo: { "@odata.type": "#microsoft.graph.chatInfo", threadId, messageId },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: { "@odata.type": "#microsoft.graph.identity", id: organizer, tenantId },
        },
      },
      tenantId,
    },
  };
}

function not(says: string): JoinUrl {
  return {
    problem: {
      code: "malformed",
      at: "",
      says: `This ${says}.`,
      remedy:
        "Copy the address behind “Join” in the invitation, or join by the meeting's id and passcode (joinMeetingIdMeetingInfo).",
    },
  };
}

function contextIn(query: string): unknown {
  // The first one counts; a second is somebody's trick.
  const part = query.split("&").find((one) => /^context=/i.test(one));
  const text = part === undefined ? undefined : decoded(part.slice("context=".length));
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
