import { optional, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { paging, pagingQuery } from "./parts.ts";

export const getUser = operation(
  { ids: { user }, options: parameters({ select: optional(paging.select) }) },
  {
    area: "users",
    says: "Gives a user.",
    method: "GET",
    path: "/users/{user}",
    query: ({ query }) => pagingQuery(query ?? {}),
    permissions: permits.readUsers,
    success: [200],
    reply: "user",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { user: "reception@ivr.example" }, query: { select: ["id", "displayName"] } },
    source: "user-get page",
  },
);
