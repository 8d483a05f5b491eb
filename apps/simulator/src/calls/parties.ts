// Who is on the phone, and how Graph writes them.

import { type Json, type JsonObject, typed } from "../json.ts";

/** `language` is what the caller's client is set to, as in `de-DE`. */
export type Caller = { readonly language?: string } & (
  | { readonly kind: "phone"; readonly number: string }
  | { readonly kind: "withheld" }
  | { readonly kind: "user"; readonly id: string; readonly name: string; readonly tenantId: string }
  | { readonly kind: "outsideUser"; readonly id: string; readonly name: string; readonly tenantId: string }
  | { readonly kind: "guest"; readonly id: string; readonly name: string }
);

/** Anybody in a call: people, and what answers calls without being one. */
export type Someone =
  | Caller
  | { readonly kind: "application"; readonly id: string; readonly name: string }
  | { readonly kind: "instance"; readonly id: string; readonly name: string };

/** What the caller dialled: a number (or the resource account that has it), or the bot itself. */
export type Dialled =
  | {
      readonly kind: "number";
      readonly number: string;
      readonly instanceId: string;
      readonly name: string;
      readonly tenantId: string;
    }
  | { readonly kind: "bot"; readonly appId: string; readonly name: string };

/** Where a call is to be redirected or transferred. A user of another tenant is refused before (7505). */
export type Target =
  | { readonly kind: "user"; readonly id: string; readonly voicemail?: true }
  | { readonly kind: "phone"; readonly number: string }
  | { readonly kind: "instance"; readonly id: string }
  /** A resource account that is named as a user. */
  | { readonly kind: "misnamed"; readonly id: string }
  | { readonly kind: "bot"; readonly id: string };

const identity = (fields: JsonObject): JsonObject => typed("identity", fields);
const identitySet = (fields: JsonObject): JsonObject => typed("identitySet", fields);

/** The members of an identitySet that name somebody. */
function identityOf(caller: Someone): JsonObject {
  switch (caller.kind) {
    // The roster in a capture writes numbers this way; no capture of an incoming call from a phone is public.
    case "phone":
      return {
        phone: identity({ id: caller.number, displayName: caller.number, identityProvider: "None" }),
      };
    // Written nowhere. Direct routing names such callers "anonymous".
    case "withheld":
      return { phone: identity({ id: "anonymous", identityProvider: "None" }) };
    case "user":
    case "outsideUser":
      return {
        user: identity({
          id: caller.id,
          tenantId: caller.tenantId,
          displayName: caller.name,
          identityProvider: "AAD",
        }),
      };
    case "guest":
      return { guest: identity({ id: caller.id, displayName: caller.name, identityProvider: "None" }) };
    case "application":
      return { application: identity({ id: caller.id, displayName: caller.name }) };
    case "instance":
      return {
        applicationInstance: identity({ id: caller.id, displayName: caller.name, identityProvider: "AAD" }),
      };
  }
}

export const identitySetOf = (who: Someone): JsonObject => identitySet(identityOf(who));

/** Whether two are one: by their ids, which Graph writes in either case. */
export function sameParty(one: Someone, other: Someone): boolean {
  const idOf = (who: Someone) =>
    who.kind === "withheld" ? undefined : who.kind === "phone" ? who.number : who.id.toLowerCase();
  const [a, b] = [idOf(one), idOf(other)];
  return a !== undefined && a === b;
}

/** As captures show it: in small letters. */
export const languageOf = (who: Someone): string =>
  (("language" in who ? who.language : undefined) ?? "en-US").toLowerCase();

/** The `source` of a call. An app without any Calls permission only sees an opaque identity. */
export function sourceOf(caller: Caller, participantId: string, opaque: boolean): JsonObject {
  const members = opaque ? { encrypted: identity({ id: `opaque-${participantId}` }) } : identityOf(caller);
  return typed("participantInfo", {
    identity: identitySet(members),
    endpointType: "default",
    region: "emea",
    languageId: languageOf(caller),
    id: participantId,
  });
}

/** The one entry of a call's `targets`: the bot, as the caller reached it. */
export function targetOf(dialled: Dialled, participantId: string): JsonObject {
  const members =
    dialled.kind === "number"
      ? {
          applicationInstance: identity({
            id: dialled.instanceId,
            tenantId: dialled.tenantId,
            displayName: dialled.name,
            identityProvider: "AAD",
          }),
        }
      : { application: identity({ id: dialled.appId, displayName: dialled.name }) };
  return typed("invitationParticipantInfo", {
    identity: identitySet(members),
    endpointType: "default",
    id: participantId,
    region: null,
    languageId: null,
  });
}

/** Who picked up after a redirect; the documented example shows an opaque identity even then. */
export const answeredBy = (participantId: string): Json =>
  typed("participantInfo", {
    identity: identitySet({ encrypted: identity({ id: `opaque-${participantId}` }) }),
    endpointType: "default",
  });
