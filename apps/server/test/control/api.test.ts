import { nodeTypes } from "@dialtree/nodes";
import Fastify, { type FastifyInstance, type InjectOptions } from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { controlRoutes, routes } from "../../src/control/api/routes.ts";
import { wavOf } from "./fake-audio.ts";
import { brokenFlow, flowNaming, inEnglish, smallFlow } from "./flows.ts";
import { openRig, type Rig } from "./rig.ts";

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is compared, not relied on.
  readonly body: any;
  readonly bytes: Buffer;
}

interface Api extends Rig {
  readonly app: FastifyInstance;
  ask(method: InjectOptions["method"], path: string, payload?: unknown, headers?: object): Promise<Reply>;
}

async function openApi(): Promise<Api> {
  const rig = await openRig();
  // As the server sets up its app.
  const app = Fastify({ onProtoPoisoning: "error" });
  await controlRoutes(app, rig.control);
  onTestFinished(() => app.close());
  return {
    ...rig,
    app,
    async ask(method, path, payload, headers = {}) {
      const isRaw = typeof payload === "string" || Buffer.isBuffer(payload);
      const reply = await app.inject({
        method,
        url: `/api${path}`,
        headers: {
          ...(payload === undefined || isRaw ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload: isRaw ? payload : JSON.stringify(payload) }),
      });
      const isJson = String(reply.headers["content-type"]).match(/^application\/(problem\+)?json/);
      return {
        status: reply.statusCode,
        headers: reply.headers,
        body: isJson ? reply.json() : undefined,
        bytes: reply.rawPayload,
      };
    },
  };
}

/** Checks that an answer is an error in the one shape there is, and gives its code. */
function codeOf({ status, body, headers }: Reply): string {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(headers["content-type"]).toMatch(/^application\/problem\+json/);
  const { type, title, status: told, detail, instance, code, remedy, ...more } = body;
  for (const words of [title, detail, instance, remedy]) expect(words).toMatch(/./);
  expect([type, told]).toEqual([`/problems/${code}`, status]);
  expect(["because", "problems", "conflict", "inTheWay"]).toEqual(expect.arrayContaining(Object.keys(more)));
  return `${status} ${code}`;
}

const json = { "content-type": "application/json" };
const wav = { "content-type": "audio/wav" };
const firstRevision = { "if-match": '"1"' };

describe("flows", () => {
  test("that place their calls, and those that others lead to, are told of in the list, as their drafts stand now", async () => {
    const { ask } = await openApi();
    const placing = (type: "outgoing" | "incoming") => {
      const first = nodeTypes.get(type)!;
      const flow = smallFlow("reminder");
      const start = { id: "start", type, version: first.version, data: first.initial };
      return { ...flow, nodes: [start, ...flow.nodes.slice(1)] };
    };
    const use = nodeTypes.get("sub-flow")!;
    const step = {
      id: "use",
      type: use.type,
      version: use.version,
      data: { ...use.initial, flow: { flow: "desk" } },
    };
    const desk = smallFlow("desk");
    await ask("POST", "/flows", desk);
    await ask("POST", "/flows", placing("outgoing"));
    await ask("POST", "/flows", { ...smallFlow("main"), nodes: [...smallFlow("main").nodes, step] });
    const told = async () => {
      const { flows } = (await ask("GET", "/flows")).body as {
        flows: { id: string; callsOut: boolean; usedIn: string[] }[];
      };
      return flows.map(({ id, callsOut, usedIn }) => [id, callsOut, usedIn]);
    };
    expect(await told()).toEqual([
      ["desk", false, ["main"]],
      ["main", false, []],
      ["reminder", true, []],
    ]);
    await ask("PUT", "/flows/reminder", placing("incoming"), firstRevision);
    await ask("PUT", "/flows/main", smallFlow("main"), firstRevision);
    expect((await told()).map(([, ...rest]) => rest)).toEqual([
      [false, []],
      [false, []],
      [false, []],
    ]);
  });

  test("are made, listed, read and saved by revision", async () => {
    const { ask } = await openApi();
    const made = await ask("POST", "/flows", smallFlow("desk"));
    expect(made).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: "/api/flows/desk" },
      body: { id: "desk", title: "desk", revision: 1 },
    });
    const next = smallFlow("desk", { title: "Front desk" });
    const saved = await ask("PUT", "/flows/desk", next, { "if-match": made.headers.etag });
    expect(saved).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { title: "Front desk" } });
    const read = await ask("GET", "/flows/desk");
    expect(read).toMatchObject({
      status: 200,
      headers: { etag: expect.stringMatching(/^W\/"2-/) },
      body: { id: "desk", revision: 2, current: null, recordings: [] },
    });
    expect(read.body.document).toEqual(next);
    expect(read.body.updatedAt).toMatch(/^2026-01-05T09:00:00/);
    const list = await ask("GET", "/flows");
    expect(list.body).toEqual({
      next: null,
      flows: [
        {
          id: "desk",
          title: "Front desk",
          revision: 2,
          updatedAt: read.body.updatedAt,
          current: null,
          newest: null,
          callsOut: false,
          usedIn: [],
        },
      ],
    });
  });

  test("are not made twice, nor of what is no flow", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    expect(codeOf(await ask("POST", "/flows", smallFlow("desk")))).toBe("409 flow_exists");
    const wrong = await ask("POST", "/flows", { ...smallFlow("sales"), start: 7 });
    expect(codeOf(wrong)).toBe("400 document_unreadable");
    expect(wrong.body.problems).toMatchObject([{ code: "shape_wrong", at: "/start", severity: "error" }]);
    for (const nothing of [[], null, "text", 7]) {
      expect(codeOf(await ask("POST", "/flows", JSON.stringify(nothing), json))).toBe(
        "400 document_unreadable",
      );
    }
    expect((await ask("GET", "/flows")).body.flows).toHaveLength(1);
  });

  test("are not saved without a revision, with a stale one, or for another flow", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const [theirs, mine] = [smallFlow("desk", { title: "Theirs" }), smallFlow("desk", { title: "Mine" })];
    expect(codeOf(await ask("PUT", "/flows/desk", mine))).toBe("428 revision_missing");
    for (const wrong of ["*", '"x"', "0", '"1", "2"']) {
      const refused = await ask("PUT", "/flows/desk", mine, { "if-match": wrong });
      expect(codeOf(refused)).toBe("400 revision_wrong");
    }
    // A proxy that compresses weakens the tag.
    expect((await ask("PUT", "/flows/desk", theirs, { "if-match": 'W/"1"' })).status).toBe(200);
    const stale = await ask("PUT", "/flows/desk", mine, firstRevision);
    expect(codeOf(stale)).toBe("409 draft_conflict");
    expect(stale.body.conflict).toEqual({
      saved: { revision: 2, document: theirs, by: null, at: expect.stringMatching(/^2026-/) },
      yours: { basedOn: 1, document: mine },
    });
    const other = await ask("PUT", "/flows/desk", smallFlow("sales"), { "if-match": '"2"' });
    expect(codeOf(other)).toBe("400 flow_id_differs");
    expect(codeOf(await ask("PUT", "/flows/sales", smallFlow("sales"), firstRevision))).toBe(
      "404 flow_unknown",
    );
    const unreadable = await ask("PUT", "/flows/desk", { format: 99 }, { "if-match": '"2"' });
    expect(unreadable.body.problems).toMatchObject([{ code: "format_unknown", flow: "desk" }]);
    expect((await ask("GET", "/flows/desk")).body.document).toEqual(theirs);
  });

  test("may be saved broken; their problems can be asked for", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    expect((await ask("PUT", "/flows/desk", brokenFlow("desk"), firstRevision)).status).toBe(200);
    const { status, body } = await ask("GET", "/flows/desk/problems");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      revision: 2,
      problems: [
        {
          flow: "desk",
          code: "text_missing",
          at: "/nodes/1/data/prompt",
          name: '"Welcome"',
          sentence: expect.stringContaining('"Welcome"'),
          remedy: "Write what callers should hear.",
        },
      ],
    });
    expect(codeOf(await ask("GET", "/flows/other/problems"))).toBe("404 flow_unknown");
    expect(codeOf(await ask("GET", "/flows/other"))).toBe("404 flow_unknown");
  });
});

