// `dialtree restore --live`, as people run it: a backup is brought back while somebody is on the line, and while the server dies.

import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Stand, standOn, wantsSupport } from "./faults/stand.ts";
import { isOver, said } from "./faults/watching.ts";
import { startProcesses, type Wire } from "./processes.ts";

const root = join(import.meta.dirname, "..");
const queues = {
  sales: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a02",
  support: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a03",
};

let stand: Stand;
beforeAll(async () => {
  stand = standOn(await startProcesses({ scale: 2, flows: ["reception"] }));
}, 180_000);
afterAll(() => stand?.stop());

function dialtree(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "apps/cli/src/main.ts", ...args],
    {
      cwd: root,
      env: { ...process.env, DIALTREE_DATA: stand.dataFolder, DIALTREE_SERVER: stand.serverUrl },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

async function ask<T>(method: string, path: string, body?: object, headers: object = {}): Promise<T> {
  const reply = await fetch(`${stand.serverUrl}/api${path}`, {
    method,
    headers: { ...(body ? { "content-type": "application/json" } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = (await reply.json()) as T;
  expect(reply.ok, JSON.stringify(answer)).toBe(true);
  return answer;
}

interface Draft {
  readonly revision: number;
  readonly document: FlowDocument;
}
const draft = () => ask<Draft>("GET", "/flows/reception");

/** Publishes reception so that whoever wants support comes to a queue. */
async function leadTo(queue: string): Promise<void> {
  const { revision, document } = await draft();
  const nodes = document.nodes.map((node) =>
    node.id === "support" ? { ...node, data: { ...node.data, to: { kind: "account", id: queue } } } : node,
  );
  await ask("PUT", "/flows/reception", { ...document, nodes }, { "if-match": `"${revision}"` });
  await ask("POST", "/flows/reception/publish", { message: "Another queue" });
}

/** The queue that the version has which new calls get. */
async function leadsTo(): Promise<unknown> {
  const { numbers } = await ask<{ numbers: { flow: string; version: string }[] }>("GET", "/line");
  const version = numbers.find(({ flow }) => flow === "reception")?.version;
  const { documents } = await ask<{ documents: Record<string, FlowDocument> }>("GET", `/versions/${version}`);
  const support = documents.reception?.nodes.find(({ id }) => id === "support");
  return (support?.data.to as { readonly id?: string } | undefined)?.id;
}

/** Whom a call was put through to. */
function putThroughTo(lines: readonly Wire[]): string | undefined {
  const transfer = lines.find(({ type, operation }) => type === "request" && operation === "transfer");
  return /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(transfer?.body))?.[1];
}

/** The backup of before anything was changed. */
const then = () => join(stand.dataFolder, "then.tar.gz");
const backups = () => readdirSync(stand.dataFolder).filter((name) => /^before-.*\.tar\.gz$/.test(name));

test("a caller at the menu goes on with what they began with, and the next one gets what was restored", async () => {
  const file = then();
  expect(await dialtree("backup", file)).toMatchObject({ code: 0 });
  await leadTo(queues.sales);
  const caller = await stand.place();
  await stand.wire.until(caller, "the menu", (lines) => said(lines) >= 2);

  // Without a word of agreement it only says what it would do.
  expect(await dialtree("restore", file, "--live")).toMatchObject({
    code: 2,
    said: expect.stringContaining("new calls of reception: version 1 in place of version 2"),
  });
  const restored = await dialtree("restore", file, "--live", "--yes");
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining("Restored.") });
  const [copy = ""] = backups();
  expect(restored.said).toContain(copy);

  await stand.press(caller, "2");
  expect(putThroughTo(await stand.wire.until(caller, "its end", isOver))).toBe(queues.sales);
  expect(putThroughTo((await stand.callThrough(wantsSupport)).lines)).toBe(queues.support);
  // What takes the place of everything is still refused, and says how it can be done.
  expect(await dialtree("restore", file, "--replace")).toMatchObject({
    code: 1,
    said: expect.stringContaining("--live"),
  });
  expect(await dialtree("restore", join(stand.dataFolder, copy), "--live", "--yes")).toMatchObject({
    code: 0,
  });
  expect(await leadsTo()).toBe(queues.sales);
  expect(await dialtree("audit", "verify")).toMatchObject({ code: 0 });
}, 120_000);

test("what is no backup is refused, and nothing is left of it", async () => {
  const refused = await dialtree("restore", join(root, "package.json"), "--live", "--yes");
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("no file that dialtree backup") });
  expect(readdirSync(join(stand.dataFolder, "incoming"))).toEqual([]);
});

test("a server that dies over it has what was, or what was restored", async () => {
  const { revision } = await draft();
  expect(await leadsTo()).toBe(queues.sales);
  const known = backups();
  const killed = new Promise<void>((resolve, reject) => {
    const watcher = watch(stand.dataFolder, () => {
      if (backups().length === known.length) return;
      watcher.close();
      stand.killServer().then(resolve, reject);
    });
  });
  const [cut] = await Promise.all([dialtree("restore", then(), "--live", "--yes"), killed]);
  await stand.startServer();
  const [now, queue] = [await draft(), await leadsTo()];
  const isRestored = queue === queues.support;
  expect([now.revision, queue]).toEqual(
    isRestored ? [revision + 1, queues.support] : [revision, queues.sales],
  );
  // Whoever was told that it is done has it.
  if (cut.code === 0) expect(isRestored).toBe(true);
  expect(await dialtree("audit", "verify")).toMatchObject({ code: 0 });
}, 120_000);
