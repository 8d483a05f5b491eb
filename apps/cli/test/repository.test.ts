import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeWav } from "@dialtree/speech";
import { describe, expect, test } from "vitest";
import { lineOf } from "../src/annotations.ts";
import { type FlowServer, startFlowServer } from "./fake-flows.ts";
import { copyOfFixtures, jsonLines, type Ran, run } from "./run.ts";

const wav = (number: number): Buffer => Buffer.from(writeWav(new Int16Array(1_600).fill(number)));

interface Desk {
  readonly server: FlowServer;
  /** Where the person is; flows are in `flows`. */
  readonly cwd: string;
  dialtree(...args: readonly string[]): Promise<Ran>;
  /** Changes the office, here or as somebody at the server. */
  edit(title: string): void;
  editThere(title: string): void;
  read(path: string): string;
}

/** A folder with flows, and a server that has nothing yet. */
async function openDesk(env: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const server = await startFlowServer();
  const cwd = copyOfFixtures();
  for (const gone of ["support", "office/cases"]) rmSync(join(cwd, "flows", gone), { recursive: true });
  const file = join(cwd, "flows/office/flow.json");
  // One that leads to no other.
  const door = JSON.parse(readFileSync(join(import.meta.dirname, "../../../flows/door/flow.json"), "utf8"));
  writeFileSync(file, JSON.stringify({ ...door, id: "office" }));
  return {
    server,
    cwd,
    dialtree: (...args) => run(args, { cwd, env: { DIALTREE_SERVER: server.url, ...env } }),
    edit(title) {
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), title }));
    },
    editThere(title) {
      const flow = server.flows.get("office")!;
      flow.document = { ...flow.document, title };
      flow.revision += 1;
    },
    read: (path) => readFileSync(join(cwd, path), "utf8"),
  };
}

