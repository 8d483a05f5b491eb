import {
  AuthError,
  ConfidentialClientApplication,
  type ICachePlugin,
  type INetworkModule,
  ServerError,
} from "@azure/msal-node";
import { EntraRefusal } from "./entra-refusal.ts";
import type { IdTokens } from "./id-token.ts";
import type { Person } from "./person.ts";

export interface EntraOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Without a slash at its end. */
  readonly authorityHost: string;
  /** Where Entra ID sends people back to, exactly as it is registered there. */
  readonly redirectUri: string;
  readonly networkClient: INetworkModule;
  readonly idTokens: IdTokens;
}

/** What one attempt to sign in is known by. */
export interface Attempt {
  readonly tenant: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE, RFC 7636. */
  readonly verifier: string;
}

/** Somebody who has proven who they are, and what proves it once more: msal's cache, with a refresh token in it. */
export interface SignedIn {
  readonly person: Person;
  readonly cache: string;
}

/** Entra ID, as far as people sign in with it: the authorization code flow with PKCE, all tokens on this side. */
export interface Entra {
  /** Where to send somebody. `again`: they are asked for their password even if Entra ID knows them. */
  address(attempt: Attempt & { readonly challenge: string; readonly again: boolean }): Promise<string>;
  /** @throws EntraRefusal, IdTokenFault */
  redeem(attempt: Attempt, code: string): Promise<SignedIn>;
  /** Whether they may still, and as what. @throws EntraRefusal, IdTokenFault */
  renew(tenant: string, cache: string): Promise<SignedIn>;
  /** Where to send somebody who is to be signed out there too. */
  signOutAddress(tenant: string, backTo: string): string;
}

const scopes = ["openid", "profile", "offline_access"];

export function entraWith(options: EntraOptions): Entra {
  const { clientId, clientSecret, authorityHost, redirectUri, networkClient, idTokens } = options;

  /** One for each attempt: nobody's tokens are ever in the same cache as another's. */
  function appFor(tenant: string, cachePlugin?: ICachePlugin): ConfidentialClientApplication {
    return new ConfidentialClientApplication({
      auth: {
        clientId,
        clientSecret,
        authority: `${authorityHost}/${tenant}`,
        knownAuthorities: [new URL(authorityHost).host],
      },
      ...(cachePlugin ? { cache: { cachePlugin } } : {}),
      system: { networkClient },
    });
  }

  return {
    address: ({ tenant, state, nonce, challenge, again }) =>
      appFor(tenant)
        .getAuthCodeUrl({
          scopes,
          redirectUri,
          responseMode: "query",
          state,
          nonce,
          codeChallenge: challenge,
          codeChallengeMethod: "S256",
          ...(again ? { prompt: "login" } : {}),
        })
        .catch(refusal),

    async redeem({ tenant, nonce, verifier }, code) {
      const app = appFor(tenant);
      const found = await app
        .acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: verifier, nonce })
        .catch(refusal);
      const person = await idTokens.verify(found.idToken, tenant, nonce);
      return { person, cache: app.getTokenCache().serialize() };
    },

    async renew(tenant, cache) {
      const app = appFor(tenant, {
        beforeCacheAccess: async (context) => context.tokenCache.deserialize(cache),
        afterCacheAccess: async () => {},
      });
      const [account] = await app.getTokenCache().getAllAccounts();
      if (!account)
        throw new EntraRefusal("refused", "Nothing is kept that the session could be renewed with.");
      const found = await app.acquireTokenSilent({ scopes, account, forceRefresh: true }).catch(refusal);
      const person = await idTokens.verify(found.idToken, tenant, undefined);
      return { person, cache: app.getTokenCache().serialize() };
    },

    signOutAddress(tenant, backTo) {
      const address = new URL(`${authorityHost}/${tenant}/oauth2/v2.0/logout`);
      address.searchParams.set("post_logout_redirect_uri", backTo);
      return address.href;
    },
  };
}

/** What msal rejects with when there was no answer, or none that says anything. */
const notReached = [
  "network_error",
  "endpoints_resolution_error",
  "openid_config_error",
  "no_network_connectivity",
];

/**
 * What msal rejects with, in our words. What Entra ID says has its code in front; what msal itself finds wrong with an answer is a
 * refusal as well. Anything else, a status of 429 and one from 500 on among it, came from the way there.
 */
function refusal(error: unknown): never {
  const { message } = error as Error;
  const says = message.replaceAll(/\s+/g, " ").slice(0, 300);
  const isAnswer =
    error instanceof AuthError &&
    !notReached.includes(error.errorCode) &&
    !(error instanceof ServerError && isPassing(error.status));
  throw new EntraRefusal(isAnswer ? "refused" : "away", says);
}

function isPassing(status: number | undefined): boolean {
  return status !== undefined && (status >= 500 || status === 429);
}
