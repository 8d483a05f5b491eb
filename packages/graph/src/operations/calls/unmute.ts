import { parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, onlyContext, permits } from "../parts.ts";

export const unmute = operation(
  { ids: { call }, body: parameters(onlyContext) },
  {
    area: "calls",
    says: "Lets the bot be heard again.",
    method: "POST",
    path: "/communications/calls/{call}/unmute",
    permissions: permits.call,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "the reply",
    groupOnly: true,
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" }, body: { clientContext: "c1" } },
    source: "call-unmute page",
  },
);
