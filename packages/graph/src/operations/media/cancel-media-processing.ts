import { parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, onlyContext, permits } from "../parts.ts";

export const cancelMediaProcessing = operation(
  { ids: { call }, body: parameters(onlyContext) },
  {
    area: "media",
    says: "Stops what is played or recorded, and everything queued behind it.",
    method: "POST",
    path: "/communications/calls/{call}/cancelMediaProcessing",
    permissions: permits.ofTheCall,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "the reply",
    media: "service",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" }, body: { clientContext: "c1" } },
    notes: ["keys go on being reported"],
    source: "call-cancelmediaprocessing page",
  },
);
