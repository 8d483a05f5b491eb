import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bench = fileURLToPath(new URL("./bench.ts", import.meta.url));

// What it measures is for people to judge on a quiet machine.
test("the bench runs to its end", async () => {
  const args = ["--disable-warning=ExperimentalWarning", bench, "500"];
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, (_error, text) => resolve(text)),
  );
  expect(output).toMatch(/^one by one .* events\/s/);
  expect(output).toMatch(/the event loop is late by [\d.]+ ms \(p99.*\)\n$/);
});
