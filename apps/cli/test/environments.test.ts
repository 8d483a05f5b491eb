import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { type EnvironmentBook, environmentsOf } from "@dialtree/flow/names";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const id = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a02";
const queue = { kind: "account", id, name: "Queue" } as const;
const begun: EnvironmentBook = {
  environments: [{ id: "test", title: "Test" }],
  names: [{ name: "support", values: { live: queue } }],
  things: [{ kind: "calendar", name: "office", values: { test: "always-open" } }],
};
const version = (number: number, ...currentIn: string[]) => ({
  id: String(number).repeat(64),
  number,
  message: `Change ${number}`,
  publishedAt: "2026-01-05T09:00:00.000Z",
  current: currentIn.includes("live"),
  liveSince: null,
  note: "",
  currentIn,
  wasIn: currentIn,
});

/** A server that keeps a book, and publishes any version as the one after the last. */
async function startServer() {
  const told = { book: begun, revision: 1, asked: [] as unknown[] };
  const outdated = [
    {
      environment: "live",
      flow: "desk",
      number: 2,
      names: [{ name: "support", held: "Anna", now: "Queue" }],
    },
  ];
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const { method, url = "", headers } = request;
    if (url === "/api/flows/desk/versions")
      return answer(200, { versions: [version(3, "test"), version(2, "live"), version(1)] });
    if (url === "/api/environments" && method === "PUT") {
      expect(headers["if-match"]).toBe(`"${told.revision}"`);
      told.book = (await json(request)) as EnvironmentBook;
      told.revision += 1;
    }
    if (url === "/api/environments") {
      const { book, revision } = told;
      return answer(200, { book, revision, environments: environmentsOf(book), outdated });
    }
    if (url.startsWith("/api/flows/desk/preflight")) {
      told.asked.push([url]);
      const counts = { failed: 2, warning: 0, unchecked: 0, ok: 1 };
      return answer(200, { counts, sections: [{ id: "scenarios", title: "Scenarios", counts, items: [] }] });
    }
    told.asked.push([url, await json(request)]);
    return answer(201, { version: version(4) });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return { told, ask: (...args: readonly string[]) => run([...args, ...at]) };
}

test("show tells environments, who each name is in each, exceptions, and versions of before", async () => {
  const { ask } = await startServer();
  expect(await ask("environments", "show")).toEqual({
    code: 0,
    out: `environment  live  Live
environment  test  Test
name         support in live: Queue
name         support in test: nobody
in place of  calendar office in test: always-open
before       desk, version 2 in live: support is Anna, and Queue now
`,
    err: "",
  });
});

test("names become somebody in an environment, and nobody again; environments come and go with what was said of them", async () => {
  const { ask, told } = await startServer();
  const called = ["--called", "Anna"];
  expect(
    await ask("environments", "put", "support", "+15550123", "--environment", "test", ...called),
  ).toMatchObject({
    code: 0,
    out: "support is Anna (+15550123) in test, for what is published from now on.\n",
  });
  expect(told.book.names).toEqual([
    { name: "support", values: { live: queue, test: { kind: "phone", number: "+15550123", name: "Anna" } } },
  ]);
  await ask("environments", "put", "boss", id);
  expect(told.book.names[0]).toEqual({ name: "boss", values: { live: { kind: "user", id } } });
  await ask("environments", "forget", "boss");
  expect(told.book.names.map(({ name }) => name)).toEqual(["support"]);
  await ask("environments", "add", "stage", "--called", "Stage");
  expect(told.book.environments).toEqual([...begun.environments, { id: "stage", title: "Stage" }]);
  await ask("environments", "remove", "test");
  expect(told.book).toMatchObject({
    environments: [{ id: "stage" }],
    names: [{ name: "support", values: { live: queue } }],
    things: [{ name: "office", values: {} }],
  });
});

test.each([
  [["put", "support", "somebody"], "is nobody that calls could be sent to"],
  [["put", "support", "+15550123", "--environment", "stage"], 'There is no environment "stage"'],
  [["forget", "support", "--environment", "test"], "is nobody in test already"],
  [["remove", "stage"], 'There is no environment "stage"'],
  [["add"], "It is not said which environment"],
  [["publish", "desk", "--version", "9"], "has no version 9"],
])("environments %s is refused", async (args, why) => {
  const { ask, told } = await startServer();
  const { code, err } = await ask("environments", ...args);
  expect(code).not.toBe(0);
  expect(err).toContain(why);
  expect(told.revision).toBe(1);
});

test("publish --although says how many scenarios of the version fail there, and why it is right", async () => {
  const { ask, told } = await startServer();
  const order = [
    "publish",
    "desk",
    "--version",
    "2",
    "--environment",
    "test",
    "--although",
    "They call live",
  ];
  expect(await ask("environments", ...order)).toMatchObject({ code: 0 });
  const id = "2".repeat(64);
  expect(told.asked).toEqual([
    [`/api/flows/desk/preflight?environment=test&version=${id}`],
    [
      `/api/environments/test/versions/${id}/publish`,
      { message: "Change 2", despiteScenarios: { failing: 2, reason: "They call live" } },
    ],
  ]);
});

test("publish takes a version as it is to an environment; versions and rollback know where each one is", async () => {
  const { ask, told } = await startServer();
  expect((await ask("environments", "publish", "desk", "--version", "3")).out).toBe(
    "New calls of desk in live get version 4, which is version 3 with the names of live.\n",
  );
  expect(told.asked).toEqual([
    [`/api/environments/live/versions/${"3".repeat(64)}/publish`, { message: "Change 3" }],
  ]);
  const { out } = await ask("versions", "desk", "--environment", "test");
  expect(out).toBe("test  3  2026-01-05T09:00:00.000Z  Change 3\n");
  const { err } = await ask("rollback", "desk", "--environment", "test");
  expect(err).toContain("Version 3 is current in test, and there is none before it.");
});
