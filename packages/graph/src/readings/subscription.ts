import { normalId } from "../ids.ts";
import { member, nameOf } from "../values.ts";
import { momentOf } from "./call-record.ts";

export interface Subscription {
  readonly id: string;
  readonly resource?: string;
  /** Milliseconds since 1970, UTC. */
  readonly endsAt?: number;
}

/** Undefined for what is no subscription. */
export function readSubscription(body: unknown): Subscription | undefined {
  const id = nameOf(member(body, "id"));
  if (id === undefined) return undefined;
  const resource = nameOf(member(body, "resource"));
  const endsAt = momentOf(member(body, "expirationDateTime"));
  return {
    id: normalId(id),
    ...(resource === undefined ? {} : { resource }),
    ...(endsAt === undefined ? {} : { endsAt }),
  };
}