function git(cwd: string, ...args: readonly string[]): void {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@contoso.example",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@contoso.example",
  };
  const { status, stderr } = spawnSync("git", args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

function commit(cwd: string, message: string): void {
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", message);
}

describe("push", () => {
  test("creates what is not there, sends what is different, and nothing twice", async () => {
    const { server, cwd, dialtree, edit } = await openDesk();
    mkdirSync(join(cwd, "flows/office/prompts"));
    writeFileSync(join(cwd, "flows/office/prompts/hello.wav"), wav(1));
    expect(await dialtree("push")).toEqual({
      code: 0,
      out: "created    office\nsent       office/prompts/hello.wav\n",
      err: "",
    });
    expect(server.flows.get("office")?.recordings.get("hello.wav")).toEqual(wav(1));
    expect(await dialtree("push")).toEqual({ code: 0, out: "unchanged  office\n", err: "" });
    edit("Front");
    expect((await dialtree("push", "--dry-run")).out).toBe("sent?      office\n");
    expect((await dialtree("push", "flows/office")).out).toBe("sent       office\n");
    rmSync(join(cwd, "flows/office/prompts/hello.wav"));
    expect((await dialtree("push")).out).toBe("unchanged  office\n");
    expect((await dialtree("push", "--prune")).out).toBe("removed    office/prompts/hello.wav\n");
    expect(server.asked).toEqual([
      "POST /api/flows",
      "PUT /api/flows/office/recordings/hello.wav",
      "PUT /api/flows/office",
      "DELETE /api/flows/office/recordings/hello.wav",
    ]);
    expect(existsSync(join(cwd, "flows/.dialtree/.gitignore"))).toBe(true);
  });

  test("a flow that was removed there is brought back first", async () => {
    const { server, dialtree } = await openDesk();
    server.removed.add("office");
    const { err } = await dialtree("push");
    expect(err).toContain('The flow "office" was removed at');
    expect(err).toContain("dialtree bring-back office");
  });

  test("somebody's change at the server is told in words, and overwritten only by force", async () => {
    const { server, dialtree, edit, editThere } = await openDesk();
    await dialtree("push");
    edit("Mine");
    editThere("Theirs");
    const refused = await dialtree("push");
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain('"Title of the flow" is now "Mine" instead of "Theirs".');
    expect(refused.err).toContain("dialtree pull office");
    const json = jsonLines((await dialtree("push", "--json")).out);
    expect(json[0]).toMatchObject({
      type: "flow",
      what: "changed",
      overwrites: [expect.stringContaining("Theirs")],
    });
    expect(json[1]).toEqual({ type: "summary", flows: 1, sent: false, refused: 1 });
    expect(server.flows.get("office")?.document.title).toBe("Theirs");
    expect(await dialtree("push", "--force")).toMatchObject({ code: 0 });
    expect(server.flows.get("office")?.document.title).toBe("Mine");
  });

  test("of a recording as well", async () => {
    const { server, cwd, dialtree } = await openDesk();
    mkdirSync(join(cwd, "flows/office/prompts"));
    writeFileSync(join(cwd, "flows/office/prompts/hello.wav"), wav(1));
    await dialtree("push");
    server.flows.get("office")?.recordings.set("hello.wav", wav(2));
    writeFileSync(join(cwd, "flows/office/prompts/hello.wav"), wav(3));
    expect(await dialtree("push")).toMatchObject({
      code: 1,
      err: expect.stringContaining('The recording "hello.wav" sounds different there.'),
    });
  });

  test("what git has ever had is nobody's change, also without a note of the last push", async () => {
    const { server, cwd, dialtree, edit, editThere } = await openDesk();
    git(cwd, "init", "-q");
    commit(cwd, "First");
    await dialtree("push");
    edit("Second");
    commit(cwd, "Second");
    edit("Third");
    commit(cwd, "Third");
    rmSync(join(cwd, "flows/.dialtree"), { recursive: true });
    expect(await dialtree("push")).toMatchObject({ code: 0, out: "sent       office\n" });
    expect(server.flows.get("office")?.document.title).toBe("Third");
    editThere("Theirs");
    rmSync(join(cwd, "flows/.dialtree"), { recursive: true });
    expect(await dialtree("push")).toMatchObject({ code: 1 });
  });

  test("nothing is sent when a flow is wrong; builds see it beside its line", async () => {
    const { server, cwd, dialtree } = await openDesk();
    const file = join(cwd, "flows/office/flow.json");
    const office = JSON.parse(readFileSync(file, "utf8"));
    office.edges[0].to = "nowhere";
    writeFileSync(file, JSON.stringify(office, null, 2));
    const { code, out, err } = await dialtree("push", "--annotations", "github");
    expect(code).toBe(1);
    expect(err).toContain("nothing was sent, because of");
    const line =
      readFileSync(file, "utf8")
        .split("\n")
        .findIndex((text) => text.includes('"nowhere"')) + 1;
    expect(out).toMatch(new RegExp(`^::error file=flows/office/flow.json,line=${line - 3},title=`, "m"));
    expect(server.asked).toEqual([]);
    expect((await dialtree("check", "flows", "--annotations", "github")).out).toContain(
      "::error file=flows/",
    );
    expect(await dialtree("check", "flows", "--annotations", "jenkins")).toMatchObject({ code: 2 });
  });
});

describe("pull", () => {
  test("writes what is different, as the formatter does, and touches nothing else", async () => {
    const { server, cwd, dialtree, editThere, read } = await openDesk();
    await dialtree("push");
    await dialtree("format", "office");
    const before = read("flows/office/flow.json");
    expect(await dialtree("pull")).toMatchObject({ code: 0, out: "1 flow: nothing is different.\n" });
    editThere("Theirs");
    server.flows.get("office")?.recordings.set("hello.wav", wav(4));
    expect(await dialtree("pull", "--check")).toMatchObject({
      code: 1,
      out: "changed?   flows/office/flow.json\nnew?       flows/office/prompts/hello.wav\n1 flow: 2 files would change.\n",
    });
    expect(read("flows/office/flow.json")).toBe(before);
    expect(await dialtree("pull")).toMatchObject({
      code: 0,
      out: expect.stringContaining("2 files changed"),
    });
    expect(JSON.parse(read("flows/office/flow.json")).title).toBe("Theirs");
    expect(readFileSync(join(cwd, "flows/office/prompts/hello.wav"))).toEqual(wav(4));
    expect((await dialtree("format", "--check", "office")).code).toBe(0);
    expect(await dialtree("push")).toMatchObject({ code: 0, out: "unchanged  office\n" });
    expect((await dialtree("pull", "--out", "elsewhere", "office")).out).toContain(
      "elsewhere/office/flow.json",
    );
  });

  test("what nobody has pushed or committed is not written over", async () => {
    const { cwd, dialtree, edit, editThere, read } = await openDesk();
    await dialtree("push");
    edit("Mine");
    editThere("Theirs");
    const refused = await dialtree("pull");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("flows/office/flow.json") });
    expect(JSON.parse(read("flows/office/flow.json")).title).toBe("Mine");
    git(cwd, "init", "-q");
    commit(cwd, "Mine");
    expect(await dialtree("pull")).toMatchObject({ code: 0 });
    edit("Mine again");
    expect((await dialtree("pull", "--force")).code).toBe(0);
    expect(JSON.parse(read("flows/office/flow.json")).title).toBe("Theirs");
  });

  test.each(["../evil", "Flow", "constructor"])(
    "an id that would lead elsewhere is refused: %s",
    async (id) => {
      const { server, dialtree } = await openDesk();
      server.flows.set(id, { revision: 1, document: {}, recordings: new Map(), scenarios: new Map() });
      expect(await dialtree("pull")).toMatchObject({
        code: 2,
        err: expect.stringContaining("an id that is none"),
      });
    },
  );

  test("so is the name of a recording", async () => {
    const { server, cwd, dialtree } = await openDesk();
    await dialtree("push");
    server.flows.get("office")?.recordings.set("../../evil.wav", wav(1));
    expect(await dialtree("pull")).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, "evil.wav"))).toBe(false);
  });
});

