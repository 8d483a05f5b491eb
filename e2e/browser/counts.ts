// Leaves the counts for scripts/test.ts, in the file that DIALTREE_TEST_COUNTS names.

import { writeFileSync } from "node:fs";
import type { FullResult, Reporter, Suite } from "@playwright/test/reporter";

export default class Counts implements Reporter {
  private all: Suite | undefined;
  private errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.all = suite;
  }

  /** Outside of any story: a file that cannot be loaded, a setup that fails. */
  onError(): void {
    this.errors += 1;
  }

  onEnd({ status }: FullResult): void {
    const counts = { passed: 0, failed: this.errors, skipped: [] as { name: string; reason: string }[] };
    for (const story of this.all?.allTests() ?? []) {
      const outcome = story.outcome();
      if (outcome === "expected") counts.passed += 1;
      else if (outcome !== "skipped") counts.failed += 1;
      else {
        const reason = story.annotations.find(({ description }) => description)?.description;
        counts.skipped.push({
          name: story.titlePath().filter(Boolean).join(" > "),
          reason: reason ?? (status === "passed" ? "no reason given" : "not reached"),
        });
      }
    }
    const file = process.env.DIALTREE_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }

  printsToStdio(): boolean {
    return false;
  }
}
