import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf, withLine } from "./new-node-files.ts";

const root = join(import.meta.dirname, "..");
const registry = readFileSync(join(root, "packages/nodes/src/registry.ts"), "utf8");

describe("a name is refused", () => {
  test.each([
    ["", "The new node type has no name.", "new:node call-back"],
    ["Voice Mail", '"Voice Mail" is no name for a node type.', "new:node voice-mail"],
    ["2-lines", '"2-lines" is no name for a node type.', "new:node lines"],
    ["wait--long", '"wait--long" is no name for a node type.', "new:node wait-long"],
    ["../etc", '"../etc" is no name for a node type.', "new:node etc"],
    ["ü", '"ü" is no name for a node type.', "new:node call-back"],
    ["a".repeat(41), "is too long: 41 characters.", "Use 40 at most"],
    ["menu", 'There is a node type "menu" already.', "packages/nodes/src/menu"],
    ["switch", '"switch" cannot be the name of a value in TypeScript.', "new:node switch-call"],
    ["spoken", '"spoken" cannot be the name of a value in TypeScript.', "new:node spoken-call"],
  ])("%s", (type, refused, remedy) => {
    const refusal = refusalOf(type, registry);
    expect(refusal?.refused).toContain(refused);
    expect(refusal?.remedy).toContain(remedy);
  });

  test("that differs from another only in a hyphen", () => {
    expect(refusalOf("line2", 'export { line2 } from "./line-2/line-2.ts";')?.refused).toBe(
      '"line2" and "line-2" would both be called line2.',
    );
  });

  test("but not without reason", () => {
    for (const type of ["voicemail", "hang-up-politely", "line-2", "queue2", "a"])
      expect(refusalOf(type, registry)).toBeUndefined();
  });
});

test("the registry stays in order", () => {
  const added = ["zebra", "line-10", "go", "line-9", "goal", "aaa", "line"].reduce(
    (source, type) => withLine(source, type),
    registry,
  );
  const folders = [...added.matchAll(/from "\.\/([^/]+)/g)].map(([, folder]) => folder);
  expect(folders.slice(0, 2)).toEqual(["aaa", "answer"]);
  const near = folders.indexOf("go");
  expect(folders.slice(near, near + 4)).toEqual(["go", "go-to", "goal", "group-call"]);
  expect(folders.filter((folder) => folder?.startsWith("line"))).toEqual(["line", "line-9", "line-10"]);
  expect(folders.at(-1)).toBe("zebra");
});

describe("a new node", { timeout: 120_000 }, () => {
  const copy = mkdtempSync(join(tmpdir(), "dialtree-new-node-"));
  const nodes = join(copy, "packages/nodes");

  // A copy of the nodes package that finds its neighbours and tools where they are.
  beforeAll(() => {
    mkdirSync(nodes, { recursive: true });
    for (const name of ["src", "test", "package.json", "tsconfig.json"])
      cpSync(join(root, "packages/nodes", name), join(nodes, name), { recursive: true });
    for (const name of ["tsconfig.base.json", "tsconfig.pure.json", "biome.json", ".gitignore"])
      cpSync(join(root, name), join(copy, name));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    symlinkSync(join(root, "packages/nodes/node_modules"), join(nodes, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const run = (...args: string[]): Promise<{ code: number; output: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: copy }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      );
    });
  const newNode = (...args: string[]) => run(join(root, "scripts/new-node.ts"), ...args);
  const tool = (path: string, ...args: string[]) => run(join(root, "node_modules", path), ...args);

  test("is written where it belongs, and only once", async () => {
    expect(await newNode("voice-mail")).toEqual({
      code: 0,
      output: `packages/nodes/src/voice-mail/voice-mail.ts
packages/nodes/src/voice-mail/voice-mail.de.ts
packages/nodes/src/voice-mail/voice-mail.md
packages/nodes/src/voice-mail/voice-mail.cases.json
packages/nodes/src/registry.de.ts
packages/nodes/src/registry.ts

It plays already. Now make it yours. What is still missing, this says:
  npm test -- every-node
And this writes down what its cases come out as, after you have changed what it does:
  REWRITE_CASES=1 npm test -- every-node
`,
    });
    expect(await newNode("voice-mail")).toEqual({
      code: 1,
      output: `dialtree: There is a node type "voice-mail" already.
Change it in packages/nodes/src/voice-mail, or choose another name.
`,
    });
    expect((await newNode("voice", "mail")).output).toContain('"voice mail" is no name');
  });

  test("is not written into a folder that holds something else", async () => {
    mkdirSync(join(nodes, "src/leftover"));
    const { code, output } = await newNode("leftover");
    rmSync(join(nodes, "src/leftover"), { recursive: true });
    expect(code).toBe(1);
    expect(output).toContain("Delete the folder, or choose another name.");
  });

  test("has the right types and format", async () => {
    expect(await tool("typescript/bin/tsc", "-p", "packages/nodes")).toEqual({ code: 0, output: "" });
    const { code, output } = await tool("@biomejs/biome/bin/biome", "check", "packages/nodes/src");
    expect(output).toContain("No fixes applied.");
    expect(code).toBe(0);
  });

  test("meets every demand, except for what its author has to say", async () => {
    const report = join(copy, "report.json");
    await tool(
      "vitest/vitest.mjs",
      "run",
      "every-node",
      "--root",
      copy,
      "--reporter=json",
      `--outputFile=${report}`,
    );
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = results.filter(({ status }) => status !== "passed");
    expect(results.filter(({ fullName }) => fullName.startsWith("voice-mail ")).length).toBeGreaterThan(20);
    expect(failed.map(({ fullName }) => fullName)).toEqual(["voice-mail leaves nothing to be written"]);
    const left = failed[0]?.failureMessages.join("\n").match(/voice-mail\.\w+:\d+: .*?(?=: expected|$)/gm);
    expect(left).toEqual([
      "voice-mail.md:5: To be written: what the caller notices, and what can be set.",
      "voice-mail.md:7: **Example.** To be written: one call, told in a sentence or two.",
      "voice-mail.md:17: To be written: what to use instead, and when.",
      "voice-mail.ts:3: /** To be written: what it does, in one sentence. */",
      'voice-mail.ts:8: summary: "To be written: one sentence for the palette.",',
    ]);
  });
});

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}
