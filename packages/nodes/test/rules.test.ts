import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { check } from "@dialtree/engine";
import { type FlowDocument, readText, write } from "@dialtree/flow";
import { type Calendars, noCalendars, readCalendars } from "@dialtree/flow/hours";
import { playScenario, readScenario, type Scenario } from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";
import { nodeTypes } from "../src/index.ts";

const root = join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Node types whose rules are written down, each with the page that says them. */
const pages = [
  { of: "menu", folder: "packages/nodes/src/menu/rules", page: "docs/menu-rules.md", fewest: 20 },
  { of: "digits", folder: "packages/nodes/src/collect-digits/rules", page: "docs/digits.md", fewest: 20 },
  { of: "names", folder: "packages/nodes/src/dial-by-name/rules", page: "docs/digits.md", fewest: 20 },
  { of: "values", folder: "packages/nodes/src/say-value/rules", page: "docs/values.md", fewest: 6 },
  { of: "lookups", folder: "packages/nodes/src/http-lookup/rules", page: "docs/lookups.md", fewest: 6 },
  { of: "PINs", folder: "packages/nodes/src/check-pin/rules", page: "docs/pins.md", fewest: 6 },
  { of: "group calls", folder: "packages/nodes/src/invited/rules", page: "docs/group-calls.md", fewest: 8 },
  { of: "flows as steps", folder: "packages/nodes/src/sub-flow/rules", page: "docs/digits.md", fewest: 2 },
  {
    of: "calls of ours",
    folder: "packages/nodes/src/outgoing/rules",
    page: "docs/outgoing-calls.md",
    fewest: 6,
  },
  { of: "hours", folder: "packages/nodes/src/hours/rules", page: "docs/hours.md", fewest: 6 },
];

function flowIn(folder: string, file = "flow.json"): FlowDocument {
  const { document, problems } = readText(read(`${folder}/${file}`), nodeTypes);
  if (!document || problems.length > 0) throw new Error(JSON.stringify(problems));
  return document;
}

function calendarsIn(folder: string): Calendars {
  const file = `${folder}/calendars.json`;
  if (!existsSync(join(root, file))) return noCalendars;
  const { calendars, faults } = readCalendars(read(file));
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return new Map(calendars.map((calendar) => [calendar.id, calendar]));
}

function scenarioIn(folder: string, name: string): Scenario {
  const found = readScenario(read(`${folder}/cases/${name}.txt`));
  if ("faults" in found) throw new Error(JSON.stringify(found.faults));
  return found.scenario;
}

/** The sentence at the top of a scenario. */
function ruleOf({ head }: Scenario): string {
  const comment = head.filter((line) => line.startsWith("#"));
  return comment.map((line) => line.slice(1).trim()).join(" ");
}

describe.each(pages)("the rules of $of", ({ folder, page, fewest }) => {
  const names = globSync(`${folder}/cases/*.txt`, { cwd: root })
    .map((file) => basename(file, ".txt"))
    .sort();
  // The part that another flow uses as a step has no rules of its own.
  const parts = [flowIn("packages/nodes/src/sub-flow/rules", "part.json")];
  const others = [
    ...pages.filter((other) => other.folder !== folder).map((other) => flowIn(other.folder)),
    ...parts,
  ];

  test("there are some", () => expect(names.length).toBeGreaterThan(fewest));

  test.each(names)("%s", (name) => {
    const scenario = scenarioIn(folder, name);
    const played = playScenario(scenario, {
      document: flowIn(folder),
      others,
      nodeTypes,
      calendars: calendarsIn(folder),
    });
    expect("fault" in played ? played.fault : played.lines).toEqual(scenario.expected);
  });

  // A page can have the rules of more than one type.
  const rows = [...read(page).matchAll(/^\| (.+) \| \[(.+)\]\((.+)\) \|$/gm)]
    .map(([, rule = "", name = "", link = ""]) => ({ rule, name, link }))
    .filter(({ link }) => pages.every((other) => other.folder === folder || !link.includes(other.folder)));

  test("are said on their page as the scenarios do, and none besides", () => {
    const wanted = names.map((name) => ({
      rule: ruleOf(scenarioIn(folder, name)),
      name,
      link: `../${folder}/cases/${name}.txt`,
    }));
    expect(rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(wanted);
  });

  test("are said each in one sentence", () => {
    expect(rows.filter(({ rule }) => !/^[A-Z][^.]*”?\.$/.test(rule))).toEqual([]);
  });

  test("are shown on a flow that has no problem, and is written as every flow is", () => {
    const document = flowIn(folder);
    // Values are said in four languages, and what is said around them in one: no voice here speaks the others.
    const known = page === "docs/values.md" ? "translation_missing" : undefined;
    expect(check(document, nodeTypes).filter(({ code }) => code !== known)).toEqual([]);
    expect(write(document, nodeTypes)).toBe(read(`${folder}/flow.json`));
  });
});
