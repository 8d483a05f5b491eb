import type { InputProblem } from "../../input/index.ts";
import { either, type Given, list, open, optional, text, typed, yesNo } from "../../input/schema.ts";
import { eachOnce, oneIdentity } from "../identity-rules.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import {
  callbackUri,
  identities,
  invitation,
  kindsOf,
  mediaConfig,
  modalities,
  participantInfo,
  tenant,
} from "../parts.ts";

const meetingInfo = either(
  [
    typed("organizerMeetingInfo", {
      organizer: identities,
      allowConversationWithoutHost: optional(yesNo()),
    }),
    typed("tokenMeetingInfo", { token: text({ description: "from the invitation to a group call" }) }),
    typed("joinMeetingIdMeetingInfo", {
      joinMeetingId: text({ format: "joinMeetingId", description: "the meeting id of an invitation" }),
      passcode: optional(text()),
    }),
  ],
  "the meeting to join: by its organizer and chat, by a token, or by its meeting id",
);

const body = open({
  callbackUri,
  targets: optional(list(invitation, 1, graphLimits.groupTargets, "who is called")),
  source: optional(participantInfo),
  subject: optional(text()),
  requestedModalities: modalities,
  mediaConfig,
  callOptions: optional(open({})),
  chatInfo: optional(open({ threadId: text(), messageId: optional(text()) })),
  meetingInfo: optional(meetingInfo),
  tenantId: optional(tenant),
  callChainId: optional(text()),
});
type CreateCallBody = Given<typeof body>;

function rules({ body }: { readonly body: CreateCallBody }): readonly InputProblem[] {
  const { targets = [], source, meetingInfo, chatInfo, tenantId } = body;
  const called = targets ?? [];
  const found: InputProblem[] = [...eachOnce(called, ["body", "targets"])];
  const add = (code: InputProblem["code"], at: string, says: string, remedy: string) =>
    found.push({ code, at, says, remedy });
  const from = kindsOf(source?.identity);
  if (source) found.push(...oneIdentity(source.identity, ["body", "source", "identity"]));
  if (called.length === 0 && !meetingInfo)
    add("missing", "/body", "Nobody is called, and no meeting is joined.", "Give targets or meetingInfo.");
  if (called.length > 0 && meetingInfo)
    add(
      "conflict",
      "/body/targets",
      "A meeting is joined, which calls nobody.",
      "Join first, then invite; or leave meetingInfo out.",
    );
  const phones = called.filter(({ identity }) => kindsOf(identity).includes("phone"));
  if (phones.length > 0 && called.length > 1)
    add(
      "unsupported",
      "/body/targets",
      "A group call starts without phones.",
      "Start it with users, then invite the phone.",
    );
  else if (phones.length > 0) {
    if (!from.includes("applicationInstance"))
      add(
        "missing",
        "/body/source",
        "A phone is called from a resource account with a number.",
        "Give source.identity.applicationInstance, the account's object id.",
      );
    if (!tenantId)
      add(
        "missing",
        "/body/tenantId",
        "A phone is called from a tenant.",
        "Give tenantId, that of the resource account.",
      );
  }
  if (from.includes("guest") && !meetingInfo)
    add(
      "unsupported",
      "/body/source/identity/guest",
      "A guest can only join meetings.",
      "Leave source out, or give meetingInfo.",
    );
  if (meetingInfo?.["@odata.type"] === "#microsoft.graph.organizerMeetingInfo") {
    found.push(...oneIdentity(meetingInfo.organizer, ["body", "meetingInfo", "organizer"]));
    if (!chatInfo)
      add(
        "missing",
        "/body/chatInfo",
        "A meeting by its organizer needs its chat as well.",
        "Give chatInfo.threadId; both are in the meeting's join address.",
      );
  }
  return found;
}

export const createCall = operation(
  { body },
  {
    area: "calls",
    says: "Calls a person, a phone or a group, or joins a meeting.",
    method: "POST",
    path: "/communications/calls",
    rules,
    permissions: {
      anyOf: [
        { for: "one person, a phone", of: ["Calls.Initiate.All"] },
        { for: "a group", of: ["Calls.InitiateGroupCall.All"] },
        { for: "a meeting", of: ["Calls.JoinGroupCall.All"] },
        { for: "a meeting, as guest", of: ["Calls.JoinGroupCallAsGuest.All"] },
        { for: "media of its own, besides", of: ["Calls.AccessMedia.All"] },
      ],
      checked: "each request",
    },
    success: [201],
    reply: "call",
    replies: { success: "accepted" },
    repeat: "once",
    settledBy: "connected",
    example: {
      body: {
        callbackUri: "https://ivr.example/api/calls",
        targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
        requestedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        tenantId: "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901",
      },
    },
    notes: [
      "a phone: from a resource account with a number, and its tenant",
      "a group: users only; it has no chat and no recording",
      "either targets or a meeting",
      "for one meeting its chat can grant Calls.JoinGroupCalls.Chat instead",
    ],
    inferred: ["targets together with a meeting are refused here; the page shows no such request"],
    source: "application-post-calls page",
  },
);
