import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const keepAlive = operation(
  { ids: { call } },
  {
    area: "calls",
    says: "Tells Graph that a call is still wanted.",
    method: "POST",
    path: "/communications/calls/{call}/keepAlive",
    permissions: permits.ofTheCall,
    success: [200],
    reply: "nothing",
    // The page says it: 404 when the call has ended.
    replies: { success: "done", 404: "gone" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" } },
    notes: ["once in 45 minutes at least, every 15 is advised; else the call ends with 408#8537"],
    source: "call-keepalive page",
  },
);
