import { type Clock, systemClock } from "./clock.ts";

/** Gets a fresh token for a tenant from wherever tokens come from; rejects when it cannot. */
export type AcquireToken = (
  tenant: string,
) => Promise<{ readonly token: string; readonly expiresInMs: number }>;

export type TokenAnswer =
  | { readonly token: string; readonly detail?: undefined }
  | { readonly token?: undefined; readonly detail: string };

/** The tokens with which this app calls Graph, one for each tenant. */
export interface AppTokens {
  /** The token of a tenant, from memory whenever it is still good. */
  get(tenant: string): Promise<TokenAnswer>;
  /** A token to try with, after Graph has refused one: a new one, unless that was got only a moment ago. */
  renew(tenant: string, refused: string): Promise<TokenAnswer>;
  close(): void;
}

// Long enough that a token still holds when the request arrives.
const marginMs = 30_000;
const firstRetryMs = 5_000;
const lastRetryMs = 5 * 60_000;
// With the permission gone every request is refused; asking for a new token each time would not bring it back.
const renewEveryMs = 30_000;

interface Entry {
  readonly tenant: string;
  token?: string;
  expiresAt: number;
  pending?: Promise<void>;
  failures: number;
  failure: string;
  /** No sooner is a failed attempt repeated. */
  notBefore: number;
  renewedAt: number;
  cancelTimer?: () => void;
}

/**
 * Keeps one token per tenant. It is replaced at half its life, in the background, so that an outage of the token
 * endpoint is felt only if it lasts longer than the other half; until then the old one goes on being used.
 */
export function createAppTokens(acquire: AcquireToken, clock: Clock = systemClock): AppTokens {
  const entries = new Map<string, Entry>();
  let closed = false;

  function entryOf(tenant: string): Entry {
    const known = entries.get(tenant);
    if (known) return known;
    const fresh: Entry = {
      tenant,
      expiresAt: 0,
      failures: 0,
      failure: "",
      notBefore: 0,
      renewedAt: Number.NEGATIVE_INFINITY,
    };
    entries.set(tenant, fresh);
    return fresh;
  }

  function isGood(entry: Entry): entry is Entry & { token: string } {
    return entry.token !== undefined && clock.now() < entry.expiresAt - marginMs;
  }

  function answerOf(entry: Entry): TokenAnswer {
    return isGood(entry) ? { token: entry.token } : { detail: entry.failure };
  }

  function schedule(entry: Entry, delay: number): void {
    entry.cancelTimer?.();
    if (!closed) entry.cancelTimer = clock.after(delay, () => void refresh(entry));
  }

  /** Asks for a new token; whoever comes while one is on its way waits for that one. */
  function refresh(entry: Entry): Promise<void> {
    entry.pending ??= acquireFor(entry).finally(() => {
      delete entry.pending;
    });
    return entry.pending;
  }

  async function acquireFor(entry: Entry): Promise<void> {
    try {
      const { token, expiresInMs } = await acquire(entry.tenant);
      Object.assign(entry, {
        token,
        expiresAt: clock.now() + expiresInMs,
        failures: 0,
        failure: "",
        notBefore: 0,
      });
      schedule(entry, Math.max(expiresInMs / 2, firstRetryMs));
    } catch (error) {
      entry.failures += 1;
      entry.failure = reasonOf(error);
      const delay = Math.min(lastRetryMs, firstRetryMs * 2 ** (entry.failures - 1));
      entry.notBefore = clock.now() + Math.min(delay, 30_000);
      if (entry.token !== undefined) schedule(entry, delay);
    }
  }

  return {
    get: async (tenant) => {
      if (!isTenant(tenant)) return { detail: "not a tenant id" };
      const entry = entryOf(tenant);
      if (isGood(entry)) return { token: entry.token };
      if (entry.pending || clock.now() >= entry.notBefore) await refresh(entry);
      return answerOf(entry);
    },
    renew: async (tenant, refused) => {
      if (!isTenant(tenant)) return { detail: "not a tenant id" };
      const entry = entryOf(tenant);
      // Another request has met the same refusal first: its new token will do.
      if (entry.token !== refused && isGood(entry)) return { token: entry.token };
      if (!entry.pending) {
        // Renewed a moment ago, it may still be good: another try costs nobody anything, another renewal would.
        if (clock.now() - entry.renewedAt < renewEveryMs) return answerOf(entry);
        entry.renewedAt = clock.now();
      }
      await refresh(entry);
      return entry.token === refused
        ? { detail: entry.failure || "the same token came back" }
        : answerOf(entry);
    },
    close: () => {
      closed = true;
      for (const entry of entries.values()) entry.cancelTimer?.();
    },
  };
}

/** Part of the token's address, so nothing but a GUID may go there. */
function isTenant(tenant: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant);
}

/** The code of what went wrong. Not the message: it may quote what was sent. */
function reasonOf(error: unknown): string {
  const known =
    typeof error === "object" && error !== null && "errorCode" in error ? error.errorCode : undefined;
  return typeof known === "string" && known !== "" ? known : error instanceof Error ? error.name : "error";
}