describe("scenarios", () => {
  const says = (words: string) => `call from +15550100\nanswers\nhears "${words}"\n`;

  async function withScenario() {
    const desk = await openDesk();
    const write = (name: string, words: string): void => {
      mkdirSync(join(desk.cwd, "flows/office/cases"), { recursive: true });
      writeFileSync(join(desk.cwd, `flows/office/cases/${name}.txt`), says(words));
    };
    write("greeting", "One");
    await desk.dialtree("push");
    const { scenarios } = desk.server.flows.get("office")!;
    return { ...desk, write, scenarios };
  }

  test("are sent, replaced from their revision, and deleted only with --prune", async () => {
    const { cwd, dialtree, server, scenarios, write } = await withScenario();
    expect([...scenarios]).toEqual([["greeting", { revision: 1, text: says("One") }]]);
    expect((await dialtree("push")).out).toBe("unchanged  office\n");
    write("greeting", "Two");
    expect((await dialtree("push")).out).toBe("sent       office/cases/greeting.txt\n");
    expect(scenarios.get("greeting")).toEqual({ revision: 2, text: says("Two") });
    rmSync(join(cwd, "flows/office/cases"), { recursive: true });
    expect((await dialtree("push")).out).toBe("unchanged  office\n");
    expect((await dialtree("push", "--prune")).out).toBe("removed    office/cases/greeting.txt\n");
    expect([...scenarios]).toEqual([]);
    expect(server.asked.filter((one) => one.includes("scenarios"))).toHaveLength(3);
  });

  test("that somebody has changed or made at the server are overwritten only by force", async () => {
    const { dialtree, scenarios, write } = await withScenario();
    scenarios.set("greeting", { revision: 2, text: says("Theirs") });
    scenarios.set("from-a-call", { revision: 1, text: says("Theirs") });
    write("greeting", "Mine");
    expect((await dialtree("push")).err).toContain('The scenario "greeting" is different there.');
    expect((await dialtree("push", "--prune")).err).toContain('"from-a-call", which is only there, would be');
    expect(scenarios.get("greeting")?.text).toBe(says("Theirs"));
    expect(await dialtree("push", "--prune", "--force")).toMatchObject({ code: 0 });
    expect([...scenarios]).toEqual([["greeting", { revision: 3, text: says("Mine") }]]);
  });

  test("that git has ever had are nobody's change, even when the last of them is gone here", async () => {
    const { cwd, dialtree, scenarios, write } = await withScenario();
    git(cwd, "init", "-q");
    commit(cwd, "First");
    write("greeting", "Two");
    rmSync(join(cwd, "flows/.dialtree"), { recursive: true });
    expect(await dialtree("push")).toMatchObject({ code: 0 });
    commit(cwd, "Second");
    rmSync(join(cwd, "flows/.dialtree"), { recursive: true });
    rmSync(join(cwd, "flows/office/cases"), { recursive: true });
    expect(await dialtree("push", "--prune")).toMatchObject({ code: 0 });
    expect([...scenarios]).toEqual([]);
  });

  test("nothing is sent when one cannot be kept", async () => {
    const { cwd, dialtree, server, write } = await withScenario();
    server.asked.length = 0;
    write("greeting", "Two");
    writeFileSync(join(cwd, "flows/office/cases/odd.txt"), "nothing of the kind\n");
    writeFileSync(join(cwd, "flows/office/cases/Sales Desk.txt"), says("One"));
    const { code, err } = await dialtree("push");
    expect([code, server.asked]).toEqual([1, []]);
    expect(err).toContain("the scenario odd cannot be used: line 1:");
    expect(err).toContain("the scenario Sales Desk cannot be used: its name needs small letters");
  });

  test("are pulled, and what is here and nowhere else is not written over", async () => {
    const { dialtree, scenarios, read, write, cwd } = await withScenario();
    scenarios.set("greeting", { revision: 2, text: says("Theirs") });
    scenarios.set("busy", { revision: 1, text: says("Busy") });
    scenarios.set("sealed", { revision: 1, text: null });
    const pulled = await dialtree("pull");
    expect(pulled.err).toContain("sealed with another secret: sealed.");
    expect(read("flows/office/cases/greeting.txt")).toBe(says("Theirs"));
    expect(read("flows/office/cases/busy.txt")).toBe(says("Busy"));
    write("greeting", "Mine");
    write("new", "Mine");
    scenarios.set("greeting", { revision: 3, text: says("Again") });
    expect(await dialtree("pull")).toMatchObject({ code: 1 });
    expect(read("flows/office/cases/greeting.txt")).toBe(says("Mine"));
    expect(await dialtree("pull", "--prune", "--force")).toMatchObject({ code: 0 });
    expect(read("flows/office/cases/greeting.txt")).toBe(says("Again"));
    expect(existsSync(join(cwd, "flows/office/cases/new.txt"))).toBe(false);
  });

  test("whose name would lead elsewhere are refused", async () => {
    const { cwd, dialtree, scenarios } = await withScenario();
    scenarios.set("../../evil", { revision: 1, text: says("One") });
    expect(await dialtree("pull")).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, "flows/evil.txt"))).toBe(false);
  });

  test("are at the server as they are here, before a flow is published by its folder", async () => {
    const { dialtree, scenarios } = await withScenario();
    scenarios.set("greeting", { revision: 2, text: says("Theirs") });
    expect(await dialtree("publish", "flows", "--message", "x")).toMatchObject({
      code: 2,
      err: expect.stringContaining('The scenarios of "office"'),
    });
    expect(await dialtree("publish", "office", "--message", "x")).toMatchObject({ code: 0 });
  });
});

