// What the token of a notification says, and how faults change it.

import type { FaultIn } from "../faults/catalogue.ts";

export const issuers = {
  botframework: "https://api.botframework.com",
  graph: "https://graph.microsoft.com",
} as const;
export type Issuer = keyof typeof issuers;

/** The documented example is valid for so long. */
const lifetimeSeconds = 3_900;

interface Claims {
  readonly aud: string;
  readonly iss: string;
  readonly tid?: string;
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
}

export function claimsOf(appId: string, tenantId: string, issuer: Issuer, wallMs: number): Claims {
  const now = Math.floor(wallMs / 1000);
  return { aud: appId, iss: issuers[issuer], tid: tenantId, iat: now, nbf: now, exp: now + lifetimeSeconds };
}

const shifted = (claims: Claims, seconds: number): Claims => ({
  ...claims,
  iat: claims.iat + seconds,
  nbf: claims.nbf + seconds,
  exp: claims.exp + seconds,
});

/** `foreignKey` and `noToken` leave the claims alone: they are about the signature and the header. */
export const claimFaults: Readonly<Record<FaultIn<"token">, (claims: Claims) => Claims>> = {
  wrongAudience: (claims) => ({ ...claims, aud: "00000000-0000-4000-8000-00000000dead" }),
  wrongIssuer: (claims) => ({ ...claims, iss: "https://login.example.org" }),
  expired: (claims) => shifted(claims, -lifetimeSeconds - 600),
  notYetValid: (claims) => shifted(claims, 600),
  missingTid: ({ tid: _, ...claims }) => claims,
  foreignKey: (claims) => claims,
  noToken: (claims) => claims,
};
