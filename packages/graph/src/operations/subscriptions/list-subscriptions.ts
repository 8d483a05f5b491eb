import { operation } from "../operation.ts";
import { permits } from "../parts.ts";

export const listSubscriptions = operation(
  {},
  {
    area: "subscriptions",
    says: "Lists the app's subscriptions.",
    method: "GET",
    path: "/subscriptions",
    permissions: permits.records,
    success: [200],
    reply: "list of subscriptions",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {},
    inferred: ["permissions are those of what is subscribed to"],
    source: "subscription-list page",
  },
);
