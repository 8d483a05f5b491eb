import { list, oneOfWords, optional, parameters, whole } from "../../input/schema.ts";
import { eachOnce } from "../identity-rules.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import { call, callbackUri, invitation, permits } from "../parts.ts";

const { ringSeconds, redirectTargets } = graphLimits;

export const redirect = operation(
  {
    ids: { call },
    body: parameters({
      targets: list(invitation, 1, redirectTargets, "who rings instead; several ring at once"),
      timeout: optional(whole(ringSeconds.least, ringSeconds.most, "seconds that they ring")),
      callbackUri: optional(callbackUri),
      routingPolicies: optional(
        list(
          oneOfWords([
            "none",
            "noMissedCall",
            "disableForwardingExceptPhone",
            "disableForwarding",
            "preferSkypeForBusiness",
          ]),
          0,
          5,
        ),
      ),
    }),
  },
  {
    area: "calls",
    says: "Sends a call elsewhere that rings here.",
    method: "POST",
    path: "/communications/calls/{call}/redirect",
    rules: ({ body: { targets } }) => eachOnce(targets, ["body", "targets"]),
    permissions: permits.initiate,
    success: [202],
    reply: "nothing",
    replies: { success: "accepted" },
    repeat: "once",
    settledBy: "ended",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: {
        targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
        timeout: 55,
      },
    },
    notes: [
      "before it is answered; within 15 s of the notification",
      "without timeout 55 s for one target, 60 s for several",
      "to a phone only when a resource account with a number was called",
    ],
    inferred: ["routingPolicies are in an example but in no type of v1.0"],
    source: "call-redirect page",
  },
);
