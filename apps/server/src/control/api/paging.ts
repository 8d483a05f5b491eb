import { z } from "zod";
import { ApiError } from "./errors.ts";

/** Where an item stands in its list, by what of it never changes. */
export type Position = readonly (string | number)[];

/** Of a place in a flow that uses something. */
export const placeOf = ({ flow, at }: { readonly flow: string; readonly at: string }): Position => [flow, at];

/** How a list is cut into pages. */
export interface Pages {
  /** The member of the answer that holds the items. */
  readonly items: string;
  // biome-ignore lint/suspicious/noExplicitAny: each list knows what it holds; what is put together here is of all of them.
  readonly by: (item: any) => Position;
  readonly newestFirst?: true;
}

/**
 * One page of a list. A cursor says where the page before ended, not how many came before: whatever is added or goes
 * meanwhile, each item that stays is on one page and on no second one.
 * @throws ApiError `cursor_unusable`
 */
export function pageOf(
  whole: Readonly<Record<string, unknown>>,
  { items, by, newestFirst }: Pages,
  {
    path,
    limit,
    after,
  }: { readonly path: string; readonly limit: number; readonly after?: string | undefined },
): { readonly body: Readonly<Record<string, unknown>>; readonly next: string | null } {
  const order = (a: Position, b: Position) => (newestFirst ? compare(b, a) : compare(a, b));
  const from = after === undefined ? undefined : positionIn(after, items);
  const behind = (whole[items] as readonly unknown[])
    .map((item) => ({ item, at: by(item) }))
    .sort((a, b) => order(a.at, b.at))
    .filter(({ at }) => from === undefined || order(at, from) > 0);
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  const next =
    last && behind.length > limit ? `${path}?limit=${limit}&after=${cursorOf(items, last.at)}` : null;
  return { body: { ...whole, [items]: page.map(({ item }) => item), next }, next };
}

function compare(a: Position, b: Position): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined || one > other) return 1;
    if (one < other) return -1;
  }
  return 0;
}

function cursorOf(items: string, at: Position): string {
  return Buffer.from(JSON.stringify([items, ...at])).toString("base64url");
}

function positionIn(cursor: string, items: string): Position {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const [of, ...at] = z
      .array(z.union([z.string(), z.number()]))
      .min(2)
      .parse(read);
    if (of === items) return at;
  } catch {
    // Told below, like a cursor of another list.
  }
  return unusableCursor();
}

/** @throws ApiError, always */
export function unusableCursor(): never {
  throw new ApiError(
    400,
    "cursor_unusable",
    "This list has no such place to go on from.",
    "Begin with the first page, and follow what each says under next.",
  );
}

/** The header that says where the next page is. */
export function linkTo(next: string): string {
  return `<${next}>; rel="next"`;
}
