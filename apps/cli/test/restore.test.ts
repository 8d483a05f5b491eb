// `dialtree restore --live` and a server that answers what it is told to.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { Input } from "../src/io.ts";
import { run } from "./run.ts";

const agree = "f".repeat(64);
const nothing = {
  madeAt: "2026-11-22T10:15:00.000Z",
  flows: [],
  live: [],
  numbers: [],
  others: [],
  ended: [],
  versions: [],
  sealedStays: false,
  agree,
};
const much = {
  ...nothing,
  flows: [
    { id: "desk", becomes: "changed", revision: 3 },
    { id: "bar", becomes: "back", revision: null },
    { id: "since", becomes: "stays", revision: 1 },
  ],
  live: [
    { flow: "desk", environment: "live", before: 2, after: 1 },
    { flow: "bar", environment: "test", before: null, after: 1 },
    { flow: "since", environment: "live", before: 1, after: null },
  ],
  numbers: [
    {
      called: "+15550100",
      before: { flow: "since", environment: "live" },
      after: { flow: "desk", environment: "test" },
    },
    { called: "+15550101", before: { flow: "since", environment: "live" }, after: null },
    { called: "+15550102", before: null, after: { flow: "bar", environment: "live" } },
  ],
  others: [
    { what: "calendar", name: "office", becomes: "changed" },
    { what: "where calls may go", name: "", becomes: "changed" },
    { what: "secret", name: "crm", becomes: "back" },
  ],
  ended: [
    { what: "rollout", flow: "desk", number: 4, when: null },
    { what: "plan", flow: "desk", number: 5, when: "2026-11-23T02:30 (UTC)" },
  ],
  versions: [{ flow: "bar", was: 1, now: 3 }],
  sealedStays: true,
};

async function startServer(summary: object) {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    asked.push([request.url, request.headers["content-type"], await text(request)]);
    const body = request.url?.startsWith("/api/backup/restore")
      ? { summary, copy: "/data/before.tar.gz" }
      : summary;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const folder = mkdtempSync(join(tmpdir(), "dialtree-restore-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "backup.tar.gz");
  writeFileSync(file, "a backup");
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return {
    asked,
    restore: (args: readonly string[], typed?: string) =>
      run(["restore", file, ...args, ...at], typed === undefined ? {} : { stdin: typing(typed) }),
  };
}

/** Somebody at a terminal who answers the first question. */
function typing(answer: string): Input {
  return {
    isTTY: true,
    on: (event, listener) => {
      if (event === "data") queueMicrotask(() => (listener as (text: string) => void)(answer));
    },
    off() {},
    resume() {},
    pause() {},
  };
}

test("it says everything that changes, asks, and has exactly that done", async () => {
  const { asked, restore } = await startServer(much);
  const done = await restore(["--live", "--other-secret"], "y\n");
  expect(done.code).toBe(0);
  expect(done.out.split("\n")).toEqual([
    "The backup was made 2026-11-22T10:15:00.000Z. Calls under way go on as they are. The restore:",
    "  draft of desk: as it was; that of now is kept among the earlier drafts",
    "  flow bar: comes back",
    "  new calls of desk: version 1 in place of version 2",
    "  new calls of bar in test: version 1, where there was none",
    "  new calls of since: nothing in place of version 1",
    "  +15550100: leads to desk in test in place of since",
    "  +15550101: leads nowhere in place of since",
    "  +15550102: leads to bar, where it led nowhere",
    "  calendar office: as it was",
    "  where calls may go: as it was",
    "  secret crm: comes back",
    "  the rollout of version 4 of desk ends",
    "  version 5 of desk, planned for 2026-11-23T02:30 (UTC), does not go live",
    "  what was version 1 of bar: comes back as version 3",
    "  flow since: made since, stays as a draft",
    "  PINs, secrets and scenarios: as they are, because the secret is another one",
    "Restored.",
    "What was there before is in /data/before.tar.gz on the server: dialtree restore /data/before.tar.gz --live undoes this.",
    "",
  ]);
  expect(done.err).toContain("Do this? [y/N]");
  expect(asked).toEqual([
    ["/api/backup?otherSecret=true", "application/gzip", "a backup"],
    [`/api/backup/restore?otherSecret=true&agree=${agree}`, "application/gzip", "a backup"],
  ]);
});

test("who says no, or nothing, changes nothing", async () => {
  const { asked, restore } = await startServer(much);
  for (const typed of ["n\n", "\n"])
    expect(await restore(["--live"], typed)).toMatchObject({
      code: 1,
      out: expect.stringContaining("Nothing has been changed."),
    });
  // Nobody is there to be asked.
  expect(await restore(["--live"])).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
  expect(asked).toHaveLength(3);
});

test("a backup of what is here anyway is not restored", async () => {
  const { asked, restore } = await startServer(nothing);
  expect(await restore(["--live", "--yes"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("changes nothing"),
  });
  expect(asked).toHaveLength(1);
});

test.each([
  [["--live", "--replace"]],
  [["--live", "--into", "x"]],
  [["--live", "--with-calls"]],
  [["--yes"]],
  [[]],
])("%j with a server is refused", async (args) => {
  const { asked, restore } = await startServer(much);
  expect(await restore(args)).toMatchObject({ code: 2 });
  expect(asked).toEqual([]);
});

test("a file that is not there is told", async () => {
  const missing = await run(["restore", "/nowhere/backup.tar.gz", "--live"]);
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("cannot be read") });
});
