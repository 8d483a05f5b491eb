import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const getCall = operation(
  { ids: { call } },
  {
    area: "calls",
    says: "Tells how a call is.",
    method: "GET",
    path: "/communications/calls/{call}",
    permissions: permits.call,
    success: [200],
    reply: "call",
    replies: { success: "done", 404: "gone" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" } },
    source: "call-get page",
  },
);
