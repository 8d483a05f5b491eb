import { parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, onlyContext, participant, permits } from "../parts.ts";

export const muteParticipant = operation(
  { ids: { call, participant }, body: parameters(onlyContext) },
  {
    area: "participants",
    says: "Mutes somebody. Only they can unmute themselves.",
    method: "POST",
    path: "/communications/calls/{call}/participants/{participant}/mute",
    permissions: permits.inAGroup,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "the reply",
    groupOnly: true,
    example: {
      ids: {
        call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        participant: "2b7e1516-28ae-4d2a-a6ab-f7158809cf4f",
      },
      body: { clientContext: "c1" },
    },
    source: "participant-mute page",
  },
);
