// What Graph tells of what was asked at the console: where it goes, what it says, and how much of it is kept.

import { type NotificationItem, readNotifications } from "@dialtree/graph";
import { describe, expect, test } from "vitest";
import { newConsoleKey } from "../../src/graph-console/key.ts";
import { noticeWords } from "../../src/graph-console/notice-words.ts";
import { createNotices, type Notice } from "../../src/graph-console/notices.ts";
import { call, openConsole, otherTenant, tenant } from "./rig.ts";

const about = (resourceData: object, { within = "", change = "updated", id = call } = {}) => ({
  changeType: change,
  resourceUrl: `/communications/calls/${id}${within}`,
  resourceData,
});
const envelope = (...value: readonly object[]) => ({ value });
const established = about({ state: "established", mediaState: { audio: "active" }, tenantId: tenant });
const incoming = about(
  { state: "incoming", tenantId: tenant, source: {}, targets: [] },
  { change: "created" },
);

describe("a notification at an address of the console", () => {
  test("goes to the console and not to a flow, and is counted", async () => {
    const { callback, notify, notices, taken, counters } = await openConsole();
    expect(await notify(callback(newConsoleKey(), tenant), envelope(established))).toBe(202);
    expect(notices.recent()).toEqual([
      {
        seq: expect.any(Number),
        at: expect.any(Number),
        call,
        kind: "call",
        state: "established",
        says: "The call is connected, and sound flows.",
      },
    ]);
    expect(taken).toEqual([]);
    expect(counters.of("notification_taken", "console")).toBe(1);
  });

  test("begins no flow, even if it says that a call comes in", async () => {
    const { callback, notify, taken, notices } = await openConsole();
    expect(await notify(callback(newConsoleKey(), tenant), envelope(incoming))).toBe(202);
    expect(taken).toEqual([]);
    expect(notices.recent()).toMatchObject([{ state: "incoming", says: expect.stringContaining("rings") }]);
  });

  test("is refused when it is unsigned, forged, of another tenant, or about another tenant's call", async () => {
    const { callback, notify, notices, counters } = await openConsole();
    const key = newConsoleKey();
    const address = callback(key, tenant);
    expect(await notify(address, envelope(established), "")).toBe(401);
    expect(await notify(`/api/calls/${key}/${"A".repeat(43)}`, envelope(established))).toBe(403);
    expect(await notify(`/api/calls/console.mine/${address.split("/").at(-1)}`, envelope(established))).toBe(
      403,
    );
    expect(await notify(address, envelope(established), otherTenant)).toBe(403);
    const theirs = about({ state: "established", tenantId: otherTenant });
    expect(await notify(address, envelope(established, theirs))).toBe(403);
    expect(await notify(address, { value: 7 })).toBe(400);
    expect(await notify(address, envelope({ ...established, pad: "x".repeat(300_000) }))).toBe(413);
    expect(notices.recent()).toEqual([]);
    expect(counters.of("notification_refused", "wrong address")).toBe(3);
    expect(counters.of("notification_refused", "another tenant")).toBe(1);
  });

  test("that names no call is counted and not kept", async () => {
    const { callback, notify, notices, counters } = await openConsole();
    expect(await notify(callback(newConsoleKey(), tenant), envelope({ resource: "elsewhere" }))).toBe(202);
    expect(notices.recent()).toEqual([]);
    expect(counters.of("notification_ignored", "no address")).toBe(1);
  });
});

