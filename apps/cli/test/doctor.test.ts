import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Clock } from "../src/io.ts";
import { run } from "./run.ts";

const line = (status: string, title: string, remedies: readonly object[] = []) => ({
  status,
  title,
  seen: `${title} was seen.`,
  remedies,
});
const good = { id: "clock", title: "Clock", findings: [line("ok", "Time")] };
const soon = {
  id: "credentials",
  title: "Secrets",
  findings: [line("warning", "Expiry", [{ says: "Renew it." }])],
};
const bad = {
  id: "permissions",
  title: "Permissions",
  findings: [
    line("failed", "Permission", [
      { says: "Ask for it.", command: "az ad app permission add", where: "API permissions" },
    ]),
  ],
};
const status = (checks: readonly (typeof good)[]) => {
  const all = checks.flatMap(({ findings }) => findings.map((one) => one.status));
  return ["failed", "warning"].find((one) => all.includes(one)) ?? "ok";
};

interface Phone {
  readonly simulator?: string | null;
  /** What happens in the test call. */
  readonly news?: readonly object[];
  /** Calls that there are, each time that they are asked for. */
  readonly calls?: readonly (readonly string[])[];
}

async function startServer(
  checks: readonly (typeof good)[],
  { simulator = "http://simulator.test", news = [], calls = [] }: Phone = {},
) {
  const asked: string[] = [];
  const lists = [...calls];
  const server = createServer((request, response) => {
    const what = `${request.method} ${request.url}`;
    asked.push(what);
    const json = (code: number, body: object) =>
      response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (what === "GET /api/doctor")
      return json(200, { at: "", status: status(checks), checks, permissions: [] });
    if (what === "GET /api/line")
      return json(200, { simulator, numbers: [{ called: "+15550100", flow: "door" }] });
    if (what === "POST /api/phone/calls") return json(201, { id: "P1", key: "k1", called: "+15550100" });
    if (what === "GET /api/calls") return json(200, { calls: (lists.shift() ?? []).map((key) => ({ key })) });
    if (what.endsWith("/hangUp")) return response.writeHead(204).end();
    if (what.endsWith("/news")) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const [index, item] of news.entries())
        response.write(`data: ${JSON.stringify({ seq: index + 1, at: 0, ...item })}\n\n`);
      return;
    }
    return json(404, { code: "not_found", detail: "There is nothing." });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, at: ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`] };
}

test("each line is told with what mends it, and one that has failed is exit code 1", async () => {
  const { at } = await startServer([good, soon, bad]);
  expect(await run(["doctor", ...at])).toEqual({
    code: 1,
    err: "",
    out: `Clock
  ok       Time: Time was seen.

Secrets
  warning  Expiry: Expiry was seen.
           → Renew it.

Permissions
  FAILED   Permission: Permission was seen.
           → Ask for it.
             $ az ad app permission add
             API permissions

1 ok, 1 warning, 1 failed.
`,
  });
});

test("warnings alone are exit code 0; quiet leaves out what is ok", async () => {
  const { at } = await startServer([good, soon]);
  const { code, out } = await run(["doctor", "--quiet", ...at]);
  expect(code).toBe(0);
  expect(out).not.toContain("Clock");
  expect(out).toContain("Expiry");
});

test("--json is what the server says", async () => {
  const { at } = await startServer([good, bad]);
  const { code, out } = await run(["doctor", "--json", ...at]);
  expect([code, JSON.parse(out)]).toMatchObject([1, { status: "failed", checks: [good, bad] }]);
});

const began = { kind: "began", language: "en-US" };
const connected = { kind: "event", type: "connected", leg: "caller" };
const failed = { kind: "failed", id: "c1", command: "answer", outcome: "failed", reason: "refused" };

test("a test call at the simulator is placed, seen to be connected, and hung up", async () => {
  const { at, asked } = await startServer([good], { news: [began, connected] });
  const { code, out } = await run(["doctor", "--call", "door", ...at]);
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("ok       Test call: A call to +15550100 came in"),
  ]);
  expect(asked.at(-1)).toBe("POST /api/phone/calls/P1/hangUp");
});

test.each([
  ["is not answered", [began, failed], "Graph did not do what the flow asked"],
  ["ends at once", [began, { kind: "ended", reason: "remote" }], "ended before it was connected"],
])("a test call that %s is exit code 1", async (_, news, says) => {
  const { at } = await startServer([good], { news });
  const { code, out } = await run(["doctor", "--call", "door", ...at]);
  expect([code, out]).toEqual([1, expect.stringContaining(says)]);
});

test("a real call needs to be agreed to, and is dialled by hand", async () => {
  const phone = { simulator: null, news: [began, connected], calls: [["old"], ["old"], ["old", "k2"]] };
  const { at, asked } = await startServer([good], phone);
  expect(await run(["doctor", "--call", "door", ...at])).toMatchObject({
    code: 2,
    err: expect.stringContaining("Add --live, and be ready to dial +15550100 yourself"),
  });
  const { code, err, out } = await run(["doctor", "--call", "door", "--live", ...at], { clock: hurried });
  expect([code, err]).toEqual([0, "Dial +15550100 now, and hang up when you have heard the line.\n"]);
  expect(out).toContain("is connected");
  expect(asked).toContain("GET /api/calls/k2/news");
  expect(asked.some((what) => what.startsWith("POST"))).toBe(false);
});

test("a real call that never comes is told after two minutes", async () => {
  const { at } = await startServer([good], { simulator: null });
  let now = 0;
  const clock: Clock = {
    now: () => now,
    after(ms, then) {
      now += ms;
      const soonest = setImmediate(then);
      return () => clearImmediate(soonest);
    },
  };
  const { code, out } = await run(["doctor", "--call", "door", "--live", ...at], { clock });
  expect([code, out]).toEqual([1, expect.stringContaining("Nobody's call came in within 2 minutes")]);
});

/** Short waits pass at once; long ones never end. */
const hurried: Clock = {
  now: () => 0,
  after(ms, then) {
    if (ms > 5_000) return () => {};
    const soonest = setImmediate(then);
    return () => clearImmediate(soonest);
  },
};

test.each([
  [["--live"], "Add --call"],
  [["--call", "nobody"], 'No number leads to "nobody".'],
])("doctor %j is refused", async (args, says) => {
  const { at } = await startServer([good]);
  const { code, err } = await run(["doctor", ...args, ...at]);
  expect(code).not.toBe(0);
  expect(err).toContain(says);
});
