// What each resource around a call has to look like, in short: every property that the simulator shows, and no other.

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

export const schemas = {
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
