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
  // News of a call comes many times to the same address.
  const proved = new Map<string, Buffer>();

  function remember(signed: string, expected: Buffer): void {
    const oldest = proved.size >= provedKept ? proved.keys().next().value : undefined;
    if (oldest !== undefined) proved.delete(oldest);
    proved.set(signed, expected);
  }

  return {
    sign: (key, tenant) => signature(newest, signedOf(key, tenant)).toString("base64url"),
    verify: (key, tenant, given) => {
      const bytes = Buffer.from(given, "base64url");
      const signed = signedOf(key, tenant);
      const known = proved.get(signed);
      if (known && isSame(bytes, known)) return true;
      return keys.some((secret) => {
        const expected = signature(secret, signed);
        const right = isSame(bytes, expected);
        if (right) remember(signed, expected);
        return right;
      });
    },
  };
}

/** Signatures remembered for calls that have proved theirs; any further one is worked out each time. */
const provedKept = 10_000;

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

// The length in front keeps one pair from being read as another.
function signedOf(key: string, tenant: string): string {
  return `${key.length}:${key}:${tenant}`;
}

function signature(secret: KeyObject, signed: string): Buffer {
  return createHmac("sha256", secret).update(signed).digest();
}