describe("a notification of a flow's call", () => {
  test("goes to the flow, known or new, and the console hears nothing of it", async () => {
    const { callback, notify, notices, taken, counters } = await openConsole();
    expect(await notify("/api/calls", envelope(incoming))).toBe(202);
    expect(await notify(callback(call, tenant), envelope(established))).toBe(202);
    expect(taken).toMatchObject([
      { key: call, event: { type: "incoming" } },
      { key: call, event: { type: "connected" } },
    ]);
    expect(notices.recent()).toEqual([]);
    expect(counters.of("notification_taken", "console")).toBe(0);
  });

  test("stays the flow's while the console asks something of that call", async () => {
    const { ask, asked, notify, notices, taken } = await openConsole({
      script: [{ status: 202 }],
      flows: { [call]: "live" },
    });
    await ask("reject", { ids: { call }, body: {} });
    const ended = about({ state: "terminated" }, { change: "deleted" });
    expect(await notify(asked[0]?.body.callbackUri, envelope(ended))).toBe(202);
    expect(taken).toMatchObject([{ key: call, event: { type: "ended" } }]);
    expect(notices.recent()).toEqual([]);
  });
});

describe("in words", () => {
  const item = (notification: object): NotificationItem => {
    const [first] = readNotifications(envelope(notification)).items ?? [];
    if (!first) throw new Error("No notification.");
    return first;
  };
  const operation = (type: string, more: object) =>
    about({ "@odata.type": `#microsoft.graph.${type}`, ...more }, { within: "/operations/o1" });
  const ending = (code: number, subcode: number) =>
    about({ state: "terminated", resultInfo: { code, subcode } }, { change: "deleted" });
  const ann = { info: { identity: { user: { id: "u1", displayName: "Ann" } } } };
  const phone = { info: { identity: { phone: { id: "+15550123" } } }, isMuted: true };

  test.each<[object, object]>([
    [about({ state: "establishing" }), { state: "establishing", says: "The call is being set up." }],
    [
      about({ state: "established", chatInfo: { threadId: "19:x@thread.v2" } }),
      {
        state: "established",
        says: "The call is connected; no sound flows yet. Its chat is 19:x@thread.v2.",
      },
    ],
    [
      ending(200, 7000),
      { state: "terminated", says: "The call has ended: ended by the bot.", code: "200#7000" },
    ],
    [ending(0, 7015), { says: "The call has ended: the transfer is complete.", code: "0#7015" }],
    [ending(486, 1), { says: "The call has ended: busy.", code: "486#1" }],
    [ending(418, 1), { says: "The call has ended.", code: "418#1" }],
    [
      about({ state: "terminated", terminationReason: "AppTransferred" }),
      { says: "The call has ended: AppTransferred." },
    ],
    [about({}, { change: "deleted" }), { state: "terminated", says: "The call has ended." }],
    [
      about({ state: "established", resultInfo: { code: 500, subcode: 7000 } }),
      { state: "established", says: "The transfer has failed: a blind transfer failed. The call is back." },
    ],
    [
      operation("playPromptOperation", { clientContext: "c1", status: "completed" }),
      { state: "completed", says: "The operation is done.", clientContext: "c1" },
    ],
    [
      operation("playPromptOperation", {
        clientContext: "c1",
        status: "failed",
        resultInfo: { code: 400, subcode: 8536 },
      }),
      {
        state: "failed",
        says: "The operation has failed: the audio could not be fetched.",
        code: "400#8536",
      },
    ],
    [
      operation("sendDtmfTonesOperation", { clientContext: "c1", status: "running" }),
      { state: "running", says: "sendDtmfTones is under way.", clientContext: "c1" },
    ],
    [
      operation("inviteParticipantsOperation", {
        status: "completed",
        participants: [{ identity: { phone: { id: "+15550123" } } }],
      }),
      { state: "completed", says: "invite (+15550123) is done." },
    ],
    [
      about([ann, phone], { within: "/participants" }),
      { state: null, says: "In the call: Ann, +15550123 (muted)." },
    ],
    [about([], { within: "/participants" }), { says: "Nobody is in the call." }],
    [
      about([{ id: "s" }], { within: "/contentSharingSessions", change: "deleted" }),
      { state: "deleted", says: "Sharing of content has ended." },
    ],
    [about({ state: "dreaming" }), { state: null, says: expect.stringContaining("unknown state") }],
    [about({}, { within: "/weather" }), { says: expect.stringContaining("unknown resource") }],
  ])("%j", (notification, words) => {
    expect(noticeWords(item(notification))).toMatchObject(words);
  });

  test("a key is told, but not which", () => {
    const words = (tone: string) => noticeWords(item(about({ toneInfo: { sequenceId: 1, tone } })));
    expect(words("tone7")).toEqual({ state: null, says: "A key was pressed." });
    expect(words("pound")).toEqual(words("tone7"));
  });

  test("a recording is told, but neither where it lies nor its token", () => {
    const recorded = operation("recordOperation", {
      status: "completed",
      recordingLocation: "https://recordings.test/secret-place",
      recordingAccessToken: "a-token",
    });
    const words = noticeWords(item(recorded));
    expect(words).toEqual({
      state: "completed",
      says: "An answer was recorded; the recording can be fetched.",
    });
  });

  test("many people are some names and a number", () => {
    const many = about(Array(25).fill(ann), { within: "/participants" });
    expect(noticeWords(item(many)).says).toMatch(/^In the call: (Ann, ){9}Ann and 15 more\.$/);
  });
});

