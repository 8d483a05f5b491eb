import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { playScenario, readScenario } from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";
import { pathOf, plainPath } from "./plain-xstate.ts";

const root = join(import.meta.dirname, "../../..");
const folders = globSync(["flows/*/flow.json", "packages/nodes/src/*/rules/flow.json"], { cwd: root }).map(
  (path) => dirname(join(root, path)),
);
const files = globSync(["flows/*/cases/*.txt", "packages/nodes/src/*/rules/cases/*.txt"], {
  cwd: root,
}).sort();

function flowAt(folder: string): FlowDocument {
  const { document, problems } = readText(readFileSync(join(folder, "flow.json"), "utf8"), nodeTypes);
  if (!document) throw new Error(`${folder}: ${problems.map(({ code, at }) => `${code} ${at}`).join(", ")}`);
  return document;
}

function played(file: string) {
  const folder = dirname(dirname(join(root, file)));
  const read = readScenario(readFileSync(join(root, file), "utf8"));
  if ("faults" in read)
    throw new Error(read.faults.map(({ line, fault }) => `${file}:${line} ${fault}`).join("\n"));
  const others = folders.filter((path) => path !== folder).map(flowAt);
  const done = playScenario(read.scenario, { document: flowAt(folder), others, nodeTypes });
  if ("fault" in done) throw new Error(`${file}: ${done.fault}`);
  return { ...done, scenario: read.scenario };
}

// Between any two events of each of these the session goes through JSON: the rehearsal does that for every call.
describe("every shipped scenario", () => {
  test("there are some", () => expect(files.length).toBeGreaterThan(20));

  test.each(files)("%s takes the same path in plain xstate", (file) => {
    const { rehearsal } = played(file);
    const { library } = rehearsal.occasion;
    const path = plainPath((id) => library.find(id, "draft"), rehearsal.signals);
    expect(path.length).toBeGreaterThan(0);
    expect(path).toEqual(pathOf(rehearsal.journal));
  });

  test.each(files)("%s comes out alike twice, to the last command", (file) => {
    const again = ({ rehearsal, lines }: ReturnType<typeof played>) => ({
      lines,
      transcript: rehearsal.transcript,
      session: rehearsal.session,
    });
    expect(again(played(file))).toEqual(again(played(file)));
  });
});
