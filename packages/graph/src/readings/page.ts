import { member, textOf } from "../values.ts";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** `skipToken` of the next request; left out on the last page. */
  readonly skipToken?: string;
}

/**
 * Reads a list. Of the address of the next page only its token is taken: with a whole address a reply could send our
 * token anywhere.
 */
export function readPage<T>(body: unknown, read: (item: unknown) => T | undefined): Page<T> {
  const value = member(body, "value");
  const items = (Array.isArray(value) ? value : []).flatMap((item) => read(item) ?? []);
  const next = textOf(member(body, "@odata.nextLink"));
  const token = next === undefined ? undefined : /[?&](?:\$|%24)skiptoken=([^&#]{1,4000})/i.exec(next)?.[1];
  const skipToken = token === undefined ? undefined : decoded(token);
  return { items, ...(skipToken === undefined ? {} : { skipToken }) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
