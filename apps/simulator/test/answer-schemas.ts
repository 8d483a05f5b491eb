// What each answer has to look like, in short: every property that the simulator shows, and no other.

import type { JsonObject } from "../src/json.ts";

const text = { type: "string" } as const;
const maybe = (...types: readonly string[]) => ({ type: [...types, "null"] });
const time = { type: "string", format: "date-time" } as const;
const yesOrNo = { type: "boolean" } as const;
const list = (items: JsonObject): JsonObject => ({ type: "array", items });

/** An object with all of these properties and no others, save OData's own. */
function all(properties: JsonObject, ...optional: readonly string[]): JsonObject {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return {
    type: "object",
    required,
    properties,
    patternProperties: { "@odata\\.": {} },
    additionalProperties: false,
  };
}

const identity = all({ id: text, displayName: maybe("string"), tenantId: text }, "tenantId", "displayName");
const identitySet = {
  ...all(
    {
      user: identity,
      phone: identity,
      application: identity,
      applicationInstance: identity,
      guest: identity,
    },
    "user",
    "phone",
    "application",
    "applicationInstance",
    "guest",
  ),
  minProperties: 2,
};
const endpoint = all({ identity: identitySet, userAgent: { type: "object", required: ["@odata.type"] } });
const failureInfo = { anyOf: [{ type: "null" }, all({ stage: text, reason: text })] };
const stretch = {
  id: text,
  startDateTime: time,
  endDateTime: time,
  caller: endpoint,
  callee: endpoint,
  failureInfo,
};
const segment = all({
  ...stretch,
  media: list(
    all({ label: text, streams: list({ type: "object", required: ["streamId", "streamDirection"] }) }),
  ),
});
const modalities = { type: "array", items: { const: "audio" }, minItems: 1 };
const session = all({ ...stretch, modalities, segments: list(segment) }, "segments");
const user = {
  id: text,
  displayName: text,
  userPrincipalName: text,
  mail: maybe("string"),
  businessPhones: list(text),
  givenName: maybe("string"),
  surname: maybe("string"),
  jobTitle: maybe("string"),
  mobilePhone: maybe("string"),
  officeLocation: maybe("string"),
  preferredLanguage: maybe("string"),
};
const attendee = all({
  upn: maybe("string"),
  role: maybe("string"),
  identity: all({ user: { type: "object", required: ["id"] } }),
});

