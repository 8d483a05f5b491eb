// In which order the files of tests are begun: what takes minutes first, so that none of it is all that is left in the end.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** From a minute on, on two cores; vitest itself goes by the size of a file where it has not run before. */
const longest = [
  "e2e/both-ways.test.ts",
  "e2e/crashes.test.ts",
  "e2e/cluster.test.ts",
  "packages/calls/test/simulation/planted.test.ts",
  "e2e/start.test.ts",
  "apps/server/test/control/postgres.test.ts",
];

const gone = longest.filter((name) => !existsSync(join(import.meta.dirname, "..", name)));
if (gone.length > 0)
  throw new Error(`${gone.join(", ")}: no such file. Take it out of the list of the longest.`);

/** The order of vitest, with the longest in front. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
