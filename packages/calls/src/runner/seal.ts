import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from "node:crypto";

/** Turns what a caller keyed into ciphertext and back. The key never comes near the database. */
export interface Seal {
  /** `context` is authenticated, not hidden: ciphertext of one call is worthless in another. */
  close(text: string, context: string): string;
  /** Undefined for what was not sealed with one of the keys, in this context. */
  open(sealed: string, context: string): string | undefined;
}

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under keys derived from the installation's secrets. The first one seals; the others, of before a change
 * of secret, only open.
 * @param secrets At least 32 bytes of chance each.
 */
export function createSeal(secrets: readonly Uint8Array[]): Seal {
  const keys = secrets.map((secret) => createSecretKey(derivedKey(secret, "what callers key")));
  const [newest] = keys;
  if (!newest) throw new TypeError("Sealing needs a key.");
  return {
    close: (text, context) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, newest, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed, "base64");
      if (bytes.length < ivBytes + tagBytes) return undefined;
      for (const key of keys) {
        try {
          const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes))
            .setAAD(Buffer.from(context))
            .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
          return (
            decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8")
          );
        } catch {
          // Another key may fit.
        }
      }
      return undefined;
    },
  };
}

/** A key for one purpose, so that no two uses of a secret can be played against each other. */
export function derivedKey(secret: Uint8Array, purpose: string): Buffer {
  if (secret.length < 32) throw new TypeError("A secret needs at least 32 bytes.");
  return Buffer.from(hkdfSync("sha256", secret, "dialtree", purpose, 32));
}
