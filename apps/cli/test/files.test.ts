import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOfFixtures, run } from "./run.ts";

interface State {
  readonly states?: Readonly<Record<string, State>>;
  readonly on?: Readonly<Record<string, { readonly target: string }>>;
}

describe("export --xstate", () => {
  test("prints a machine: plain JSON, a state for each node, every target in it", async () => {
    const { code, out } = await run(["export", "office", "--xstate"]);
    expect(code).toBe(0);
    const machine = JSON.parse(out) as State & { readonly id: string; readonly initial: string };
    expect(machine.id).toBe("flow:office");
    const states = machine.states ?? {};
    expect(Object.keys(states)).toEqual(
      expect.arrayContaining([machine.initial, "incoming", "main", "sales", "to-support", "goodbye"]),
    );
    const targets = [...out.matchAll(/"target": "#flow:office\.([^"]+)"/g)].map(([, path = ""]) => path);
    expect(targets.length).toBeGreaterThan(0);
    for (const path of targets) {
      const [node = "", state] = path.split(".");
      expect(states).toHaveProperty([node]);
      if (state !== undefined) expect(states[node]?.states).toHaveProperty([state]);
    }
  });

  test("writes to a file, exports drafts with a warning, and needs to be told the form", async () => {
    const cwd = copyOfFixtures();
    const written = await run(["export", "broken", "--xstate", "--out", "made/machine.json"], { cwd });
    expect({ code: written.code, out: written.out }).toEqual({ code: 0, out: "" });
    expect(written.err).toMatch(/4 errors[\s\S]*dialtree check broken\/flow\.json/);
    expect(JSON.parse(readFileSync(join(cwd, "made/machine.json"), "utf8"))).toMatchObject({
      id: "flow:broken",
    });
    expect(await run(["export", "office"])).toMatchObject({ code: 2, out: "" });
  });
});

describe("schema", () => {
  test("prints the JSON Schema, or writes it", async () => {
    const cwd = copyOfFixtures();
    const { code, out } = await run(["schema"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type: "object", properties: { nodes: { type: "array" } } });
    expect(await run(["schema", "--out", "flow.schema.json"], { cwd })).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(join(cwd, "flow.schema.json"), "utf8")).toBe(out);
  });
});

describe("format", () => {
  test("brings a flow into its usual form, once", async () => {
    const cwd = copyOfFixtures();
    const file = join(cwd, "flows/office/flow.json");
    const usual = readFileSync(file, "utf8");
    const squeezed = JSON.stringify(JSON.parse(usual));
    writeFileSync(file, squeezed);

    const told = await run(["format", "office", "support", "--check"], { cwd });
    expect(told.code).toBe(1);
    expect(told.out).toBe("differs    flows/office/flow.json\nunchanged  flows/support/flow.json\n");
    expect(readFileSync(file, "utf8")).toBe(squeezed);

    const done = await run(["format", "office"], { cwd });
    expect(done).toMatchObject({ code: 0, out: "formatted  flows/office/flow.json\n" });
    expect(readFileSync(file, "utf8")).toBe(usual);
    expect((await run(["format", "office", "--check"], { cwd })).code).toBe(0);
  });

  test("leaves alone what is no flow, and what is not there", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, "flows/office/flow.json"), "{");
    const { code, err } = await run(["format", "office", "support"], { cwd });
    expect(code).toBe(1);
    expect(err).toContain("not_json");
    expect(readFileSync(join(cwd, "flows/office/flow.json"), "utf8")).toBe("{");
    expect((await run(["format", "support", "nowhere"], { cwd })).code).toBe(2);
  });
});
