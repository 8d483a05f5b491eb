import { parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, onlyContext, permits } from "../parts.ts";

export const subscribeToTone = operation(
  { ids: { call }, body: parameters(onlyContext) },
  {
    area: "media",
    says: "Has the keys reported that are pressed in a call.",
    method: "POST",
    path: "/communications/calls/{call}/subscribeToTone",
    permissions: permits.media,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "the reply",
    media: "service",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" }, body: { clientContext: "c1" } },
    notes: ["once for a call, until it ends; keys must not be kept"],
    source: "call-subscribetotone page",
  },
);
