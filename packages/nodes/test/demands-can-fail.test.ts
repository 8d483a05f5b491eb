import { describe, expect, test } from "vitest";
import { demands, incomplete } from "./completeness/incomplete.ts";
import { mutilated } from "./completeness/mutilated.ts";
import { registryGaps } from "./completeness/registration.ts";
import { whole, wholeFolder } from "./completeness/whole-node.ts";

test("a node type that lacks nothing meets no complaint", () => {
  expect(incomplete(whole, wholeFolder)).toEqual([]);
});

describe("each demand can fail", () => {
  test.each(mutilated)("$demand: $complaint", ({ demand, type, folder, complaint }) => {
    const [found] = demands.filter(({ says }) => says === demand);
    expect(found).toBeDefined();
    expect(incomplete(type, folder, found ? [found] : [])).toEqual([complaint]);
  });

  test("none is left out here", () => {
    const shown = mutilated.map(({ demand }) => demand);
    expect(demands.map(({ says }) => says).filter((says) => !shown.includes(says))).toEqual([]);
  });
});

describe("folders and registry have to agree", () => {
  const lines = 'export { menu } from "./menu/menu.ts";\nexport { hangUp } from "./hang-up/hang-up.ts";\n';

  test.each([
    ["both", ["hang-up", "menu"], lines, []],
    [
      "a folder without a line",
      ["hang-up", "menu", "voicemail"],
      lines,
      ['registry.ts: nothing is exported from the folder "voicemail"; add a line or delete it.'],
    ],
    [
      "a line without a folder",
      ["menu"],
      lines,
      ['registry.ts: there is no folder "hang-up"; restore it or delete the line.'],
    ],
    [
      "a line of another form",
      ["hang-up", "menu"],
      `${lines}export * from "./menu/menu.ts";\n`,
      [
        'registry.ts: "export * from "./menu/menu.ts";" is not of the form: export { name } from "./folder/file.ts";',
      ],
    ],
  ])("%s", (_name, folders, source, gaps) => {
    expect(registryGaps(source, folders)).toEqual(gaps);
  });
});
