import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const good = { state: "ok", code: "scenario_ok", flow: "desk", scenario: "a", sentence: "Fine.", remedy: "" };
const bad = {
  state: "failed",
  code: "scenario_failed",
  flow: "desk",
  scenario: "b",
  sentence: '"b" goes otherwise than expected in line 3.',
  remedy: "Mend the flow.",
  lines: [
    { sign: " ", text: "answers" },
    { sign: "-", text: 'hears "Hello."' },
    { sign: "+", text: 'hears "Bye.\u001B[2J"' },
  ],
};

function reportWith(items: readonly (typeof good | typeof bad)[]) {
  const of = (state: string) => items.filter((item) => item.state === state).length;
  const counts = { failed: of("failed"), warning: of("warning"), unchecked: 0, ok: of("ok") };
  const none = { failed: 0, warning: 0, unchecked: 0, ok: 0 };
  return {
    flow: "desk",
    revision: 7,
    at: "2026-01-05T09:00:00.000Z",
    counts,
    sections: [
      { id: "problems", title: "Problems of the flow", counts: none, items: [] },
      { id: "scenarios", title: "Scenarios", counts, items },
    ],
  };
}

/** A server that says this of the draft of one flow, and that it is in order in the environment "test". */
async function startServer(report: object) {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.method === "POST" && request.url === "/api/flows/desk/preflight") return answer(200, report);
    if (request.method === "POST" && request.url === "/api/flows/desk/preflight?environment=test")
      return answer(200, reportWith([good]));
    return answer(404, { code: "flow_unknown", message: "No such flow.", remedy: "Choose one." });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return (...args: readonly string[]) => run([...args, ...at]);
}

test("what failed is named with its difference, and ends with 1", async () => {
  const ask = await startServer(reportWith([bad, good]));
  expect(await ask("preflight", "desk")).toEqual({
    code: 1,
    out: `Problems of the flow: nothing
Scenarios: 1 failed, 1 ok
  FAILED      "b" goes otherwise than expected in line 3. Mend the flow.
              - expected   + got
                answers
              - hears "Hello."
              + hears "Bye."

desk (revision 7) is not ready to be published: 1 failed, 0 warnings, 0 not checked
`,
    err: "",
  });
});

test("a flow that is ready ends with 0; --all names what is in order", async () => {
  const ask = await startServer(reportWith([good]));
  expect(await ask("preflight", "desk")).toMatchObject({
    code: 0,
    out: expect.not.stringContaining("Fine."),
  });
  expect((await ask("preflight", "desk", "--all")).out).toContain("  ok          Fine.\n");
});

test("--json is an object a line", async () => {
  const ask = await startServer(reportWith([bad]));
  const { code, out } = await ask("preflight", "desk", "--json");
  const lines = out.trim().split("\n");
  expect(code).toBe(1);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { type: "item", section: "scenarios", ...bad },
    { type: "summary", flow: "desk", revision: 7, failed: 1, warning: 0, unchecked: 0, ok: 0 },
  ]);
});

test("another environment is looked at as it is there", async () => {
  const ask = await startServer(reportWith([bad]));
  const codes = ["live", "test", "stage"].map((id) => ask("preflight", "desk", "--environment", id));
  expect((await Promise.all(codes)).map(({ code }) => code)).toEqual([1, 0, 1]);
});

test("a server that does not tell is refused", async () => {
  const ask = await startServer({});
  expect(await ask("preflight", "desk")).toMatchObject({
    code: 1,
    err: expect.stringContaining("does not tell"),
  });
  expect((await ask("preflight", "other")).code).toBe(1);
});
