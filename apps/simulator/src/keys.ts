import { createHash } from "node:crypto";
import { exportJWK, importPKCS8, type JWK, SignJWT } from "jose";
import { generate } from "selfsigned";

export interface SigningKey {
  readonly kid: string;
  readonly x5t: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** An RSA key with a certificate of its own, as Microsoft publishes them (`x5c`). */
export async function generateKey(): Promise<SigningKey> {
  const made = await generate([{ name: "commonName", value: "dialtree simulator signing" }], {
    keyType: "rsa",
    keySize: 2048,
    algorithm: "sha256",
  });
  const privateKey = await importPKCS8(made.private, "RS256", { extractable: true });
  const { kty, n, e } = await exportJWK(privateKey);
  const der = made.cert.replaceAll(/-----[A-Z ]+-----|\s/g, "");
  const x5t = createHash("sha1").update(Buffer.from(der, "base64")).digest("base64url");
  const jwk = { kty: kty ?? "RSA", use: "sig", alg: "RS256", kid: x5t, x5t, n, e, x5c: [der] } as JWK;
  return { kid: x5t, x5t, privateKey, jwk };
}

/** Keys to sign with. The last one signs; the one before it stays published, so that tokens on their way verify. */
export interface KeyRing {
  sign(claims: Readonly<Record<string, unknown>>, foreign?: boolean): Promise<string>;
  published(): Promise<{ keys: JWK[] }>;
  rotate(): Promise<void>;
}

export function createKeyRing(makeKey: () => Promise<SigningKey> = generateKey): KeyRing {
  // Made on first use: making an RSA key takes a tenth of a second, and many tests never sign.
  let ring: Promise<readonly SigningKey[]> | undefined;
  const keys = () => {
    ring ??= makeKey().then((key) => [key]);
    return ring;
  };
  const current = async () => (await keys()).at(-1) as SigningKey;
  return {
    async sign(claims, foreign = false) {
      const { kid, x5t, privateKey } = await current();
      const key = foreign ? (await makeKey()).privateKey : privateKey;
      return new SignJWT({ ...claims }).setProtectedHeader({ typ: "JWT", alg: "RS256", kid, x5t }).sign(key);
    },
    async published() {
      return { keys: (await keys()).map(({ jwk }) => jwk) };
    },
    async rotate() {
      const next = await makeKey();
      ring = Promise.resolve([...(await keys()).slice(-1), next]);
    },
  };
}
