import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOfFixtures, jsonLines, run } from "./run.ts";

const wrongKey = "flows/office/cases/wrong-key.txt";

describe("test", () => {
  test("plays all scenarios and counts the exits they take", async () => {
    const { code, out, err } = await run(["test"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(`ok       office/sales-busy
ok       office/sales
ok       office/says-nothing
ok       office/support
ok       office/wrong-key
ok       support/nobody-there
ok       support/not-answered

office: 6 of 8 exits
         not taken: Incoming call → Could not answer
         not taken: Main menu → Could not be played
support: 3 of 3 exits

7 passed, 0 failed
`);
  });

  test("shows expected and got where they differ, and the line", async () => {
    const cwd = withOtherWords();
    const { code, out } = await run(["test", "office", "--filter", "wrong"], { cwd });
    expect(code).toBe(1);
    expect(out).toBe(`failed   office/wrong-key  flows/office/cases/wrong-key.txt:6
         - expected   + got
           …
           hears      "For sales, press 1. For support, press 2."
           presses    9
         - hears      "Good bye."
         + hears      "Goodbye."
           hangs up
           ends       local

0 passed, 1 failed
`);
  });

  test("--update writes what really happens, and leaves the rest alone", async () => {
    const cwd = withOtherWords();
    const before = readFileSync(join(cwd, wrongKey), "utf8");
    const { code, out } = await run(["test", "--update"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain("updated  office/wrong-key");
    expect(readFileSync(join(cwd, wrongKey), "utf8")).toBe(before.replace("Good bye.", "Goodbye."));
    expect((await run(["test"], { cwd })).out).toContain("ok       office/wrong-key\n");
  });

  test("--update refuses what would go otherwise the next time", async () => {
    const cwd = copyOfFixtures();
    // Nothing ends the call until the caller gives up, however often the flow tries.
    const text = `${"given      hangUp fails\n".repeat(150)}call       from user\n`;
    writeFileSync(join(cwd, wrongKey), text);
    const { code, out } = await run(["test", wrongKey, "--update"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("cannot be updated");
    expect(readFileSync(join(cwd, wrongKey), "utf8")).toBe(text);
  });

  test("--coverage fails when an exit is never taken", async () => {
    const missed = await run(["test", "--coverage"]);
    expect(missed.code).toBe(1);
    expect(missed.out).toMatch(/7 passed, 0 failed\n$/);
    expect(missed.err).toContain("not every exit is taken in office.");
    expect((await run(["test", "support", "--coverage"])).code).toBe(0);
    expect((await run(["test", "--coverage", "--filter", "sales"])).code).toBe(2);
  });

  test("--json says the same", async () => {
    const { code, out } = await run(["test", "--json"], { cwd: withOtherWords() });
    expect(code).toBe(1);
    const lines = jsonLines(out);
    expect(lines.at(-1)).toEqual({ type: "summary", passed: 6, failed: 1 });
    expect(lines.find(({ outcome }) => outcome === "failed")).toEqual({
      type: "scenario",
      flow: "office",
      name: "wrong-key",
      file: wrongKey,
      outcome: "failed",
      line: 6,
      expected: expect.arrayContaining(['hears      "Good bye."']),
      got: expect.arrayContaining(['hears      "Goodbye."']),
    });
    expect(lines).toContainEqual({ type: "coverage", flow: "support", taken: 3, exits: 3, missing: [] });
    expect(lines.find(({ flow, type }) => type === "coverage" && flow === "office")).toMatchObject({
      missing: [
        { node: "incoming", outlet: "failed", name: "Incoming call → Could not answer" },
        { node: "main" },
      ],
    });
  });

  test("says what is wrong with a scenario and in which line; the others still run", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, wrongKey), "# Odd\ncall from Bob\nwaits long\n");
    const { code, out } = await run(["test", "office"], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/failed {3}office\/wrong-key {2}flows\/office\/cases\/wrong-key\.txt:2\n/);
    expect(out).toContain("wrong-key.txt:3: ");
    expect(out).toMatch(/4 passed, 1 failed\n$/);
  });

  test("changes what a scenario sets, and says which line sets what is not there", async () => {
    const cwd = copyOfFixtures();
    const silence = readFileSync(join(cwd, "flows/office/cases/says-nothing.txt"), "utf8");
    const file = join(cwd, "flows/office/cases/set.txt");
    writeFileSync(file, silence.replace("call ", "set main /firstKeyTimeout 2\ncall "));
    expect((await run(["test", file], { cwd })).code).toBe(0);
    writeFileSync(file, silence.replace("call ", "set main /patience 2\ncall "));
    const { code, out } = await run(["test", file], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/set\.txt:2: set main \/patience: /);
  });

  test("fails the scenarios of a flow that cannot be read; the others still run", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, "flows/support/flow.json"), '{\n"format": 1,\n}');
    const { code, out } = await run(["test"], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/failed {3}support\/nobody-there.*\n.*flows\/support\/flow\.json:.*line 3/);
    // The office goes on in the support flow, and that scenario cannot end as it should.
    expect(out).toMatch(/4 passed, 3 failed\n$/);
    rmSync(join(cwd, "flows/support/cases"), { recursive: true });
    expect((await run(["test"], { cwd })).out).toMatch(/4 passed, 2 failed\n$/);
  });

  test("plays one scenario file", async () => {
    const { code, out } = await run(["test", "flows/office/cases/sales.txt"]);
    expect({ code, out }).toEqual({ code: 0, out: "ok       office/sales\n\n1 passed, 0 failed\n" });
  });

  test.each([
    [["test", "broken"], 1, /There are no scenarios in "broken"\.\n.*--save/],
    [["test", "--filter", "zebra"], 1, /No scenario .* has "zebra" in its name/],
    [["test", "nowhere"], 2, /There is no "nowhere"/],
  ])("%j finds nothing, and says so", async (args, expected, says) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: expected, out: "" });
    expect(err).toMatch(says);
  });

  test("takes no folder that has no flows for an empty success", async () => {
    const cwd = copyOfFixtures();
    mkdirSync(join(cwd, "empty"));
    expect((await run(["test", "empty"], { cwd })).code).toBe(1);
    renameSync(join(cwd, "flows"), join(cwd, "elsewhere"));
    expect((await run(["test"], { cwd })).code).toBe(2);
    expect(readdirSync(join(cwd, "elsewhere"))).toEqual(["office", "support"]);
  });
});

/** A copy in which one scenario expects other words than are said. */
function withOtherWords(): string {
  const cwd = copyOfFixtures();
  const file = join(cwd, wrongKey);
  writeFileSync(file, readFileSync(file, "utf8").replace("Goodbye.", "Good bye."));
  return cwd;
}
