import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const list = { name: "customers", accounts: 2, guesses: 5, windowMinutes: 1440, lockoutMinutes: 30 };
const shown = "customers: 2 accounts; 5 wrong PINs in 1440 min lock for 30 min\n";

/** A server that takes everything, or nothing, and remembers what it was asked. */
async function startServer(status = 200, body: object = list) {
  const asked: (readonly [string, unknown])[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      asked.push([`${request.method} ${request.url}`, text === "" ? undefined : JSON.parse(text)]);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { asked, at: ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`] };
}

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-pins-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "pins.csv"), text);
  return folder;
}

test("import takes in accounts and PINs of a sheet, whatever the order of its columns", async () => {
  const { asked, at } = await startServer();
  const cwd = folderWith("PIN;Name;Account\r\n0042;Ms A;104711\r\n5634;Mr B;200042\r\n");
  const ran = await run(["pins", "import", "customers", "pins.csv", "--guesses", "4", ...at], { cwd });
  expect(ran).toEqual({ code: 0, out: shown, err: "" });
  const entries = [
    { account: "104711", pin: "0042" },
    { account: "200042", pin: "5634" },
  ];
  expect(asked).toEqual([["PUT /api/pin-lists/customers", { entries, guesses: 4 }]]);
});

test.each([
  ["without the columns", "104711,0042\n", "no columns account and pin"],
  ["with a PIN that lost its zeros", "account,pin\n104711,42\n", "pins.csv:2  its PIN is not 4 to 12 digits"],
  [
    "with an account twice",
    "account,pin\n1,4711\n2,4711\n1,4711\n",
    "pins.csv:4  it has the same account as line 2",
  ],
  ["with a row that lacks a PIN", "account,pin\n104711,0042\n200042,\n", "pins.csv:3"],
  ["that is no CSV", 'account,pin\n104711,"0042\n', "pins.csv:2"],
])("a sheet %s is refused before anything is sent, and nobody is shown a PIN", async (_what, text, says) => {
  const { asked, at } = await startServer();
  const ran = await run(["pins", "import", "customers", "pins.csv", ...at], { cwd: folderWith(text) });
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(says);
  expect(ran.err).not.toMatch(/0042|104711/);
  expect(asked).toEqual([]);
});

test("list shows the lists", async () => {
  const { at } = await startServer(200, { lists: [list] });
  expect((await run(["pins", "list", ...at])).out).toBe(shown);
  const none = await startServer(200, { lists: [] });
  expect((await run(["pins", "list", ...none.at])).err).toContain("no lists of PINs");
});

test("unlock lets an account or a number try again, remove forgets a list", async () => {
  const { asked, at } = await startServer();
  await run(["pins", "unlock", "customers", "104711", ...at]);
  await run(["pins", "unlock", "customers", "+1 (555) 0170", "--caller", ...at]);
  await run(["pins", "unlock", "customers", "A9C1E8B2-30A5-4A38-9C53-6F1F2B8F7C11", "--caller", ...at]);
  await run(["pins", "unlock", "customers", "--everybody", ...at]);
  await run(["pins", "remove", "customers", ...at]);
  expect(asked).toEqual([
    ["POST /api/pin-lists/customers/unlock", { account: "104711" }],
    ["POST /api/pin-lists/customers/unlock", { caller: "+15550170" }],
    ["POST /api/pin-lists/customers/unlock", { caller: "user a9c1e8b2-30a5-4a38-9c53-6f1f2b8f7c11" }],
    ["POST /api/pin-lists/customers/unlock", { everybody: true }],
    ["DELETE /api/pin-lists/customers", undefined],
  ]);
});

test("what the server refuses is told in its words", async () => {
  const { at } = await startServer(404, {
    code: "pin_list_unknown",
    detail: "There is no list.",
    remedy: "Make one.",
  });
  const ran = await run(["pins", "unlock", "ghosts", "1", ...at]);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("There is no list.");
  expect(ran.err).toContain("Make one.");
});

test.each([
  [["pins", "improt", "customers"], 'Did you mean "import"?'],
  [["pins", "import", "customers"], "dialtree pins import <list> <file.csv>"],
  [["pins", "unlock", "customers"], "dialtree pins unlock <list> <account>"],
  [["pins", "unlock", "customers", "104711", "--everybody"], "Leave out --everybody"],
  [["pins", "unlock", "customers", "10 47 11"], "no account"],
  [["pins", "unlock", "customers", "15550170", "--caller"], "neither a phone number nor an object id"],
  [["pins", "remove"], "which list"],
])("%j is misused", async (args, says) => {
  const ran = await run(args);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(says);
});
