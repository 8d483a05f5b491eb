import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const deleteCall = operation(
  { ids: { call } },
  {
    area: "calls",
    says: "Hangs up; in a group call it only leaves.",
    method: "DELETE",
    path: "/communications/calls/{call}",
    permissions: permits.ofTheCall,
    success: [204],
    reply: "nothing",
    // What was wanted is so.
    replies: { success: "accepted", 404: "over" },
    repeat: "safe",
    settledBy: "ended",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" } },
    inferred: ["404 is taken for a call that has ended"],
    source: "call-delete page",
  },
);
