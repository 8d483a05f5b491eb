import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { whyNoPostgres } from "@dialtree/local-postgres";
import { expect, test } from "vitest";

/** What a bench measures is for people to judge on a quiet machine. */
function outputOf(bench: URL, events: number): Promise<string> {
  const args = ["--disable-warning=ExperimentalWarning", fileURLToPath(bench), String(events)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (_error, text, errors) => resolve(text + errors));
  });
}

test("the bench of PostgreSQL runs to its end", async ({ skip }) => {
  const whyNot = whyNoPostgres();
  skip(whyNot !== undefined, whyNot);
  expect(await outputOf(new URL("./bench-postgres.ts", import.meta.url), 320)).toMatch(
    /^beside it\none by one .* events\/s[\s\S]*10 ms away\n[\s\S]*64 at once.*, 4 batches .* p99 [\d.]+ ms\n$/,
  );
});

test("the bench of SQLite runs to its end", async () => {
  const output = await outputOf(new URL("./bench.ts", import.meta.url), 500);
  expect(output).toMatch(/^one by one .* events\/s/);
  expect(output).toMatch(/the event loop is late by [\d.]+ ms \(p99.*\)\n$/);
});
