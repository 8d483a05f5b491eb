import { normalId } from "../ids.ts";
import { member, nameOf, oneOf, textOf } from "../values.ts";

const types = ["unknown", "groupCall", "peerToPeer"] as const;

/** When a call was and what it was; `id` is the callChainId of its notifications. */
export interface CallRecord {
  readonly id: string;
  readonly type: (typeof types)[number];
  /** Milliseconds since 1970, UTC. */
  readonly began?: number;
  readonly ended?: number;
}

/** Undefined for what is no record. */
export function readCallRecord(body: unknown): CallRecord | undefined {
  const id = nameOf(member(body, "id"));
  if (id === undefined) return undefined;
  const type = oneOf(member(body, "type"), types);
  const began = momentOf(member(body, "startDateTime"));
  const ended = momentOf(member(body, "endDateTime"));
  return {
    id: normalId(id),
    type: type === undefined || type === "other" ? "unknown" : type,
    ...(began === undefined ? {} : { began }),
    ...(ended === undefined ? {} : { ended }),
  };
}

/** Milliseconds since 1970 of a moment in OData's form; undefined for anything else. */
export function momentOf(value: unknown): number | undefined {
  const text = textOf(value);
  if (text === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const moment = Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(moment) ? undefined : moment;
}
