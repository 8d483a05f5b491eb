// A repository of flows that publishes itself: the steps of the workflow in docs/examples are carried out as they stand there,
// by a shell, in a clone with a history, against a server.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Processes, startProcesses } from "./processes.ts";

const root = join(import.meta.dirname, "..");
const workflow = readFileSync(join(root, "docs/examples/github/dialtree.yml"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "dialtree-repository-"));
const clone = join(folder, "clone");
const flowFile = join(clone, "flows/reception/flow.json");
const summary = join(folder, "summary.md");

let stand: Processes;
let token: string;

/** What a runner gives to the steps, of everything that the workflow names. */
const env = (): Readonly<Record<string, string | undefined>> => ({
  PATH: process.env.PATH,
  HOME: folder,
  CI: "true",
  DIALTREE_HOME: root,
  DIALTREE_SERVER: stand.serverUrl,
  DIALTREE_TOKEN: token,
  GITHUB_BASE_REF: "main",
  GITHUB_STEP_SUMMARY: summary,
  RUNNER_TEMP: join(folder, "temp"),
  GIT_AUTHOR_NAME: "Author",
  GIT_AUTHOR_EMAIL: "author@contoso.example",
  GIT_COMMITTER_NAME: "Author",
  GIT_COMMITTER_EMAIL: "author@contoso.example",
});

/** The `run` of each step of a job, as a shell gets it. */
function stepsOf(job: string): readonly string[] {
  const [, rest = ""] = workflow.split(`\n  ${job}:\n`);
  const [body = ""] = rest.split(/\n {2}\w/);
  return [...body.matchAll(/^( +)(?:- )?run: (?:\|\n((?:\1 +.*\n|\n)+)|(.*)\n?)/gm)].map(
    ([, indent = "", block, line = ""]) => block?.replaceAll(`\n${indent}  `, "\n").trim() ?? line,
  );
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
}

/** Carries out the steps of a job, as Actions does: in one shell each, until one fails. */
async function runJob(job: string): Promise<Ran> {
  let out = "";
  for (const step of stepsOf(job)) {
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step], {
        cwd: clone,
        env: env(),
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
      child.stderr.setEncoding("utf8").on("data", (text) => (out += text));
      child.once("close", resolve);
    });
    if (code !== 0) return { code, out };
  }
  return { code: 0, out };
}

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: clone, env: env(), encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** As the author types it. */
function dialtree(...args: readonly string[]): Ran {
  const main = join(root, "apps/cli/src/main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: clone,
    env: env(),
    encoding: "utf8",
  });
  return { code: status, out: stdout + stderr };
}

function change(from: string, to: string): void {
  const text = readFileSync(flowFile, "utf8");
  expect(text).toContain(from);
  writeFileSync(flowFile, text.replace(from, to));
}

// biome-ignore lint/suspicious/noExplicitAny: what the server says is compared, not relied on.
async function server(path: string, init?: RequestInit): Promise<any> {
  const reply = await fetch(`${stand.serverUrl}/api${path}`, init);
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
}

const liveNumber = async (): Promise<number> => (await server("/flows/reception")).current.number;

/** A token as somebody makes one in the editor. */
async function tokenFor(...roles: readonly string[]): Promise<string> {
  const body = JSON.stringify({ name: "Build", roles });
  const headers = { "content-type": "application/json" };
  return (await server("/access-tokens", { method: "POST", headers, body })).token;
}

beforeAll(async () => {
  stand = await startProcesses({ flows: ["reception"] });
  token = await tokenFor("author", "publish");
  mkdirSync(join(clone, "flows"), { recursive: true });
  mkdirSync(join(folder, "temp"));
  cpSync(join(root, "flows/reception"), join(clone, "flows/reception"), { recursive: true });
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "The reception as it is");
  git("clone", "-q", "--bare", ".", join(folder, "origin.git"));
  git("remote", "add", "origin", join(folder, "origin.git"));
  git("fetch", "-q", "origin");
});

