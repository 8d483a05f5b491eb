import { oneOfWords, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const changeScreenSharingRole = operation(
  { ids: { call }, body: parameters({ role: oneOfWords(["viewer", "sharer"]) }) },
  {
    area: "calls",
    says: "Begins or ends sharing a screen, in calls whose media an app handles.",
    method: "POST",
    path: "/communications/calls/{call}/changeScreenSharingRole",
    permissions: permits.media,
    success: [202],
    reply: "nothing",
    replies: { success: "accepted" },
    repeat: "safe",
    settledBy: "the roster",
    media: "app",
    groupOnly: true,
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" }, body: { role: "viewer" } },
    source: "call-changescreensharingrole page",
  },
);
