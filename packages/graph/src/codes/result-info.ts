import { at, wholeOf } from "../values.ts";

/** Graph's `resultInfo`: numbers, of which either may be missing. */
export interface ResultInfo {
  readonly code?: number;
  readonly subcode?: number;
}

/** Reads `resultInfo` in each of its spellings: `subcode` and `subCode`, numbers and text. */
export function readResultInfo(entity: unknown): ResultInfo {
  const code = wholeOf(at(entity, "resultInfo", "code"));
  const subcode = wholeOf(at(entity, "resultInfo", "subcode"));
  return { ...(code === undefined ? {} : { code }), ...(subcode === undefined ? {} : { subcode }) };
}

export function isFailure({ code }: ResultInfo): boolean {
  return code !== undefined && code >= 400;
}

/** `500#7000`, the way Graph's own messages end; undefined when there are no numbers. */
export function detailOf({ code, subcode }: ResultInfo): string | undefined {
  if (code === undefined && subcode === undefined) return undefined;
  return subcode === undefined ? `${code}` : `${code ?? ""}#${subcode}`;
}
