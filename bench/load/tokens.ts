import { generateKeyPairSync, randomUUID, sign } from "node:crypto";

/** Who signs the notifications of the bench: one RSA key, and as many tokens as wanted. */
export interface Issuer {
  /** The key set, as Microsoft's address of keys would show it. */
  readonly keys: unknown;
  /** Tokens that differ from each other, good for a little more than an hour, as Microsoft's are. */
  tokens(count: number): readonly string[];
}

export function newIssuer(appId: string, tenant: string): Issuer {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const kid = "bench";
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = part({ alg: "RS256", typ: "JWT", kid });
  const token = () => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: "https://api.botframework.com", aud: appId, tid: tenant };
    const signed = `${header}.${part({ ...claims, iat: now, nbf: now, exp: now + 3_900, jti: randomUUID() })}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  };
  return {
    keys: [{ ...publicKey.export({ format: "jwk" }), kid, use: "sig" }],
    tokens: (count) => Array.from({ length: count }, token),
  };
}
