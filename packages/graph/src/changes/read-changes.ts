import { normalId } from "../ids.ts";
import { tenantOf } from "../notifications/parties.ts";
import { at, member, nameOf, oneOf, textOf } from "../values.ts";

/** One change that a subscription tells of. Unrelated to notifications of calls: no signature, but a shared secret. */
export type Change =
  | {
      readonly type: "changed";
      readonly change: "created" | "updated" | "deleted";
      readonly subscription: string;
      /** `communications/callRecords/…`, as it was told. */
      readonly resource: string;
      readonly id?: string;
      readonly tenant?: string;
    }
  | {
      readonly type: "lifecycle";
      /** `missed`: changes were lost; what they were about has to be looked up. */
      readonly event: "reauthorizationRequired" | "subscriptionRemoved" | "missed";
      readonly subscription: string;
      readonly tenant?: string;
    }
  | { readonly type: "refused"; readonly why: "no change" | "wrong secret" | "unknown change" };

const changes = ["created", "updated", "deleted"] as const;
const lifecycles = ["reauthorizationRequired", "subscriptionRemoved", "missed"] as const;
const mostChanges = 1_000;

/**
 * Reads the body of a request that tells of changes; any value at all, without throwing. `secrets` are the clientStates
 * of our subscriptions: a change without one of them was told by somebody else. Undefined for what is no such body.
 */
export function readChanges(body: unknown, secrets: readonly string[]): readonly Change[] | undefined {
  const value = member(body, "value");
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, mostChanges).map((change) => readChange(change, secrets));
}

function readChange(told: unknown, secrets: readonly string[]): Change {
  const subscription = nameOf(member(told, "subscriptionId"));
  if (subscription === undefined) return { type: "refused", why: "no change" };
  const secret = textOf(member(told, "clientState")) ?? "";
  if (!secrets.some((known) => sameText(known, secret))) return { type: "refused", why: "wrong secret" };
  const tenant = tenantOf(member(told, "tenantId"));
  const common = { subscription: normalId(subscription), ...(tenant === undefined ? {} : { tenant }) };
  const event = oneOf(member(told, "lifecycleEvent"), lifecycles);
  if (event !== undefined && event !== "other") return { type: "lifecycle", event, ...common };
  const change = oneOf(member(told, "changeType"), changes);
  const resource = nameOf(member(told, "resource"));
  if (change === undefined || change === "other" || resource === undefined)
    return { type: "refused", why: "unknown change" };
  const id = nameOf(at(told, "resourceData", "id"));
  return { type: "changed", change, resource, ...common, ...(id === undefined ? {} : { id: normalId(id) }) };
}

/** Compares without stopping at the first difference, so that time tells nothing of a secret. */
function sameText(known: string, given: string): boolean {
  if (known === "" || known.length !== given.length) return false;
  let differs = 0;
  for (let at = 0; at < known.length; at += 1) differs |= known.charCodeAt(at) ^ given.charCodeAt(at);
  return differs === 0;
}
