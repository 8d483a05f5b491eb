import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOfFixtures, run } from "./run.ts";

test("a flow is drawn, with the name of its file", async () => {
  const { code, out, err } = await run(["picture", "office"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^<\?xml.*<svg .*<\/svg>\n$/s);
  expect(out).toContain("flows/office/flow.json, 2026-06-01");
});

test("it is written to a file where one is named", async () => {
  const cwd = copyOfFixtures();
  const { code, out } = await run(["picture", "office", "--out", "office.svg"], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(readFileSync(join(cwd, "office.svg"), "utf8")).toContain("</svg>");
});

test("what cannot be read is not drawn, and says why", async () => {
  const { code, out, err } = await run(["picture", "nowhere"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain('There is no flow "nowhere".');
});

test("it speaks German where that is asked for, and nothing that nobody has written", async () => {
  const { code, out } = await run(["picture", "office", "--language", "de"]);
  expect(code).toBe(0);
  expect(out).toContain("Hier kommen Anrufe herein");
  expect(out).toContain("Bild des Ablaufs");
  expect(out).not.toContain("Calls come in here");
  const { code: misused, err } = await run(["picture", "office", "--language", "fr"]);
  expect(misused).toBe(2);
  expect(err).toContain("Write --language en or --language de.");
});