describe("publish", () => {
  test("says what changes for callers, and publishes what is in the folder", async () => {
    const { server, dialtree, edit } = await openDesk();
    await dialtree("push");
    const office = server.flows.get("office")!;
    office.live = { number: 3, document: office.document };
    edit("Front");
    expect(await dialtree("publish", "flows", "--message", "Renamed")).toMatchObject({
      code: 2,
      err: expect.stringContaining("is not what is in flows/office/flow.json"),
    });
    await dialtree("push");
    const dry = await dialtree("publish", "flows", "--dry-run");
    expect(dry).toMatchObject({ code: 0, err: "" });
    expect(dry.out).toContain("since version 3.\n");
    expect(dry.out).toMatch(
      /"Title of the flow" is now "Front" .*\nNothing was published: this was a dry run\.\n$/,
    );
    expect(await dialtree("publish", "office")).toMatchObject({ code: 2 });
    expect(server.asked.filter((one) => one.includes("publishing"))).toEqual([]);
    const done = await dialtree("publish", "office", "--message", "Renamed");
    expect(done).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(/published {2}office, version 4\n$/),
    });
    const told = jsonLines((await dialtree("publish", "office", "--message", "x", "--json")).out);
    expect(told.map(({ type }) => type)).toEqual(["change", "progress", "published", "summary"]);
    expect(told.at(-1)).toEqual({ type: "summary", flows: 1, published: 1, errors: 0, warnings: 0 });
  });

  test("what had been published before is live now, unless it was so already", async () => {
    const { server, dialtree } = await openDesk();
    await dialtree("push");
    const office = server.flows.get("office")!;
    office.live = { number: 3, document: office.document };
    const publishes = (number: number) => {
      const publication = { version: { number }, isNew: false, together: [], warnings: [] };
      server.publishing = { type: "published", publication };
      return (...args: readonly string[]) => dialtree("publish", "office", "--message", "x", ...args);
    };
    expect((await publishes(3)()).out).toMatch(/unchanged {2}office, version 3\n$/);
    expect((await publishes(2)()).out).toMatch(
      /published {2}office, version 2, which was published before\n$/,
    );
    expect((await publishes(3)("--environment", "test")).out).toMatch(
      /published {2}office, version 3 in test, which was published before\n$/,
    );
  });

  test("in another environment everything is looked at as it is there", async () => {
    const { server, dialtree } = await openDesk();
    await dialtree("push");
    const [{ revision }] = [server.flows.get("office")!];
    await dialtree("publish", "office", "--message", "x", "--environment", "test");
    await dialtree("publish", "office", "--message", "x");
    expect(server.orders).toEqual([
      { message: "x", revision, environment: "test" },
      { message: "x", revision },
    ]);
    const unresolved = { flow: "office", code: "name_unresolved", severity: "error", at: "/nodes/0" };
    server.problemsThere.set("test/office", [
      { ...unresolved, sentence: "It is nobody.", remedy: "Say who." },
    ]);
    const refused = await dialtree("publish", "office", "--message", "x", "--environment", "test");
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining("It is nobody.") });
    expect(await dialtree("publish", "office", "--dry-run")).toMatchObject({ code: 0 });
    expect(server.orders).toHaveLength(2);
  });

  test("an error keeps all of them from it, and the build is told beside the line", async () => {
    const { server, dialtree } = await openDesk();
    await dialtree("push");
    const error = {
      flow: "office",
      code: "lost",
      severity: "error",
      at: "/nodes/0",
      sentence: "It is 100%\nlost.",
      remedy: "Find it.",
    };
    server.flows.get("office")!.problems = [error, { ...error, code: "odd", severity: "warning" }];
    const refused = await dialtree("publish", "flows", "--message", "x", "--annotations", "github");
    expect(refused).toMatchObject({ code: 1, err: "dialtree: nothing was published, because of 1 error.\n" });
    expect(refused.out).toMatch(
      /^::error file=flows\/office\/flow\.json,line=\d+,title=lost::It is 100%25 lost\. Find it\.$/m,
    );
    expect(refused.out).toMatch(/^::warning /m);
    expect(server.asked.filter((one) => one.includes("publishing"))).toEqual([]);
  });

  test("what only speaking shows refuses it as well", async () => {
    const { server, dialtree } = await openDesk();
    await dialtree("push");
    server.publishing = {
      type: "refused",
      problem: { code: "publish_refused", detail: "It was not spoken.", remedy: "Record it.", problems: [] },
    };
    expect(await dialtree("publish", "office", "--message", "x")).toMatchObject({
      code: 1,
      err: "dialtree: office was not published: It was not spoken.\nRecord it.\n",
    });
    server.publishing = { type: "other" };
    expect(await dialtree("publish", "office", "--message", "x")).toMatchObject({
      code: 2,
      err: expect.stringContaining("broke off"),
    });
  });
});

