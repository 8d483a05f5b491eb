// A request to /authorize: what it asks for, or why nobody is asked to sign in. Pure.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow

import { createHash } from "node:crypto";
import type { Directory } from "../directory.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { graphResource, missing, tenantOf, unknownClient, unknownTenant } from "./tokens.ts";

const responseModes = ["query", "fragment", "form_post"] as const;
const prompts = ["none", "login", "select_account", "consent"] as const;

/** Where an answer goes, and how. */
export interface Return {
  readonly redirectUri: string;
  readonly mode: (typeof responseModes)[number];
  readonly state?: string;
}

export interface Authorizing extends Return {
  readonly tenantId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly nonce?: string;
  readonly challenge?: { readonly value: string; readonly method: "S256" | "plain" };
  readonly prompt?: (typeof prompts)[number];
  readonly loginHint?: string;
  /** Whoever has signed in longer ago than so many seconds has to do it again. */
  readonly maxAge?: number;
  /** The id token is to say when they did. */
  readonly wantsAuthTime: boolean;
}

/** `shown`: on Entra's own page, since no address to send the browser back to can be trusted; otherwise it goes back. */
export type Read =
  | { readonly is: "request"; readonly request: Authorizing }
  | { readonly is: "shown"; readonly refusal: Refusal }
  | { readonly is: "returned"; readonly refusal: Refusal; readonly to: Return };

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Exactly as registered, but for the port of a loopback address, which Entra ignores. */
export function isRegistered({ bot }: Directory, address: string): boolean {
  const comparable = (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !loopback.includes(url.hostname)) return text;
    return text.replace(/^(https?:\/\/[^/?#:[\]]+|https?:\/\/\[::1\]):\d+/i, "$1");
  };
  return bot.redirectUris.some((known) => comparable(known) === comparable(address));
}

export function readAuthorizing(directory: Directory, segment: string, query: URLSearchParams): Read {
  const shown = (refusal: Refusal): Read => ({ is: "shown", refusal });
  const tenantId = tenantOf(directory, segment);
  if (!tenantId) return shown(unknownTenant(segment));
  const clientId = query.get("client_id");
  if (!clientId) return shown(missing("client_id"));
  const stranger = unknownClient(directory, clientId);
  if (stranger) return shown(stranger);
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!isRegistered(directory, redirectUri))
    return shown(
      refuse(
        400,
        "invalid_request",
        50011,
        `The redirect URI '${redirectUri.slice(0, 200)}' specified in the request does not match the redirect URIs ` +
          `configured for the application '${clientId}'.`,
      ),
    );

  const state = query.get("state");
  const asked = query.get("response_mode") ?? "query";
  const mode = responseModes.find((known) => known === asked);
  const to: Return = { redirectUri, mode: mode ?? "query", ...(state === null ? {} : { state }) };
  const problem = mode ? problemOf(query) : unsupported("response_mode");
  if (problem) return { is: "returned", refusal: problem, to };
  return { is: "request", request: { ...to, tenantId, clientId, ...wishes(query) } };
}

const unsupported = (name: string): Refusal =>
  refuse(400, "invalid_request", 90023, `Unsupported '${name}' value.`);

/** What a redirect may say: the browser is sent back with it. */
function problemOf(query: URLSearchParams): Refusal | undefined {
  const type = query.get("response_type");
  if (!type) return missing("response_type");
  if (type !== "code")
    return refuse(
      400,
      "unsupported_response_type",
      700054,
      `response_type '${type.slice(0, 64)}' is not enabled for the application.`,
    );
  const scopes = scopesOf(query);
  if (scopes.length === 0) return missing("scope");
  if (scopes.some((scope) => /^https?:/.test(scope) && !scope.startsWith(`${graphResource}/`)))
    return refuse(
      400,
      "invalid_resource",
      500011,
      "The resource principal named in the scope was not found.",
    );
  const method = query.get("code_challenge_method");
  if (method !== null && method !== "S256" && method !== "plain") return unsupported("code_challenge_method");
  const challenge = query.get("code_challenge");
  if (challenge !== null && !/^[\w.~-]{43,128}$/.test(challenge))
    return refuse(400, "invalid_request", 501491, "Invalid size of Code_Challenge parameter.");
  const prompt = query.get("prompt");
  if (prompt !== null && !prompts.some((known) => known === prompt)) return unsupported("prompt");
  const maxAge = query.get("max_age");
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) return unsupported("max_age");
  return undefined;
}

const scopesOf = (query: URLSearchParams) => (query.get("scope") ?? "").split(" ").filter(Boolean);

function wishes(query: URLSearchParams): Omit<Authorizing, keyof Return | "tenantId" | "clientId"> {
  const [nonce, challenge, loginHint, maxAge] = ["nonce", "code_challenge", "login_hint", "max_age"].map(
    (name) => query.get(name) ?? undefined,
  );
  const prompt = prompts.find((known) => known === query.get("prompt"));
  const method = query.get("code_challenge_method") === "S256" ? "S256" : "plain";
  return {
    scopes: scopesOf(query),
    ...(nonce === undefined ? {} : { nonce }),
    ...(challenge === undefined ? {} : { challenge: { value: challenge, method } }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(loginHint === undefined ? {} : { loginHint }),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    wantsAuthTime: maxAge !== undefined || claimsAuthTime(query.get("claims")),
  };
}

/** `{"id_token": {"auth_time": …}}` in the parameter that asks for claims. */
function claimsAuthTime(claims: string | null): boolean {
  try {
    const asked: unknown = JSON.parse(claims ?? "null");
    return JSON.stringify(asked).includes('"auth_time"');
  } catch {
    return false;
  }
}

/** Whether this verifier is the one that the challenge was made of. */
export const fits = ({ value, method }: NonNullable<Authorizing["challenge"]>, verifier: string): boolean =>
  value === (method === "S256" ? createHash("sha256").update(verifier).digest("base64url") : verifier);
