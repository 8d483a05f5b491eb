import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from "jose";

/** Whoever signs notifications: keys by id, a key document, and tokens as wrong as wanted. */
export interface Issuer {
  readonly jwks: () => readonly JWK[];
  /** Signs claims with the key of that id; `header` adds to the header, or takes its place. */
  token(claims: object, kid?: string, header?: Partial<JWTHeaderParameters>): Promise<string>;
  readonly publicKeyText: (kid: string) => string;
}

export async function newIssuer(...kids: readonly string[]): Promise<Issuer> {
  const pairs = new Map<string, { readonly privateKey: CryptoKey; readonly jwk: JWK }>();
  for (const kid of kids) {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    pairs.set(kid, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: "sig" } });
  }
  const pairOf = (kid: string) => {
    const pair = pairs.get(kid);
    if (!pair) throw new Error(`no key ${kid}`);
    return pair;
  };
  return {
    jwks: () => [...pairs.values()].map(({ jwk }) => jwk),
    token: (claims, kid = kids[0] ?? "", header = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid, ...header })
        .sign(pairOf(kid).privateKey),
    publicKeyText: (kid) => JSON.stringify(pairOf(kid).jwk),
  };
}