describe("as whom", () => {
  test("each request of each command says it, and only to a server that nobody can listen to", async () => {
    const { server, dialtree } = await openDesk({ DIALTREE_TOKEN: "dtp_1234567890" });
    await dialtree("push");
    for (const command of [
      ["pull"],
      ["versions", "office"],
      ["publish", "office", "--dry-run"],
      ["calendars", "list"],
      ["diff", "office"],
    ])
      await dialtree(...command);
    expect(new Set(server.tokens)).toEqual(new Set(["Bearer dtp_1234567890"]));
    const far = await dialtree("pull", "--server", "http://dialtree.example");
    expect(far).toMatchObject({ code: 2, err: expect.stringContaining("anybody on the way could read it") });
    expect(far.err).not.toContain("dtp_");
  });

  test.each([
    [401, {}, undefined, /wants to know who asks.*personal access token/s],
    [401, {}, "dtp_old", /does not take the token.*may have expired/s],
    [403, {}, "dtp_old", /does not allow this.*the role that it takes/s],
    [
      403,
      { detail: "It takes the role author.", remedy: "Ask somebody." },
      "dtp_old",
      /It takes the role author\.\nAsk somebody\./,
    ],
  ])("%i is said with what to do", async (status, body, token, says) => {
    const { server, dialtree } = await openDesk(token === undefined ? {} : { DIALTREE_TOKEN: token });
    server.refusal = { status, body };
    for (const command of [["pull"], ["push"], ["publish", "office", "--message", "x"]]) {
      const { code, err } = await dialtree(...command);
      expect([command, code]).toEqual([command, 2]);
      expect(err).toMatch(says);
      expect(err).not.toContain("dtp_");
    }
  });

  test("a token with something else in it is not sent", async () => {
    const { server, dialtree } = await openDesk({ DIALTREE_TOKEN: "dtp_1\r\nx: y" });
    expect(await dialtree("pull")).toMatchObject({ code: 2, err: expect.stringContaining("is no token") });
    expect(server.tokens).toEqual([]);
  });
});

