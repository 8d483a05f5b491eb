import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";

export const getPresence = operation(
  { ids: { user } },
  {
    area: "presence",
    says: "Tells whether a user is available.",
    method: "GET",
    path: "/users/{user}/presence",
    permissions: permits.readPresence,
    success: [200],
    reply: "presence",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { user: "550fae72-d251-43ec-868c-373732c2704f" } },
    notes: ["1,500 requests in 30 s for an app and tenant"],
    source: "presence-get page; permissions of Graph, which older pages deny to apps",
  },
);
