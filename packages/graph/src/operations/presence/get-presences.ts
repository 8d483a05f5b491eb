import { list, parameters, text } from "../../input/schema.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";

export const getPresences = operation(
  {
    body: parameters({
      ids: list(text({ format: "guid" }), 1, graphLimits.presences, "object ids of users"),
    }),
  },
  {
    area: "presence",
    says: "Tells which of many users are available.",
    method: "POST",
    path: "/communications/getPresencesByUserId",
    permissions: permits.readPresence,
    success: [200],
    reply: "list of presences",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { body: { ids: ["550fae72-d251-43ec-868c-373732c2704f"] } },
    source: "cloudcommunications-getpresencesbyuserid page; permissions of Graph",
  },
);
