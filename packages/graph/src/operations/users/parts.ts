import { list, optional, text, whole } from "../../input/schema.ts";

const property = text({ format: "segment" });

/** Which members are given, and how many users at a time. */
export const paging = {
  select: optional(list(property, 1, 50, "members to give")),
  top: optional(whole(1, 999, "users at a time")),
  skipToken: optional(text({ description: "where the page before ended" })),
};

interface Paging {
  readonly select?: readonly string[] | null;
  readonly top?: number | null;
  readonly skipToken?: string | null;
}

export function pagingQuery({ select, top, skipToken }: Paging): readonly (readonly [string, string])[] {
  return [
    ...(select ? [["$select", select.join(",")] as const] : []),
    ...(top ? [["$top", `${top}`] as const] : []),
    ...(skipToken ? [["$skiptoken", skipToken] as const] : []),
  ];
}
