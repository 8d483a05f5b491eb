import type { Meeting } from "@dialtree/flow";
import type {
  ChatInfo,
  JoinMeetingIdMeetingInfo,
  OrganizerMeetingInfo,
} from "@microsoft/microsoft-graph-types";
import { meetingOfJoinUrl } from "../join-url.ts";
import { type Unsendable, unsendable } from "./translation.ts";

/** What names a meeting in the body of a call. */
export interface MeetingMembers {
  readonly chatInfo?: ChatInfo;
  readonly meetingInfo: OrganizerMeetingInfo | JoinMeetingIdMeetingInfo;
}

/** A meeting as Graph wants it named: by what its link says, or by its number and passcode. */
export function meetingMembers(
  meeting: Meeting,
  tenantId: string,
): MeetingMembers | { readonly unsendable: Unsendable } {
  if ("link" in meeting) {
    const { place } = meetingOfJoinUrl(meeting.link);
    if (!place) return unsendable("the link is none of a meeting");
    const { chatInfo, meetingInfo } = place;
    if (place.tenantId !== tenantId) return unsendable("the meeting is of another tenant");
    return { chatInfo, meetingInfo };
  }
  const joinMeetingId = meeting.number.replaceAll(/\s/g, "");
  if (!/^[0-9]{5,20}$/.test(joinMeetingId)) return unsendable("the number is none of a meeting");
  const meetingInfo: JoinMeetingIdMeetingInfo & { readonly "@odata.type": string } = {
    "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
    joinMeetingId,
    passcode: meeting.passcode ?? null,
  };
  return { meetingInfo };
}
