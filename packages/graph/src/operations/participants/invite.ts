import type { InputProblem } from "../../input/index.ts";
import { list, optional, parameters } from "../../input/schema.ts";
import { eachOnce } from "../identity-rules.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import { call, clientContext, invitation } from "../parts.ts";

export const invite = operation(
  {
    ids: { call },
    body: parameters({
      participants: list(invitation, 1, graphLimits.invited, "who is called into the call"),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "participants",
    says: "Calls people into a call, or moves one over from another call (replacesCallId).",
    method: "POST",
    path: "/communications/calls/{call}/participants/invite",
    rules: ({ body: { participants } }) => {
      const found: InputProblem[] = [...eachOnce(participants, ["body", "participants"])];
      // Graph would take the first and say nothing of the others.
      if (participants.length > 1 && participants.some(({ replacesCallId }) => replacesCallId))
        found.push({
          code: "conflict",
          at: "/body/participants",
          says: "Only one person at a time can come over from another call.",
          remedy: "Invite whoever has a replacesCallId alone.",
        });
      return found;
    },
    permissions: { anyOf: [{ of: ["Calls.InitiateGroupCall.All"] }], checked: "each request" },
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "once",
    settledBy: "its operation",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: {
        participants: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
        clientContext: "c1",
      },
    },
    notes: [
      "nobody twice",
      "several at once need a call with a chat",
      "with replacesCallId the other call ends when they have come over",
      "for group calls; a call of two becomes one, and the bot needs permissions for that",
    ],
    inferred: ["the page says group calls only, the list of phone scenarios shows calls of two as well"],
    source: "participant-invite page",
  },
);
