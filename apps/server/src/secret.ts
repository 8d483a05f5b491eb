import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SettingsError } from "./settings.ts";

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
  // Complete before it has its name: nobody ever reads half of it.
  const made = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(made, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(made, file);
  } catch (error) {
    // Two starts at once: whoever was first decides.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(made, { force: true });
  }
  return readSecret(file);
}

function readSecret(file: string): Uint8Array {
  const text = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64,}$/.test(text))
    throw new SettingsError(
      `${file} does not hold a secret. Put it back from a backup, or delete it: calls under way are lost then, nothing else is.`,
    );
  return Uint8Array.from(Buffer.from(text, "hex"));
}
