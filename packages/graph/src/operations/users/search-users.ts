import { odataPhrase } from "../../input/odata.ts";
import { list, oneOfWords, optional, parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { paging, pagingQuery } from "./parts.ts";

export const searchUsers = operation(
  {
    options: parameters({
      text: text({ description: "how words begin that are looked for" }),
      in: optional(
        list(
          oneOfWords(["displayName", "mail", "userPrincipalName"]),
          1,
          3,
          "where to look; in the display name unless told",
        ),
      ),
      ...paging,
    }),
  },
  {
    area: "users",
    says: "Finds users by words of their display names, addresses or sign-in names.",
    method: "GET",
    path: "/users",
    rules: (input) =>
      input.query
        ? []
        : [{ code: "missing", at: "/query/text", says: "text is missing.", remedy: "Say what to look for." }],
    query: ({ query }) => [
      [
        "$search",
        (query?.in ?? ["displayName"]).map((name) => odataPhrase(name, query?.text ?? "")).join(" OR "),
      ],
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
