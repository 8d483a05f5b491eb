import { list, oneOfWords, open, optional, parameters, whole } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, callbackUri, mediaConfig } from "../parts.ts";

export const answer = operation(
  {
    ids: { call },
    body: parameters({
      callbackUri: optional(callbackUri),
      mediaConfig,
      acceptedModalities: optional(list(oneOfWords(["audio", "video", "videoBasedScreenSharing"]), 1, 3)),
      participantCapacity: optional(
        whole(1, 2_147_483_647, "for recording by policy: participants that this bot records at most"),
      ),
      callOptions: optional(open({})),
    }),
  },
  {
    area: "calls",
    says: "Picks up a call that rings here, or joins the group call it is an invitation to.",
    method: "POST",
    path: "/communications/calls/{call}/answer",
    permissions: {
      anyOf: [
        { for: "a call to the bot", of: [] },
        { for: "a group call", of: ["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"] },
      ],
      checked: "each request",
    },
    success: [202],
    reply: "nothing",
    replies: { success: "accepted" },
    repeat: "safe",
    settledBy: "connected",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: {
        callbackUri: "https://ivr.example/api/calls",
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      },
    },
    notes: [
      "within 15 s of the notification; 5 s for recording by policy",
      "without callbackUri the registered one is used",
    ],
    inferred: ["a second answer fails because the first one worked"],
    source: "call-answer page",
  },
);
