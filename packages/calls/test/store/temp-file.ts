import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Where a database may be made; it goes with the test. */
export function tempFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-calls-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "calls.db");
}