afterAll(async () => {
  await stand?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the workflow names nothing that a runner would not give, and uses npm only", () => {
  const named = [...stepsOf("check"), ...stepsOf("publish")].join("\n").match(/\$\{?[A-Z_]+/g) ?? [];
  expect([...new Set(named)].filter((one) => !Object.hasOwn(env(), one.replace(/^\$\{?/, "")))).toEqual([]);
  expect(stepsOf("check")).toHaveLength(3);
  expect(stepsOf("publish")).toHaveLength(2);
  expect(workflow).not.toMatch(/npx|pnpm|yarn/);
  const own = [...workflow.matchAll(/^ +(\w+): \$\{\{/gm)].flatMap(([, name]) => name ?? []);
  expect(own).toEqual(expect.arrayContaining(["DIALTREE_HOME", "DIALTREE_SERVER", "DIALTREE_TOKEN"]));
});

test("a change is checked, told in words, and published; a broken one is shown beside its line", async () => {
  git("switch", "-q", "-c", "billing");
  change("For sales, press 1.", "For sales and billing, press 1.");
  // The scenarios know the old words.
  expect(dialtree("test", "--update")).toMatchObject({ code: 0 });
  const checked = await runJob("check");
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining("No problems in 1 flow.") });
  expect(readFileSync(summary, "utf8")).toMatch(
    /^## What changes for callers\n### Reception\n\n- In American English, .*For sales and billing, press 1\\?\./s,
  );

  git("commit", "-qam", "Sales takes billing as well");
  const published = await runJob("publish");
  expect(published).toMatchObject({ code: 0 });
  expect(published.out).toMatch(/^sent {7}reception\n/);
  expect(published.out).toMatch(/published {2}reception, version 2\n$/);
  const { versions } = await server("/flows/reception/versions");
  expect(versions[0]).toMatchObject({ number: 2, current: true, message: "Sales takes billing as well" });

  // The next build has nothing to send, and says so.
  const again = await runJob("publish");
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).toMatch(/^unchanged {2}reception\n.*unchanged {2}reception, version 2\n$/s);

  change('"to": "', '"to": "no-');
  const line =
    readFileSync(flowFile, "utf8")
      .split("\n")
      .findIndex((text) => text.includes('"to": "no-')) + 1;
  const broken = await runJob("check");
  expect(broken.code).toBe(1);
  expect(broken.out).toContain(`::error file=flows/reception/flow.json,line=${line},`);
  expect(await runJob("publish")).toMatchObject({
    code: 1,
    out: expect.stringContaining("nothing was sent, because of"),
  });
  expect(await liveNumber()).toBe(2);
  git("checkout", "-q", "--", ".");
});

test("what somebody has changed at the server is told in words, and not overwritten", async () => {
  const { document, revision } = await server("/flows/reception");
  const theirs = { ...document, title: "Front desk" };
  await server("/flows/reception", {
    method: "PUT",
    headers: { "content-type": "application/json", "if-match": `"${revision}"` },
    body: JSON.stringify(theirs),
  });
  // As a build begins: with the history, and without what an earlier one has noted.
  rmSync(join(clone, "flows/.dialtree"), { recursive: true, force: true });
  const refused = await runJob("publish");
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('"Title of the flow" is now "Reception" instead of "Front desk".');
  expect(refused.out).toContain("dialtree pull reception");
  expect((await server("/flows/reception")).document.title).toBe("Front desk");
  expect(await liveNumber()).toBe(2);
});

test("a token that may only look is told what it takes, and nothing is sent", async () => {
  const allowed = token;
  token = await tokenFor("view");
  try {
    expect(dialtree("push", "--force")).toEqual({ code: 2, out: expect.stringMatching(/role.*author/s) });
    token = "nobody";
    expect(dialtree("pull")).toEqual({
      code: 2,
      out: expect.stringContaining("does not take the token of DIALTREE_TOKEN"),
    });
  } finally {
    token = allowed;
  }
  expect((await server("/flows/reception")).document.title).toBe("Front desk");
});

test("flows go out as a file and come in again, as somebody chooses", async () => {
  const file = join(folder, "reception.zip");
  expect(dialtree("archive", "reception", "--out", file)).toMatchObject({ code: 0 });
  expect(dialtree("import", file, "--look")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^reception: the same\n\d+ scenarios in it/),
  });
  expect(dialtree("import", file, "--copy", "reception=porter")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^reception: the same\n.*\ncreated {4}porter\n$/),
  });
  expect((await server("/flows/porter")).title).toBe("Front desk (copy)");
  const { document, revision } = await server("/flows/reception");
  await server("/flows/reception", {
    method: "PUT",
    headers: { "content-type": "application/json", "if-match": `"${revision}"` },
    body: JSON.stringify({ ...document, title: "Reception" }),
  });
  expect(dialtree("import", file)).toMatchObject({
    code: 1,
    out: expect.stringContaining("--replace reception"),
  });
  expect(dialtree("import", file, "--replace", "reception")).toMatchObject({ code: 0 });
  expect((await server("/flows/reception")).title).toBe("Front desk");
  writeFileSync(file, "no archive");
  expect(dialtree("import", file, "--look")).toMatchObject({
    code: 2,
    out: expect.stringContaining("no ZIP file"),
  });
});