describe("publishing", () => {
  test("can be taken back: an earlier version is live again, or becomes the draft", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const { version: first } = (await ask("POST", "/flows/desk/publish", { message: "One" })).body;
    const changed = smallFlow("desk", { title: "Front desk" });
    await ask("PUT", "/flows/desk", changed, firstRevision);
    const { version: second } = (await ask("POST", "/flows/desk/publish", { message: "Two" })).body;

    const back = await ask("POST", `/versions/${first.id}/activate`, { note: "Two was cut short." });
    expect(back).toMatchObject({ status: 200, body: { version: first, replaced: second } });
    expect((await ask("GET", "/flows/desk/versions")).body.versions).toMatchObject([
      { number: 2, current: false, note: "" },
      { number: 1, current: true, note: "Two was cut short." },
    ]);
    expect((await ask("GET", "/flows/desk")).body).toMatchObject({ revision: 2, title: "Front desk" });

    const none = "0".repeat(64);
    expect(codeOf(await ask("POST", `/versions/${none}/activate`, {}))).toBe("404 version_unknown");
    expect(codeOf(await ask("POST", `/versions/${first.id}/draft`))).toBe("428 revision_missing");
    const late = await ask("POST", `/versions/${first.id}/draft`, undefined, firstRevision);
    expect(codeOf(late)).toBe("409 draft_conflict");
    expect(late.body.conflict.saved).toMatchObject({ revision: 2, document: changed, by: null });
    const draft = await ask("POST", `/versions/${first.id}/draft`, undefined, { "if-match": '"2"' });
    expect(draft).toMatchObject({
      status: 200,
      headers: { etag: '"3"' },
      body: { id: "desk", revision: 3, document: smallFlow("desk"), recordings: [], otherSounds: [] },
    });
    expect((await ask("GET", "/flows/desk")).body).toMatchObject({
      revision: 3,
      title: "desk",
      current: first,
    });
  });

  test("can be for a share of the calls, or for later; both are told of, changed and taken back", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const all = await ask("POST", "/flows/desk/publish", { message: "One" });
    expect(all.body.live).toBe(true);
    expect((await ask("GET", "/flows/desk/rollout")).body).toEqual({ rollout: null });
    await ask("PUT", "/flows/desk", smallFlow("desk", { title: "Front desk" }), firstRevision);
    const some = await ask("POST", "/flows/desk/publish", {
      message: "Two",
      share: 10,
      guard: { calls: 30, errors: { worse: 2 } },
    });
    expect(some).toMatchObject({ status: 201, body: { live: false, version: { number: 2 } } });
    expect((await ask("GET", "/flows/desk")).body.current).toEqual(all.body.version);
    expect((await ask("PUT", "/flows/desk/rollout", { share: 40 })).body.rollout).toMatchObject({
      state: "running",
      share: 40,
      guard: { calls: 30, errors: { worse: 2, most: 20 }, hangUps: { worse: 15, most: 70 } },
      overAt: null,
      candidate: { number: 2, begun: 0 },
      current: { number: 1, ended: 0 },
    });
    const twice = { share: 5 };
    expect(codeOf(await ask("POST", `/versions/${some.body.version.id}/activate`, twice))).toBe(
      "409 rollout_running",
    );
    expect((await ask("POST", "/flows/desk/rollout/end", { why: "Slow." })).body.rollout).toMatchObject({
      state: "ended",
      told: "Slow.",
    });
    expect(codeOf(await ask("POST", "/flows/desk/rollout/finish"))).toBe("404 rollout_unknown");
    for (const share of [0, 100, 1.5])
      expect(codeOf(await ask("PUT", "/flows/desk/rollout", { share }))).toBe("400 request_invalid");

    const when = { at: "2026-01-06T02:30", zone: "Europe/Berlin" };
    const later = await ask("POST", `/versions/${some.body.version.id}/activate`, { when, share: 25 });
    expect(later.status).toBe(200);
    const [plan] = (await ask("GET", "/flows/desk/schedules")).body.schedules;
    expect(plan).toMatchObject({ ...when, number: 2, dueAt: "2026-01-06T01:30:00.000Z", share: 25 });
    const cancelled = await ask("POST", `/schedules/${plan.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: "cancelled" } });
    expect(codeOf(await ask("POST", `/schedules/${plan.id}/cancel`))).toBe("404 schedule_unknown");
    const past = { message: "", when: { at: "2020-01-06T02:30", zone: "UTC" } };
    expect(codeOf(await ask("POST", "/flows/desk/publish", past))).toBe("422 schedule_unfit");
    for (const path of ["rollout", "schedules", "drafts"])
      expect(codeOf(await ask("GET", `/flows/other/${path}`))).toBe("404 flow_unknown");
  });

  test("drafts are kept under a name, listed, brought back by revision, and removed", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const kept = await ask("POST", "/flows/desk/drafts", { name: " As it was " });
    expect(kept).toMatchObject({ status: 201, body: { name: "As it was", revision: 1 } });
    await ask("PUT", "/flows/desk", smallFlow("desk", { title: "Front desk" }), firstRevision);
    const { drafts } = (await ask("GET", "/flows/desk/drafts")).body;
    expect(drafts.map(({ name }: { name: string | null }) => name).sort()).toEqual(["As it was", null]);
    const back = `/flows/desk/drafts/${kept.body.id}/restore`;
    expect(codeOf(await ask("POST", back))).toBe("428 revision_missing");
    expect(codeOf(await ask("POST", back, undefined, firstRevision))).toBe("409 draft_conflict");
    expect(await ask("POST", back, undefined, { "if-match": '"2"' })).toMatchObject({
      status: 200,
      headers: { etag: '"3"' },
      body: { id: "desk", revision: 3, document: smallFlow("desk"), recordings: [], otherSounds: [] },
    });
    expect((await ask("DELETE", `/flows/desk/drafts/${kept.body.id}`)).status).toBe(204);
    expect(codeOf(await ask("DELETE", `/flows/desk/drafts/${kept.body.id}`))).toBe("404 kept_draft_unknown");
    expect(codeOf(await ask("POST", "/flows/desk/drafts", { name: " " }))).toBe("400 request_invalid");
  });

  test("makes versions that can be listed and looked at", async () => {
    const { ask, audio } = await openApi();
    await ask("POST", "/flows", smallFlow("desk", { goesOnWith: "sales", say: inEnglish("Hi \u{1f600}") }));
    await ask("POST", "/flows", smallFlow("sales"));
    const first = await ask("POST", "/flows/desk/publish", { message: " First " });
    expect(first).toMatchObject({
      status: 201,
      body: {
        isNew: true,
        version: { flow: "desk", number: 1, message: "First" },
        together: [{ flow: "sales", number: 1 }],
        warnings: [{ code: "text_partly_unspoken", severity: "warning" }],
      },
    });
    expect(first.headers.location).toBe(`/api/versions/${first.body.version.id}`);
    const again = await ask("POST", "/flows/desk/publish", { message: "Second" });
    expect(again).toMatchObject({ status: 200, body: { isNew: false, version: first.body.version } });

    const { body: list } = await ask("GET", "/flows/desk/versions");
    const { liveSince, preflight } = list.versions[0];
    const where = { currentIn: ["live"], wasIn: ["live"] };
    // Without sign-in behind it nobody is named but the program itself.
    const by = { author: "dialtree", liveBy: "dialtree" };
    const listed = { ...first.body.version, current: true, liveSince, note: "", preflight, ...where, ...by };
    expect(list).toEqual({ versions: [listed], next: null });
    expect(preflight).toMatchObject({ failing: [], sections: expect.any(Array) });
    expect(Date.parse(liveSince)).toBeGreaterThan(Date.parse(first.body.version.publishedAt));
    expect((await ask("GET", "/flows/desk")).body.current).toEqual(first.body.version);
    const { body: whole } = await ask("GET", `/versions/${first.body.version.id}`);
    expect(whole).toMatchObject(first.body.version);
    expect(Object.keys(whole.documents).sort()).toEqual(["desk", "sales"]);
    expect(whole.documents.sales).toEqual(smallFlow("sales"));
    expect(
      Object.values<{ hash: string }>(whole.manifest.spoken).every(({ hash }) => audio.kept.has(hash)),
    ).toBe(true);
  });

  test("is refused with all problems, for another revision, for flows and versions that are not there", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", brokenFlow("desk"));
    const refused = await ask("POST", "/flows/desk/publish", { message: "" });
    expect(codeOf(refused)).toBe("422 publish_refused");
    expect(refused.body.problems).toMatchObject([
      { code: "text_missing", node: "welcome", name: '"Welcome"', at: "/nodes/1/data/prompt" },
    ]);
    const order = { message: "", revision: 7 };
    expect(codeOf(await ask("POST", "/flows/desk/publish", order))).toBe("409 draft_conflict");
    expect(codeOf(await ask("POST", "/flows/other/publish", { message: "" }))).toBe("404 flow_unknown");
  });

  test("tells how far it has come, and then what has become of it", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    await ask("POST", "/flows", brokenFlow("broken"));
    const follow = async (flow: string, order: object) => {
      const { status, headers, bytes } = await ask("POST", `/flows/${flow}/publishing`, order);
      expect([status, headers["content-type"]]).toEqual([200, "text/event-stream"]);
      return bytes
        .toString()
        .split("\n")
        .filter((line) => line.startsWith("data: "))
        .map((line) => JSON.parse(line.slice("data: ".length)));
    };
    expect(await follow("desk", { message: "First", revision: 1 })).toEqual([
      { type: "progress", done: 1, of: 2 },
      { type: "progress", done: 2, of: 2 },
      {
        type: "published",
        publication: expect.objectContaining({
          isNew: true,
          together: [],
          version: expect.objectContaining({
            flow: "desk",
            number: 1,
            publishedAt: expect.stringMatching(/Z$/),
          }),
        }),
      },
    ]);
    const last = async (flow: string, order: object) => (await follow(flow, order)).at(-1);
    expect(await last("desk", { message: "", revision: 9 })).toMatchObject({
      type: "refused",
      problem: { code: "draft_conflict" },
    });
    const refused = await last("broken", { message: "" });
    expect(refused.problem).toMatchObject({ code: "publish_refused", remedy: expect.stringMatching(/./) });
    expect(refused.problem.problems[0]).toHaveProperty("sentence");
    expect(await last("nobody", { message: "" })).toMatchObject({ problem: { code: "flow_unknown" } });
    expect(codeOf(await ask("POST", "/flows/desk/publishing", {}))).toBe("400 request_invalid");
  });

  test("whoever stops listening stops it", async () => {
    const { app, audio, control, ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    let speaking = false;
    let told: unknown;
    audio.before = (_text, signal) =>
      new Promise((_resolve, reject) => {
        speaking = true;
        signal?.addEventListener("abort", () => {
          told = "stop";
          reject(signal.reason);
        });
      });
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    const leaving = new AbortController();
    const answer = await fetch(`${url}/api/flows/desk/publishing`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ message: "" }),
      signal: leaving.signal,
    });
    await expect.poll(() => speaking).toBe(true);
    leaving.abort();
    await expect(answer.text()).rejects.toThrow();
    await expect.poll(() => told).toBe("stop");
    expect(await control.versions.list("desk")).toEqual([]);
  });

  test("refuses what is no order", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    expect(codeOf(await ask("GET", "/flows/other/versions"))).toBe("404 flow_unknown");
    expect(codeOf(await ask("GET", `/versions/${"0".repeat(64)}`))).toBe("404 version_unknown");
    expect(codeOf(await ask("GET", "/versions/1"))).toBe("400 request_invalid");
    for (const wrong of [{}, { message: 7 }, { message: "", force: true }, { message: "x".repeat(2_001) }]) {
      expect(codeOf(await ask("POST", "/flows/desk/publish", wrong))).toBe("400 request_invalid");
    }
    expect((await ask("GET", "/flows/desk/versions")).body.versions).toEqual([]);
  });
});

describe("recordings", () => {
  test("are put, listed with the flow, heard and removed", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const put = await ask("PUT", "/flows/desk/recordings/hello.wav", wavOf("hello"), wav);
    expect(put).toMatchObject({ status: 200, body: { name: "hello.wav", milliseconds: 10 } });
    expect((await ask("GET", "/flows/desk")).body.recordings).toEqual([put.body]);
    const heard = await ask("GET", "/flows/desk/recordings/hello.wav");
    expect(heard.headers["content-type"]).toBe("audio/wav");
    expect(heard.bytes).toEqual(wavOf("hello"));
    const removed = await ask("DELETE", "/flows/desk/recordings/hello.wav");
    expect([removed.status, removed.bytes.length]).toEqual([204, 0]);
    expect(codeOf(await ask("GET", "/flows/desk/recordings/hello.wav"))).toBe("404 recording_unknown");
    expect(codeOf(await ask("DELETE", "/flows/desk/recordings/hello.wav"))).toBe("404 recording_unknown");
  });

  test("are refused with the reason", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const at = "/flows/desk/recordings/hello.wav";
    const unplayable = await ask("PUT", at, Buffer.from("MP3"), wav);
    expect(codeOf(unplayable)).toBe("422 recording_unusable");
    expect(unplayable.body.detail).toContain("This is no WAV file.");
    expect(codeOf(await ask("PUT", at, undefined, {}))).toBe("400 body_missing");
    expect(codeOf(await ask("PUT", at, { not: "wav" }))).toBe("415 media_type_wrong");
    expect(codeOf(await ask("PUT", at, Buffer.alloc(10_000_001), wav))).toBe("413 body_too_large");
    expect(codeOf(await ask("PUT", "/flows/desk/recordings/Hello.mp3", wavOf("x"), wav))).toBe(
      "400 recording_name_wrong",
    );
    expect(codeOf(await ask("PUT", "/flows/other/recordings/a.wav", wavOf("x"), wav))).toBe(
      "404 flow_unknown",
    );
    expect((await ask("PUT", at, Buffer.concat([wavOf("x"), Buffer.alloc(9_000_000)]), wav)).status).toBe(
      200,
    );
  });
});

describe("numbers", () => {
  test("are assigned, listed with whether anybody answers, and released", async () => {
    const { ask, control } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    const assigned = await ask("PUT", "/numbers/+15550100", { flow: "desk" });
    expect(assigned).toMatchObject({ status: 200, body: { called: "+15550100", flow: "desk" } });
    const listed = async () => (await ask("GET", "/numbers")).body.numbers;
    const number = { called: "+15550100", flow: "desk", environment: "live" };
    expect(await listed()).toEqual([{ ...number, answered: false }]);
    await ask("POST", "/flows/desk/publish", { message: "" });
    expect(await listed()).toEqual([{ ...number, answered: true }]);
    expect(control.published.answering({ number: "+15550100" })?.flow).toBe("desk");
    // As browsers write a plus sign in a path.
    expect((await ask("DELETE", "/numbers/%2B15550100")).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect(control.published.answering({ number: "+15550100" })).toBeUndefined();
  });

  test("are refused with the reason", async () => {
    const { ask } = await openApi();
    await ask("POST", "/flows", smallFlow("desk"));
    expect(codeOf(await ask("PUT", "/numbers/12", { flow: "desk" }))).toBe("400 called_unusable");
    expect(codeOf(await ask("PUT", "/numbers/bot", { flow: "other" }))).toBe("404 flow_unknown");
    expect(codeOf(await ask("PUT", "/numbers/bot", { flow: "No Slug" }))).toBe("400 request_invalid");
    expect(codeOf(await ask("PUT", "/numbers/bot", {}))).toBe("400 request_invalid");
    expect(codeOf(await ask("DELETE", "/numbers/bot"))).toBe("404 number_unknown");
  });
});

describe("environments", () => {
  const id = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a21";
  const book = {
    environments: [{ id: "test", title: "" }],
    names: [{ name: "support", values: { live: { kind: "user", id, name: "Anna" } } }],
    things: [],
  };

  test("are read and changed by revision; a draft and a version are looked at and published there", async () => {
    const { ask, control } = await openApi();
    const begun = await ask("GET", "/environments");
    const live = { id: "live", title: "Live" };
    expect(begun).toMatchObject({
      status: 200,
      headers: { etag: expect.stringMatching(/^W\/"1-/) },
      body: { environments: [live] },
    });
    expect(codeOf(await ask("PUT", "/environments", book))).toBe("428 revision_missing");
    const saved = await ask("PUT", "/environments", book, { "if-match": '"1"' });
    expect(saved).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { book, environments: [live, { id: "test", title: "test" }], outdated: [] },
    });
    const late = await ask("PUT", "/environments", { ...book, names: [] }, { "if-match": '"1"' });
    expect(codeOf(late)).toBe("409 environments_conflict");
    const wrong = { ...book, environments: [] };
    const elsewhere = { ...wrong, names: [{ name: "a", values: { test: book.names[0]?.values.live } }] };
    expect(codeOf(await ask("PUT", "/environments", elsewhere, { "if-match": '"2"' }))).toBe(
      "400 request_invalid",
    );

    await ask("POST", "/flows", {
      ...smallFlow("desk"),
      fallback: { say: inEnglish("Sorry."), to: { kind: "named", name: "support" } },
    });
    const problems = async (of: string) => (await ask("GET", `/environments/${of}/problems`)).body.problems;
    expect(await problems("live/flows/desk")).toEqual([]);
    expect(await problems("test/flows/desk")).toMatchObject([
      { code: "name_unresolved", at: "/fallback/to" },
    ]);
    const { version } = (await ask("POST", "/flows/desk/publish", { message: "" })).body;
    expect(await problems(`test/versions/${version.id}`)).toMatchObject([{ code: "name_unresolved" }]);
    const order = { message: "Promoted" };
    const path = `/environments/test/versions/${version.id}/publish`;
    expect(codeOf(await ask("POST", path, order))).toBe("422 publish_refused");
    const both = [{ name: "support", values: { ...book.names[0]?.values, test: { kind: "user", id } } }];
    await ask("PUT", "/environments", { ...book, names: both }, { "if-match": '"2"' });
    const promoted = await ask("POST", path, order);
    expect(promoted).toMatchObject({ status: 201, body: { version: { number: 2, message: "Promoted" } } });
    expect((await ask("GET", "/flows/desk/versions")).body.versions).toMatchObject([
      { number: 2, current: false, currentIn: ["test"] },
      { number: 1, current: true, currentIn: ["live"] },
    ]);
    const back = { note: "", environment: "test" };
    expect(codeOf(await ask("POST", `/versions/${version.id}/activate`, back))).toBe(
      "409 version_of_other_environment",
    );
    const unknown = await ask("POST", "/flows/desk/publish", { message: "", environment: "stage" });
    expect(codeOf(unknown)).toBe("404 environment_unknown");
    const text = 'call from +15550199\nanswers\nhears "Something else."\nhangs up\nends local\n';
    await control.scenarios.put("desk", "greeting", text, 0);
    const toLive = `/environments/live/versions/${version.id}/publish`;
    expect(codeOf(await ask("POST", toLive, order))).toBe("422 publish_refused");
    const despiteScenarios = { failing: 1, reason: "It is meant." };
    expect(await ask("POST", toLive, { ...order, despiteScenarios })).toMatchObject({
      status: 200,
      body: { version: { number: 1 } },
    });
    expect((await ask("GET", "/flows/desk/versions")).body.versions[1]).toMatchObject({
      preflight: { failing: ["greeting"], despite: "It is meant." },
    });
    const number = await ask("PUT", "/numbers/bot", { flow: "desk", environment: "test" });
    expect(number.body).toEqual({ called: "bot", flow: "desk", environment: "test" });
  });
});

describe("what comes in", () => {
  test("is JSON and nothing else, whole, and within its limit", async () => {
    const { ask } = await openApi();
    const send = async (body: string | Buffer, type: string) =>
      codeOf(await ask("POST", "/flows", body, { "content-type": type }));
    expect(await send("{}", "text/plain")).toBe("415 media_type_wrong");
    expect(await send("a=b", "application/x-www-form-urlencoded")).toBe("415 media_type_wrong");
    expect(await send(wavOf("x"), "audio/wav")).toBe("415 media_type_wrong");
    expect(await send('{"id":', "application/json")).toBe("400 body_unreadable");
    expect(await send("", "application/json")).toBe("400 body_unreadable");
    expect(await send('{"__proto__": {"x": 1}}', "application/json")).toBe("400 body_unreadable");
    expect(await send('{"constructor": {"prototype": {}}}', "application/json")).toBe("400 body_unreadable");
    expect(await send(JSON.stringify("x".repeat(5_000_001)), "application/json")).toBe("413 body_too_large");
    const order = { message: "x".repeat(70_000) };
    expect(codeOf(await ask("POST", "/flows/desk/publish", order))).toBe("413 body_too_large");
  });

  test("has to be for something that is there", async () => {
    const { ask } = await openApi();
    expect(codeOf(await ask("GET", "/nothing"))).toBe("404 route_unknown");
    expect(codeOf(await ask("PATCH", "/flows/desk", {}))).toBe("404 route_unknown");
    expect(codeOf(await ask("GET", "/flows/No%20Slug"))).toBe("400 request_invalid");
    expect(codeOf(await ask("GET", "/flows/constructor"))).toBe("400 request_invalid");
  });

  test("does not touch how the rest of the app answers", async () => {
    const { app } = await openApi();
    const { body } = await app.inject({ method: "GET", url: "/elsewhere" });
    expect(JSON.parse(body)).toMatchObject({ statusCode: 404 });
  });
});

test("what goes wrong inside is not told outside", async () => {
  const { ask, control } = await openApi();
  await control.close();
  const failed = await ask("GET", "/flows");
  expect(codeOf(failed)).toBe("500 internal");
  expect(failed.body.detail).not.toContain("destroyed");
});

describe("the library of prompts", () => {
  test("is made, listed, read, renamed by revision and emptied again", async () => {
    const { ask } = await openApi();
    const made = await ask("POST", "/prompts", {
      id: "welcome",
      title: " Welcome ",
      words: { en: "Hello." },
    });
    expect([made.status, made.headers.etag, made.headers.location]).toEqual([
      201,
      '"1"',
      "/api/prompts/welcome",
    ]);
    expect(made.body).toMatchObject({ title: "Welcome", words: { en: "Hello." }, sounds: [] });
    expect(made.body.updatedAt).toMatch(/Z$/);
    const put = await ask("PUT", "/prompts/welcome/sounds/en", wavOf("hello"), wav);
    expect(put.body).toMatchObject({
      keptBy: [],
      prompt: { sounds: [{ language: "en", milliseconds: 10 }] },
    });
    expect((await ask("GET", "/prompts/welcome/sounds/en")).bytes.equals(wavOf("hello"))).toBe(true);
    expect((await ask("GET", "/prompts")).body.prompts).toEqual([put.body.prompt]);
    const change = { title: "Greeting", words: {} };
    expect(codeOf(await ask("PUT", "/prompts/welcome", change))).toBe("428 revision_missing");
    expect(codeOf(await ask("PUT", "/prompts/welcome", change, firstRevision))).toBe("409 prompt_conflict");
    const saved = await ask("PUT", "/prompts/welcome", change, { "if-match": put.headers.etag as string });
    expect([saved.status, saved.headers.etag, saved.body.title]).toEqual([200, '"3"', "Greeting"]);
    const found = await ask("GET", "/prompts/welcome");
    expect(found.body).toEqual({ ...saved.body, uses: [], published: [] });
    expect((await ask("DELETE", "/prompts/welcome/sounds/en")).status).toBe(204);
    expect(codeOf(await ask("DELETE", "/prompts/welcome", undefined, firstRevision))).toBe(
      "409 prompt_conflict",
    );
    expect((await ask("DELETE", "/prompts/welcome", undefined, { "if-match": '"4"' })).status).toBe(204);
    expect(codeOf(await ask("GET", "/prompts/welcome"))).toBe("404 prompt_unknown");
  });

  test("refuses what is no prompt", async () => {
    const { ask } = await openApi();
    for (const wrong of [
      {},
      { id: "Welcome", title: "Welcome" },
      { id: "welcome", title: " " },
      { id: "welcome", title: "x".repeat(101) },
      { id: "welcome", title: "Welcome", words: { english: "Hello." } },
      { id: "welcome", title: "Welcome", words: { en: "x".repeat(5_000) } },
      { id: "welcome", title: "Welcome", sounds: [] },
    ])
      expect(codeOf(await ask("POST", "/prompts", wrong))).toBe("400 request_invalid");
    expect((await ask("GET", "/prompts")).body).toEqual({ prompts: [], next: null });
  });
});

describe("lists of PINs", () => {
  const entries = [{ account: "104711", pin: "9081" }];

  test("are compared, made, listed, looked for in flows and removed", async () => {
    const { ask } = await openApi();
    const accounts = { accounts: ["104711"] };
    const before = await ask("POST", "/pin-lists/customers/comparison", accounts);
    expect(before.body).toEqual({ added: 1, replaced: 0, removed: 0 });
    const made = await ask("PUT", "/pin-lists/customers", { entries, guesses: 4 });
    expect(made).toMatchObject({
      status: 200,
      body: { name: "customers", accounts: 1, guesses: 4, locked: 0, lockedUntil: null },
    });
    expect((await ask("GET", "/pin-lists")).body).toEqual({ lists: [made.body], next: null });
    const after = await ask("POST", "/pin-lists/customers/comparison", accounts);
    expect(after.body).toEqual({ added: 0, replaced: 1, removed: 0 });
    await ask("POST", "/flows", flowNaming("bank", "check-pin", "customers"));
    expect((await ask("GET", "/pin-lists/customers/uses")).body).toEqual({
      next: null,
      uses: [{ flow: "bank", title: "bank", at: "/nodes/3/data/list", node: "asking", name: '"Asking"' }],
      published: [],
    });
    expect((await ask("DELETE", "/pin-lists/customers")).status).toBe(204);
    expect(codeOf(await ask("DELETE", "/pin-lists/customers"))).toBe("404 pin_list_unknown");
  });

  test("tell who is locked by a number alone, and let an account try again", async () => {
    const { ask, control } = await openApi();
    await ask("PUT", "/pin-lists/customers", { entries, guesses: 3 });
    for (const id of ["1", "2", "3"])
      await control.pins.check({ id, list: "customers", account: "104711", pin: "0000", caller: undefined });
    const [list] = (await ask("GET", "/pin-lists")).body.lists;
    expect(list).toMatchObject({ locked: 1, lockedUntil: expect.stringMatching(/^2026-01-05T09:30:00/) });
    expect((await ask("POST", "/pin-lists/customers/unlock", { account: "104711" })).status).toBe(204);
    expect((await ask("GET", "/pin-lists")).body.lists).toMatchObject([{ locked: 0, lockedUntil: null }]);
  });

  test("are compared by accounts alone: a PIN has no place in it", async () => {
    const { ask } = await openApi();
    for (const wrong of [{ entries }, { accounts: ["1"], pins: ["2"] }, { accounts: Array(2_001).fill("1") }])
      expect(codeOf(await ask("POST", "/pin-lists/customers/comparison", wrong))).toBe("400 request_invalid");
  });
});

test("there is no route beside those of the table", async () => {
  const added: string[] = [];
  const { control } = await openRig();
  const app = Fastify();
  app.addHook("onRoute", ({ method, url }) => void added.push(`${method} ${url}`));
  await controlRoutes(app, control);
  await app.ready();
  onTestFinished(() => app.close());
  expect(added.sort()).toEqual(routes.map(({ method, path }) => `${method} /api${path}`).sort());
});

describe("archives", () => {
  const zip = { "content-type": "application/zip" };

  test("go out as files, and come in as drafts in two steps", async () => {
    const { ask, control } = await openApi();
    for (const id of ["desk", "billing", "other"]) await control.drafts.create(smallFlow(id));
    const one = await ask("GET", "/flows/desk/archive");
    expect([one.status, one.headers["content-type"]]).toEqual([200, "application/zip"]);
    expect(one.headers["content-disposition"]).toBe('attachment; filename="desk.dialtree.zip"');
    const idsIn = async (bytes: Buffer) =>
      (await ask("POST", "/archive", bytes, zip)).body.flows.map(({ id }: { id: string }) => id);
    expect(await idsIn(one.bytes)).toEqual(["desk"]);
    expect(await idsIn((await ask("GET", "/archive?flow=desk&flow=other")).bytes)).toEqual(["desk", "other"]);
    expect(await idsIn((await ask("GET", "/archive")).bytes)).toEqual(["billing", "desk", "other"]);
    expect(codeOf(await ask("GET", "/archive?flow=nobody"))).toBe("404 flow_unknown");
    expect(codeOf(await ask("GET", "/archive?flows=desk"))).toBe("400 request_invalid");

    const choices = encodeURIComponent('{"desk":{"as":"copy","id":"porter"}}');
    const taken = await ask("POST", `/archive/drafts?choices=${choices}`, one.bytes, zip);
    expect([taken.status, taken.body.created]).toEqual([200, ["porter"]]);
    expect((await ask("GET", "/flows/porter")).body.title).toBe("desk (copy)");
    expect(codeOf(await ask("POST", "/archive/drafts", one.bytes, zip))).toBe("409 flow_exists");
    expect(codeOf(await ask("POST", `/archive/drafts?choices=${choices}`, one.bytes, zip))).toBe(
      "409 flow_exists",
    );
  });

  test("are taken in once under a key, whose answer can be had again", async () => {
    const { ask, control } = await openApi();
    await control.drafts.create(smallFlow("desk"));
    const { bytes } = await ask("GET", "/flows/desk/archive");
    const choices = encodeURIComponent('{"desk":{"as":"copy","id":"porter"}}');
    const take = (sent: Buffer) =>
      ask("POST", `/archive/drafts?choices=${choices}`, sent, { ...zip, "idempotency-key": "k" });
    const first = await take(bytes);
    const again = await take(bytes);
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect((await control.drafts.list()).map(({ id }) => id)).toEqual(["desk", "porter"]);
    expect(codeOf(await take(Buffer.concat([bytes, Buffer.from("x")])))).toBe("422 key_taken");
  });

  test.each([
    "{",
    "[]",
    '{"desk":{"as":"owner"}}',
    '{"desk":{"as":"copy","id":"../x"}}',
    '{"__proto__":{"as":"skip"}}',
  ])("choices that are none are refused: %s", async (choices) => {
    const { ask, control } = await openApi();
    await control.drafts.create(smallFlow("desk"));
    const { bytes } = await ask("GET", "/flows/desk/archive");
    const reply = await ask("POST", `/archive/drafts?choices=${encodeURIComponent(choices)}`, bytes, zip);
    expect(codeOf(reply)).toMatch(/^400 request_invalid$|^409 (archive_undecided|flow_exists)$/);
    expect(await control.drafts.list()).toHaveLength(1);
  });

  test("what is no archive, or larger than one may be, is refused", async () => {
    const { ask } = await openApi();
    expect(codeOf(await ask("POST", "/archive", Buffer.from("PK"), zip))).toBe("422 archive_unreadable");
    expect(codeOf(await ask("POST", "/archive", Buffer.alloc(0), zip))).toMatch(/^4/);
    expect(codeOf(await ask("POST", "/archive", { flows: [] }))).toBe("415 media_type_wrong");
    // A gigabyte is refused by what it says of itself, before its first byte.
    const gigabyte = { ...zip, "content-length": String(2 ** 30) };
    expect(codeOf(await ask("POST", "/archive", Buffer.alloc(10), gigabyte))).toBe("413 body_too_large");
    expect(codeOf(await ask("POST", "/archive/drafts", Buffer.alloc(32_000_001), zip))).toBe(
      "413 body_too_large",
    );
  });
});

test("each route says what somebody must be allowed to do", async () => {
  const { control } = await openRig();
  const app = Fastify();
  const roles: Record<string, unknown> = {};
  app.addHook("onRoute", ({ method, url, config }) => {
    roles[`${method} ${url}`] = (config as { role?: string } | undefined)?.role;
  });
  await controlRoutes(app, control);
  await app.ready();
  onTestFinished(() => app.close());
  expect(roles).toMatchObject({
    "GET /api/flows": "view",
    "PUT /api/flows/:id": "author",
    "POST /api/flows/:id/publish": "publish",
    "POST /api/flows/:id/publishing": "publish",
    "GET /api/flows/:id/rollout": "view",
    "PUT /api/flows/:id/rollout": "publish",
    "POST /api/flows/:id/rollout/finish": "publish",
    "POST /api/flows/:id/rollout/end": "publish",
    "GET /api/flows/:id/schedules": "view",
    "POST /api/schedules/:id/cancel": "publish",
    "POST /api/flows/:id/drafts": "author",
    "GET /api/prompts": "view",
    "POST /api/prompts": "prompts",
    "GET /api/prompts/:id": "view",
    "PUT /api/prompts/:id": "prompts",
    "DELETE /api/prompts/:id": "prompts",
    "GET /api/prompts/:id/sounds/:language": "view",
    "PUT /api/prompts/:id/sounds/:language": "prompts",
    "DELETE /api/prompts/:id/sounds/:language": "prompts",
    "GET /api/destinations": "view",
    "GET /api/destination-policy": "view",
    "PUT /api/destination-policy": "administer",
    "POST /api/destination-policy/verdict": "view",
    "PUT /api/numbers/:called": "operate",
    "GET /api/flows/:id/archive": "view",
    "GET /api/archive": "view",
    "POST /api/archive": "author",
    "POST /api/archive/drafts": "author",
    "GET /api/flows/:id/scenarios": "view",
    "PUT /api/flows/:id/scenarios/:name": "author",
    "DELETE /api/flows/:id/scenarios/:name": "author",
    "POST /api/flows/:id/preflight": "view",
  });
  expect(Object.values(roles)).not.toContain(undefined);
});

describe("where calls may go", () => {
  test("is read, changed by revision, and tried before it is saved", async () => {
    const { ask } = await openApi();
    const kept = await ask("GET", "/destination-policy");
    expect([kept.status, kept.headers.etag]).toEqual([200, expect.stringMatching(/^W\/"1-/)]);
    expect(kept.body).toMatchObject({ updatedAt: null, ownAreas: [], callsOfHour: 0, notAllowed: [] });
    const { policy } = kept.body as { policy: object };
    const wider = { ...policy, allowed: [{ starts: "+4420" }] };
    const judge = (number: string, more: object = {}) =>
      ask("POST", "/destination-policy/verdict", { number, ...more });
    expect((await judge("+44 20 7946 0000")).body).toEqual({
      number: "+442079460000",
      allowed: false,
      code: "number_not_allowed",
      says: "Refused: no rule allows it, and no number of this installation is in the same country (United Kingdom).",
      remedy: "Have an administrator allow it under Where calls may go.",
      belongsTo: "United Kingdom",
    });
    expect((await judge("+44 20 7946 0000", { policy: wider })).body).toMatchObject({ allowed: true });
    expect((await judge("020 7946 0000")).body).toMatchObject({ number: null, code: "number_unreadable" });
    expect(codeOf(await ask("PUT", "/destination-policy", wider))).toBe("428 revision_missing");
    const saved = await ask("PUT", "/destination-policy", wider, { "if-match": '"1"' });
    expect([saved.status, saved.headers.etag]).toEqual([200, '"2"']);
    expect((await judge("+44 20 7946 0000")).body).toMatchObject({
      allowed: true,
      says: "Allowed by the rule +4420….",
      code: null,
    });
    expect(codeOf(await ask("PUT", "/destination-policy", policy, { "if-match": '"1"' }))).toBe(
      "409 policy_conflict",
    );
    expect(
      codeOf(await ask("PUT", "/destination-policy", { ...wider, callMinutes: 121 }, { "if-match": '"2"' })),
    ).toBe("400 request_invalid");
  });
});

describe("calendars", () => {
  const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const office = { format: 1, id: "office", name: "Office", zone: "UTC", week, days: [] };

  test("are made, read, changed by revision, switched and removed", async () => {
    const { ask } = await openApi();
    const made = await ask("POST", "/calendars", office);
    expect([made.status, made.headers.etag, made.headers.location]).toEqual([
      201,
      '"1"',
      "/api/calendars/office",
    ]);
    expect(codeOf(await ask("PUT", "/calendars/office", office))).toBe("428 revision_missing");
    const changed = await ask("PUT", "/calendars/office", { ...office, name: "A" }, { "if-match": '"1"' });
    expect(changed.body).toMatchObject({ calendar: { name: "A" }, emergency: null, revision: 2 });
    expect(codeOf(await ask("PUT", "/calendars/office", office, { "if-match": '"1"' }))).toBe(
      "409 calendar_conflict",
    );
    expect(codeOf(await ask("PUT", "/calendars/other", office, { "if-match": '"1"' }))).toBe(
      "400 calendar_unreadable",
    );
    const on = await ask("PUT", "/calendars/office/emergency", { on: true, by: "Reception" });
    expect(on.body).toMatchObject({ emergency: { by: "Reception" }, revision: 2 });
    expect((await ask("GET", "/calendars")).body.calendars).toMatchObject([{ emergency: {} }]);
    expect((await ask("PUT", "/calendars/office/emergency", { on: false })).body.emergency).toBeNull();
    expect((await ask("GET", "/calendars/office/uses")).body).toEqual({ uses: [], next: null });
    expect((await ask("DELETE", "/calendars/office", undefined, { "if-match": '"2"' })).status).toBe(204);
    expect(codeOf(await ask("GET", "/calendars/office"))).toBe("404 calendar_unknown");
  });

  test("the switch has a role of its own, which changes nothing else", () => {
    const delegated = routes.filter(({ role }) => role === "emergency").map(({ name }) => name);
    expect(delegated).toEqual(["switchEmergency"]);
  });

  test("what is no calendar is refused with all that is wrong", async () => {
    const { ask } = await openApi();
    const wrong = await ask("POST", "/calendars", { ...office, zone: "Nowhere", name: "" });
    expect(codeOf(wrong)).toBe("400 calendar_unreadable");
    expect(wrong.body.detail).toMatch(/\/name.*\/zone|\/zone.*\/name/);
  });

  test("a file of holidays is shown, and nothing is kept", async () => {
    const { ask } = await openApi();
    const ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR";
    expect((await ask("POST", "/calendar-files", { ics })).body).toEqual({
      days: [{ name: "A", on: { date: "2026-12-25" }, hours: [] }],
      refused: [],
    });
    expect(codeOf(await ask("POST", "/calendar-files", { ics: "<html>" }))).toBe(
      "422 calendar_file_unreadable",
    );
    expect((await ask("GET", "/calendars")).body.calendars).toEqual([]);
  });
});
