import { isJsonObject } from "@dialtree/flow";
import type { InputOf, OperationName } from "./registry.ts";

// What somebody has called by an operation stands in this part of its input. A new operation does not compile until it is said
// here whom it calls.
const calledBy: { readonly [N in OperationName]: (input: InputOf<N>) => unknown } = {
  createCall: ({ body: { source: _, ...rest } }) => rest,
  redirect: ({ body }) => body,
  // Whoever is handed over is on the line already.
  transfer: ({ body: { transferee: _, ...rest } }) => rest,
  invite: ({ body }) => body,
  getCall: nobody,
  deleteCall: nobody,
  answer: nobody,
  reject: nobody,
  keepAlive: nobody,
  mute: nobody,
  unmute: nobody,
  changeScreenSharingRole: nobody,
  updateRecordingStatus: nobody,
  getOperation: nobody,
  listOperations: nobody,
  playPrompt: nobody,
  recordResponse: nobody,
  subscribeToTone: nobody,
  cancelMediaProcessing: nobody,
  sendDtmfTones: nobody,
  listParticipants: nobody,
  getParticipant: nobody,
  muteParticipant: nobody,
  muteAll: nobody,
  deleteParticipant: nobody,
  startHoldMusic: nobody,
  stopHoldMusic: nobody,
  createMeeting: nobody,
  createOrGetMeeting: nobody,
  getMeeting: nobody,
  findMeetingByJoinUrl: nobody,
  findMeetingByVtcId: nobody,
  updateMeeting: nobody,
  deleteMeeting: nobody,
  getPresence: nobody,
  getPresences: nobody,
  setPresence: nobody,
  clearPresence: nobody,
  listUsers: nobody,
  searchUsers: nobody,
  getUser: nobody,
  getCallRecord: nobody,
  listSessions: nobody,
  createSubscription: nobody,
  renewSubscription: nobody,
  deleteSubscription: nobody,
  listSubscriptions: nobody,
};

function nobody(): undefined {
  return undefined;
}

/**
 * The phone numbers that an operation would have called, as they stand there: what has to be allowed before it is sent. Each
 * once.
 * @param input What `requestFrom` takes without a problem.
 */
export function numbersCalledBy<N extends OperationName>(name: N, input: unknown): readonly string[] {
  const { [name]: part } = calledBy;
  return [...new Set(numbersIn(part(input as InputOf<N>)))];
}

// Nobody knows how exactly Graph minds names: what stands for a phone in any spelling, and any id that reads like a number,
// is taken for one. What is no number that can be dialled is refused by whoever is asked about it.
const likeNumber = /^(?:[a-z0-9]{1,4}:)?\+?\d[\d ().-]{4,24}$/i;

function numbersIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = key.toLowerCase();
    if (name === "phone" && isJsonObject(inner)) return [idOf(inner)];
    if (name === "id" && typeof inner === "string" && likeNumber.test(inner)) return [inner];
    return numbersIn(inner);
  });
}

function idOf(phone: object): string {
  const ids = Object.entries(phone).flatMap(([key, value]) => (key.toLowerCase() === "id" ? [value] : []));
  // Of two nobody knows which one counts.
  return ids.length === 1 && typeof ids[0] === "string" ? ids[0] : "";
}
