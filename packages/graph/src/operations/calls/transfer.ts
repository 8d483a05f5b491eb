import { normalId } from "../../ids.ts";
import type { InputProblem } from "../../input/index.ts";
import { open, optional, parameters, text } from "../../input/schema.ts";
import { oneIdentity } from "../identity-rules.ts";
import { type CallFacts, operation } from "../operation.ts";
import { call, clientContext, identities, invitation, permits } from "../parts.ts";

const transferee = open(
  {
    identity: identities,
    participantId: text({ description: "the transferee's id in the roster" }),
  },
  "who is handed over, in a group call",
);

export const transfer = operation(
  {
    ids: { call },
    body: parameters({
      transferTarget: invitation,
      transferee: optional(transferee),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "calls",
    says: "Hands an answered call over: blindly, or to the party of another call (replacesCallId).",
    method: "POST",
    path: "/communications/calls/{call}/transfer",
    rules: ({ ids, body }, facts: CallFacts) => {
      const { transferTarget, transferee } = body;
      const found: InputProblem[] = [
        ...oneIdentity(transferTarget.identity, ["body", "transferTarget", "identity"]),
        ...(transferee ? oneIdentity(transferee.identity, ["body", "transferee", "identity"]) : []),
      ];
      if (facts.group === true && !transferee)
        found.push({
          code: "missing",
          at: "/body/transferee",
          says: "In a group call somebody has to be named who is handed over.",
          remedy: "Give transferee with identity and participantId, both from the roster.",
        });
      if (facts.group === false && transferee)
        found.push({
          code: "conflict",
          at: "/body/transferee",
          says: "In a call of two it is the other side that is handed over.",
          remedy: "Leave transferee out.",
        });
      if (transferTarget.replacesCallId && normalId(transferTarget.replacesCallId) === normalId(ids.call))
        found.push({
          code: "conflict",
          at: "/body/transferTarget/replacesCallId",
          says: "A call cannot take its own place.",
          remedy: "Give the id of the bot's other call, the one with the target.",
        });
      return found;
    },
    permissions: permits.initiate,
    success: [202],
    reply: "nothing",
    replies: { success: "accepted" },
    repeat: "once",
    settledBy: "ended",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: { transferTarget: { identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } } },
    },
    notes: [
      "both sides are users of one tenant; to a phone only from a resource account with a number",
      "a failure gives the call back: established, with an error of 400 or more",
    ],
    inferred: ["clientContext is in examples but not in the type"],
    source: "call-transfer page",
  },
);
