// A Vitest reporter that leaves the counts for scripts/test.ts, in the file that DIALTREE_TEST_COUNTS names. Vitest's
// own JSON report lacks why a test was skipped.

import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

export type Counts = {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
};

function count(modules: readonly TestModule[], errorsOutsideTests: number): Counts {
  const counts: Counts = { passed: 0, failed: errorsOutsideTests, skipped: [] };
  for (const module of modules) {
    let failed = 0;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === "passed") counts.passed++;
      else if (result.state === "skipped") {
        const reason =
          result.note ?? (test.options.mode === "todo" ? "still to be written" : "no reason given");
        counts.skipped.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason });
      } else failed++;
    }
    // A file that cannot be loaded, or whose hooks fail, has failed even though no test of it has.
    if (failed === 0 && !module.ok()) failed = 1;
    counts.failed += failed;
  }
  return counts;
}

export default class TestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env.DIALTREE_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(count(modules, errors.length)));
  }
}
