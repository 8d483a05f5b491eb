import { basename, dirname, join, resolve } from "node:path";
import { isFile, isFolder, namesIn, shownPath } from "../files.ts";
import { flowsFolder, flowsIn } from "../flow-folder.ts";
import { misused } from "../refusal.ts";

/** A flow and the scenario files to play with it. */
export interface Suite {
  readonly flowFile: string;
  readonly scenarioFiles: readonly string[];
  /** Whether these are all its scenarios, so that coverage means something. */
  readonly whole: boolean;
}

/**
 * The scenarios that somebody named: a scenario file, a flow, or a folder of flows.
 * @throws Refusal when it is none of these.
 */
export function findSuites(named: string, cwd: string): readonly Suite[] {
  const path = resolve(cwd, named);
  if (isFile(path) && path.endsWith(".txt")) return [suiteOfScenario(path, cwd)];
  for (const folder of [path, resolve(cwd, flowsFolder, named)]) {
    const file = join(folder, "flow.json");
    if (isFile(file)) return [suiteOf(file)];
  }
  if (isFolder(path)) return flowsIn(path).map(suiteOf);
  throw misused(
    `There is no "${named}".`,
    "Name a scenario file, a flow, or a folder of flows; flows is the usual one.",
  );
}

/** `sales-by-key` for `flows/reception/cases/sales-by-key.txt`. */
export function scenarioName(file: string): string {
  return basename(file, ".txt");
}

function suiteOf(flowFile: string): Suite {
  const cases = join(dirname(flowFile), "cases");
  const scenarioFiles = namesIn(cases)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => join(cases, name))
    .filter(isFile);
  return { flowFile, scenarioFiles, whole: true };
}

// Its flow is above its `cases` folder, or beside it.
function suiteOfScenario(file: string, cwd: string): Suite {
  const folder = dirname(file);
  const flowFile = [dirname(folder), folder].map((place) => join(place, "flow.json")).find(isFile);
  if (flowFile) return { flowFile, scenarioFiles: [file], whole: false };
  throw misused(
    `${shownPath(file, cwd)} belongs to no flow.`,
    "Keep scenarios in the cases folder of their flow: flows/<flow>/cases/<name>.txt.",
  );
}
