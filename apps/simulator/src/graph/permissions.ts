// Who may do what: the one table of application permissions. The routes read it, the README shows it, and a test
// compares it with Microsoft's own list where that is at hand.

/** When a permission is looked at. What is settled as a call comes about is not looked at again while it goes on. */
type Checked = "each time" | "at create" | "never";

export interface Permission {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /v1.0, with `{id}` for every id. */
  readonly path: string;
  /** Any one of these, the least privileged first. */
  readonly anyOf: readonly string[];
  readonly checked: Checked;
  /** What tells this row from others of the same path. */
  readonly when?: string;
}

const initiate = ["Calls.Initiate.All", "Calls.AccessMedia.All"] as const;
const media = ["Calls.AccessMedia.All"] as const;
const joined = ["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"] as const;
const joinedAsGuest = ["Calls.JoinGroupCallAsGuest.All", "Calls.JoinGroupCall.All"] as const;
const routed = ["Calls.JoinGroupCall.All", "Calls.InitiateGroupCall.All"] as const;
const records = ["CallRecords.Read.All"] as const;
const presence = ["Presence.Read.All", "Presence.ReadWrite.All"] as const;
const changesPresence = ["Presence.ReadWrite.All"] as const;
const meetings = ["OnlineMeetings.Read.All", "OnlineMeetings.ReadWrite.All"] as const;
const changesMeetings = ["OnlineMeetings.ReadWrite.All"] as const;
const people = [
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
] as const;

const call = "/communications/calls/{id}";
const participant = `${call}/participants/{id}`;
const meeting = "/users/{id}/onlineMeetings";

