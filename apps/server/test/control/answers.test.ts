import { expect, test } from "vitest";
import type { z } from "zod";
import { clientPace } from "../../src/operating/client-pace.ts";
import { everyRoute } from "../../src/parts.ts";
import { openApp } from "./app.ts";
import { wavOf } from "./fake-audio.ts";
import { smallFlow } from "./flows.ts";

test("what somebody has already is not sent again, until it is another", async () => {
  const { ask } = await openApp();
  const first = await ask("GET", "/flows");
  expect(first.headers.etag).toMatch(/^W\/"[\w-]{22}"$/);
  const known = { "if-none-match": `"other", ${first.headers.etag}` };
  const again = await ask("GET", "/flows", undefined, known);
  expect([again.status, again.body, again.headers.etag]).toEqual([304, undefined, first.headers.etag]);
  await ask("POST", "/flows", smallFlow("desk"));
  expect((await ask("GET", "/flows", undefined, known)).status).toBe(200);
});

test("more of a thing can change than its revision counts, and its tag tells; the revision in it can be saved upon", async () => {
  const { ask } = await openApp();
  await ask("POST", "/flows", smallFlow("desk"));
  const look = (known = "") => ask("GET", "/flows/desk", undefined, { "if-none-match": known });
  const tag = String((await look()).headers.etag);
  expect(tag).toMatch(/^W\/"1-[\w-]{22}"$/);
  expect((await look(tag)).status).toBe(304);
  // As a cache that holds tags for strong ones sends it back; and as a revision alone says too little.
  expect((await look(tag.replace("W/", ""))).status).toBe(304);
  expect((await look('"1"')).status).toBe(200);

  await ask("POST", "/flows/desk/publish", { message: "" });
  const published = await look(tag);
  expect([published.status, published.body.revision, published.body.current.number]).toEqual([200, 1, 1]);

  const save = (ifMatch: string, title = "Front desk") =>
    ask("PUT", "/flows/desk", smallFlow("desk", { title }), { "if-match": ifMatch });
  expect((await save(tag)).status).toBe(200);
  expect((await save(tag, "Another")).status).toBe(409);
  expect((await save('"1-nohash"')).status).toBe(400);
});

test("sounds have a tag too", async () => {
  const { ask, app, control } = await openApp();
  await ask("POST", "/flows", smallFlow("desk"));
  await control.recordings.put("desk", "hello.wav", wavOf("hello"));
  const url = "/api/flows/desk/recordings/hello.wav";
  const first = await app.inject({ url });
  expect([first.statusCode, first.rawPayload]).toEqual([200, wavOf("hello")]);
  const known = { "if-none-match": String(first.headers.etag) };
  const again = await app.inject({ url, headers: known });
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  await control.recordings.put("desk", "hello.wav", wavOf("good day"));
  expect((await app.inject({ url, headers: known })).statusCode).toBe(200);
});

// What is changed without a revision, and why nobody's change is lost by that.
const unversioned = {
  assignNumber: "one value, told whole",
  releaseNumber: "one value, told whole",
  putSecret: "nobody can read what was there",
  removeSecret: "refused while it is in use",
  putRecording: "a sound is told whole; the one before stays in the versions that have it",
  removeRecording: "the sound stays in the versions that have it",
  putPromptSound: "a sound is told whole, and raises the prompt's revision",
  removePromptSound: "raises the prompt's revision",
  putPinList: "nobody can read what was there; a comparison goes before it",
  removePinList: "told whole",
  switchEmergency: "must work at once, whatever others do",
  setRolloutShare: "one value, told whole, and nothing that was counted is lost by it",
  setRetention: "one value, told whole",
  forgetKeptDraft: "what is kept never changes",
  removeMessage: "what was said never changes",
  beHere: "each tab has a row of its own",
  leaveFlow: "each tab has a row of its own",
  revokeAccessToken: "can only be done once, and whoever does it wants no other outcome",
};
test("each change of what several people change says which revision it was made of", () => {
  const changes = everyRoute().filter(({ method }) => method === "PUT" || method === "DELETE");
  const without = changes.filter(({ headers }) => !(headers as z.ZodObject | undefined)?.shape?.["if-match"]);
  expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(unversioned).sort());
});

test("each client may ask as fast as its bucket fills, and is told when to ask again", async () => {
  let now = 0;
  const { ask, app } = await openApp(
    [],
    clientPace(() => now, { atOnce: 3, perSecond: 2 }),
  );
  const statuses = async (times: number) => {
    const seen: number[] = [];
    for (let time = 0; time < times; time += 1) seen.push((await ask("GET", "/flows")).status);
    return seen;
  };
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  const { body, headers } = await ask("GET", "/flows");
  expect([body.code, headers["retry-after"]]).toEqual(["asked_too_often", "1"]);
  const other = await app.inject({ url: "/api/flows", remoteAddress: "192.0.2.7" });
  expect(other.statusCode).toBe(200);
  now += 1_000;
  expect(await statuses(3)).toEqual([200, 200, 429]);
  now += 60_000;
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
});
