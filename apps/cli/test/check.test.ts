import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOfFixtures, jsonLines, run } from "./run.ts";

describe("check", () => {
  test("lists every problem at once: place, severity, code, sentence and remedy", async () => {
    const { code, out, err } = await run(["check", "broken"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain(`broken/flow.json:/nodes/2/type  error  node_type_unknown
    There is no node type "teleport".
    Use one of: `);
    const places = [...out.matchAll(/^broken\/flow\.json:(\S*) {2}(\w+) {2}(\w+)$/gm)].map((match) =>
      match.slice(1),
    );
    expect(places.sort()).toEqual(
      [
        ["", "error", "fallback_missing"],
        ["/edges/1", "error", "edge_target_missing"],
        ["/nodes/1", "warning", "mishap_unwired"],
        ["/nodes/1/data/choices/1/key", "error", "menu_key_repeated"],
        ["/nodes/2/type", "error", "node_type_unknown"],
      ].sort(),
    );
    expect(out.trim().split("\n").at(-1)).toBe("4 errors, 1 warning in 1 flow.");
  });

  test("says the same as JSON", async () => {
    const { code, out } = await run(["check", "broken", "--json"]);
    expect(code).toBe(1);
    const lines = jsonLines(out);
    expect(lines.at(-1)).toEqual({ type: "summary", files: 1, errors: 4, warnings: 1 });
    expect(lines).toContainEqual({
      type: "problem",
      file: "broken/flow.json",
      severity: "error",
      code: "menu_key_repeated",
      at: "/nodes/1/data/choices/1/key",
      node: "main",
      outlet: "support",
      sentence: expect.stringContaining("key 1"),
      remedy: expect.any(String),
    });
  });

  test("takes files, folders and folders of flows, each flow once", async () => {
    const { code, out } = await run(["check", "flows", "flows/office/flow.json", "support"]);
    expect({ code, out }).toEqual({ code: 0, out: "No problems in 2 flows.\n" });
  });

  test("lets warnings pass", async () => {
    const cwd = copyOfFixtures();
    const file = join(cwd, "flows/office/flow.json");
    const unwired = readFileSync(file, "utf8").replace(/^.*"no-match".*\n/m, "");
    writeFileSync(file, unwired);
    const { code, out } = await run(["check", "office"], { cwd });
    expect(out).toMatch(/warning {2}mishap_unwired[\s\S]*1 warning in 1 flow\.\n$/);
    expect(code).toBe(0);
  });

  test("says where a file is no JSON, and still checks the others", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, "flows/support/flow.json"), '{\n  "format": 1,\n}');
    const { code, out } = await run(["check", "flows"], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/flows\/support\/flow\.json: {2}error {2}not_json\n.*line 3/);
    expect(out).toContain("in 2 flows.");
  });

  test("misses a flow that another goes on with", async () => {
    const cwd = copyOfFixtures();
    rmSync(join(cwd, "flows/support"), { recursive: true });
    const { code, out } = await run(["check", "office"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("flows/office/flow.json:/nodes/3/data/place  error  flow_missing\n");
  });
});
