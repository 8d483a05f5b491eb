import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const head = "ab".repeat(32);

async function startServer(body: object | string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { asked, at: ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`] };
}

test("the log is a line an entry, and can be asked for one thing", async () => {
  const { asked, at } = await startServer({
    entries: [
      {
        at: "2026-11-22T09:00:00.000Z",
        who: { kind: "person", name: "An author" },
        from: "127.0.0.1",
        words: "changed the draft of the flow",
        thing: "reception",
      },
      {
        at: "2026-11-22T08:00:00.000Z",
        who: { kind: "server", name: "dialtree" },
        from: null,
        words: "created the flow",
        thing: "rec\u001b[2Jeption",
      },
    ],
    next: null,
  });
  const { code, out } = await run(["audit", "list", "--thing", "reception", "--limit", "2", ...at]);
  expect(code).toBe(0);
  expect(out.split("\n")).toEqual([
    "2026-11-22T09:00:00.000Z  An author changed the draft of the flow reception (from 127.0.0.1)",
    expect.stringMatching(/^2026-11-22T08:00:00.000Z {2}dialtree created the flow rec.*eption$/),
    "",
  ]);
  // What a name has in it does not move the cursor of whoever reads it.
  expect(out).not.toContain("\u001b");
  expect(asked).toEqual(["GET /api/audit?limit=2&thing=reception"]);
});

test("a log that is whole is told of with its head; one that is not ends with 1", async () => {
  const whole = await startServer({ whole: true, entries: 7, head });
  expect(await run(["audit", "verify", "--head", head, ...whole.at])).toMatchObject({
    code: 0,
    out: `The log is whole: 7 entries. Head: ${head}\n`,
  });
  expect(whole.asked).toEqual([`GET /api/audit/verification?head=${head}`]);
  const broken = await startServer({ whole: false, seq: 3, says: "Entry 3 is gone." });
  expect(await run(["audit", "verify", ...broken.at])).toMatchObject({
    code: 1,
    out: "",
    err: "The log is not what was written. Entry 3 is gone.\n",
  });
});

test("an export is what the server gives, to the byte", async () => {
  const lines = '{"seq":1}\n{"seq":2}\n';
  const { at } = await startServer(lines);
  expect(await run(["audit", "export", ...at])).toMatchObject({ code: 0, out: lines });
  const folder = mkdtempSync(join(tmpdir(), "dialtree-audit-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "audit.ndjson");
  const said = `The log is in ${file}.\n`;
  expect(await run(["audit", "export", "--out", file, ...at])).toMatchObject({ code: 0, out: "", err: said });
  expect(readFileSync(file, "utf8")).toBe(lines);
});

test.each([
  [["list", "--limit", "0"]],
  [["list", "--limit", "many"]],
  [["verify", "--head", "abc"]],
  [["tidy"]],
])("%j is refused before anything is asked", async (words) => {
  const { asked, at } = await startServer({});
  expect((await run(["audit", ...words, ...at])).code).toBe(2);
  expect(asked).toEqual([]);
});
