// How faults change an id token: each makes it one that an app must not take. Pure.

import type { Directory } from "../directory.ts";
import type { FaultIn } from "../faults/catalogue.ts";
import type { Acting } from "../faults/switches.ts";

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly iat: number };

const tenMinutes = 600;

const changes: Readonly<
  Record<Exclude<FaultIn<"identity">, "idTokenKey">, (claims: Claims, directory: Directory) => object>
> = {
  idTokenNonce: () => ({ nonce: "of another request" }),
  idTokenIssuer: ({ iss }, directory) => ({ iss: elsewhere(iss, directory) }),
  idTokenTenant: ({ iss }, directory) => ({
    iss: elsewhere(iss, directory),
    tid: directory.otherTenants[0],
  }),
  idTokenAudience: () => ({ aud: "0ddaa000-0000-4000-8000-000000000000" }),
  idTokenExpired: ({ iat }) => ({
    iat: iat - 3_600 - tenMinutes,
    nbf: iat - 3_600 - tenMinutes,
    exp: iat - tenMinutes,
  }),
};

const elsewhere = (issuer: string, { tenantId, otherTenants }: Directory) =>
  issuer.replace(tenantId, otherTenants[0] ?? "00000000-0000-0000-0000-000000000000");

/** Several faults at once add up. `foreign`: to be signed with a key that nobody has published. */
export function misled(
  claims: Claims,
  directory: Directory,
  acting: readonly Acting<FaultIn<"identity">>[],
): { readonly claims: Claims; readonly foreign: boolean } {
  const changed = acting.flatMap(({ fault }) =>
    fault === "idTokenKey" ? [] : [changes[fault](claims, directory)],
  );
  return {
    claims: Object.assign({}, claims, ...changed),
    foreign: acting.some(({ fault }) => fault === "idTokenKey"),
  };
}
