import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type GraphOperation, graphOperations, type OperationName, operationNames } from "@dialtree/graph";
import { createGraphClient } from "@dialtree/graph/io";
import { describe, expect, onTestFinished, test } from "vitest";
import { readArguments } from "../src/arguments.ts";
import { graphCommand } from "../src/commands/graph.ts";
import type { GraphSettings } from "../src/graph/settings.ts";
import type { Io } from "../src/io.ts";
import { Refusal } from "../src/refusal.ts";
import { FakeClock, Keyboard, Printed, run } from "./run.ts";

const call = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const another = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a902";
const secret = "a-very-secret-secret";
const env = {
  DIALTREE_APP_ID: "11111111-2222-4333-8444-555555555555",
  DIALTREE_APP_SECRET: secret,
  DIALTREE_TENANTS: `${tenant}, ${another}`,
};

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}
interface Asked {
  readonly line: string;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** A small Graph on this machine that gives one answer after the other. */
async function smallGraph(answers: readonly Answer[]) {
  const asked: Asked[] = [];
  const left = [...answers];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const line = `${request.method} ${request.url}`;
    asked.push({ line, body: body === "" ? undefined : JSON.parse(body), headers: request.headers });
    const { status, body: reply } = left.shift() ?? { status: 400 };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(reply === undefined ? "" : JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0` };
}

/** Runs the command against a small Graph; tokens are those of the tenant that is asked for. */
async function graph(args: readonly string[], answers: readonly Answer[] = [], change: Partial<Io> = {}) {
  const { asked, url } = await smallGraph(answers);
  const connected: GraphSettings[] = [];
  const command = graphCommand(async (settings) => {
    connected.push(settings);
    const give = async (of: string) => ({ token: `token-of-${of}` });
    return createGraphClient({
      baseUrl: url,
      tokens: { get: give, renew: give },
      retry: { attempts: 1, baseDelayMs: 1, maxDelayMs: 1 },
    });
  });
  const [out, err] = [new Printed(), new Printed()];
  const io: Io = {
    out,
    err,
    cwd: tmpdir(),
    env,
    stdin: new Keyboard(),
    clock: new FakeClock(),
    onInterrupt: () => () => {},
    ...change,
  };
  try {
    // What begins with "file:" is put into a file of its own.
    const typed = args.map((word) => (word.startsWith("file:") ? file(word.slice(5)) : word));
    const given = readArguments(command, typed);
    if (given === "help") throw new Error("help is tested elsewhere");
    return { code: await command.run(io, given), out: out.text, err: err.text, asked, connected };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      code: error.exitCode,
      out: out.text,
      err: `${error.message}\n${error.remedy}`,
      asked,
      connected,
    };
  }
}

function file(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "body.json");
  writeFileSync(path, content);
  return path;
}

describe("help", () => {
  test("without an operation all of them are listed", async () => {
    const { code, out } = await run(["graph"]);
    expect(code).toBe(0);
    for (const name of operationNames) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, "m"));
  });

  test.each(operationNames)("%s --help says what the table says", async (name) => {
    const { code, out, err } = await run(["graph", name, "--help"]);
    expect([code, err]).toEqual([0, ""]);
    const { says, method, path, permissions, notes = [] } = graphOperations[name] as GraphOperation;
    const words = [says, `${method} ${path}`, ...notes, ...permissions.anyOf.flatMap(({ of }) => of)];
    for (const word of words) expect(out).toContain(word);
    expect(out).toMatch(/^Permission:$/m);
    expect(out).toMatch(/^Example:\n {2}dialtree graph /m);
  });

  test("limits are in it", async () => {
    const { out } = await run(["graph", "playPrompt", "--help"]);
    expect(out).toContain("  body.prompts: 1 to 20 entries\n");
    expect((await run(["graph", "subscribeToTone", "--help"])).out).toContain("up to 256 characters");
  });
});

/** What the example in the help would type. */
function typedExample(name: OperationName): { args: string[]; body: string | undefined } {
  const {
    ids = {},
    query = {},
    body,
  } = (graphOperations[name] as GraphOperation).example as {
    readonly ids?: object;
    readonly query?: object;
    readonly body?: object;
  };
  return {
    args: [
      name,
      ...Object.entries(ids).flatMap(([id, value]) => ["--id", `${id}=${value}`]),
      ...Object.entries(query).flatMap(([option, value]) => ["--query", `${option}=${value}`]),
      ...(body ? ["--json", "-"] : []),
    ],
    body: body && JSON.stringify(body),
  };
}

function piped(content: string): Keyboard {
  const keyboard = new Keyboard();
  keyboard.resume = () => {
    keyboard.type(content);
    keyboard.emit("end");
    return keyboard;
  };
  return keyboard;
}

test.each(operationNames.filter((name) => name !== "muteAll"))(
  "the example of %s can be sent",
  async (name) => {
    const { args, body } = typedExample(name);
    // A day that the moments in the examples lie ahead of.
    const clock = { now: () => Date.UTC(2026, 10, 21, 12), after: () => () => {} };
    const stdin = body ? piped(body) : new Keyboard();
    const { code, out, err } = await graph([...args, "--dry-run"], [], { stdin, clock });
    expect([code, err]).toEqual([0, ""]);
    const { method } = graphOperations[name];
    expect(JSON.parse(out)).toMatchObject({ method });
  },
);

test("an operation is sent with the tenant's token, and its reply printed", async () => {
  const { code, out, err, asked, connected } = await graph(
    ["getCall", "--id", call],
    [{ status: 200, body: { id: call, state: "established" } }],
  );
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toEqual({ id: call, state: "established" });
  expect(asked.map(({ line }) => line)).toEqual([`GET /v1.0/communications/calls/${call}`]);
  expect(asked[0]?.headers.authorization).toBe(`Bearer token-of-${tenant}`);
  expect(connected).toEqual([{ appId: env.DIALTREE_APP_ID, appSecret: secret, tenant }]);
});

test("another tenant's token, if it is asked for", async () => {
  const { asked } = await graph(
    ["listSubscriptions", "--tenant", another],
    [{ status: 200, body: { value: [] } }],
  );
  expect(asked[0]?.headers.authorization).toBe(`Bearer token-of-${another}`);
});

const phoned = JSON.stringify({ participants: [{ identity: { phone: { id: "+15550140" } } }] });

test("a phone number is called through a server only, which says where calls may go", async () => {
  const alone = await graph(["invite", "--id", call, "--json", `file:${phoned}`], [{ status: 200 }]);
  expect([alone.code, alone.asked]).toEqual([2, []]);
  expect(alone.err).toMatch(/where calls may go is known to the server only.*\nAdd --server/);
  const server = await smallGraph([
    {
      status: 403,
      body: {
        code: "number_refused",
        detail: "invite was not sent: no call.",
        remedy: "Allow it.",
      },
    },
    { status: 200, body: { body: { id: "o1" }, verdict: { outcome: "accepted", says: "Taken." } } },
    {
      status: 200,
      body: { body: { error: {} }, verdict: { outcome: "failed", says: "Graph did not.", remedy: "Wait." } },
    },
  ]);
  const through = () =>
    graph(["invite", "--id", call, "--json", `file:${phoned}`, "--server", new URL(server.url).origin], [], {
      env: {},
    });
  expect(await through()).toMatchObject({
    code: 1,
    err: "The server refuses: invite was not sent: no call.\nAllow it.",
  });
  const taken = await through();
  expect([taken.code, JSON.parse(taken.out), taken.asked]).toEqual([0, { id: "o1" }, []]);
  expect(await through()).toMatchObject({
    code: 1,
    out: "",
    err: "dialtree: invite  failed\n    Graph did not.\n    Wait.\n",
  });
  expect(server.asked[0]).toMatchObject({
    line: "POST /api/graph/operations/invite/requests",
    body: { input: { ids: { call }, body: JSON.parse(phoned) } },
  });
});

test("a body comes from a file or from stdin; no reply is null", async () => {
  const body = { clientContext: "c1" };
  const path = file(JSON.stringify(body));
  const from = await graph(["mute", "--id", `call=${call}`, "--json", path], [{ status: 200 }]);
  expect([from.code, from.out, from.asked[0]?.body]).toEqual([0, "null\n", body]);
  const stdin = piped(JSON.stringify(body));
  const through = await graph(["mute", "--id", call, "--json", "-"], [{ status: 200 }], { stdin });
  expect([through.code, through.asked[0]?.body]).toEqual([0, body]);
});

test("options of a query have the form that the table asks for", async () => {
  const args = [
    "searchUsers",
    "--query",
    "text=o'neil = x",
    "--query",
    "top=5",
    "--query",
    "select=id,displayName",
  ];
  const { asked } = await graph(args, [{ status: 200, body: { value: [] } }]);
  expect(asked[0]?.line).toBe(
    "GET /v1.0/users?$search=%22displayName%3Ao%27neil%20%3D%20x%22&$select=id%2CdisplayName&$top=5",
  );
});

test("nothing secret is printed", async () => {
  const reply = {
    recordingAccessToken: "rec-token",
    recordingLocation: "https://recordings.example/1",
    clientState: "shared",
    nested: [{ access_token: "t", note: `it was ${secret} once`, passcode: "123" }],
    accessToken: "",
  };
  const { out, err } = await graph(
    ["getOperation", "--id", `call=${call}`, "--id", "operation=o1"],
    [{ status: 200, body: reply }],
  );
  expect(err).toBe("");
  expect(out).not.toMatch(/rec-token|shared|a-very-secret|token-of|"t"/);
  expect(JSON.parse(out)).toEqual({
    recordingAccessToken: "(not shown)",
    recordingLocation: "https://recordings.example/1",
    clientState: "(not shown)",
    nested: [{ access_token: "(not shown)", note: "it was (not shown) once", passcode: "123" }],
    accessToken: "",
  });
});

describe("what Graph would refuse is refused here", () => {
  test("with code, place and remedy, and nothing is sent", async () => {
    const path = file(JSON.stringify({ prompts: [], promts: 1 }));
    const { code, out, err, asked, connected } = await graph(["playPrompt", "--id", call, "--json", path]);
    expect({ code, out, asked, connected }).toEqual({ code: 2, out: "", asked: [], connected: [] });
    expect(err).toBe(`dialtree: playPrompt/body/prompts  too few
    prompts has 0 entries.
    Give at least 1.
dialtree: playPrompt/body/promts  unknown member
    body has no member "promts".
    Leave it out. Known are prompts, clientContext.
`);
  });

  test.each<[string, readonly string[], string]>([
    ["an operation nobody knows", ["getCal"], 'Did you mean "dialtree graph getCall"?'],
    ["an operation like none", ["zzz"], "dialtree graph lists them."],
    ["an id of another name", ["getCall", "--id", "cal=x"], "the id of a call, letters, digits and dashes"],
    ["an id twice", ["getCall", "--id", "x", "--id", "y"], "--id gives call twice."],
    ["an id where there is none", ["listUsers", "--id", "x"], "listUsers takes no --id."],
    ["ids without names", ["getParticipant", "--id", "x"], "names are call, participant."],
    [
      "a name that is nearly right",
      ["getParticipant", "--id", "particpant=x"],
      "Did you mean --id participant=…?",
    ],
    ["a query that is unknown", ["searchUsers", "--query", "txt=x"], "Did you mean --query text=…?"],
    ["a number that is none", ["listUsers", "--query", "top=many"], "top must be a whole number."],
    ["a body where there is none", ["getCall", "--id", call, "--json", "file:{}"], "getCall takes no body."],
    [
      "a body that is no JSON",
      ["mute", "--id", call, "--json", 'file:{"a": "tell-nobody'],
      "The body is no JSON",
    ],
    ["a file that is not there", ["mute", "--id", call, "--json", "none.json"], "Cannot read"],
    [
      "a tenant that is none of ours",
      ["listUsers", "--tenant", `${tenant.slice(0, -1)}9`],
      "is not one of DIALTREE_TENANTS",
    ],
    ["a tenant that is none", ["listUsers", "--tenant", "x"], "is no tenant's id"],
    ["somebody at the keyboard", ["mute", "--id", call, "--json", "-"], "Nothing is piped in."],
  ])("%s", async (_what, args, says) => {
    const { code, out, err, asked } = await graph(args, [], { stdin: new Keyboard(true) });
    expect({ code: code > 0, out, asked }).toEqual({ code: true, out: "", asked: [] });
    expect(err).toContain(says);
    expect(err).not.toContain("tell-nobody");
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ["no app", { DIALTREE_APP_ID: undefined }, "DIALTREE_APP_ID is missing."],
    ["an app that is none", { DIALTREE_APP_ID: "x" }, "DIALTREE_APP_ID is no GUID."],
    ["no secret", { DIALTREE_APP_SECRET: " " }, "DIALTREE_APP_SECRET is missing."],
    ["no tenant", { DIALTREE_TENANTS: "" }, "DIALTREE_TENANTS is missing."],
    [
      "an address that is none",
      { DIALTREE_GRAPH_URL: "graph" },
      "DIALTREE_GRAPH_URL is no http or https address.",
    ],
  ])("%s", async (_what, more, says) => {
    const { code, err, asked } = await graph(["listUsers"], [], { env: { ...env, ...more } });
    expect([code, asked]).toEqual([2, []]);
    expect(err).toContain(says);
    expect(err).not.toContain(secret);
  });

  test("an address in the open", async () => {
    const { code, err } = await run(["graph", "listUsers"], {
      env: { ...env, DIALTREE_GRAPH_URL: "http://graph.example/v1.0" },
    });
    expect(code).toBe(1);
    expect(err).toContain("DIALTREE_GRAPH_URL cannot be used");
  });
});

describe("what Graph refuses is told with what can be done", () => {
  const error = (status: number, code: string, message = "x"): Answer => ({
    status,
    body: { error: { code, message, innerError: { "request-id": "r-7" } } },
  });
  const invited = JSON.stringify({ participants: [{ identity: { user: { id: call } } }] });
  test.each<[string, readonly string[], Answer, readonly string[]]>([
    [
      "missing consent",
      ["getPresence", "--id", "reception@ivr.example"],
      error(403, "7504"),
      [
        "refused  403 7504 (request r-7)",
        "administrator has not consented",
        "Presence.Read.All, or Presence.ReadWrite.All",
      ],
    ],
    [
      "a call that is over",
      ["keepAlive", "--id", call],
      error(404, "8522"),
      ["404 8522", "The call is over"],
    ],
    [
      "an id that is wrong",
      ["getUser", "--id", "reception@ivr.example"],
      error(404, "NotFound", "a\nb"),
      ["Check the ids.", "a b"],
    ],
    ["too much", ["listUsers"], error(429, "TooManyRequests"), ["Try again later."]],
    ["an accident", ["listUsers"], error(503, "x"), ["unknown  503", "does no harm"]],
    [
      "something else",
      ["listUsers"],
      error(400, "BadRequest", "What?"),
      ["What?", "See dialtree graph listUsers --help"],
    ],
  ])("%s", async (_what, args, answer, words) => {
    const { code, out, err } = await graph(args, [answer]);
    expect([code, out]).toEqual([1, ""]);
    for (const word of words) expect(err).toContain(word);
    expect(err).not.toMatch(/token-of|secret-secret/);
  });

  test("an accident that may have rung", async () => {
    const { code, err, asked } = await graph(
      ["invite", "--id", call, "--json", `file:${invited}`],
      [{ status: 503 }],
    );
    expect([code, asked.length]).toEqual([1, 1]);
    expect(err).toContain("Look with getCall or getOperation before you send it again.");
  });
});

describe("muteAll", () => {
  const roster = { status: 200, body: { value: [{ id: "p-1" }, { id: "me" }, { id: "p-2" }] } };
  const own = { status: 200, body: { id: call, myParticipantId: "me" } };

  test("mutes everybody, and says who could not be", async () => {
    const { code, out, err, asked } = await graph(
      ["muteAll", "--id", call, "--json", "file:{}"],
      [
        ...[roster, own, { status: 200, body: { status: "completed" } }],
        { status: 404, body: { error: { code: "NotFound", message: "x" } } },
      ],
    );
    expect([code, JSON.parse(out)]).toEqual([1, { muted: ["p-1"], failed: ["p-2"] }]);
    expect(err).toContain("muteAll p-2");
    expect(asked).toHaveLength(4);
  });

  test("says when nobody can tell who is there", async () => {
    const { code, err } = await graph(["muteAll", "--id", call], [{ status: 403 }]);
    expect(code).toBe(1);
    expect(err).toContain("muteAll  refused  403");
  });
});
