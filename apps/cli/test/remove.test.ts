import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

/** A server that has one flow, which somebody may have removed, and to which a number may lead. */
async function startServer({ called = false, isRemoved = false } = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method, url } = request;
    const revision = request.headers["if-match"];
    asked.push([method, url, ...(revision ? [revision] : [])].join(" "));
    const answer = (status: number, body?: object) =>
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(body === undefined ? undefined : JSON.stringify(body));
    if (url === "/api/flows/desk/removal")
      return answer(200, { revision: 3, wasPublished: true, inTheWay: [] });
    if (method === "DELETE" && called)
      return answer(409, {
        code: "flow_in_use",
        detail: "2 things are in the way.",
        remedy: "Mend each.",
        inTheWay: [
          { kind: "number", says: "It answers bot.", remedy: "Release it.", flow: "desk" },
          { kind: "step", says: "A step leads to it.", remedy: "Delete it.", flow: "night", node: "end" },
        ],
      });
    if (method === "DELETE") return answer(204);
    if (url === "/api/removed-flows/desk/bring-back") return answer(200, { id: "desk", revision: 3 });
    if (url === "/api/removed-flows") {
      const removedAt = "2026-11-22T09:00:00.000Z";
      const flows = isRemoved ? [{ id: "desk", title: "Front desk", removedAt, removedBy: "Author" }] : [];
      return answer(200, { flows, next: null });
    }
    return answer(404, { code: "flow_unknown", detail: "No such flow.", remedy: "Choose one." });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return { asked, ask: (...args: readonly string[]) => run([...args, ...at]) };
}

test("remove removes the revision that is there, and bring-back undoes it", async () => {
  const { ask, asked } = await startServer();
  expect(await ask("remove", "desk")).toEqual({
    code: 0,
    out: "desk was removed. dialtree bring-back desk undoes this.\n",
    err: "",
  });
  expect((await ask("bring-back", "desk")).out).toBe("desk is back, as a draft.\n");
  expect(asked).toEqual([
    "GET /api/flows/desk/removal",
    'DELETE /api/flows/desk "3"',
    "POST /api/removed-flows/desk/bring-back",
  ]);
});

test("remove names all that is in the way", async () => {
  const { code, err } = await (await startServer({ called: true })).ask("remove", "desk");
  expect(code).toBe(1);
  expect(err).toContain(
    "2 things are in the way.\n    It answers bot. Release it.\n    A step leads to it. Delete it.",
  );
  expect((await (await startServer()).ask("remove", "other")).err).toContain("No such flow.");
});

test("bring-back without a flow lists those that were removed", async () => {
  expect((await (await startServer({ isRemoved: true })).ask("bring-back")).out).toBe(
    "desk  2026-11-22T09:00:00.000Z  Front desk  (Author)\n",
  );
  expect((await (await startServer()).ask("bring-back")).out).toBe("No flow is removed.\n");
});
