import {
  type Clock,
  createNotificationKeys,
  type FetchJson,
  type NotificationKeys,
} from "@dialtree/graph/io";
import { decodeProtectedHeader, type JWTPayload, jwtVerify } from "jose";
import { EntraRefusal } from "./entra-refusal.ts";
import type { Person } from "./person.ts";
import { rolesIn } from "./roles.ts";

export interface IdTokenOptions {
  /** The app that people sign in to: the only audience. */
  readonly clientId: string;
  /** Without a slash at its end. */
  readonly authorityHost: string;
  readonly fetchJson: FetchJson;
  readonly clock: Clock;
}

export interface IdTokens {
  /**
   * Whom a token of a tenant is for. What msal hands on has not been verified by it.
   * @param nonce What was asked for; undefined of tokens that renew a session, which have none.
   * @throws IdTokenFault; EntraRefusal `away` while there is no key to verify it with
   */
  verify(token: string, tenant: string, nonce: string | undefined): Promise<Person>;
  close(): void;
}

/** A token that proves nothing, or too little; the message is for people. */
export class IdTokenFault extends Error {}

const skewSeconds = 5 * 60;

/**
 * Verifies the tokens that say who somebody is: RS256 by a key of the tenant's own document, from that tenant, for this app, at
 * this time, for this attempt to sign in.
 * See https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference.
 */
export function createIdTokens({ clientId, authorityHost, fetchJson, clock }: IdTokenOptions): IdTokens {
  const keysOf = new Map<string, NotificationKeys>();

  function keysFor(tenant: string): NotificationKeys {
    const document = `${authorityHost}/${tenant}/v2.0/.well-known/openid-configuration`;
    const keys = keysOf.get(tenant) ?? createNotificationKeys(document, fetchJson, clock);
    keysOf.set(tenant, keys);
    return keys;
  }

  return {
    async verify(token, tenant, nonce) {
      const key = await keysFor(tenant).find(kidOf(token));
      // The keys cannot be had, or are newer than those that were fetched last: nobody is let in, and nobody is thrown out.
      if (!key) throw new EntraRefusal("away", "The key of Microsoft's token cannot be had.");
      const { payload } = await jwtVerify(token, key, {
        algorithms: ["RS256"],
        issuer: `${authorityHost}/${tenant}/v2.0`,
        audience: clientId,
        clockTolerance: skewSeconds,
        currentDate: new Date(clock.now()),
        requiredClaims: ["exp", "iat", "tid", "oid"],
      }).catch((error: unknown) => {
        throw new IdTokenFault(`Microsoft's token proves nothing: ${(error as Error).message}.`);
      });
      if (payload.tid !== tenant) throw new IdTokenFault("Microsoft's token is of another tenant.");
      if (nonce !== undefined && payload.nonce !== nonce)
        throw new IdTokenFault("Microsoft's token was made for another attempt to sign in.");
      return personOf(payload, tenant);
    },
    close() {
      for (const keys of keysOf.values()) keys.close();
    },
  };
}

function kidOf(token: string): string {
  try {
    return String(decodeProtectedHeader(token).kid);
  } catch {
    throw new IdTokenFault("What Microsoft sent is no token.");
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 200) : "");

function personOf(claims: JWTPayload, tenant: string): Person {
  const oid = text(claims.oid);
  if (oid === "") throw new IdTokenFault("Microsoft's token does not say who it is for.");
  const username = text(claims.preferred_username);
  return {
    tenant,
    oid,
    name: text(claims.name) || username || oid,
    username,
    roles: rolesIn(claims.roles),
  };
}
