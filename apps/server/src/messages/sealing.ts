import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from "node:crypto";
import { derivedKey } from "@dialtree/calls";

/** What a message is kept as: ciphertext of its own, worthless under another message's name. */
export interface Sealing {
  close(bytes: Uint8Array, message: string): Buffer;
  /** Undefined for what was not sealed under this name with the installation's secret. */
  open(sealed: Uint8Array, message: string): Buffer | undefined;
  /** The name of a recording: the same for the same one, and nobody can guess it. 64 hexadecimal digits. */
  nameOf(session: string, command: string): string;
}

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** @param secret At least 32 bytes of chance. */
export function sealingWith(secret: Uint8Array): Sealing {
  const key = createSecretKey(derivedKey(secret, "what callers say"));
  const names = createSecretKey(derivedKey(secret, "names of messages"));
  return {
    close(bytes, message) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(message));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, message) {
      if (sealed.length < ivBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes))
        .setAAD(Buffer.from(message))
        .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
      } catch {
        // The tag does not fit: sealed with another secret, or damaged.
        return undefined;
      }
    },
    // The length in front keeps one pair from being read as another.
    nameOf: (session, command) =>
      createHmac("sha256", names).update(`${session.length}:${session}:${command}`).digest("hex"),
  };
}
