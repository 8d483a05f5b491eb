import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { derivedKey } from "./seal.ts";

/** Signs the keys of sessions, so that an address with a session's key in it can only have come from us. */
export interface KeySigner {
  sign(key: string, tenant: string): string;
  verify(key: string, tenant: string, signature: string): boolean;
}

/**
 * HMAC-SHA-256 over key and tenant: news of a call is believed only in the tenant that the call lives in, and no
 * database has to be asked for that.
 * @param secrets At least 32 bytes each; the first signs, all verify.
 */
export function createKeySigner(secrets: readonly Uint8Array[]): KeySigner {
  // As a KeyObject: handed over as bytes, a key costs four times as much as the signature, each time.
  const keys = secrets.map((secret) => createSecretKey(derivedKey(secret, "addresses of calls")));
  const [newest] = keys;
  if (!newest) throw new TypeError("Signing needs a key.");
  return {
    sign: (key, tenant) => signature(newest, key, tenant).toString("base64url"),
    verify: (key, tenant, given) => {
      const bytes = Buffer.from(given, "base64url");
      return keys.some((secret) => {
        const expected = signature(secret, key, tenant);
        return bytes.length === expected.length && timingSafeEqual(bytes, expected);
      });
    },
  };
}

// The length in front keeps one pair from being read as another.
function signature(secret: KeyObject, key: string, tenant: string): Buffer {
  return createHmac("sha256", secret).update(`${key.length}:${key}:${tenant}`).digest();
}
