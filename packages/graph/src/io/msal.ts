import { ConfidentialClientApplication, type INetworkModule, type NodeAuthOptions } from "@azure/msal-node";
import type { Dispatcher } from "undici";
import { type Clock, systemClock } from "./clock.ts";
import { exchange, type HttpTimeouts, newPool, parseJson } from "./http.ts";
import type { AcquireToken } from "./tokens.ts";

export interface MsalOptions {
  readonly clientId: string;
  /** A certificate is better: it never leaves this machine. */
  readonly credential:
    | { readonly secret: string }
    | { readonly thumbprintSha256: string; readonly privateKey: string; readonly x5c?: string };
  /** What the tokens are for; Graph unless told. */
  readonly scope?: string;
  /** Where tokens come from; another one than Microsoft's public cloud is trusted because it was configured. */
  readonly authorityHost?: string;
  readonly timeouts?: HttpTimeouts;
  readonly dispatcher?: Dispatcher;
  readonly clock?: Clock;
}

const publicCloud = "https://login.microsoftonline.com";
const graphScope = "https://graph.microsoft.com/.default";
const tokenTimeouts: HttpTimeouts = { connect: 2_000, headers: 5_000, body: 5_000, total: 8_000 };

/**
 * Gets app tokens through msal, from the tenant itself: a token of any other tenant is refused for its calls. Msal's
 * own cache is passed over, because ours decides when a token is due.
 */
export function msalAcquire(options: MsalOptions): AcquireToken {
  const {
    clientId,
    credential,
    scope = graphScope,
    authorityHost = publicCloud,
    timeouts = tokenTimeouts,
    clock = systemClock,
  } = options;
  const dispatcher = options.dispatcher ?? newPool(timeouts, 4);
  const host = new URL(authorityHost).host;
  const networkClient = msalNetworkOver(dispatcher, timeouts.total, clock);
  const apps = new Map<string, ConfidentialClientApplication>();

  function appOf(tenant: string): ConfidentialClientApplication {
    const known = apps.get(tenant);
    if (known) return known;
    const auth: NodeAuthOptions = {
      clientId,
      authority: `${authorityHost.replace(/\/$/, "")}/${tenant}`,
      ...(authorityHost === publicCloud ? {} : { knownAuthorities: [host] }),
      ...("secret" in credential ? { clientSecret: credential.secret } : { clientCertificate: credential }),
    };
    const app = new ConfidentialClientApplication({ auth, system: { networkClient } });
    apps.set(tenant, app);
    return app;
  }

  return async (tenant) => {
    const asked = appOf(tenant).acquireTokenByClientCredential({ scopes: [scope], skipCache: true });
    const found = await asked.catch((error: unknown) => {
      // After an answer of 429 or 5xx msal refuses by itself to ask again for a minute; when to ask is decided elsewhere.
      apps.delete(tenant);
      throw error;
    });
    if (!found?.accessToken) throw new Error("No token came.");
    const expiresInMs = (found.expiresOn?.getTime() ?? 0) - Date.now();
    return { token: found.accessToken, expiresInMs: Math.max(0, expiresInMs) };
  };
}

/** Msal's way to the network, with our bounds in time and size; a pool of its own unless told. */
export function msalNetworkOver(
  dispatcher: Dispatcher = newPool(tokenTimeouts, 4),
  totalMs: number = tokenTimeouts.total,
  clock: Clock = systemClock,
): INetworkModule {
  const send = async <T>(
    method: "GET" | "POST",
    url: string,
    headers: Record<string, string>,
    body?: string,
  ) => {
    const answer = await exchange(dispatcher, clock, totalMs, {
      method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.failure !== undefined) throw new Error(answer.detail);
    return {
      headers: { ...answer.headers },
      body: (parseJson(answer.text) ?? {}) as T,
      status: answer.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send("GET", url, options?.headers ?? {}),
    sendPostRequestAsync: (url, options) => send("POST", url, options?.headers ?? {}, options?.body ?? ""),
  };
}
