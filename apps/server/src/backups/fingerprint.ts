import { readFileSync } from "node:fs";
import { join } from "node:path";
import { derivedKey } from "@dialtree/calls";

/** Tells secrets apart, and says nothing about them. 32 hexadecimal digits. */
function fingerprintOf(secret: Uint8Array): string {
  return derivedKey(secret, "fingerprint of the secret").subarray(0, 16).toString("hex");
}

/** That of an installation: of the secret of the environment, else of the one in its folder; null where there is none. */
export function fingerprintFor(given: Uint8Array | undefined, dataFolder: string): string | null {
  if (given) return fingerprintOf(given);
  try {
    const text = readFileSync(join(dataFolder, "secret"), "utf8").trim();
    return /^[0-9a-f]{64,}$/.test(text) ? fingerprintOf(Buffer.from(text, "hex")) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
