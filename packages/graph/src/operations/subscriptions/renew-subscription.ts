import { parameters } from "../../input/schema.ts";
import { type CallFacts, operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { endsInTime, expirationDateTime, subscription } from "./parts.ts";

export const renewSubscription = operation(
  { ids: { subscription }, body: parameters({ expirationDateTime }) },
  {
    area: "subscriptions",
    says: "Has changes told for longer.",
    method: "PATCH",
    path: "/subscriptions/{subscription}",
    rules: ({ body }, facts: CallFacts) => endsInTime(body.expirationDateTime, facts),
    permissions: permits.records,
    success: [200],
    reply: "subscription",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { subscription: "0f5e6a7b-8c9d-4e0f-a1b2-c3d4e5f60718" },
      body: { expirationDateTime: "2026-11-23T12:00:00Z" },
    },
    inferred: ["permissions are those of what is subscribed to"],
    source: "subscription-update page",
  },
);
