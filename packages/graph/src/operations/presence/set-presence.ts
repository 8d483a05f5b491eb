import { oneOfWords, optional, parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";

// Which activity goes with which availability.
const presencePairs = [
  ["Available", "Available"],
  ["Busy", "InACall"],
  ["Busy", "InAConferenceCall"],
  ["Away", "Away"],
  ["DoNotDisturb", "Presenting"],
] as const;

export const setPresence = operation(
  {
    ids: { user },
    body: parameters({
      sessionId: text({ format: "guid", description: "the app's own id" }),
      availability: oneOfWords(["Available", "Busy", "Away", "DoNotDisturb"]),
      activity: oneOfWords(["Available", "InACall", "InAConferenceCall", "Away", "Presenting"]),
      expirationDuration: optional(text({ format: "presenceDuration" })),
    }),
  },
  {
    area: "presence",
    says: "Shows a user as available or busy, for this app's part.",
    method: "POST",
    path: "/users/{user}/presence/setPresence",
    rules: ({ body: { availability, activity } }) =>
      presencePairs.some(([is, does]) => is === availability && does === activity)
        ? []
        : [
            {
              code: "conflict",
              at: "/body/activity",
              says: `${activity} does not go with ${availability}.`,
              remedy: `Pairs are ${presencePairs.map((pair) => pair.join(" with ")).join(", ")}.`,
            },
          ],
    permissions: permits.presence,
    success: [200],
    reply: "nothing",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { user: "550fae72-d251-43ec-868c-373732c2704f" },
      body: {
        sessionId: "7d1f4c55-90ab-4e21-b6c3-5a0f9e8d7c6b",
        availability: "Busy",
        activity: "InACall",
        expirationDuration: "PT1H",
      },
    },
    notes: ["for 5 minutes where no duration is given; only certain pairs"],
    inferred: ["DoNotDisturb with Presenting is only on newer pages"],
    source: "presence-setpresence page",
  },
);
