import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The installation's secret: the one of the environment, else one that is made once and kept in the data folder, beside
 * the databases but not in them.
 */
export function secretFor(given: Uint8Array | undefined, dataFolder: string): Uint8Array {
  if (given) return given;
  const file = join(dataFolder, "secret");
  try {
    return readSecret(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Two starts at once: whoever was first decides.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readSecret(file);
}

function readSecret(file: string): Uint8Array {
  const text = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64,}$/.test(text))
    throw new Error(
      `${file} does not hold a secret. Delete it: addresses of running calls become worthless, nothing else is lost.`,
    );
  return Uint8Array.from(Buffer.from(text, "hex"));
}
