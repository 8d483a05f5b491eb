import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from "jose";
import { normalId } from "../ids.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createNotificationKeys, type NotificationKeys } from "./notification-keys.ts";

/** Who signs notifications of calls: the documentation names the first, Microsoft's own sample accepts both. */
export const notificationIssuers = ["https://api.botframework.com", "https://graph.microsoft.com"] as const;

export interface NotificationAuthOptions {
  /** The bot's app id: the only audience. */
  readonly appId: string;
  /** The tenants whose calls are answered here. */
  readonly tenants: readonly string[];
  readonly keys?: NotificationKeys;
  readonly issuers?: readonly string[];
  readonly clock?: Clock;
}

export type AuthRefusal =
  | "no token"
  | "malformed"
  | "wrong algorithm"
  | "wrong issuer"
  | "wrong audience"
  | "expired"
  | "not yet valid"
  | "unknown key"
  | "wrong signature"
  | "missing claim"
  | "unknown tenant"
  | "no keys";

/** 401: no proof of who sent it. 403: proven, but not from a tenant of ours. 503: nobody can tell at the moment. */
export type Authenticated =
  | { readonly tenant: string; readonly refused?: undefined }
  | { readonly refused: AuthRefusal; readonly status: 401 | 403 | 503; readonly tenant?: undefined };

export interface NotificationAuth {
  /**
   * Verifies the `Authorization` of a request to the webhook. Give every such header of the request, because of
   * two of them one is a forgery. Never rejects, and must come before the body is read.
   */
  verify(authorization: string | readonly string[] | undefined): Promise<Authenticated>;
  /** The same for a header whose token was verified before and still holds; undefined when that takes a closer look. */
  recall(authorization: string | readonly string[] | undefined): Authenticated | undefined;
  readonly keys: NotificationKeys;
}

const skewSeconds = 5 * 60;
const longestHeader = 16_000;
const rememberedTokens = 2_000;

export function createNotificationAuth(options: NotificationAuthOptions): NotificationAuth {
  const { appId, issuers = notificationIssuers, clock = systemClock } = options;
  const keys = options.keys ?? createNotificationKeys(undefined, undefined, clock);
  const tenants = new Set(options.tenants.map(normalId));
  // Graph sends the same token with every notification for about an hour: most verifications are this look-up.
  const verified = new Map<string, { readonly tenant: string; readonly until: number }>();

  function remember(token: string, tenant: string, until: number): void {
    const oldest = verified.size >= rememberedTokens ? verified.keys().next().value : undefined;
    if (oldest !== undefined) verified.delete(oldest);
    verified.set(token, { tenant, until });
  }

  function recallToken(token: string): Authenticated | undefined {
    const known = verified.get(token);
    if (known && clock.now() < known.until) return { tenant: known.tenant };
    if (known) verified.delete(token);
    return undefined;
  }

  async function verifyToken(token: string): Promise<Authenticated> {
    const known = recallToken(token);
    if (known) return known;

    const kid = kidOf(token);
    if ("refused" in kid) return kid;
    // Read before it is believed, only to turn strangers away without asking for keys.
    const early = claimsFault(token);
    if (early) return refuse(early);
    const key = await keys.find(kid.kid);
    if (!key) return keys.usable ? refuse("unknown key") : { refused: "no keys", status: 503 };
    let claims: JWTPayload;
    try {
      ({ payload: claims } = await jwtVerify(token, key, {
        algorithms: ["RS256"],
        issuer: [...issuers],
        audience: appId,
        clockTolerance: skewSeconds,
        currentDate: new Date(clock.now()),
        requiredClaims: ["exp"],
      }));
    } catch (error) {
      return refuse(refusalOf(error));
    }
    const tenant = typeof claims.tid === "string" ? normalId(claims.tid) : undefined;
    if (tenant === undefined) return refuse("missing claim");
    if (!tenants.has(tenant)) return { refused: "unknown tenant", status: 403 };
    remember(token, tenant, (claims.exp ?? 0) * 1_000);
    return { tenant };
  }

  /** What is wrong with the claims, going by the very checks that are repeated after the signature. */
  function claimsFault(token: string): AuthRefusal | undefined {
    let claims: JWTPayload;
    try {
      claims = decodeJwt(token);
    } catch {
      return "malformed";
    }
    const { iss, aud, exp, nbf, tid } = claims;
    if (typeof iss !== "string" || !issuers.includes(iss)) return "wrong issuer";
    // One audience, exactly ours: a list would be a token that others may use as well.
    if (aud !== appId) return "wrong audience";
    if (typeof exp !== "number" || typeof tid !== "string") return "missing claim";
    const now = Math.floor(clock.now() / 1_000);
    if (exp <= now - skewSeconds) return "expired";
    if (typeof nbf === "number" && nbf > now + skewSeconds) return "not yet valid";
    return undefined;
  }

  return {
    keys,
    recall: (authorization) => {
      const [header, second] = typeof authorization === "string" ? [authorization] : (authorization ?? []);
      // As Graph writes it; anything else is read with care.
      if (header === undefined || second !== undefined || !header.startsWith("Bearer ")) return undefined;
      return recallToken(header.slice("Bearer ".length));
    },
    verify: async (authorization) => {
      const given = typeof authorization === "string" ? [authorization] : (authorization ?? []);
      if (given.length === 0) return refuse("no token");
      if (given.length > 1 || (given[0]?.length ?? 0) > longestHeader) return refuse("malformed");
      const token = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+) *$/i.exec(given[0] ?? "")?.[1];
      return token === undefined ? refuse("malformed") : verifyToken(token);
    },
  };
}

function refuse(refused: AuthRefusal): Authenticated & { readonly refused: AuthRefusal } {
  return { refused, status: 401 };
}

/** The id of the key. All else that a header says about keys (jku, x5u, jwk, x5c) is not even looked at. */
function kidOf(
  token: string,
): { readonly kid: string } | (Authenticated & { readonly refused: AuthRefusal }) {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg !== "RS256") return refuse("wrong algorithm");
    return typeof kid === "string" && kid !== "" && kid.length <= 200 ? { kid } : refuse("unknown key");
  } catch {
    return refuse("malformed");
  }
}

function refusalOf(error: unknown): AuthRefusal {
  if (error instanceof errors.JWSSignatureVerificationFailed) return "wrong signature";
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JOSEAlgNotAllowed) return "wrong algorithm";
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error;
    return claim === "iss"
      ? "wrong issuer"
      : claim === "aud"
        ? "wrong audience"
        : claim === "nbf"
          ? "not yet valid"
          : "missing claim";
  }
  return "malformed";
}
