import type { Directory } from "../../directory.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import type { JsonObject } from "../../json.ts";
import { type Asking, context, type Operation } from "../operation.ts";
import { filterOf, option, pageOf, searchOf, selected } from "../query.ts";
import { filterable, searchable, selectable, shown, userOf, usersOf } from "./users.ts";

/** `/users` and `/users/{id}`: finding whom to call. */
export function userOperations(directory: () => Directory): readonly Operation[] {
  const everybody = ({ access }: Asking) => usersOf(directory(), access.tenantId);

  return [
    {
      name: "listUsers",
      area: "others",
      denied: "requestDenied",
      answer(asking) {
        const { base, query } = asking;
        const eventual = asking.header("consistencylevel")?.toLowerCase() === "eventual";
        const [filter, search, order] = ["filter", "search", "orderby"].map((name) => option(query, name));
        const counted = option(query, "count")?.toLowerCase() === "true";
        if (!eventual && (search !== undefined || counted || (order !== undefined && filter !== undefined)))
          throw new RefusedRequest(
            "unsupportedQuery",
            "$search, $count, and $orderby with $filter, need the header 'ConsistencyLevel: eventual'.",
          );
        const names = selected(option(query, "select"), selectable);
        let users = everybody(asking);
        if (filter !== undefined) users = users.filter(filterOf(filter, filterable));
        if (search !== undefined) users = users.filter(searchOf(search, searchable));
        if (order !== undefined) users = ordered(users, order);
        const { rows, nextLink } = pageOf(users, `${base}/users`, query);
        return {
          status: 200,
          body: {
            ...context(base, names ? `users(${names.join(",")})` : "users"),
            ...(counted ? { "@odata.count": users.length } : {}),
            ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }),
            value: rows.map((user) => shown(user, names)),
          },
        };
      },
    },
    {
      name: "getUser",
      area: "others",
      denied: "requestDenied",
      answer(asking) {
        const { base, query, ids } = asking;
        const names = selected(option(query, "select"), selectable);
        const user = userOf(everybody(asking), ids[0] ?? "");
        if (!user) throw new RefusedRequest("userNotFound");
        const about = names ? `users(${names.join(",")})/$entity` : "users/$entity";
        return { status: 200, body: { ...context(base, about), ...shown(user, names) } };
      },
    },
  ];
}

function ordered(users: readonly JsonObject[], order: string): readonly JsonObject[] {
  const [, name = "", way = "asc"] = /^(\w+)(?:\s+(asc|desc))?$/i.exec(order.trim()) ?? [];
  const by = ["displayName", "userPrincipalName"].find((known) => known.toLowerCase() === name.toLowerCase());
  if (by === undefined)
    throw new RefusedRequest("unsupportedQuery", `Cannot order by '${order.slice(0, 64)}'.`);
  const sign = way.toLowerCase() === "desc" ? -1 : 1;
  return [...users].sort((a, b) => sign * String(a[by]).localeCompare(String(b[by]), "en"));
}
