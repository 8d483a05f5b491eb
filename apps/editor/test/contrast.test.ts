import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folders = ["../src", "../../../packages/controls/src"].map((path) => join(import.meta.dirname, path));

test("nothing of ours lies on a colour that is bright in high contrast, where our letters are white", () => {
  const sheets = folders.flatMap((cwd) => globSync("**/*.css", { cwd }).map((path) => join(cwd, path)));
  expect(sheets.length).toBeGreaterThan(30);
  const bright = /background(-color)?: var\(--colorNeutralBackground\d(Hover|Pressed|Selected)\)/;
  expect(sheets.filter((sheet) => bright.test(readFileSync(sheet, "utf8")))).toEqual([]);
});
