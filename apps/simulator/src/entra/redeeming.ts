// A code, or a refresh token, for what was asked for with it: whether it may be, and what the id token says.

import { createHash } from "node:crypto";
import type { Directory, Person } from "../directory.ts";
import { fits } from "./authorizing.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { SignIn, SignIns } from "./sign-ins.ts";
import { missing } from "./tokens.ts";

/** Documented: a code lives about ten minutes, a refresh token of a web app 90 days. */
const codeSeconds = 600;
const refreshSeconds = 90 * 86_400;
const idTokenSeconds = 3_600;

export interface Redeemed {
  readonly person: Person;
  readonly signIn: SignIn;
  readonly tenantId: string;
  readonly scopes: readonly string[];
  readonly nonce?: string;
  readonly wantsAuthTime: boolean;
}

const invalid = (number: number, says: string, suberror?: string): Refusal =>
  refuse(400, "invalid_grant", number, says, suberror);

/** Why this person may not use the app now, whatever they could when they signed in. */
export function barred({ bot }: Directory, person: Person | undefined): Refusal | undefined {
  if (!person) return invalid(50034, "The user account does not exist in the directory.");
  if (!person.enabled) return invalid(50057, "The user account is disabled.");
  if (bot.assignmentRequired && person.roles.length === 0)
    return invalid(
      50105,
      `Your administrator has configured the application ${bot.name} ('${bot.appId}') to block users unless they are ` +
        `specifically granted ('assigned') access to the application. The signed in user '${person.address}' is blocked ` +
        "because they are not a direct member of a group with access, nor had access directly assigned by an administrator.",
    );
  return undefined;
}

export const consentMissing = (appId: string): Refusal =>
  invalid(
    65001,
    `The user or administrator has not consented to use the application with ID '${appId}'. ` +
      "Send an interactive authorization request for this user and resource.",
    "consent_required",
  );

export function redeemCode(
  directory: Directory,
  signIns: SignIns,
  tenantId: string,
  form: URLSearchParams,
  now: number,
): Redeemed | Refusal {
  const code = form.get("code");
  if (!code) return missing("code");
  const issued = signIns.redeem(code);
  if (!issued) return invalid(70000, "The provided authorization code is invalid or malformed.");
  const { request, redeemed, revoked, issuedAt } = issued;
  if (request.tenantId !== tenantId)
    return invalid(700005, "Provided Authorization Code is intended to use against other tenant.");
  if (redeemed)
    return invalid(
      54005,
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code.",
    );
  if (revoked) return revokedGrant;
  if (now - issuedAt > codeSeconds)
    return invalid(70008, "The provided authorization code has expired due to inactivity.");
  if (form.get("redirect_uri") !== request.redirectUri)
    return invalid(
      500112,
      "The reply address does not match the reply address provided when requesting the Authorization code.",
    );
  const verifier = form.get("code_verifier");
  if (request.challenge && verifier === null)
    return invalid(
      50148,
      "The code_verifier is missing, and the authorization request had a code_challenge.",
    );
  if (request.challenge && !fits(request.challenge, verifier ?? ""))
    return invalid(
      501481,
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    );
  return redeemedBy(directory, issued, request);
}

const revokedGrant = invalid(
  50173,
  "The provided grant has expired due to it being revoked, a fresh auth token is needed.",
  "bad_token",
);

export function redeemRefresh(
  directory: Directory,
  signIns: SignIns,
  tenantId: string,
  form: URLSearchParams,
  now: number,
): Redeemed | Refusal {
  const token = form.get("refresh_token");
  if (!token) return missing("refresh_token");
  const issued = signIns.refresh(token);
  if (!issued || issued.tenantId !== tenantId) return invalid(9002313, "Invalid request: the refresh token.");
  if (issued.revoked) return revokedGrant;
  if (now - issued.issuedAt > refreshSeconds)
    return invalid(700082, "The refresh token has expired due to inactivity.", "bad_token");
  const wanted = form.get("scope")?.split(" ").filter(Boolean);
  return redeemedBy(directory, issued, {
    tenantId,
    scopes: wanted ?? issued.scopes,
    wantsAuthTime: false,
  });
}

function redeemedBy(
  directory: Directory,
  signIn: SignIn,
  { tenantId, scopes, nonce, wantsAuthTime }: Omit<Redeemed, "person" | "signIn">,
): Redeemed | Refusal {
  const person = directory.people.find(({ id }) => id === signIn.personId);
  const refusal = barred(directory, person);
  if (refusal || !person) return refusal ?? revokedGrant;
  return { person, signIn, tenantId, scopes, wantsAuthTime, ...(nonce === undefined ? {} : { nonce }) };
}

/** One person, one app: another app's `sub` of the same person is another. */
const pairwise = (appId: string, personId: string) =>
  createHash("sha256").update(`${appId}/${personId}`).digest("base64url");

/** https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export const idTokenClaims = (
  { bot }: Directory,
  { person, signIn, tenantId, scopes, nonce, wantsAuthTime }: Redeemed,
  issuer: string,
  now: number,
) => ({
  aud: bot.appId,
  iss: issuer,
  iat: now,
  nbf: now,
  exp: now + idTokenSeconds,
  ver: "2.0",
  tid: tenantId,
  oid: person.id,
  sub: pairwise(bot.appId, person.id),
  sid: signIn.sid,
  ...(scopes.includes("profile") ? { name: person.name, preferred_username: person.address } : {}),
  ...(scopes.includes("email") ? { email: person.address } : {}),
  ...(person.roles.length > 0 ? { roles: person.roles } : {}),
  ...(nonce === undefined ? {} : { nonce }),
  ...(wantsAuthTime ? { auth_time: signIn.authTime } : {}),
});
