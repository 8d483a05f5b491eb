// The gate: types, lint, unused code, unit tests, scenarios, stories in a browser. Its last line is `N passed, N failed`;
// it exits with 1 if anything failed or broke down, or if nothing ran. `npm test -- <filter>` runs only matching unit tests.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Counts } from "./test-counts.ts";

const cli = ["--disable-warning=ExperimentalWarning", "apps/cli/src/main.ts"];
const filter = process.argv.slice(2);
const temp = mkdtempSync(join(tmpdir(), "dialtree-test-"));
const countsFile = join(temp, "counts.json");
const total: Counts = { passed: 0, failed: 0, skipped: [] };

function add({
  passed,
  failed,
  skipped = [],
}: {
  passed: number;
  failed: number;
  skipped?: Counts["skipped"];
}) {
  total.passed += passed;
  total.failed += failed;
  total.skipped.push(...skipped);
}

let endChild = (): void => {};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    endChild();
    rmSync(temp, { recursive: true, force: true });
    process.kill(process.pid, signal);
  });
}

interface HowToRun {
  /** Gives what it printed instead of showing it. */
  readonly keep?: boolean;
  /** What ends it in good order. */
  readonly signal?: NodeJS.Signals;
}

/** Runs a program to its end. */
function run(
  program: string,
  args: string[],
  { keep = false, signal = "SIGTERM" }: HowToRun = {},
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", keep ? "pipe" : "inherit", "inherit"],
      env: { ...process.env, DIALTREE_TEST_COUNTS: countsFile },
    });
    endChild = () => child.kill(signal);
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** A runner that ends badly without naming a failure broke down: that is one failure too. */
const atLeastOne = (failed: number, ok: boolean): number => (ok ? failed : Math.max(failed, 1));

/** A check that either holds or does not: it counts as one. */
async function check(title: string, program: string, args: string[]): Promise<void> {
  console.log(`\n■ ${title}`);
  const { ok } = await run(program, args);
  add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
}

/** A runner with a reporter that leaves its counts in the file. */
async function counted(title: string, program: string, args: string[], how?: HowToRun): Promise<void> {
  console.log(`\n■ ${title}`);
  rmSync(countsFile, { force: true });
  const { ok } = await run(program, args, how);
  const none: Counts = { passed: 0, failed: 0, skipped: [] };
  const counts: Counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, "utf8")) : none;
  add({ ...counts, failed: atLeastOne(counts.failed, ok) });
}

function unitTests(args: string[]): Promise<void> {
  const reporters = ["--reporter=default", "--reporter=./scripts/test-counts.ts"];
  return counted("unit tests", "vitest", ["run", ...reporters, ...args]);
}

/** The built editor with a running server, as people meet them. */
function browserStories(): Promise<void> {
  const playwright = ["e2e/node_modules/@playwright/test/cli.js", "test"];
  // Ended by SIGTERM it would leave its browsers behind.
  return counted(
    "stories in a browser",
    "node",
    [...playwright, "--config=e2e/browser/playwright.config.ts"],
    {
      signal: "SIGINT",
    },
  );
}

/** The shipped flows' cases. The last line of `dialtree test --json` holds the counts. */
async function scenarios(): Promise<void> {
  console.log("\n■ scenarios");
  const { ok, output } = await run("node", [...cli, "test", "--json"], { keep: true });
  const { passed, failed } = summaryIn(output);
  const worked = ok && passed > 0;
  if (worked) console.log(`${passed} scenarios`);
  // They run the same way every time, so a second run shows people what went wrong.
  else await run("node", [...cli, "test"]);
  add({ passed, failed: atLeastOne(failed, worked) });
}

function summaryIn(output: string): { passed: number; failed: number } {
  try {
    const { type, passed, failed } = JSON.parse(output.trim().split("\n").at(-1) ?? "");
    if (type === "summary" && Number.isInteger(passed) && Number.isInteger(failed)) return { passed, failed };
  } catch {
    // It broke down before it could count.
  }
  return { passed: 0, failed: 1 };
}

if (filter.length > 0) {
  await unitTests(filter);
} else {
  await check("types", "node", ["scripts/types.ts"]);
  await check("lint", "biome", ["check", "--error-on-warnings"]);
  await check("unused code", "knip", ["--no-progress", "--no-config-hints"]);
  // A forgotten `test.only` would leave out all the others.
  await unitTests(["--allowOnly=false"]);
  await scenarios();
  await browserStories();
}
rmSync(temp, { recursive: true, force: true });

// With a filter, everything that does not match it counts as skipped: no news.
if (filter.length === 0 && total.skipped.length > 0) {
  console.log("\nSkipped:");
  for (const { name, reason } of total.skipped) console.log(`  ${name}: ${reason}`);
}
if (total.passed + total.failed === 0) console.log("\nNothing ran.");
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
