import { optional, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, clientContext, participant, prompt } from "../parts.ts";

export const startHoldMusic = operation(
  {
    ids: { call, participant },
    body: parameters({ customPrompt: optional(prompt), clientContext: optional(clientContext) }),
  },
  {
    area: "participants",
    says: "Puts somebody on hold, with music.",
    method: "POST",
    path: "/communications/calls/{call}/participants/{participant}/startHoldMusic",
    permissions: {
      anyOf: [{ of: ["Calls.JoinGroupCallAsGuest.All", "Calls.JoinGroupCall.All"] }],
      checked: "each request",
    },
    success: [202],
    reply: "operation",
    replies: { success: "operation" },
    // Whoever is on hold already is refused: a repeat would look like a failure.
    repeat: "once",
    settledBy: "its operation",
    example: {
      ids: {
        call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        participant: "2b7e1516-28ae-4d2a-a6ab-f7158809cf4f",
      },
      body: { clientContext: "c1" },
    },
    notes: ["one participant of a call at a time"],
    source: "participant-startholdmusic page",
  },
);
