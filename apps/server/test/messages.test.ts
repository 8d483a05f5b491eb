// Messages over hours and days, without a call: the table, an address that takes them or does not, and time that is told.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "@dialtree/calls";
import { createEgress } from "@dialtree/egress";
import type { EventBody } from "@dialtree/flow";
import { Secret } from "@dialtree/graph";
import { spokenSound } from "@dialtree/rehearsal";
import { MockAgent } from "undici";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../src/control/database/open.ts";
import type { Mailbox } from "../src/messages/mailboxes.ts";
import { createMessages, type MessageCount, type Messages } from "../src/messages/messages.ts";
import { rowsIn } from "../src/messages/rows.ts";
import { sealingWith } from "../src/messages/sealing.ts";

const session = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const graph = "https://graph.example";
const address = "https://tickets.example";
const secret = new Uint8Array(32).fill(7);
const [second, hour, day] = [1_000, 3_600_000, 86_400_000];

/** A clock that goes on when it is told to, and waits for what that causes. */
class ToldClock implements Clock {
  #now = Date.UTC(2026, 0, 15, 10);
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now = (): number => this.#now;

  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  async goOn(ms: number, settled: () => Promise<void>): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settled();
    }
    this.#now = until;
  }
}

let folder: string;
let database: Database;
let clock: ToldClock;
let agent: MockAgent;
let messages: Messages;
let live: boolean;
let told: EventBody[];
let counted: MessageCount[];
let log: { readonly level: string; readonly text: string; readonly [name: string]: unknown }[];
let posts: { readonly at: number; readonly key: unknown }[];
let answers: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[];

function start(mailbox: Partial<Mailbox> = {}, under = secret): void {
  const sealing = sealingWith(under);
  const line = (level: string) => (about: object, text: string) => void log.push({ level, text, ...about });
  messages = createMessages({
    mailboxes: new Map([
      [
        "front-desk",
        {
          name: "front-desk",
          address: { url: `${address}/messages`, secret: "s".repeat(32), headers: {}, networks: [] },
          keepDays: 0,
          room: 3,
          giveUpHours: 72,
          ...mailbox,
        },
      ],
    ]),
    rows: rowsIn(database, sealing),
    sealing,
    store: { load: async () => [{ is: live ? "live" : "ended" } as never] },
    clock,
    wallClock: clock,
    recordingHosts: ["graph.example"],
    downloads: agent,
    egress: createEgress({
      hosts: new Map([[address, { origin: address, networks: [] }]]),
      clock,
      wire: agent,
    }),
    tell: async (_call, event) => void told.push(event),
    log: { info: line("info"), warn: line("warn"), error: line("error") } as never,
    count: (what) => void counted.push(what),
  });
  messages.start();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dialtree-messages-"));
  database = await openDatabase({ file: join(folder, "control.db") });
  clock = new ToldClock();
  agent = new MockAgent();
  agent.disableNetConnect();
  [live, told, counted, log, posts, answers] = [true, [], [], [], [], []];
  agent
    .get(address)
    .intercept({ path: "/messages", method: "POST" })
    .reply(({ headers }) => {
      posts.push({ at: clock.now(), key: (headers as Record<string, unknown>)["idempotency-key"] });
      const { status, headers: more = {} } = answers.shift() ?? { status: 204 };
      return { statusCode: status, responseOptions: { headers: { ...more } } };
    })
    .persist();
});
afterEach(async () => {
  await messages.close();
  await closeDatabase(database);
  await agent.close();
  rmSync(folder, { recursive: true, force: true });
});

