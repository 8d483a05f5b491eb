import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const listOperations = operation(
  { ids: { call } },
  {
    area: "calls",
    says: "Tells how the operations of a call are.",
    method: "GET",
    path: "/communications/calls/{call}/operations",
    permissions: permits.call,
    success: [200],
    reply: "list of operations",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" } },
    inferred: ["it has no page; permissions as for the call", "whether those that are over are among them"],
    source: "OpenAPI description",
  },
);
