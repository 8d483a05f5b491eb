import { type CryptoKey, importJWK, type JWK } from "jose";
import type { Dispatcher } from "undici";
import { at, member, textOf } from "../values.ts";
import { type Clock, systemClock } from "./clock.ts";
import { exchange, type HttpTimeouts, isSafeUrl, newPool, parseJson } from "./http.ts";

/** The document that names the keys with which Microsoft signs notifications of calls. */
export const notificationKeyDocument = "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration";

/** Gets a JSON document; rejects when there is none. */
export type FetchJson = (url: string) => Promise<unknown>;

export interface NotificationKeys {
  /** The key with that id. May fetch the set anew, but not often; everyone who waits for it shares one fetch. */
  find(kid: string): Promise<CryptoKey | undefined>;
  /** Whether there is anything to verify with. */
  readonly usable: boolean;
  /** For the alert: since when the keys could not be renewed. */
  readonly failingSince: number | undefined;
  close(): void;
}

const refreshEveryMs = 5 * 60_000;
const refetchEveryMs = 30_000;
// Without a single key nobody is believed, and no caller is answered.
const retryEveryMs = 2_000;
const keepMs = 24 * 60 * 60_000;

/**
 * The signing keys, renewed in the background. When they cannot be, the last good ones go on for a day: a caller
 * matters more than a rotation that we have not seen. Nothing in a token decides what is fetched.
 */
export function createNotificationKeys(
  documentUrl: string = notificationKeyDocument,
  fetchJson: FetchJson = fetchJsonOver(),
  clock: Clock = systemClock,
): NotificationKeys {
  if (!isSafeUrl(documentUrl)) throw new TypeError("Signing keys are fetched by https only.");
  let keys = new Map<string, CryptoKey>();
  let goodAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failingSince: number | undefined;
  let pending: Promise<void> | undefined;
  let cancelTimer: (() => void) | undefined;
  let closed = false;

  const usable = () => keys.size > 0 && clock.now() - goodAt < keepMs;

  function refresh(): Promise<void> {
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  async function renew(): Promise<void> {
    triedAt = clock.now();
    cancelTimer?.();
    try {
      keys = await readKeys(documentUrl, fetchJson);
      goodAt = clock.now();
      failingSince = undefined;
    } catch {
      failingSince ??= triedAt;
    }
    if (!closed)
      cancelTimer = clock.after(
        failingSince === undefined ? refreshEveryMs : usable() ? refetchEveryMs : retryEveryMs,
        () => void refresh(),
      );
  }

  void refresh();

  return {
    find: async (kid) => {
      const found = usable() ? keys.get(kid) : undefined;
      if (found) return found;
      if (!pending && clock.now() - triedAt < refetchEveryMs) return undefined;
      await refresh();
      return usable() ? keys.get(kid) : undefined;
    },
    get usable() {
      return usable();
    },
    get failingSince() {
      return failingSince;
    },
    close: () => {
      closed = true;
      cancelTimer?.();
    },
  };
}

async function readKeys(documentUrl: string, fetchJson: FetchJson): Promise<Map<string, CryptoKey>> {
  const jwksUrl = textOf(at(await fetchJson(documentUrl), "jwks_uri"));
  // The document is Microsoft's, but it may not send us elsewhere.
  if (
    jwksUrl === undefined ||
    !URL.canParse(jwksUrl) ||
    new URL(jwksUrl).origin !== new URL(documentUrl).origin
  )
    throw new Error("The document names no keys of its own origin.");
  const listed = at(await fetchJson(jwksUrl), "keys");
  const keys = new Map<string, CryptoKey>();
  for (const jwk of Array.isArray(listed) ? listed.slice(0, 100) : []) {
    const kid = textOf(member(jwk, "kid"));
    const key = await importKey(jwk);
    if (kid !== undefined && key) keys.set(kid, key);
  }
  if (keys.size === 0) throw new Error("There are no keys in the key set.");
  return keys;
}

/** One bad key does not spoil the others. */
async function importKey(jwk: unknown): Promise<CryptoKey | undefined> {
  const [kty, use, n, e] = ["kty", "use", "n", "e"].map((name) => textOf(member(jwk, name)));
  if (kty !== "RSA" || (use !== undefined && use !== "sig") || n === undefined || e === undefined)
    return undefined;
  try {
    const key = await importJWK({ kty, n, e, alg: "RS256" } satisfies JWK, "RS256");
    return key instanceof Uint8Array ? undefined : key;
  } catch {
    return undefined;
  }
}

const keyTimeouts: HttpTimeouts = { connect: 2_000, headers: 2_000, body: 2_000, total: 2_000 };

/** Fetches over a pool of its own, or over the one given. */
export function fetchJsonOver(
  dispatcher: Dispatcher = newPool(keyTimeouts, 2),
  clock: Clock = systemClock,
): FetchJson {
  return async (url) => {
    const answer = await exchange(dispatcher, clock, keyTimeouts.total, {
      method: "GET",
      url,
      headers: { accept: "application/json" },
    });
    const json = answer.status === 200 ? parseJson(answer.text) : undefined;
    if (json === undefined) throw new Error(answer.failure ?? `status ${answer.status}`);
    return json;
  };
}
