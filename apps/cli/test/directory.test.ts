import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOfFixtures, run } from "./run.ts";

const id = "550fae72-d251-43ec-868c-373732c2704f";
const flowIn = (cwd: string) => readFileSync(join(cwd, "flows/office/flow.json"), "utf8");

function withSheet(text: string | Buffer): string {
  const cwd = copyOfFixtures();
  writeFileSync(join(cwd, "staff.csv"), text);
  return cwd;
}

test("people are imported into a new directory, and what is exported and imported again changes nothing", async () => {
  const cwd = withSheet(`first,last,extension,to\nMaria,Berg,201,${id}\nJürgen,Berger,202,'+15550100\n`);
  const imported = await run(["directory", "import", "office", "staff.csv", "--directory", "staff"], { cwd });
  expect(imported).toMatchObject({
    code: 0,
    out: "imported   2 people into staff of flows/office/flow.json\n",
  });
  const after = flowIn(cwd);
  expect(JSON.parse(after).directories).toMatchObject([{ id: "staff", people: [{ last: "Berg" }, {}] }]);
  await run(["directory", "export", "office", "--out", "back.csv"], { cwd });
  const again = await run(["directory", "import", "office", "back.csv"], { cwd });
  expect(again).toMatchObject({ code: 0, out: "unchanged  flows/office/flow.json\n" });
  expect(flowIn(cwd)).toBe(after);
});

test("a sheet with faults is refused with all of them, and the flow stays", async () => {
  const cwd = withSheet(`last,to\nBerg,nowhere\n=A1,${id}\n`);
  const before = flowIn(cwd);
  const { code, err } = await run(["directory", "import", "office", "staff.csv", "--directory", "staff"], {
    cwd,
  });
  expect(code).toBe(1);
  expect(err.split("\n").map((line) => line.split("  ")[0])).toEqual([
    "staff.csv:2",
    "staff.csv:3",
    "Nothing was taken from it. Mend 2 faults, and import it again.",
    "",
  ]);
  expect(flowIn(cwd)).toBe(before);
});

test("of very many faults the first are told, and how many more there are", async () => {
  const cwd = withSheet(`last,to\n${"Berg,nowhere\n".repeat(60)}`);
  const { err } = await run(["directory", "import", "office", "staff.csv", "--directory", "staff"], { cwd });
  expect(err.split("\n")).toHaveLength(53);
  expect(err).toContain("more of the kind.");
});

test("a sheet in another encoding is refused", async () => {
  const cwd = withSheet(Buffer.from(`last,to\nGr\u00fc\u00dfe,${id}\n`, "latin1"));
  const { code, err } = await run(["directory", "import", "office", "staff.csv", "--directory", "staff"], {
    cwd,
  });
  expect(code).toBe(1);
  expect(err).toContain("UTF-8");
});

test.each([
  [["directory", "exprot", "office"], 'Did you mean "export"?'],
  [["directory", "import", "office"], "Name the CSV file"],
  [["directory", "export", "office", "more.csv"], "Only import takes a sheet"],
  [["directory", "export", "office"], "The flow has no directory."],
  [["directory", "export", "office", "--directory", "staff"], "It has none."],
])("%j is misused", async (args, remedy) => {
  const { code, err } = await run(args);
  expect(code).toBe(2);
  expect(err).toContain(remedy);
});
