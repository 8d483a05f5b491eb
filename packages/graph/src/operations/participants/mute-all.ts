import { list, optional, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, clientContext, participant, permits } from "../parts.ts";

export const muteAll = operation(
  {
    ids: { call },
    body: parameters({
      participants: optional(list(participant, 1, undefined, "who is muted; everybody where left out")),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "participants",
    says: "Mutes everybody, one after the other.",
    method: "POST",
    path: "/communications/calls/{call}/participants/muteAll",
    permissions: permits.inAGroup,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "the reply",
    groupOnly: true,
    legacy: { instead: "muteParticipant for each of listParticipants, which `muteAll` does" },
    example: { ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" }, body: { clientContext: "c1" } },
    inferred: ["v1.0 has no such action any more; permissions as when it had"],
    source: "permissions of Graph",
  },
);