const type = (name: string) => ({ "@odata.type": { const: `#microsoft.graph.${name}` } });
const orNull = (schema: JsonObject): JsonObject => ({ anyOf: [{ type: "null" }, schema] });
const id = { type: "string", pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" } as const;

/** An object of this type of Graph's. */
const graph = (name: string, properties: JsonObject, ...optional: readonly string[]): JsonObject =>
  all({ ...type(name), ...properties }, ...optional);

/** Somebody, as calls name them: exactly one member, which has an id. */
const party = {
  type: "object",
  minProperties: 1,
  maxProperties: 2,
  patternProperties: {
    "@odata\\.": {},
    "^(user|phone|guest|application|applicationInstance|encrypted)$": {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", minLength: 1 },
        displayName: text,
        tenantId: id,
        identityProvider: { enum: ["AAD", "None"] },
      },
      patternProperties: { "@odata\\.": {} },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
const about = ["endpointType", "region", "languageId", "countryCode", "replacesCallId", "id", "@odata.type"];
const partyInfo = all(
  {
    "@odata.type": { pattern: "^#microsoft\\.graph\\.(invitationP|p)articipantInfo$" },
    identity: party,
    id,
    endpointType: { enum: ["default", null] },
    region: maybe("string"),
    languageId: maybe("string"),
    countryCode: maybe("string"),
    replacesCallId: maybe("string"),
  },
  ...about,
);
const stateful = {
  state: {
    enum: [
      "incoming",
      "redirecting",
      "establishing",
      "established",
      "transferring",
      "transferAccepted",
      "terminating",
      "terminated",
    ],
  },
};
const resultInfo = graph("resultInfo", {
  code: { type: "integer", minimum: 200, maximum: 603 },
  subcode: { type: "integer", minimum: 0 },
  message: { type: "string", minLength: 5 },
});
const chatInfo = graph("chatInfo", {
  threadId: { type: "string", pattern: "^19:.+@thread\\.v2$" },
  messageId: text,
  replyChainMessageId: maybe("string"),
});
const meetingInfo = { type: "object", required: ["@odata.type"] };
const mediaInfo = graph(
  "mediaInfo",
  { uri: { type: "string", format: "uri" }, resourceId: text },
  "resourceId",
);
const mediaConfig = {
  oneOf: [
    all({ ...type("serviceHostedMediaConfig"), preFetchMedia: list(mediaInfo) }, "preFetchMedia"),
    all({ ...type("appHostedMediaConfig"), blob: text }, "blob"),
  ],
};
const mediaState = graph("mediaState", { audio: { enum: ["active", "inactive"] } });
const incomingContext = graph("incomingContext", { sourceParticipantId: id });
const callRoute = graph("callRoute", {
  routingType: { const: "lookup" },
  original: party,
  final: party,
});

/** What both kinds of calls are shown with. */
const everyCall = {
  ...type("call"),
  ...stateful,
  id,
  direction: { enum: ["incoming", "outgoing"] },
  callbackUri: { type: "string", format: "uri" },
  callChainId: id,
  callRoutes: list(callRoute),
  source: partyInfo,
  targets: list(partyInfo),
  requestedModalities: modalities,
  mediaConfig,
  subject: maybe("string"),
  mediaState: orNull(mediaState),
  tenantId: id,
  myParticipantId: id,
  resultInfo: orNull(resultInfo),
  chatInfo: orNull(chatInfo),
  meetingInfo: orNull(meetingInfo),
  transcription: { type: "null" },
  toneInfo: { type: "null" },
};
const outgoing = {
  activeModalities: { type: "array", maxItems: 0 },
  callOptions: { type: ["object", "null"] },
  routingPolicies: { type: "array", maxItems: 0 },
  ringingTimeoutInSeconds: { type: "null" },
  answeredBy: { type: "null" },
  terminationReason: { type: "null" },
  meetingCapability: { type: "null" },
};
const participant = graph("participant", {
  id,
  info: partyInfo,
  mediaStreams: list(
    graph("mediaStream", {
      mediaType: { enum: ["audio", "videoBasedScreenSharing"] },
      label: { enum: ["main-audio", "applicationsharing-video"] },
      sourceId: { type: "string", pattern: "^[0-9]+$" },
      direction: { enum: ["sendReceive", "sendOnly", "receiveOnly"] },
      serverMuted: yesOrNo,
    }),
  ),
  isMuted: yesOrNo,
  isInLobby: { const: false },
});
const notifiedCall = {
  ...type("call"),
  ...stateful,
  direction: everyCall.direction,
  callbackUri: text,
  source: partyInfo,
  targets: list(partyInfo),
  tenantId: id,
  myParticipantId: id,
  incomingContext,
  callRoutes: { ...list(callRoute), minItems: 1 },
  requestedModalities: modalities,
  id,
  callChainId: id,
  chatInfo,
  meetingInfo,
  mediaState,
  coOrganizers: { type: "array", maxItems: 0 },
  toneInfo: graph("toneInfo", {
    sequenceId: { type: "integer", minimum: 1 },
    tone: { enum: [...Array.from({ length: 10 }, (_, digit) => `tone${digit}`), "star", "pound"] },
  }),
  resultInfo,
  answeredBy: partyInfo,
  terminationReason: { const: "AppTransferred" },
};

const ofType: Readonly<Record<string, JsonObject>> = {
  playPromptOperation: { prompts: list(graph("mediaPrompt", { mediaInfo })) },
  recordOperation: {
    recordingLocation: { anyOf: [{ enum: ["", null] }, { type: "string", format: "uri" }] },
    recordingAccessToken: text,
  },
  inviteParticipantsOperation: { participants: { ...list(partyInfo), minItems: 1 } },
};

/** An operation of this type, in any status. */
export const operationSchema = (name: string): JsonObject => {
  const own = {
    ...ofType[name],
    completionReason: text,
    clientContext: text,
    resultInfo: orNull(resultInfo),
  };
  return graph(
    name,
    { id, status: { enum: ["running", "completed", "failed"] }, ...own },
    ...Object.keys(own),
  );
};

export const schemas = {
  createdCall: all({ ...everyCall, ...outgoing, state: { const: "establishing" } }),
  call: {
    ...all(
      { ...everyCall, ...outgoing, incomingContext },
      ...Object.keys(outgoing),
      "incomingContext",
      "callbackUri",
    ),
    // Each way has properties of its own.
    if: { properties: { direction: { const: "incoming" } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
    then: { required: ["incomingContext"], properties: { activeModalities: false } },
    else: { required: Object.keys(outgoing), properties: { incomingContext: false } },
  },
  participant,
  participantList: all({ value: { ...list(participant), minItems: 1 } }),
  operationList: all({ value: { ...list({ type: "object", required: ["id", "status"] }), minItems: 5 } }),
  notification: graph("commsNotification", {
    changeType: { enum: ["created", "updated", "deleted"] },
    resource: { type: "string", pattern: "^/app/calls/" },
    resourceUrl: { type: "string", pattern: "^/communications/calls/" },
    resourceData: { type: ["object", "array"] },
  }),
  notifiedCall: all(notifiedCall, ...Object.keys(notifiedCall).filter((name) => name !== "@odata.type")),
  user: all(user),
  onlineMeeting: all({
    id: text,
    creationDateTime: time,
    startDateTime: time,
    endDateTime: time,
    joinWebUrl: { type: "string", format: "uri" },
    subject: maybe("string"),
    isBroadcast: yesOrNo,
    isEntryExitAnnounced: yesOrNo,
    allowedPresenters: { enum: ["everyone", "organization", "roleIsPresenter", "organizer"] },
    videoTeleconferenceId: { type: "string", pattern: "^[0-9]+$" },
    externalId: maybe("string"),
    participants: all({ organizer: attendee, attendees: list(attendee) }),
    lobbyBypassSettings: all({ scope: text, isDialInBypassEnabled: yesOrNo }),
    audioConferencing: all({
      conferenceId: text,
      tollNumber: { type: "string", pattern: "^\\+[1-9][0-9]+$" },
      tollFreeNumber: maybe("string"),
      dialinUrl: { type: "string", format: "uri" },
    }),
    chatInfo: all({ threadId: text, messageId: text, replyChainMessageId: maybe("string") }),
    joinMeetingIdSettings: all({
      isPasscodeRequired: yesOrNo,
      joinMeetingId: { type: "string", pattern: "^[0-9]+$" },
      passcode: maybe("string"),
    }),
  }),
  presence: all({
    id: text,
    availability: {
      enum: ["Available", "AvailableIdle", "Away", "BeRightBack", "Busy", "DoNotDisturb", "Offline"],
    },
    activity: text,
    statusMessage: { type: "null" },
  }),
  session,
  callRecord: all(
    {
      id: text,
      version: { type: "integer", minimum: 1 },
      type: { enum: ["peerToPeer", "groupCall"] },
      modalities,
      startDateTime: time,
      endDateTime: time,
      lastModifiedDateTime: time,
      joinWebUrl: maybe("string"),
      organizer: identitySet,
      participants: { ...list(identitySet), minItems: 2 },
      sessions: { ...list(session), minItems: 1 },
    },
    "sessions",
  ),
  pstnCallLogRow: all({
    ...Object.fromEntries(
      ["id", "callId", "userId", "userPrincipalName", "userDisplayName", "callType", "currency"].map(
        (name) => [name, text],
      ),
    ),
    ...Object.fromEntries(
      ["usageCountryCode", "tenantCountryCode", "licenseCapability", "inventoryType", "operator"].map(
        (name) => [name, text],
      ),
    ),
    ...Object.fromEntries(
      ["callerNumber", "calleeNumber", "destinationContext", "destinationName", "conferenceId"].map(
        (name) => [name, maybe("string")],
      ),
    ),
    callDurationSource: { const: "microsoft" },
    startDateTime: time,
    endDateTime: time,
    duration: { type: "integer", minimum: 0 },
    charge: { type: "number" },
    connectionCharge: { type: "number" },
  }),
  subscription: all({
    ...Object.fromEntries(
      ["id", "resource", "applicationId", "changeType", "creatorId"].map((name) => [name, text]),
    ),
    notificationUrl: { type: "string", format: "uri" },
    expirationDateTime: time,
    latestSupportedTlsVersion: text,
    ...Object.fromEntries(
      [
        "clientState",
        "notificationQueryOptions",
        "lifecycleNotificationUrl",
        "includeResourceData",
        "encryptionCertificate",
        "encryptionCertificateId",
        "notificationUrlAppId",
      ].map((name) => [name, maybe("string")]),
    ),
  }),
} as const satisfies Record<string, JsonObject>;