describe("what is kept", () => {
  const item = (callId: string): NotificationItem => ({ kind: "call", callId, ignored: "nothing to tell" });
  const clock = { now: () => 1_000 };

  test("are the 50 calls that were heard of last, and the newest 200 of each", () => {
    const notices = createNotices(clock);
    for (let turn = 0; turn < 50; turn += 1) notices.take(item(`call-${turn}`));
    // Heard of again, it is not the oldest any more.
    notices.take(item("call-0"));
    notices.take(item("call-new"));
    const kept = new Set(notices.recent().map((notice) => notice.call));
    expect(kept.size).toBe(50);
    expect([kept.has("call-0"), kept.has("call-1"), kept.has("call-new")]).toEqual([true, false, true]);
    for (let turn = 0; turn < 300; turn += 1) notices.take(item("call-0"));
    const busy = notices.recent().filter((notice) => notice.call === "call-0");
    expect(busy).toHaveLength(200);
    const numbers = notices.recent().map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers.at(-1)).toBe(1_000 + 352);
  });

  test("is told to who listens, until they have enough", () => {
    const notices = createNotices(clock);
    const heard: Notice[] = [];
    const stop = notices.listen((notice) => heard.push(notice));
    notices.take(item("a"));
    stop();
    notices.take(item("b"));
    expect(heard.map((notice) => notice.call)).toEqual(["a"]);
  });
});

describe("the stream", () => {
  /** Reads events until so many have come. */
  async function read(url: string, wanted: number, headers: Record<string, string> = {}): Promise<Notice[]> {
    const enough = new AbortController();
    const answer = await fetch(url, { headers, signal: enough.signal });
    expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const found: Notice[] = [];
    let text = "";
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + part).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = block.split("\n").find((line) => line.startsWith("data: "));
        if (data) found.push(JSON.parse(data.slice(6)) as Notice);
      }
      if (found.length >= wanted) break;
    }
    enough.abort();
    return found;
  }

  test("tells what was before, then each as it comes, and goes on where a reader was", async () => {
    const { url, callback, notify } = await openConsole();
    const stream = `${await url()}/api/graph/notices`;
    const address = callback(newConsoleKey(), tenant);
    await notify(address, envelope(about({ state: "establishing" })));
    const three = read(stream, 3);
    await notify(address, envelope(established));
    await notify(address, envelope(about({ state: "terminated" })));
    const told = await three;
    expect(told.map(({ state }) => state)).toEqual(["establishing", "established", "terminated"]);
    const later = await read(stream, 1, { "last-event-id": String(told[1]?.seq) });
    expect(later.map(({ state }) => state)).toEqual(["terminated"]);
    // The number of a server that was before this one.
    expect(await read(stream, 3, { "last-event-id": "17" })).toEqual(told);
  });
});