const permissions = {
  // Calls. Which permission a new call needs depends on what kind of call it is.
  createPeerCall: {
    method: "POST",
    path: "/communications/calls",
    anyOf: ["Calls.Initiate.All"],
    checked: "each time",
    when: "one target",
  },
  createGroupCall: {
    method: "POST",
    path: "/communications/calls",
    anyOf: ["Calls.InitiateGroupCall.All"],
    checked: "each time",
    when: "several targets",
  },
  joinMeeting: {
    method: "POST",
    path: "/communications/calls",
    anyOf: ["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"],
    checked: "each time",
    when: "a meeting",
  },
  joinMeetingAsGuest: {
    method: "POST",
    path: "/communications/calls",
    anyOf: ["Calls.JoinGroupCallAsGuest.All"],
    checked: "each time",
    when: "a meeting, as a guest",
  },
  getCall: { method: "GET", path: call, anyOf: initiate, checked: "each time" },
  delete: { method: "DELETE", path: call, anyOf: initiate, checked: "at create" },
  getOperation: { method: "GET", path: `${call}/operations/{id}`, anyOf: initiate, checked: "each time" },
  answer: { method: "POST", path: `${call}/answer`, anyOf: [], checked: "never", when: "a call of two" },
  answerGroupCall: {
    method: "POST",
    path: `${call}/answer`,
    anyOf: joined,
    checked: "each time",
    when: "a group call",
  },
  reject: { method: "POST", path: `${call}/reject`, anyOf: [], checked: "never" },
  redirect: {
    method: "POST",
    path: `${call}/redirect`,
    anyOf: ["Calls.Initiate.All"],
    checked: "each time",
  },
  transfer: {
    method: "POST",
    path: `${call}/transfer`,
    anyOf: ["Calls.Initiate.All"],
    checked: "each time",
  },
  keepAlive: { method: "POST", path: `${call}/keepAlive`, anyOf: initiate, checked: "at create" },
  playPrompt: { method: "POST", path: `${call}/playPrompt`, anyOf: initiate, checked: "at create" },
  recordResponse: { method: "POST", path: `${call}/recordResponse`, anyOf: media, checked: "each time" },
  cancelMediaProcessing: {
    method: "POST",
    path: `${call}/cancelMediaProcessing`,
    anyOf: initiate,
    checked: "at create",
  },
  subscribeToTone: { method: "POST", path: `${call}/subscribeToTone`, anyOf: media, checked: "each time" },
  sendDtmfTones: { method: "POST", path: `${call}/sendDtmfTones`, anyOf: media, checked: "at create" },
  mute: { method: "POST", path: `${call}/mute`, anyOf: initiate, checked: "each time" },
  unmute: { method: "POST", path: `${call}/unmute`, anyOf: initiate, checked: "each time" },
  updateRecordingStatus: {
    method: "POST",
    path: `${call}/updateRecordingStatus`,
    anyOf: ["Calls.AccessMedia.All", "Calls.JoinGroupCall.All"],
    checked: "each time",
  },
  changeScreenSharingRole: {
    method: "POST",
    path: `${call}/changeScreenSharingRole`,
    anyOf: media,
    checked: "each time",
  },
  addLargeGalleryView: {
    method: "POST",
    path: `${call}/addLargeGalleryView`,
    anyOf: [...joinedAsGuest, "Calls.InitiateGroupCall.All"],
    checked: "each time",
  },
  listParticipants: { method: "GET", path: `${call}/participants`, anyOf: initiate, checked: "each time" },
  invite: {
    method: "POST",
    path: `${call}/participants/invite`,
    anyOf: ["Calls.InitiateGroupCall.All"],
    checked: "each time",
  },
  getParticipant: { method: "GET", path: participant, anyOf: joined, checked: "each time" },
  removeParticipant: { method: "DELETE", path: participant, anyOf: joined, checked: "each time" },
  muteParticipant: { method: "POST", path: `${participant}/mute`, anyOf: joined, checked: "each time" },
  startHoldMusic: {
    method: "POST",
    path: `${participant}/startHoldMusic`,
    anyOf: joinedAsGuest,
    checked: "each time",
  },
  stopHoldMusic: {
    method: "POST",
    path: `${participant}/stopHoldMusic`,
    anyOf: joinedAsGuest,
    checked: "each time",
  },
  listAudioRoutingGroups: {
    method: "GET",
    path: `${call}/audioRoutingGroups`,
    anyOf: routed,
    checked: "each time",
  },
  createAudioRoutingGroup: {
    method: "POST",
    path: `${call}/audioRoutingGroups`,
    anyOf: routed,
    checked: "each time",
  },
  getAudioRoutingGroup: {
    method: "GET",
    path: `${call}/audioRoutingGroups/{id}`,
    anyOf: routed,
    checked: "each time",
  },
  updateAudioRoutingGroup: {
    method: "PATCH",
    path: `${call}/audioRoutingGroups/{id}`,
    anyOf: routed,
    checked: "each time",
  },
  deleteAudioRoutingGroup: {
    method: "DELETE",
    path: `${call}/audioRoutingGroups/{id}`,
    anyOf: routed,
    checked: "each time",
  },
  listContentSharingSessions: {
    method: "GET",
    path: `${call}/contentSharingSessions`,
    anyOf: [...joinedAsGuest, "Calls.InitiateGroupCall.All", "Calls.Initiate.All"],
    checked: "each time",
  },
  getContentSharingSession: {
    method: "GET",
    path: `${call}/contentSharingSessions/{id}`,
    anyOf: [...joinedAsGuest, "Calls.InitiateGroupCall.All", "Calls.Initiate.All"],
    checked: "each time",
  },
  logTeleconferenceDeviceQuality: {
    method: "POST",
    path: "/communications/calls/logTeleconferenceDeviceQuality",
    anyOf: media,
    checked: "each time",
  },

  // Meetings. Beside the permission, the organizer needs an application access policy that names the app.
  createMeeting: { method: "POST", path: meeting, anyOf: changesMeetings, checked: "each time" },
  createOrGetMeeting: {
    method: "POST",
    path: `${meeting}/createOrGet`,
    anyOf: changesMeetings,
    checked: "each time",
  },
  findMeeting: { method: "GET", path: meeting, anyOf: meetings, checked: "each time" },
  getMeeting: { method: "GET", path: `${meeting}/{id}`, anyOf: meetings, checked: "each time" },
  updateMeeting: { method: "PATCH", path: `${meeting}/{id}`, anyOf: changesMeetings, checked: "each time" },
  deleteMeeting: { method: "DELETE", path: `${meeting}/{id}`, anyOf: changesMeetings, checked: "each time" },
  findMeetingByConference: {
    method: "GET",
    path: "/communications/onlineMeetings",
    anyOf: meetings,
    checked: "each time",
  },

  // Presence.
  getPresence: { method: "GET", path: "/users/{id}/presence", anyOf: presence, checked: "each time" },
  getPresenceById: {
    method: "GET",
    path: "/communications/presences/{id}",
    anyOf: presence,
    checked: "each time",
  },
  getPresences: {
    method: "POST",
    path: "/communications/getPresencesByUserId",
    anyOf: presence,
    checked: "each time",
  },
  setPresence: {
    method: "POST",
    path: "/users/{id}/presence/setPresence",
    anyOf: changesPresence,
    checked: "each time",
  },
  clearPresence: {
    method: "POST",
    path: "/users/{id}/presence/clearPresence",
    anyOf: changesPresence,
    checked: "each time",
  },

  // People.
  listUsers: { method: "GET", path: "/users", anyOf: people, checked: "each time" },
  getUser: { method: "GET", path: "/users/{id}", anyOf: people, checked: "each time" },

  // The app's own registration.
  getApplication: {
    method: "GET",
    path: "/applications",
    anyOf: ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"],
    checked: "each time",
    when: "one, by its appId in brackets",
  },

  // What is left of calls when they are over.
  getCallRecord: {
    method: "GET",
    path: "/communications/callRecords/{id}",
    anyOf: records,
    checked: "each time",
  },
  listSessions: {
    method: "GET",
    path: "/communications/callRecords/{id}/sessions",
    anyOf: records,
    checked: "each time",
  },
  getPstnCalls: {
    method: "GET",
    path: "/communications/callRecords/getPstnCalls",
    anyOf: ["CallRecord-PstnCalls.Read.All", "CallRecords.Read.All"],
    checked: "each time",
  },

  // Subscriptions: reading and ending one's own needs nothing beyond the token.
  createSubscription: {
    method: "POST",
    path: "/subscriptions",
    anyOf: records,
    checked: "each time",
    when: "to call records",
  },
  listSubscriptions: { method: "GET", path: "/subscriptions", anyOf: [], checked: "never" },
  getSubscription: { method: "GET", path: "/subscriptions/{id}", anyOf: [], checked: "never" },
  renewSubscription: {
    method: "PATCH",
    path: "/subscriptions/{id}",
    anyOf: records,
    checked: "each time",
    when: "to call records",
  },
  deleteSubscription: { method: "DELETE", path: "/subscriptions/{id}", anyOf: [], checked: "never" },
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

/** The same table under its common type. */
export const permissionTable: Readonly<Record<PermissionName, Permission>> = permissions;

/** Every application permission that the simulator knows, each once. */
export const knownPermissions: readonly string[] = [
  ...new Set(Object.values(permissionTable).flatMap(({ anyOf }) => anyOf)),
];

/** Whether these roles are enough for an operation, as far as it is checked when it is asked for. */
export function allows(name: PermissionName, roles: readonly string[]): boolean {
  const { anyOf, checked } = permissionTable[name];
  return checked !== "each time" || anyOf.some((permission) => roles.includes(permission));
}
