import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const version = (number: number, current = false, note = "") => ({
  id: String(number).repeat(64),
  flow: "desk",
  number,
  message: `Change ${number}`,
  publishedAt: `2026-01-0${number}T09:00:00.000Z`,
  current,
  liveSince: current ? "2026-01-05T09:00:00.000Z" : null,
  note,
});

/** A server with these versions of one flow, which refuses to bring back the first. */
async function startServer(versions: readonly ReturnType<typeof version>[]) {
  const asked: [string, unknown][] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/api/flows/desk/versions") return answer(200, { versions });
    const id = /^\/api\/versions\/(\d)\d{63}\/activate$/.exec(request.url ?? "")?.[1];
    if (id === undefined)
      return answer(404, {
        code: "flow_unknown",
        detail: "No such flow.",
        remedy: "Choose one.",
      });
    asked.push([id, JSON.parse(sent)]);
    if (id !== "1") return answer(200, { version: version(Number(id)), replaced: version(3) });
    const problems = [{ sentence: "There is no calendar.", remedy: "Create it." }];
    return answer(422, {
      code: "rollback_refused",
      detail: "Not made live.",
      remedy: "Bring it back.",
      problems,
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return { asked, ask: (...args: readonly string[]) => run([...args, ...at]) };
}

const three = [version(3), version(2, true, "Three was cut short."), version(1)];

test("versions lists them, and says which one is live and why", async () => {
  const { ask } = await startServer(three);
  expect(await ask("versions", "desk")).toEqual({
    code: 0,
    out: `      3  2026-01-03T09:00:00.000Z  Change 3
live  2  2026-01-02T09:00:00.000Z  Change 2  (brought back 2026-01-05T09:00:00.000Z: Three was cut short.)
      1  2026-01-01T09:00:00.000Z  Change 1
`,
    err: "",
  });
  expect((await (await startServer([])).ask("versions", "desk")).out).toBe(
    "desk has never been published.\n",
  );
  expect(await ask("versions", "other")).toMatchObject({
    code: 1,
    err: expect.stringContaining("No such flow"),
  });
});

test("rollback goes to the version before the live one, or to the one that is named", async () => {
  const { ask, asked } = await startServer([version(3, true), version(2), version(1)]);
  expect(await ask("rollback", "desk", "--note", "Cut short.")).toEqual({
    code: 0,
    out: "New calls of desk get version 2, in place of version 3.\n",
    err: "",
  });
  expect((await ask("rollback", "desk", "--to", "3")).out).toBe("New calls of desk get version 3.\n");
  expect(asked).toEqual([
    ["2", { note: "Cut short." }],
    ["3", { note: "" }],
  ]);
});

test("rollback says what the version needs and is gone", async () => {
  const { ask } = await startServer(three);
  const { code, err } = await ask("rollback", "desk");
  expect(code).toBe(1);
  expect(err).toContain("Not made live.\n    There is no calendar. Create it.");
  expect(err).toContain("Bring it back.");
});

test.each([
  [["--to", "two"], 2, "--to two is no number of a version."],
  [["--to", "7"], 1, 'The flow "desk" has no version 7.'],
])("rollback %j is refused", async (args, code, says) => {
  const { ask, asked } = await startServer(three);
  const told = await ask("rollback", "desk", ...args);
  expect([told.code, asked]).toEqual([code, []]);
  expect(told.err).toContain(says);
});

test("rollback of what has no earlier version says so", async () => {
  const { ask } = await startServer([version(1, true)]);
  expect((await ask("rollback", "desk")).err).toContain("Version 1 is live, and there is none before it.");
  const none = await startServer([]);
  expect((await none.ask("rollback", "desk")).err).toContain('The flow "desk" has never been published.');
});
