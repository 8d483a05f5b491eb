// What several operations take: ids, identities, media. One shape each.

import { isJsonObject } from "@dialtree/flow";
import { either, type Given, list, oneOfWords, open, optional, text, typed } from "../input/schema.ts";
import { graphLimits } from "./limits.ts";
import type { Permissions } from "./operation.ts";

export const call = text({ format: "callId", description: "the id of the call" });
export const participant = text({
  format: "segment",
  description: "the participant's id in the call's roster",
});
export const user = text({
  format: "user",
  description: "the user's object id or sign-in name",
});

export const clientContext = text({
  maxLength: graphLimits.clientContext,
  description: "comes back in the operation: the command's id",
});
export const callbackUri = text({
  format: "url",
  description: "where the call's further notifications go",
});
export const tenant = text({ format: "guid", description: "the tenant the call lives in" });
export const modalities = list(oneOfWords(["audio", "video", "videoBasedScreenSharing", "data"]), 1, 4);

const identity = open({ id: text(), displayName: optional(text()) });
const phone = open({
  id: text({ format: "phone", description: "the number, with its country's code" }),
  displayName: optional(text()),
});

/** Who somebody is: one member for each kind of identity, of which one is given. */
export const identities = open(
  {
    user: optional(identity),
    application: optional(identity),
    applicationInstance: optional(identity),
    phone: optional(phone),
    guest: optional(identity),
    device: optional(identity),
    onPremises: optional(identity),
    encrypted: optional(identity),
    azureCommunicationServicesUser: optional(identity),
  },
  "who it is: user, applicationInstance, phone, guest or another kind of identity",
);

const endpointType = oneOfWords(["default", "voicemail", "skypeForBusiness", "skypeForBusinessVoipPhone"]);

/** Somebody to be called. */
export const invitation = open({
  identity: identities,
  endpointType: optional(endpointType),
  participantId: optional(text()),
  replacesCallId: optional(text({ format: "callId" })),
});

/** Somebody in a call. */
export const participantInfo = open({
  identity: identities,
  endpointType: optional(endpointType),
  participantId: optional(text()),
  region: optional(text()),
  languageId: optional(text()),
  countryCode: optional(text()),
});

const mediaInfo = open({
  uri: text({
    format: "url",
    description: "a WAV file: mono, 16 bit, 16 kHz, PCM; fetched by Graph, which shows no credentials",
  }),
  resourceId: optional(text({ description: "under which Graph keeps it: new audio, new id" })),
});
export const prompt = either([typed("mediaPrompt", { mediaInfo })], "a mediaPrompt");

/** Who handles media: Graph, or an app of its own; the latter is passed on as it is. */
export const mediaConfig = either(
  [
    typed("serviceHostedMediaConfig", { preFetchMedia: optional(list(mediaInfo, 0, undefined)) }),
    typed("appHostedMediaConfig", {
      blob: optional(
        text({
          maxLength: 100_000,
          description: "from the media stack of the app that handles the call's media",
        }),
      ),
    }),
  ],
  "serviceHostedMediaConfig: Graph plays and hears",
);

/** Body of actions that take nothing but their name tag. */
export const onlyContext = { clientContext: optional(clientContext) };

/** The kinds of identity that are given. */
export function kindsOf(identities: object | null | undefined): readonly string[] {
  return Object.entries(identities ?? {}).flatMap(([kind, value]) =>
    // Beside identities there are annotations, and the kind of endpoint.
    isJsonObject(value) ? [kind] : [],
  );
}

export type Invitation = Given<typeof invitation>;

const inACall = (...of: Permissions["anyOf"][number]["of"]): Permissions => ({
  anyOf: [{ of }],
  checked: "each request",
});

/** Sets of permissions that several operations share. */
export const permits = {
  none: { anyOf: [], checked: "never" },
  initiate: inACall("Calls.Initiate.All"),
  ofTheCall: { anyOf: [{ of: ["Calls.Initiate.All", "Calls.AccessMedia.All"] }], checked: "creation" },
  call: inACall("Calls.Initiate.All", "Calls.AccessMedia.All"),
  media: inACall("Calls.AccessMedia.All"),
  inAGroup: inACall("Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"),
  meetings: inACall("OnlineMeetings.ReadWrite.All"),
  readMeetings: inACall("OnlineMeetings.Read.All", "OnlineMeetings.ReadWrite.All"),
  readPresence: inACall("Presence.Read.All", "Presence.ReadWrite.All"),
  presence: inACall("Presence.ReadWrite.All"),
  readUsers: inACall("User.ReadBasic.All", "User.Read.All"),
  records: inACall("CallRecords.Read.All"),
} as const satisfies Readonly<Record<string, Permissions>>;
