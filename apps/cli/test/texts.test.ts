import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOfFixtures, run } from "./run.ts";

const flowIn = (cwd: string) => readFileSync(join(cwd, "flows/office/flow.json"), "utf8");

test("what is exported and imported again changes nothing", async () => {
  const cwd = copyOfFixtures();
  const before = flowIn(cwd);
  expect(await run(["texts", "export", "office", "--out", "office.csv"], { cwd })).toMatchObject({
    code: 0,
    out: "",
  });
  const { code, out } = await run(["texts", "import", "office", "office.csv"], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: "unchanged  flows/office/flow.json\n" });
  expect(flowIn(cwd)).toBe(before);
});

test("a text that was changed in the sheet is in the flow afterwards, and nothing else is", async () => {
  const cwd = copyOfFixtures();
  const { out: sheet } = await run(["texts", "export", "office"], { cwd });
  const [, line = ""] = sheet.split("\r\n");
  const said = JSON.stringify(line).slice(1, -1).split(",").at(-1) ?? "";
  const id = line.split(",")[0] ?? "";
  writeFileSync(join(cwd, "back.csv"), `id,en-US\r\n${id},"Good morning, all."\r\n`);
  const before = flowIn(cwd);
  const { code, out } = await run(["texts", "import", "office", "back.csv"], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: "imported   1 text into flows/office/flow.json\n" });
  expect(said).not.toBe("");
  const changed = flowIn(cwd)
    .split("\n")
    .filter((one) => !before.split("\n").includes(one));
  expect(changed).toHaveLength(1);
  expect(changed[0]).toContain("Good morning, all.");
});

test("a sheet with faults is refused with all of them, and the flow stays", async () => {
  const cwd = copyOfFixtures();
  const before = flowIn(cwd);
  writeFileSync(join(cwd, "back.csv"), "id,en-US\nnobody,Hello.\nnothing,Hello.\n");
  const { code, err } = await run(["texts", "import", "office", "back.csv"], { cwd });
  expect({ code, err }).toEqual({
    code: 1,
    err: `back.csv:2  the flow has no text "nobody"
back.csv:3  the flow has no text "nothing"
Nothing was taken from it. Mend 2 faults, and import it again.
`,
  });
  expect(flowIn(cwd)).toBe(before);
});

test("a sheet in another encoding is refused", async () => {
  const cwd = copyOfFixtures();
  for (const bytes of [
    Buffer.from("id,en-US\nmain/prompt,Gr\u00fc\u00dfe\n", "latin1"),
    Buffer.from("\uFEFFid,en-US\n", "utf16le"),
  ]) {
    writeFileSync(join(cwd, "back.csv"), bytes);
    const { code, err } = await run(["texts", "import", "office", "back.csv"], { cwd });
    expect(code).toBe(1);
    expect(err).toContain("UTF-8");
  }
});

test("a script is a page with the texts of the languages that were asked for", async () => {
  const { code, out } = await run(["texts", "script", "office", "--language", "en-US"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^<!doctype html>/);
  const strange = await run(["texts", "script", "office", "--language", "it-IT"]);
  expect(strange.code).toBe(2);
  expect(strange.err).toContain("en-US");
});

test.each([
  [["texts", "exprot", "office"], 'Did you mean "export"?'],
  [["texts", "import", "office"], "Name the CSV file"],
  [["texts", "export", "office", "more.csv"], "Only import takes a sheet"],
])("%j is misused", async (args, remedy) => {
  const { code, err } = await run(args);
  expect(code).toBe(2);
  expect(err).toContain(remedy);
});
