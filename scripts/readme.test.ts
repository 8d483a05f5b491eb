// The README's settings are those that the programs read, no more and no fewer.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const name = /\b(?:DIALTREE|SIMULATOR)_[A-Z_]*[A-Z]\b/g;
// Between the gate and its own reporter.
const internal = ["DIALTREE_TEST_COUNTS"];

const sources = ["scripts", ...["apps", "packages"].flatMap((folder) => srcIn(folder))];

function srcIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .map((name) => join(folder, name, "src"))
    .filter((path) => existsSync(join(root, path)));
}

/** Variables that the programs name anywhere. */
function namedIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith(".test.ts"))
    .flatMap((file) => readFileSync(join(root, folder, file), "utf8").match(name) ?? []);
}

const readme = readFileSync(join(root, "README.md"), "utf8");
const rows = [...readme.matchAll(/^\| `((?:DIALTREE|SIMULATOR)_\w+)` \|/gm)].map(([, variable]) => variable);

test("each variable has one row, and each row is a variable that is read", () => {
  const variables = [...new Set(sources.flatMap(namedIn))].filter((variable) => !internal.includes(variable));
  expect(variables.length).toBeGreaterThan(25);
  expect([...rows].sort()).toEqual(variables.sort());
});

test("the usual values are the programs' own", () => {
  const settings = readFileSync(join(root, "apps/server/src/settings.ts"), "utf8");
  const usual = (variable: string) => new RegExp(`\\| \`${variable}\` \\| \`([^\`]+)\``).exec(readme)?.[1];
  const own = (variable: string) =>
    new RegExp(`${variable}:[^;]*?\\.default\\("?([^")]+)"?\\)`).exec(settings)?.[1]?.replace("_", "");
  for (const variable of [
    "DIALTREE_HOST",
    "DIALTREE_PORT",
    "DIALTREE_DATA",
    "DIALTREE_CLOCK_SCALE",
    "DIALTREE_LOG",
  ])
    expect(usual(variable), variable).toBe(own(variable));
});

test.each(["README.md", "CONTRIBUTING.md", "docs/security.md"])(
  "each path that %s names is there",
  (page) => {
    const text = readFileSync(join(root, page), "utf8");
    const paths = [...text.matchAll(/`((?:apps|docs|e2e|flows|packages|scripts)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? "",
    );
    expect(paths.length).toBeGreaterThan(5);
    const missing = paths.filter((path) => !existsSync(join(root, path)));
    // The node type that CONTRIBUTING.md makes up.
    expect(missing.filter((path) => !path.startsWith("packages/nodes/src/voicemail"))).toEqual([]);
  },
);