async function settled(): Promise<void> {
  // What an answer leads to begins a few turns after it.
  for (let quiet = 0; quiet < 8; quiet = messages.busy ? 0 : quiet + 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
}
const wait = (ms: number) => clock.goOn(ms, settled);

/** The server is about to ask Graph for a recording. */
function asked(command: string): ReturnType<Messages["record"]> {
  return messages.record(
    {
      id: command,
      leg: "caller",
      type: "record",
      mailbox: "front-desk",
      flow: "voicemail",
      shortest: 1,
      longest: 120,
      untilFirstWord: 6,
      untilNextWord: 4,
      endKeys: ["#"],
      ifCallEnds: "deliver",
    },
    {
      key: session,
      tenant,
      legs: {},
      version: "v1",
      language: "en-US",
      caller: { kind: "phone", number: "+15550180" },
      called: { kind: "account", id: "a1", name: "Front desk" },
    },
  );
}

/** Somebody speaks for so long, and Graph tells of it. */
async function record(command = "c1", sound: Uint8Array = spokenSound(4_000)): Promise<void> {
  const refused = await asked(command);
  expect(refused).toBeUndefined();
  agent
    .get(graph)
    .intercept({ path: `/${command}`, headers: { authorization: "Bearer opens-it" } })
    .reply(200, Buffer.from(sound));
  const recording = { location: `${graph}/${command}`, token: new Secret("opens-it") };
  const news = { type: "recorded", clientContext: command, outcome: "done", recording } as const;
  expect(await messages.arrived(session, tenant, news)).toBe(true);
  await wait(0);
}

async function leave(command = "c1"): Promise<void> {
  await record(command);
  expect(await messages.deliver(session, command)).toBeUndefined();
  await wait(0);
}
const count = () => messages.box.count("front-desk");
const problems = () => log.filter(({ level }) => level === "error");

describe("handing on", () => {
  test("the flow hears how long the recording is, and the address gets it once", async () => {
    start();
    await leave();
    expect(told).toEqual([{ type: "result", command: { id: "c1" }, outcome: "done", recorded: 4_000 }]);
    await wait(day);
    expect(posts).toHaveLength(1);
    expect(counted).toEqual(["recorded", "handed on"]);
    expect(await count()).toMatchObject({ waiting: 0, kept: 0 });
  });

  test("is tried again after 10 s, 30 s, 2, 10 and 30 minutes and then each hour, always under one key", async () => {
    start();
    answers = Array.from({ length: 8 }, () => ({ status: 500 }));
    const began = clock.now();
    await leave();
    await wait(5 * hour);
    expect(posts.map(({ at }) => (at - began) / second)).toEqual([
      0, 10, 40, 160, 760, 2_560, 6_160, 9_760, 13_360,
    ]);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(1);
    expect(await count()).toMatchObject({ waiting: 0, kept: 0 });
  });

  test("waits as long as the address asks for, but never for more than an hour", async () => {
    start();
    answers = [
      { status: 429, headers: { "retry-after": "90" } },
      { status: 503, headers: { "retry-after": "999999" } },
    ];
    const began = clock.now();
    await leave();
    await wait(2 * hour);
    expect(posts.map(({ at }) => (at - began) / second)).toEqual([0, 90, 3_690]);
  });

  test("is given up in time, with a line that says which message is lost and what to mend", async () => {
    start({ giveUpHours: 2 });
    answers = Array.from({ length: 99 }, () => ({ status: 401 }));
    await leave();
    await wait(3 * hour);
    expect(await count()).toMatchObject({ waiting: 0, kept: 0 });
    expect(problems()).toEqual([
      expect.objectContaining({
        message: posts[0]?.key,
        mailbox: "front-desk",
        recordedAt: "2026-01-15T10:00:00.000Z",
        why: "it answered 401",
        text: expect.stringMatching(/lost.*Mend its address/),
      }),
    ]);
    expect(counted.at(-1)).toBe("lost");
  });

  test("goes on at the next start", async () => {
    start();
    answers = [{ status: 500 }];
    await leave();
    await messages.close();
    start();
    await wait(11 * second);
    expect(posts).toHaveLength(2);
    expect(await count()).toMatchObject({ waiting: 0, kept: 0 });
  });

  test("what was sealed with another secret waits for the secret of before, and is lost in the end", async () => {
    start();
    answers = [{ status: 500 }];
    await leave();
    await messages.close();
    start({}, new Uint8Array(32).fill(8));
    await wait(hour);
    expect(problems().map(({ text }) => text)).toEqual([expect.stringContaining("secret of before")]);
    expect(await count()).toMatchObject({ waiting: 1, kept: 0 });
    await wait(73 * hour);
    expect(posts).toHaveLength(1);
    expect(problems().at(-1)).toMatchObject({
      text: expect.stringContaining("lost"),
      message: posts[0]?.key,
    });
    expect(await database.selectFrom("message").selectAll().execute()).toEqual([]);
  });
});

describe("room", () => {
  test("one message more than there is room for is refused, and there is room again when one has gone", async () => {
    start({ room: 1 });
    answers = [{ status: 500 }];
    await leave("c1");
    await record("c2");
    expect(await messages.deliver(session, "c2")).toEqual({ refused: "the mailbox front-desk has no room" });
    await wait(11 * second);
    expect(await messages.deliver(session, "c2")).toBeUndefined();
  });

  test("a caller who hangs up when there is none has lost the message, and it is said", async () => {
    start({ room: 1 });
    answers = Array.from({ length: 9 }, () => ({ status: 500 }));
    await leave("c1");
    await record("c2");
    live = false;
    await messages.callEnded(session);
    await wait(second);
    expect(problems()).toEqual([expect.objectContaining({ text: expect.stringContaining("no room") })]);
  });
});

test("who called, where Graph has it and what opens it are ciphertext in the table", async () => {
  start();
  answers = [{ status: 500 }];
  await leave();
  const [row] = await database.selectFrom("message").selectAll().execute();
  const bytes = Buffer.concat([Buffer.from(row?.facts ?? "", "base64"), Buffer.from(row?.audio ?? [])]);
  expect(bytes.length).toBeGreaterThan(128_000);
  for (const plain of ["+15550180", "graph.example", "opens-it", "RIFF"])
    expect([plain, bytes.includes(plain), JSON.stringify(row).includes(plain)]).toEqual([
      plain,
      false,
      false,
    ]);
});

describe("keeping", () => {
  test("what may be kept can be fetched until its days are over", async () => {
    start({ keepDays: 2 });
    await leave();
    const [kept] = await messages.box.list("front-desk");
    expect(kept).toMatchObject({ state: "kept", until: "2026-01-17T10:00:00.000Z", caller: "+15550180" });
    expect(await messages.box.fetch(kept?.id ?? "")).toEqual(Buffer.from(spokenSound(4_000)));
    await wait(2 * day + second);
    expect(await messages.box.list("front-desk")).toEqual([]);
    expect(await database.selectFrom("message").selectAll().execute()).toEqual([]);
  });

  test("what somebody removes is written down with it, or stays", async () => {
    start({ keepDays: 2 });
    await leave();
    const [kept] = await messages.box.list("front-desk");
    const id = kept?.id ?? "";
    const head = await database.selectFrom("audit_head").selectAll().executeTakeFirstOrThrow();
    await database.deleteFrom("audit_head").execute();
    await expect(messages.box.remove(id)).rejects.toThrow();
    expect(await messages.box.list("front-desk")).toHaveLength(1);
    await database.insertInto("audit_head").values(head).execute();
    expect([await messages.box.remove(id), await messages.box.remove(id)]).toEqual([true, false]);
    const entries = await database.selectFrom("audit").select(["deed", "thing"]).execute();
    expect(entries).toEqual([{ deed: "message.removed", thing: id }]);
  });

  test("what is not kept is there for nobody", async () => {
    start();
    answers = [{ status: 500 }];
    await leave();
    const [waiting] = await messages.box.list("front-desk");
    expect(waiting).toMatchObject({ state: "waiting", tries: 1 });
    expect(await count()).toEqual({ waiting: 1, refused: 1, kept: 0 });
    expect(await messages.box.fetch(waiting?.id ?? "")).toBeUndefined();
    // As before the first try: it waits, and nobody has refused it.
    await database.updateTable("message").set({ tries: 0 }).execute();
    expect(await count()).toEqual({ waiting: 1, refused: 0, kept: 0 });
  });
});

describe("what is recorded", () => {
  test.each([
    ["nothing that could be heard is silence", new Uint8Array(spokenSound(4_000)).fill(0, 44), "silence"],
    ["a cough is too short", spokenSound(400), "too-short"],
  ])("%s", async (_says, sound, reason) => {
    start();
    await record("c1", sound);
    expect(told).toEqual([{ type: "result", command: { id: "c1" }, outcome: "failed", reason }]);
    expect(await database.selectFrom("message").selectAll().execute()).toEqual([]);
  });

  test("an address that is not Microsoft's gets no token", async () => {
    start();
    await asked("c9");
    // The agent refuses whatever was not arranged: had it been asked, the reason would be another one.
    const recording = { location: "https://graph.example.evil.example/c9", token: new Secret("opens-it") };
    await messages.arrived(session, tenant, {
      type: "recorded",
      clientContext: "c9",
      outcome: "done",
      recording,
    });
    await wait(0);
    expect(told).toEqual([expect.objectContaining({ outcome: "failed", detail: "wrong address" })]);
  });

  test("is believed in the tenant of its call only", async () => {
    start();
    await record("c1");
    const recording = { location: `${graph}/c1`, token: new Secret("opens-it") };
    const news = { type: "recorded", clientContext: "c1", outcome: "done", recording } as const;
    expect(await messages.arrived(session, "another tenant", news)).toBe(false);
    expect(await messages.arrived("another call", tenant, news)).toBe(false);
  });

  test("that Graph tells twice is fetched once", async () => {
    start();
    await record("c1");
    const recording = { location: `${graph}/c1`, token: new Secret("opens-it") };
    const news = { type: "recorded", clientContext: "c1", outcome: "done", recording } as const;
    expect(await messages.arrived(session, tenant, news)).toBe(true);
    await wait(10 * second);
    expect(told).toHaveLength(1);
  });
});
