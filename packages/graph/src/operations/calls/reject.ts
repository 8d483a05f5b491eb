import { oneOfWords, optional, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, callbackUri, permits } from "../parts.ts";

export const reject = operation(
  {
    ids: { call },
    body: parameters({
      reason: optional(oneOfWords(["none", "busy", "forbidden"])),
      callbackUri: optional(callbackUri),
    }),
  },
  {
    area: "calls",
    says: "Turns a call away that rings here.",
    method: "POST",
    path: "/communications/calls/{call}/reject",
    permissions: permits.none,
    success: [202],
    reply: "nothing",
    replies: { success: "accepted" },
    repeat: "safe",
    settledBy: "ended",
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" }, body: { reason: "busy" } },
    notes: ["within 15 s of the notification"],
    source: "call-reject page",
  },
);
