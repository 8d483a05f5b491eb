import { operation } from "../operation.ts";
import { call, participant, permits } from "../parts.ts";

export const getParticipant = operation(
  { ids: { call, participant } },
  {
    area: "participants",
    says: "Tells how somebody in a call is: muted, in the lobby, on which media.",
    method: "GET",
    path: "/communications/calls/{call}/participants/{participant}",
    permissions: permits.inAGroup,
    success: [200],
    reply: "participant",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: {
        call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        participant: "2b7e1516-28ae-4d2a-a6ab-f7158809cf4f",
      },
    },
    source: "participant-get page",
  },
);
