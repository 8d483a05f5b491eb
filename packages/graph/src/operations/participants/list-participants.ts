import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const listParticipants = operation(
  { ids: { call } },
  {
    area: "participants",
    says: "Lists who is in a call.",
    method: "GET",
    path: "/communications/calls/{call}/participants",
    permissions: permits.call,
    success: [200],
    reply: "list of participants",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" } },
    source: "call-list-participants page",
  },
);
