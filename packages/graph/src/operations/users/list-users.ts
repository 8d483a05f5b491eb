import { parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { paging, pagingQuery } from "./parts.ts";

export const listUsers = operation(
  { options: parameters(paging) },
  {
    area: "users",
    says: "Lists the users of the tenant.",
    method: "GET",
    path: "/users",
    query: ({ query }) => pagingQuery(query ?? {}),
    permissions: permits.readUsers,
    success: [200],
    reply: "list of users",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { query: { select: ["id", "displayName"], top: 50 } },
    notes: ["User.ReadBasic.All shows names and addresses only"],
    source: "user-list page",
  },
);
