import type { InputProblem } from "../../input/index.ts";
import { oneOfWords, optional, parameters, text } from "../../input/schema.ts";
import { graphLimits } from "../limits.ts";
import { type CallFacts, operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { endsInTime, expirationDateTime } from "./parts.ts";

export const createSubscription = operation(
  {
    body: parameters({
      changeType: text({ description: "created, or created,updated" }),
      notificationUrl: text({ format: "url", description: "where changes are told" }),
      lifecycleNotificationUrl: optional(text({ format: "url" })),
      resource: text({ description: "communications/callRecords" }),
      expirationDateTime,
      clientState: optional(
        text({
          maxLength: graphLimits.clientState,
          description: "a secret that comes back with each change",
        }),
      ),
      latestSupportedTlsVersion: optional(oneOfWords(["v1_0", "v1_1", "v1_2", "v1_3"])),
    }),
  },
  {
    area: "subscriptions",
    says: "Has changes told: of call records, for instance.",
    method: "POST",
    path: "/subscriptions",
    rules: ({ body }, facts: CallFacts) => {
      const found: InputProblem[] = [...endsInTime(body.expirationDateTime, facts)];
      if (!/^\/?communications\//i.test(body.resource))
        found.push({
          code: "unsupported",
          at: "/body/resource",
          says: "Only changes of communications are read here.",
          remedy: "Give a resource such as communications/callRecords.",
        });
      if (!/^(created|updated|deleted)(,(created|updated|deleted))*$/.test(body.changeType))
        found.push({
          code: "unknown value",
          at: "/body/changeType",
          says: "changeType has a value that is not known.",
          remedy: "Write created, updated or deleted, with commas between several.",
        });
      return found;
    },
    permissions: permits.records,
    success: [201],
    reply: "subscription",
    replies: { success: "done" },
    repeat: "once",
    settledBy: "the reply",
    example: {
      body: {
        changeType: "created",
        notificationUrl: "https://ivr.example/api/changes",
        resource: "communications/callRecords",
        expirationDateTime: "2026-11-23T12:00:00Z",
        clientState: "a-secret-of-ours",
      },
    },
    notes: [
      `lasts ${graphLimits.subscriptionMinutes} minutes at most`,
      "Graph first asks the address for its validationToken, which must come back within 10 s",
      "changes are answered with 202 within 3 s",
    ],
    inferred: ["permissions are those of what is subscribed to"],
    source: "subscription-post-subscriptions page",
  },
);
