import { languageTag, type Party } from "@dialtree/flow";
import { normalId } from "../ids.ts";
import { at, member, nameOf, objectOf, textOf } from "../values.ts";

/** Who is calling, from `source`, a participantInfo. */
export function readCaller(call: unknown): Party {
  return partyOf(at(call, "source", "identity"));
}

/** Who is being called. The call lives in the tenant of what was called, so a missing tenant is the call's. */
export function readCalled(call: unknown, tenant: string | undefined): Party {
  const targets = member(call, "targets");
  const parties = (Array.isArray(targets) ? targets : [targets]).map((target) =>
    partyOf(member(target, "identity")),
  );
  const called = parties.find(({ kind }) => kind === "account") ??
    parties.find(({ kind }) => kind === "bot") ??
    parties[0] ?? { kind: "unknown" };
  const ours = called.kind === "account" || called.kind === "bot";
  return ours && called.tenant === undefined && tenant !== undefined ? { ...called, tenant } : called;
}

/** The number that was dialled. Inferred: a public example shows it as the original end of a routing step. */
export function readDialled(call: unknown): string | undefined {
  const routes = member(call, "callRoutes");
  for (const route of Array.isArray(routes) ? routes : []) {
    const number = phoneNumber(at(route, "original", "phone", "id"));
    if (number !== undefined) return number;
  }
  return undefined;
}

/** What the caller's client is set to. Graph writes `en-us`; flows write `en-US`. */
export function readLanguage(call: unknown): string | undefined {
  const told = textOf(at(call, "source", "languageId"));
  if (told === undefined || told.length > 20) return undefined;
  const [primary = "", ...others] = told.toLowerCase().split(/[-_]/);
  const parts = others.map((part) =>
    part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1) : part.toUpperCase(),
  );
  const tag = languageTag.safeParse([primary, ...parts].join("-"));
  return tag.success ? tag.data : undefined;
}

/**
 * Someone's identitySet, a map from the kind of identity to the identity. More than one may be set; the order is from
 * what says most about how to reach them. `encrypted`, and kinds that a phone menu never meets, are nobody we may see.
 */
export function partyOf(identities: unknown): Party {
  const found = (kind: string) => objectOf(member(identities, kind));
  const phone = found("phone");
  const number = phone && (phoneNumber(member(phone, "id")) ?? phoneNumber(member(phone, "displayName")));
  if (number !== undefined) {
    const name = nameOf(member(phone, "displayName"));
    return { kind: "phone", number, ...(name === undefined || name === number ? {} : { name }) };
  }
  const user = known(found("user"));
  if (user) return { kind: "user", ...user };
  const account = known(found("applicationInstance"));
  if (account) return { kind: "account", ...account };
  const bot = known(found("application"));
  if (bot) return { kind: "bot", ...bot };
  const guest = found("guest");
  if (!guest) return { kind: "unknown" };
  const id = idOf(guest);
  const name = nameOf(member(guest, "displayName"));
  return { kind: "guest", ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

function known(identity: unknown): { id: string; tenant?: string; name?: string } | undefined {
  const id = idOf(identity);
  if (id === undefined) return undefined;
  const tenant = tenantOf(member(identity, "tenantId"));
  const name = nameOf(member(identity, "displayName"));
  return { id, ...(tenant === undefined ? {} : { tenant }), ...(name === undefined ? {} : { name }) };
}

function idOf(identity: unknown): string | undefined {
  const id = nameOf(member(identity, "id"));
  return id === undefined ? undefined : normalId(id);
}

/** A tenant id in its normal form; anything that is no GUID names no tenant. */
export function tenantOf(value: unknown): string | undefined {
  const id = normalId(textOf(value) ?? "");
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
}

/** Rosters write a number as `+12065550100_` and 32 hex digits; the rest of it is nobody's business. */
export function phoneNumber(value: unknown): string | undefined {
  const number = textOf(value)?.replace(/^tel:/i, "").replace(/_.*$/s, "");
  return number !== undefined && /^\+?[0-9]{2,20}$/.test(number) ? number : undefined;
}
