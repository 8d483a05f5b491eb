import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { Keyboard, run } from "./run.ts";

const host = "https://stores.fabrikam.example";
const kept = { name: "stores", hosts: [host], updatedAt: "2026-01-15T10:00:00.000Z", usedBy: ["stores"] };
const shown = `stores: for ${host}; put in 2026-01-15; used by stores\n`;

async function startServer(status = 200, body: object = kept) {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    asked.push([`${request.method} ${request.url}`, text === "" ? undefined : JSON.parse(text)]);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { asked, at: ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`] };
}

function entered(text: string, isTTY: boolean): Keyboard {
  const stdin = new Keyboard(isTTY);
  stdin.on("newListener", (event) => {
    if (event === "data")
      setImmediate(() => {
        stdin.emit("data", Buffer.from(text));
        stdin.emit("end");
      });
  });
  return stdin;
}

test.each([
  ["piped in", "canary-7731\n", false, ""],
  ["typed, with a slip", "canary-773x\u007f1\r", true, "Value (it is not shown): \n"],
])("a value is %s, and printed nowhere", async (_, text, isTTY, err) => {
  const { asked, at } = await startServer();
  const ran = await run(["secrets", "put", "stores", "--host", host, ...at], { stdin: entered(text, isTTY) });
  expect(ran).toEqual({ code: 0, out: shown, err });
  expect(asked).toEqual([["PUT /api/secrets/stores", { value: "canary-7731", hosts: [host] }]]);
});

test("whoever gives up puts nothing in", async () => {
  const { asked, at } = await startServer();
  const ran = await run(["secrets", "put", "stores", "--host", host, ...at], {
    stdin: entered("can\u0003", true),
  });
  expect([ran.code, asked]).toEqual([1, []]);
});

test("list shows all but the values, remove forgets, and what the server refuses is said", async () => {
  const { at } = await startServer(200, { hosts: [host], secrets: [kept] });
  expect((await run(["secrets", "list", ...at])).out).toBe(shown);
  const { at: gone } = await startServer(204);
  expect((await run(["secrets", "remove", "stores", ...gone])).out).toBe("stores: removed.\n");
  const error = { code: "secret_in_use", detail: "It is used.", remedy: "Take it out." };
  const { at: refusing } = await startServer(409, error);
  const ran = await run(["secrets", "remove", "stores", ...refusing]);
  expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/It is used[\s\S]*Take it out/)]);
});

test.each([
  [["secrets", "putt"], 'Did you mean "put"?'],
  [["secrets", "put", "stores"], "--host https://api.example"],
  [["secrets", "remove"], "dialtree secrets remove <name>"],
])("%s is helped", async (args, says) => expect((await run(args)).err).toContain(says));
