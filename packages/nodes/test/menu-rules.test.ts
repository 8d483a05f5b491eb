import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { check } from "@dialtree/engine";
import { type FlowDocument, readText, write } from "@dialtree/flow";
import { playScenario, readScenario, type Scenario } from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";
import { nodeTypes } from "../src/index.ts";

const root = join(import.meta.dirname, "../../..");
const folder = "packages/nodes/src/menu/rules";
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const files = globSync(`${folder}/cases/*.txt`, { cwd: root }).sort();
const names = files.map((file) => basename(file, ".txt"));
const flowText = read(`${folder}/flow.json`);

function flow(): FlowDocument {
  const { document, problems } = readText(flowText, nodeTypes);
  if (!document || problems.length > 0) throw new Error(JSON.stringify(problems));
  return document;
}

function scenario(name: string): Scenario {
  const found = readScenario(read(`${folder}/cases/${name}.txt`));
  if ("faults" in found) throw new Error(JSON.stringify(found.faults));
  return found.scenario;
}

/** The sentence at the top of a scenario. */
function ruleOf({ head }: Scenario): string {
  const comment = head.filter((line) => line.startsWith("#"));
  return comment.map((line) => line.slice(1).trim()).join(" ");
}

describe("a menu keeps its rules", () => {
  test("of which there are some", () => expect(names.length).toBeGreaterThan(20));

  test.each(names)("%s", (name) => {
    const { expected, ...rest } = scenario(name);
    const played = playScenario({ expected, ...rest }, { document: flow(), nodeTypes });
    expect("fault" in played ? played.fault : played.lines).toEqual(expected);
  });
});

describe("the page of the rules", () => {
  const rows = [...read("docs/menu-rules.md").matchAll(/^\| (.+) \| \[(.+)\]\((.+)\) \|$/gm)].map(
    ([, rule = "", name = "", link = ""]) => ({ rule, name, link }),
  );

  test("says each rule as its scenario does, and none besides", () => {
    const wanted = names.map((name) => ({
      rule: ruleOf(scenario(name)),
      name,
      link: `../${folder}/cases/${name}.txt`,
    }));
    expect(rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(wanted);
  });

  test("says each rule in one sentence", () => {
    expect(rows.filter(({ rule }) => !/^[A-Z][^.]*”?\.$/.test(rule))).toEqual([]);
  });
});

test("the flow of the rules has no problem, and is written as every flow is", () => {
  const document = flow();
  expect(check(document, nodeTypes)).toEqual([]);
  expect(write(document, nodeTypes)).toBe(flowText);
});
