import { odataPhrase } from "../../input/odata.ts";
import { parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { paging, pagingQuery } from "./parts.ts";

export const searchUsers = operation(
  {
    options: parameters({
      text: text({ description: "words of a display name" }),
      ...paging,
    }),
  },
  {
    area: "users",
    says: "Finds users by words of their display names.",
    method: "GET",
    path: "/users",
    rules: (input) =>
      input.query
        ? []
        : [{ code: "missing", at: "/query/text", says: "text is missing.", remedy: "Say what to look for." }],
    query: ({ query }) => [
      ["$search", odataPhrase("displayName", query?.text ?? "")],
      ...pagingQuery(query ?? {}),
    ],
    // Without it Graph refuses $search.
    headers: { consistencylevel: "eventual" },
    permissions: permits.readUsers,
    success: [200],
    reply: "list of users",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { query: { text: "recep", top: 10 } },
    source: "user-list page",
  },
);
