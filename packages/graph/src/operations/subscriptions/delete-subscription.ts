import { operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { subscription } from "./parts.ts";

export const deleteSubscription = operation(
  { ids: { subscription } },
  {
    area: "subscriptions",
    says: "Has changes told no longer.",
    method: "DELETE",
    path: "/subscriptions/{subscription}",
    permissions: permits.records,
    success: [204],
    reply: "nothing",
    replies: { success: "done", 404: "absent" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { subscription: "0f5e6a7b-8c9d-4e0f-a1b2-c3d4e5f60718" } },
    inferred: ["permissions are those of what is subscribed to", "404 is taken for one that has ended"],
    source: "subscription-delete page",
  },
);
