// What people copy from the pages works.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aUser, type Rig, serviceHosted, startRig } from "./rig.ts";

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
const guide = read("docs/simulator.md");

interface Line {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: string;
}

/** The requests of a page's curl lines, in order. */
function curlLines(page: string): readonly Line[] {
  const lines = page.replaceAll("\\\n", " ").matchAll(/^curl (.*)$/gm);
  return [...lines].map(([, line = ""]) => {
    const [, path = ""] = /localhost:8081(\S+)/.exec(line) ?? [];
    const body = / -d '([^']*)'/.exec(line)?.[1];
    const method = / ?-X (\w+)/.exec(line)?.[1] ?? (body === undefined ? "GET" : "POST");
    return { method: method as Line["method"], path, ...(body === undefined ? {} : { body }) };
  });
}

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

async function send({ method, path, body }: Line) {
  const reply = await rig.simulator.plain.inject({
    method,
    url: path,
    headers: {
      host: "localhost:8081",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  await rig.simulator.world.settled();
  return reply;
}

test.each([
  ["docs/simulator.md", 6],
  ["apps/simulator/README.md", 2],
])("each curl line of %s is understood", async (page, count) => {
  const lines = curlLines(read(page));
  expect(lines).toHaveLength(count);
  for (const line of lines) {
    const { statusCode } = await send(line);
    expect([line.path, statusCode]).toEqual([
      line.path,
      expect.toSatisfy((code) => code >= 200 && code < 300),
    ]);
  }
});

/** The one line of the guide that has this in it. */
const lineWith = (text: string) => curlLines(guide).filter(({ body }) => body?.includes(text));

test("the call of the guide reaches the bot as a call from that number", async () => {
  const [line] = lineWith("+15557777");
  await send(line as Line);
  await expect.poll(() => rig.heard()).toEqual(["created incoming"]);
  expect(rig.bot.told[0]?.text).toContain("+15557777");
});

test("the busy target of the guide fails the next transfer and no other", async () => {
  for (const line of lineWith("targetBusy")) await send(line);
  const callId = await rig.connected();
  const transfer = async () => {
    rig.bot.told.length = 0;
    await rig.act(callId, "transfer", { transferTarget: aUser() });
    await rig.advance(2_000);
    return rig.heard();
  };
  expect(await transfer()).toEqual(["updated transferring", "updated established 500/7000"]);
  expect(await transfer()).toEqual(["updated transferring", "updated transferAccepted"]);
});

test("the call of the guide is told three times", async () => {
  for (const line of lineWith("duplicate")) await send(line);
  await expect.poll(() => rig.heard()).toEqual(["created incoming", "created incoming", "created incoming"]);
});

test("the lost answer of the guide is done all the same, and the second is refused", async () => {
  for (const line of lineWith("lostReply")) await send(line);
  const callId = await rig.dial();
  const answer = () => rig.act(callId, "answer", { callbackUri: rig.bot.url, mediaConfig: serviceHosted });
  // Over a real connection it would break off; here nothing comes.
  void answer();
  await expect.poll(() => rig.simulator.world.find(callId)?.state).toBe("establishing");
  expect((await answer()).status).toBe(409);
  await rig.advance(1_000);
  expect(rig.simulator.world.find(callId)?.state).toBe("established");
});

test("what the guide says of its addresses is so", async () => {
  for (const [, path = ""] of guide.matchAll(/`https:\/\/localhost:8443(\/[^`]*)`/g)) {
    const url = path
      .replace("<tenant>", rig.simulator.world.directory().tenantId)
      .replace(/^(\/[0-9a-f-]{36})$/, "$1/v2.0/.well-known/openid-configuration")
      .replace(/^\/v1\.0$/, "/v1.0/communications/calls/none");
    const { statusCode } = await rig.simulator.secure.inject({ url, headers: { host: "localhost:8443" } });
    // Graph answers, if only that there is no token.
    expect([url, statusCode]).toEqual([url, url.startsWith("/v1.0/") ? 401 : 200]);
  }
  const settings = new Set(read("apps/simulator/src/settings.ts").match(/SIMULATOR_[A-Z_]*[A-Z]/g));
  const named = guide.match(/SIMULATOR_[A-Z_]*[A-Z]/g) ?? [];
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !settings.has(name))).toEqual([]);
});
