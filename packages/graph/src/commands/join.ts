import type { Meeting } from "@dialtree/flow";
import type {
  ChatInfo,
  InvitationParticipantInfo,
  JoinMeetingIdMeetingInfo,
  OrganizerMeetingInfo,
} from "@microsoft/microsoft-graph-types";
import { meetingOfJoinUrl } from "../join-url.ts";
import { graphLimits } from "../operations/limits.ts";
import { targetOf } from "./target.ts";
import { type Unsendable, unsendable } from "./translation.ts";

/** What names a meeting in the body of a call. Without a `meetingInfo` a group call is made of the targets. */
export interface MeetingMembers {
  readonly chatInfo?: ChatInfo;
  readonly meetingInfo?: OrganizerMeetingInfo | JoinMeetingIdMeetingInfo;
  readonly targets?: readonly InvitationParticipantInfo[];
}

/** A meeting as Graph wants it named: by what its link says, or by its number and passcode. */
export function meetingMembers(
  meeting: Meeting,
  tenantId: string,
): MeetingMembers | { readonly unsendable: Unsendable } {
  if ("people" in meeting) {
    const { people } = meeting;
    if (people.length < 2 || people.length > graphLimits.groupTargets)
      return unsendable(`a group call to ${people.length} people`);
    if (people.some(({ kind }) => kind !== "user")) return unsendable("a group call begins with users only");
    return { targets: people.map(targetOf) };
  }
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
