import { answer } from "./calls/answer.ts";
import { changeScreenSharingRole } from "./calls/change-screen-sharing-role.ts";
import { createCall } from "./calls/create-call.ts";
import { deleteCall } from "./calls/delete-call.ts";
import { getCall } from "./calls/get-call.ts";
import { getOperation } from "./calls/get-operation.ts";
import { keepAlive } from "./calls/keep-alive.ts";
import { listOperations } from "./calls/list-operations.ts";
import { mute } from "./calls/mute.ts";
import { redirect } from "./calls/redirect.ts";
import { reject } from "./calls/reject.ts";
import { transfer } from "./calls/transfer.ts";
import { unmute } from "./calls/unmute.ts";
import { updateRecordingStatus } from "./calls/update-recording-status.ts";
import { cancelMediaProcessing } from "./media/cancel-media-processing.ts";
import { playPrompt } from "./media/play-prompt.ts";
import { recordResponse } from "./media/record-response.ts";
import { sendDtmfTones } from "./media/send-dtmf-tones.ts";
import { subscribeToTone } from "./media/subscribe-to-tone.ts";
import { createMeeting } from "./meetings/create-meeting.ts";
import { createOrGetMeeting } from "./meetings/create-or-get-meeting.ts";
import { deleteMeeting } from "./meetings/delete-meeting.ts";
import { findMeetingByJoinUrl } from "./meetings/find-meeting-by-join-url.ts";
import { findMeetingByVtcId } from "./meetings/find-meeting-by-vtc-id.ts";
import { getMeeting } from "./meetings/get-meeting.ts";
import { updateMeeting } from "./meetings/update-meeting.ts";
import type { GraphOperation } from "./operation.ts";
import { deleteParticipant } from "./participants/delete-participant.ts";
import { getParticipant } from "./participants/get-participant.ts";
import { invite } from "./participants/invite.ts";
import { listParticipants } from "./participants/list-participants.ts";
import { muteAll } from "./participants/mute-all.ts";
import { muteParticipant } from "./participants/mute-participant.ts";
import { startHoldMusic } from "./participants/start-hold-music.ts";
import { stopHoldMusic } from "./participants/stop-hold-music.ts";
import { clearPresence } from "./presence/clear-presence.ts";
import { getPresence } from "./presence/get-presence.ts";
import { getPresences } from "./presence/get-presences.ts";
import { setPresence } from "./presence/set-presence.ts";
import { getCallRecord } from "./records/get-call-record.ts";
import { listSessions } from "./records/list-sessions.ts";
import { createSubscription } from "./subscriptions/create-subscription.ts";
import { deleteSubscription } from "./subscriptions/delete-subscription.ts";
import { listSubscriptions } from "./subscriptions/list-subscriptions.ts";
import { renewSubscription } from "./subscriptions/renew-subscription.ts";
import { getUser } from "./users/get-user.ts";
import { listUsers } from "./users/list-users.ts";
import { searchUsers } from "./users/search-users.ts";

/** Every operation of Graph that this product can use, by name, in the order of lists. A new one is a file and a line. */
export const graphOperations = {
  createCall,
  getCall,
  deleteCall,
  answer,
  reject,
  redirect,
  transfer,
  keepAlive,
  mute,
  unmute,
  changeScreenSharingRole,
  updateRecordingStatus,
  getOperation,
  listOperations,
  playPrompt,
  recordResponse,
  subscribeToTone,
  cancelMediaProcessing,
  sendDtmfTones,
  listParticipants,
  getParticipant,
  invite,
  muteParticipant,
  muteAll,
  deleteParticipant,
  startHoldMusic,
  stopHoldMusic,
  createMeeting,
  createOrGetMeeting,
  getMeeting,
  findMeetingByJoinUrl,
  findMeetingByVtcId,
  updateMeeting,
  deleteMeeting,
  getPresence,
  getPresences,
  setPresence,
  clearPresence,
  listUsers,
  searchUsers,
  getUser,
  getCallRecord,
  listSessions,
  createSubscription,
  renewSubscription,
  deleteSubscription,
  listSubscriptions,
} as const satisfies Readonly<Record<string, GraphOperation>>;

export type OperationName = keyof typeof graphOperations;

/** What an operation takes. */
export type InputOf<N extends OperationName> =
  (typeof graphOperations)[N] extends GraphOperation<infer I> ? I : never;

export const operationNames = Object.keys(graphOperations) as readonly OperationName[];

/** An operation by a name from outside. */
export function findOperation(name: string): OperationName | undefined {
  return operationNames.find((known) => known === name);
}
