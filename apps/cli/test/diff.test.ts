import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { copyOfFixtures, fixtures, jsonLines, run } from "./run.ts";

const office = readFileSync(join(fixtures, "flows/office/flow.json"), "utf8");
const before = JSON.parse(office);

/** The office, in other words, as a file of its own. */
function changed(change: (flow: typeof before) => void): { readonly cwd: string; readonly file: string } {
  const cwd = copyOfFixtures();
  const flow = JSON.parse(office);
  change(flow);
  const file = join(cwd, "after.json");
  writeFileSync(file, JSON.stringify(flow));
  return { cwd, file };
}

const rewired = () =>
  changed((flow) => {
    flow.title = "The office";
    flow.edges.find(({ outlet }: { outlet: string }) => outlet === "support").to = "goodbye";
  });

/** A server that has published versions of a flow, the newest first. */
async function startServer(versions: readonly object[], document: object = before): Promise<string> {
  const answers: Readonly<Record<string, object>> = {
    "/api/flows/office/versions": { versions },
    "/api/versions/v2": { documents: { office: document } },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(
      JSON.stringify(answer ?? { code: "flow_unknown", detail: "There is no such flow.", remedy: "Look." }),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const version = (number: number, current: boolean) => ({
  id: `v${number}`,
  flow: "office",
  number,
  message: "",
  publishedAt: "2026-06-01T12:00:00.000Z",
  current,
  liveSince: null,
  note: "",
});

test("what is different is said in words, in the order of a caller, with 1 as the exit code", async () => {
  const { cwd, file } = rewired();
  expect(await run(["diff", "office", file], { cwd })).toEqual({
    code: 1,
    out: `"Press 2, Support" of Main menu now goes to Goodbye instead of To support.
"Title of the flow" is now "The office" instead of "${before.title}".
`,
    err: "",
  });
});

test("the same flow is the same, and so is one whose boxes sit elsewhere", async () => {
  expect(await run(["diff", "office", "flows/office"])).toEqual({
    code: 0,
    out: "Nothing is different.\n",
    err: "",
  });
  const { cwd, file } = changed((flow) => {
    flow.layout = { main: { x: 7, y: 7 } };
  });
  expect(await run(["diff", "office", file], { cwd })).toEqual({
    code: 0,
    out: "Only the picture was tidied up.\n",
    err: "",
  });
});

test("for programs each change is an object a line", async () => {
  const { cwd, file } = rewired();
  const { code, out } = await run(["diff", "office", file, "--json"], { cwd });
  expect(code).toBe(1);
  expect(jsonLines(out)).toEqual([
    {
      type: "change",
      kind: "exit rewired",
      node: "main",
      step: "Main menu",
      outlet: "support",
      exit: "Press 2, Support",
      before: "To support",
      after: "Goodbye",
      sentence: '"Press 2, Support" of Main menu now goes to Goodbye instead of To support.',
    },
    expect.objectContaining({ type: "change", kind: "field changed", path: ["title"] }),
    { type: "summary", changes: 2 },
  ]);
});

test("with a server, the file is compared with the version that callers get", async () => {
  const server = await startServer([version(3, false), version(2, true)]);
  const { cwd, file } = rewired();
  const { code, out } = await run(["diff", file, "--server", server], { cwd });
  expect([code, out.split("\n")[0]]).toEqual([
    1,
    '"Press 2, Support" of Main menu now goes to Goodbye instead of To support.',
  ]);
  expect(await run(["diff", "office", "--server", server])).toMatchObject({ code: 0 });
  const { out: json } = await run(["diff", "office", "--server", server, "--json"]);
  expect(jsonLines(json)).toEqual([{ type: "summary", changes: 0, published: 2 }]);
});

test.each(["office", "support"])("%s, which is not published yet, is new as a whole", async (flow) => {
  const server = await startServer([]);
  expect(await run(["diff", flow, "--server", server])).toEqual({
    code: 1,
    out: `Nothing of "${flow}" is published at ${server} yet: all of it would be new for callers.\n`,
    err: "",
  });
});

test.each([
  [["office"], "One flow has nothing to be compared with."],
  [["office", "nowhere"], 'There is no flow "nowhere".'],
  [["office", "support", "--server", "http://127.0.0.1:1"], "With --server one flow is compared."],
  [["office", "--server", "http://127.0.0.1:1"], "No server answers"],
  [["office", "flows/office/cases/sales.txt"], "not_json"],
])("%j cannot be compared, which is neither the same nor different", async (args, words) => {
  const { code, err, out } = await run(["diff", ...args]);
  expect([code, out, err]).toEqual([2, "", expect.stringContaining(words)]);
});

test("a server that answers something else is told of", async () => {
  const server = await startServer([{ number: "two" }]);
  expect(await run(["diff", "office", "--server", server])).toMatchObject({
    code: 2,
    err: expect.stringContaining("does not tell its versions"),
  });
});
