import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// What Microsoft has published of Graph is not ours to ship. Where it lies beside the project, tests hold our work against
// it; elsewhere they are skipped and say so.
const published = {
  DIALTREE_GRAPH_EXAMPLES: "examples",
  DIALTREE_GRAPH_OPENAPI: "openapi-communications.json",
  DIALTREE_GRAPH_PERMISSIONS: "permissions-communications.json",
};
for (const [variable, name] of Object.entries(published)) {
  const path = fileURLToPath(new URL(`../shared/graph/${name}`, import.meta.url));
  if (existsSync(path)) process.env[variable] ??= path;
}

// Their tests leave nothing behind in the modules that they share: reading those anew for each file is a third of their time.
const pure = ["flow", "nodes", "engine", "rehearsal", "graph"];

// Machines are shared: a test that hangs is ended, one that is only slow is not punished.
const patience = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // Tests of the whole wait for processes most of the time; one file at a time would leave the machine idle.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "pure",
          environment: "node",
          isolate: false,
          setupFiles: ["scripts/seeded-chance.ts", "e2e/planted/look-before-removal.ts"],
          ...patience,
          include: pure.map((name) => `packages/${name}/{test,src}/**/*.test.ts`),
        },
      },
      {
        test: {
          name: "node",
          environment: "node",
          // Chance is seeded, so that a red test stays red until it is mended; FC_SEED tries another.
          // Nothing that a test leaves goes before it has been looked through.
          setupFiles: ["scripts/seeded-chance.ts", "e2e/planted/look-before-removal.ts"],
          ...patience,
          exclude: [...configDefaults.exclude, ...pure.map((name) => `packages/${name}/**`)],
          include: [
            "packages/*/test/**/*.test.ts",
            "packages/*/src/**/*.test.ts",
            "apps/*/test/**/*.test.ts",
            "e2e/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "dom",
          environment: "happy-dom",
          setupFiles: ["scripts/seeded-chance.ts", "scripts/still-dom.ts"],
          ...patience,
          include: ["packages/*/test/**/*.test.tsx", "apps/*/test/**/*.test.tsx"],
        },
      },
    ],
  },
});
