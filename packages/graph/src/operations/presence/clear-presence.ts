import { parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";

export const clearPresence = operation(
  {
    ids: { user },
    body: parameters({ sessionId: text({ format: "guid", description: "the app's own id" }) }),
  },
  {
    area: "presence",
    says: "Takes back what this app has shown of a user.",
    method: "POST",
    path: "/users/{user}/presence/clearPresence",
    permissions: permits.presence,
    success: [200],
    reply: "nothing",
    // The page says it: 404 when there is nothing to take back.
    replies: { success: "done", 404: "absent" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { user: "550fae72-d251-43ec-868c-373732c2704f" },
      body: { sessionId: "7d1f4c55-90ab-4e21-b6c3-5a0f9e8d7c6b" },
    },
    source: "presence-clearpresence page",
  },
);
