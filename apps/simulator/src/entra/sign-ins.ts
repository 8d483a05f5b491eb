// Who has signed in: the browsers that Entra knows, the codes that are on their way, and the refresh tokens.

import type { Ids } from "../ids.ts";
import { limits } from "../limits.ts";
import type { Authorizing } from "./authorizing.ts";

/** Times are seconds since 1970. */
export interface SignIn {
  readonly personId: string;
  /** Of the browser's session: the `sid` of its tokens. */
  readonly sid: string;
  readonly authTime: number;
}

export interface IssuedCode extends SignIn {
  readonly request: Authorizing;
  readonly issuedAt: number;
  readonly redeemed: boolean;
  readonly revoked: boolean;
}

export interface RefreshToken extends SignIn {
  readonly tenantId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly revoked: boolean;
}

export interface SignIns {
  /** Somebody signs in: what their browser shows from then on to be known. */
  begin(personId: string, now: number): { readonly cookie: string; readonly signIn: SignIn };
  /** Whom this browser belongs to. */
  of(cookie: string | undefined): SignIn | undefined;
  end(cookie: string | undefined): void;
  issueCode(signIn: SignIn, request: Authorizing, now: number): string;
  /** A code as it is before this; from then on it is redeemed. */
  redeem(code: string): IssuedCode | undefined;
  issueRefresh(token: Omit<RefreshToken, "revoked">): string;
  refresh(token: string): RefreshToken | undefined;
  /** Signs a person out everywhere: sessions end, codes and refresh tokens are worth nothing. How many there were. */
  revoke(personId: string): number;
}

export function createSignIns(ids: Ids): SignIns {
  const sessions = new Map<string, SignIn>();
  const codes = new Map<string, IssuedCode>();
  const refreshTokens = new Map<string, RefreshToken>();

  /** Only so many are kept: the oldest goes. */
  function keep<T>(map: Map<string, T>, key: string, value: T): string {
    map.set(key, value);
    const [oldest] = map.keys();
    if (map.size > limits.signInsKept && oldest !== undefined) map.delete(oldest);
    return key;
  }
  const secret = () => `${ids.next()}${ids.next()}`.replaceAll("-", "");

  return {
    begin(personId, now) {
      const signIn = { personId, sid: ids.next(), authTime: now };
      return { cookie: keep(sessions, secret(), signIn), signIn };
    },
    of: (cookie) => sessions.get(cookie ?? ""),
    end: (cookie) => void sessions.delete(cookie ?? ""),
    issueCode: (signIn, request, now) =>
      keep(codes, `1.${secret()}`, { ...signIn, request, issuedAt: now, redeemed: false, revoked: false }),
    redeem(code) {
      const found = codes.get(code);
      if (found) codes.set(code, { ...found, redeemed: true });
      return found;
    },
    issueRefresh: (token) => keep(refreshTokens, `1.${secret()}`, { ...token, revoked: false }),
    refresh: (token) => refreshTokens.get(token),
    revoke(personId) {
      let count = 0;
      for (const [cookie, session] of sessions) {
        if (session.personId !== personId) continue;
        sessions.delete(cookie);
        count++;
      }
      for (const map of [codes, refreshTokens] as Map<string, SignIn & { revoked: boolean }>[])
        for (const [key, value] of map)
          if (value.personId === personId) map.set(key, { ...value, revoked: true });
      return count;
    },
  };
}
