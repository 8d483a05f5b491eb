import { Secret } from "../notifications/secret.ts";
import { at, member, nameOf, textOf } from "../values.ts";

/** What one needs of a meeting to tell people of it, or to join it. */
export interface Meeting {
  readonly id: string;
  readonly subject?: string;
  readonly joinUrl?: string;
  readonly chat?: string;
  readonly joinMeetingId?: string;
  readonly passcode?: Secret;
}

/** Undefined for what is no meeting. */
export function readMeeting(body: unknown): Meeting | undefined {
  const id = textOf(member(body, "id"));
  if (id === undefined) return undefined;
  const subject = nameOf(member(body, "subject"));
  const joinUrl = textOf(member(body, "joinWebUrl"));
  const chat = nameOf(at(body, "chatInfo", "threadId"));
  const joinMeetingId = nameOf(at(body, "joinMeetingIdSettings", "joinMeetingId"));
  const passcode = textOf(at(body, "joinMeetingIdSettings", "passcode"));
  return {
    id,
    ...(subject === undefined ? {} : { subject }),
    ...(joinUrl === undefined ? {} : { joinUrl }),
    ...(chat === undefined ? {} : { chat }),
    ...(joinMeetingId === undefined ? {} : { joinMeetingId }),
    ...(passcode === undefined ? {} : { passcode: new Secret(passcode) }),
  };
}