test("folders of flows are compared flow by flow, as text, as Markdown, and for programs", async () => {
  const { cwd, dialtree, edit } = await openDesk();
  git(cwd, "init", "-q");
  commit(cwd, "First");
  git(cwd, "worktree", "add", "-q", "--detach", "../before");
  edit("<b>Front</b> [x](http://evil.example) @all");
  const before = join(cwd, "../before/flows");
  try {
    expect(await dialtree("diff", "flows", "flows")).toEqual({
      code: 0,
      out: "Nothing is different.\n",
      err: "",
    });
    const { code, out } = await dialtree("diff", before, "flows", "--markdown");
    expect(code).toBe(1);
    expect(out).toMatch(/^### &lt;b>Front|^### &lt;b\\>Front/);
    expect(out).not.toMatch(/[^\\]\[x\]|@all|http:\/\//);
    expect(jsonLines((await dialtree("diff", before, "flows", "--json")).out).at(-1)).toEqual({
      type: "summary",
      changes: 1,
    });
  } finally {
    rmSync(join(cwd, "../before"), { recursive: true, force: true });
  }
});

test("the line of what a pointer names is found in any layout", () => {
  const text = '{\n "a": [1, {"b\\n/~": "x,]}"},\n  2],\n "c": {\n  "d": null}}';
  expect(
    ["", "/a", "/a/1/b\n~1~0", "/a/2", "/c/d", "/c/nothing", "/a/9"].map((at) => lineOf(text, at)),
  ).toEqual([1, 2, 2, 3, 5, 4, 2]);
  expect(lineOf("no JSON at all", "/a/b")).toBe(1);
});
