import { operation } from "../operation.ts";
import { call, participant, permits } from "../parts.ts";

export const deleteParticipant = operation(
  { ids: { call, participant } },
  {
    area: "participants",
    says: "Removes somebody from a call, or takes an invitation back.",
    method: "DELETE",
    path: "/communications/calls/{call}/participants/{participant}",
    permissions: permits.inAGroup,
    success: [204],
    reply: "nothing",
    replies: { success: "done", 404: "absent" },
    repeat: "safe",
    settledBy: "the reply",
    groupOnly: true,
    example: {
      ids: {
        call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        participant: "2b7e1516-28ae-4d2a-a6ab-f7158809cf4f",
      },
    },
    notes: [
      "the tenant must allow it: Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds",
      "no notification says that an active participant was removed",
    ],
    inferred: ["404 is taken for somebody who has left"],
    source: "participant-delete page",
  },
);
