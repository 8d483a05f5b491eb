import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleDirectory } from "../src/directory.ts";
import { type FaultName, faults } from "../src/faults/catalogue.ts";
import { httpClient } from "../src/http-client.ts";
import type { JsonObject } from "../src/json.ts";
import { readWav } from "../src/media/wav.ts";
import { aUser, botEntry, newCall, promptsBody, type Rig, startRig, tenantId, wav } from "./rig.ts";
import { browserAt, redeem } from "./sign-in-rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const otherTenant = String(exampleDirectory.otherTenants[0]);
const states = () => rig.bot.told.map(({ data }) => (data.mediaState ? "mediaActive" : data.state));
const claims = () => decodeJwt(String(rig.bot.told.at(-1)?.headers.authorization).replace("Bearer ", ""));
const nowSeconds = () => rig.simulator.world.clock.now() / 1000;
const toUser = { transferTarget: { identity: { user: { id: "cafe0000-0000-4000-8000-000000000009" } } } };

/** A request over a real connection: what a broken one looks like cannot be seen otherwise. */
async function overTheWire(path: string, payload?: object): Promise<string> {
  const { https } = await rig.simulator.listen({ https: 0 });
  const client = httpClient([rig.simulator.certificate]);
  try {
    const { status, body } = await client.send({
      method: "POST",
      url: `${https}/v1.0/communications/calls/${path}`,
      headers: {
        authorization: `Bearer ${await rig.token()}`,
        ...(payload ? { "content-type": "application/json" } : {}),
      },
      ...(payload ? { body: JSON.stringify(payload) } : {}),
      timeoutMs: 5_000,
      maxBytes: 1e6,
    });
    return `${status} ${Buffer.from(body)}`;
  } catch (error) {
    return String((error as { code?: string }).code);
  } finally {
    await client.close();
  }
}

/** Lets the event loop run until something is so: a request that was sent has arrived. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((resolve) => setImmediate(resolve));
}
const hasArrived = (operation: string) => () =>
  rig.simulator.world.log
    .after(0)
    .some((entry) => entry.type === "request" && entry.operation === operation && entry.faults !== undefined);

/** A call in which a second was recorded, and how that is downloaded. */
async function recorded() {
  const callId = await rig.connected();
  await rig.act(callId, "recordResponse", { playBeep: false, stopTones: ["1"] });
  await rig.advance(1_000);
  await rig.press(callId, "1");
  const { recordingLocation, recordingAccessToken } = rig.bot.told.at(-1)?.data ?? {};
  const download = () =>
    rig.simulator.secure.inject({
      url: new URL(String(recordingLocation)).pathname,
      headers: { authorization: `Bearer ${recordingAccessToken}` },
    });
  return { callId, download };
}

/** What the id token of somebody says who signs in now, and what its header names. */
async function idTokenWith(fault: FaultName) {
  await rig.fault({ fault, on: ["code"], times: 1 });
  const { code } = await browserAt(rig).signIn("Author");
  const idToken = String((await redeem(rig, { code })).body.id_token);
  const honest = decodeJwt(String((await redeem(rig, await browserAt(rig).signIn("Author"))).body.id_token));
  return { idToken, said: decodeJwt(idToken), honest };
}

/** For each fault one test: a missing one does not compile. */
const shows: Readonly<Record<FaultName, () => Promise<void>>> = {
  async duplicate() {
    await rig.fault({ fault: "duplicate", copies: 2 });
    await rig.connected();
    expect(states()).toEqual(
      ["incoming", "establishing", "established", "mediaActive"].flatMap((state) => [state, state, state]),
    );
  },
  async drop() {
    await rig.fault({ fault: "drop", on: ["established"] });
    await rig.connected();
    expect(states()).toEqual(["incoming", "establishing", "mediaActive"]);
  },
  async delay() {
    await rig.fault({ fault: "delay", on: ["establishing"], ms: 5_000 });
    await rig.connected();
    expect(states()).toEqual(["incoming", "established", "mediaActive"]);
    await rig.advance(5_000);
    expect(states().at(-1)).toBe("establishing");
  },
  async reorder() {
    await rig.fault({ fault: "reorder", on: ["establishing", "terminated"] });
    const callId = await rig.connected();
    expect(states()).toEqual(["incoming", "established", "establishing", "mediaActive"]);
    // Nothing comes behind the last one: it goes out in the end.
    await rig.control("POST", `/calls/${callId}/hangUp`);
    await rig.advance(4_999);
    expect(states().at(-1)).toBe("mediaActive");
    await rig.advance(1);
    expect(states().at(-1)).toBe("terminated");
  },
  async legacyFirst() {
    await rig.fault({ fault: "legacyFirst" });
    rig.bot.react = ({ body }) => ({ status: body?.callState ? 204 : 202 });
    const callId = await rig.connected();
    expect(rig.bot.told[0]?.body).toMatchObject({ id: callId, callState: "incoming", isMultiparty: false });
    expect(states().slice(1)).toEqual(["incoming", "establishing", "established", "mediaActive"]);
  },
  async pascalCase() {
    await rig.fault({ fault: "pascalCase" });
    const callId = await rig.connected();
    await rig.act(callId, "subscribeToTone");
    await rig.press(callId, "5");
    const [incoming, , , media, tone] = rig.bot.told;
    expect(incoming?.item).toMatchObject({
      changeType: "Created",
      resourceData: { state: "Incoming", direction: "Incoming", source: { endpointType: "Default" } },
    });
    expect(media?.data).toMatchObject({ state: "Established", mediaState: { audio: "Active" } });
    expect(tone?.data).toMatchObject({ toneInfo: { tone: "Tone5" } });
  },
  async unknownFields() {
    await rig.fault({ fault: "unknownFields" });
    await rig.dial();
    const odd = { somethingNew: { nested: [1, "two", null] } };
    expect(rig.bot.told[0]?.body).toMatchObject({
      ...odd,
      value: [{ ...odd, resourceData: { ...odd, source: odd } }],
    });
  },
  async unknownState() {
    await rig.fault({ fault: "unknownState", on: ["establishing"] });
    await rig.connected();
    expect(states()).toEqual(["incoming", "contemplating", "established", "mediaActive"]);
  },
  async unknownChangeType() {
    await rig.fault({ fault: "unknownChangeType" });
    await rig.dial();
    expect(rig.bot.told[0]?.item.changeType).toBe("reimagined");
  },
  async unknownReason() {
    await rig.fault({ fault: "unknownReason" });
    const callId = await rig.connected();
    await rig.play(callId, "hello", 100);
    await rig.advance(100);
    expect(rig.bot.told.at(-1)?.data).toMatchObject({ status: "completed", completionReason: "unknown" });
  },
  async resourceOnly() {
    await rig.fault({ fault: "resourceOnly" });
    const callId = await rig.dial();
    expect(rig.bot.told[0]?.item).toMatchObject({ resource: `/app/calls/${callId}` });
    expect(rig.bot.told[0]?.item.resourceUrl).toBeUndefined();
  },
  async oldResultCode() {
    await rig.fault({ fault: "oldResultCode" });
    const callId = await rig.connected();
    await rig.control("POST", `/calls/${callId}/hangUp`);
    await rig.advance(0);
    expect(rig.heard().at(-1)).toBe("deleted terminated 0/560000");
  },
  async brokenNeighbour() {
    await rig.fault({ fault: "brokenNeighbour" });
    await rig.dial();
    const value = rig.bot.told[0]?.body?.value as JsonObject[];
    expect(value).toHaveLength(2);
    expect(value[1]).toMatchObject({ changeType: 7, resourceUrl: null });
  },
  async emptyBody() {
    await rig.fault({ fault: "emptyBody" });
    await rig.dial();
    expect(rig.bot.told[0]?.text).toBe("");
  },
  async oddCharset() {
    await rig.fault({ fault: "oddCharset" });
    await rig.dial();
    expect(rig.bot.told[0]?.headers["content-type"]).toBe("application/json; charset=Windows-1252");
  },
  async noToken() {
    await rig.fault({ fault: "noToken" });
    await rig.dial();
    expect(rig.bot.told[0]?.headers.authorization).toBeUndefined();
  },
  async wrongAudience() {
    await rig.fault({ fault: "wrongAudience" });
    await rig.dial();
    expect(claims().aud).not.toBe(botEntry.appId);
  },
  async wrongIssuer() {
    await rig.fault({ fault: "wrongIssuer" });
    await rig.dial();
    expect(claims().iss).toBe("https://login.example.org");
  },
  async expired() {
    await rig.fault({ fault: "expired" });
    await rig.dial();
    expect(claims().exp).toBe(nowSeconds() - 600);
  },
  async notYetValid() {
    await rig.fault({ fault: "notYetValid" });
    await rig.dial();
    expect(claims().nbf).toBe(nowSeconds() + 600);
  },
  async missingTid() {
    await rig.fault({ fault: "missingTid", times: 1 });
    await rig.dial();
    expect(claims().tid).toBeUndefined();
    await rig.dial();
    expect(claims().tid).toBe(tenantId);
  },
  async foreignKey() {
    await rig.fault({ fault: "foreignKey" });
    await rig.dial();
    const token = String(rig.bot.told[0]?.headers.authorization).replace("Bearer ", "");
    const keys = await rig.simulator.world.keys.notifications.published();
    await expect(jwtVerify(token, createLocalJWKSet(keys))).rejects.toThrow("signature verification failed");
  },
  async throttled() {
    const callId = await rig.connected();
    const ask = async (values: object) => {
      await rig.fault({ fault: "throttled", times: 1, on: ["keepAlive"], ...values });
      const { status, headers } = await rig.act(callId, "keepAlive");
      return [status, headers["retry-after"]];
    };
    expect(await ask({})).toEqual([429, "2"]);
    expect(await ask({ retryAfter: 0 })).toEqual([429, undefined]);
    expect(await ask({ retryAfter: 30, retryAfterDate: 1 })).toEqual([
      429,
      new Date(rig.simulator.world.clock.now() + 30_000).toUTCString(),
    ]);
    expect((await rig.act(callId, "keepAlive")).status).toBe(200);
  },
  async serverError() {
    const callId = await rig.connected();
    await rig.fault({ fault: "serverError", times: 2, callId });
    await rig.fault({ fault: "serverError", times: 1, callId, status: 503 });
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push((await rig.act(callId, "keepAlive")).status);
    // Both act on the first request, where the later one decides.
    expect(answers).toEqual([503, 500, 200]);
  },
  async refused() {
    const callId = await rig.connected();
    await rig.fault({ fault: "refused", times: 1 });
    expect(await rig.act(callId, "keepAlive")).toMatchObject({
      status: 401,
      body: { error: { code: "InvalidAuthenticationToken" } },
    });
    await rig.fault({ fault: "refused", status: 403, times: 1 });
    expect(await rig.act(callId, "keepAlive")).toMatchObject({
      status: 403,
      body: { error: { code: "7504" } },
    });
  },
  async hang() {
    const callId = await rig.connected();
    await rig.fault({ fault: "hang", ms: 10_000, on: ["playPrompt"] });
    const asked = rig.play(callId, "slow", 100);
    await until(hasArrived("playPrompt"));
    await rig.advance(9_999);
    expect(rig.bot.fetched).toEqual([]);
    await rig.advance(1);
    expect((await asked).status).toBe(200);
  },
  async lateReply() {
    // A prompt that is over before the bot learns its operation's id.
    const callId = await rig.connected();
    await rig.fault({ fault: "lateReply", ms: 3_000, on: ["playPrompt"] });
    let answered = false;
    const asked = rig.play(callId, "short", 100, "early").then((answer) => {
      answered = true;
      return answer;
    });
    await until(() => rig.bot.fetched.length > 0);
    await rig.advance(2_999);
    expect(rig.bot.told.at(-1)?.data).toMatchObject({ status: "completed", clientContext: "early" });
    expect(answered).toBe(false);
    await rig.advance(1);
    expect((await asked).body.id).toBe(rig.bot.told.at(-1)?.data.id);
  },
  async lostReply() {
    const callId = await rig.dial();
    await rig.fault({ fault: "lostReply" });
    expect(await overTheWire(`${callId}/reject`, { reason: "busy" })).toBe("UND_ERR_SOCKET");
    expect(rig.simulator.world.find(callId)?.state).toBe("terminated");
  },
  async reset() {
    const callId = await rig.dial();
    await rig.fault({ fault: "reset" });
    expect(await overTheWire(`${callId}/reject`, { reason: "busy" })).toBe("UND_ERR_SOCKET");
    expect(rig.simulator.world.find(callId)?.state).toBe("incoming");
  },
  async truncated() {
    const callId = await rig.connected();
    await rig.fault({ fault: "truncated" });
    const { status, body } = await rig.act(callId, "subscribeToTone");
    expect([status, Object.keys(body)]).toEqual([200, ["unreadable"]]);
  },
  async targetBusy() {
    const callId = await rig.connected();
    await rig.fault({ fault: "targetBusy", on: ["transfer"], times: 1 });
    await rig.act(callId, "transfer", toUser);
    await rig.advance(1_000);
    expect(rig.heard().slice(4)).toEqual(["updated transferring", "updated established 500/7000"]);
    // The caller is back: the bot can talk to them, and try again.
    expect((await rig.play(callId, "sorry", 100)).status).toBe(200);
    await rig.act(callId, "transfer", toUser);
    await rig.advance(10_000);
    expect(rig.heard().at(-1)).toBe("deleted terminated 200/7015");
  },
  async targetNoAnswer() {
    await rig.fault({ fault: "targetNoAnswer" });
    const [ringing, talking] = [await rig.dial(), await rig.connected()];
    rig.bot.told.length = 0;
    await rig.act(ringing, "redirect", { targets: [toUser.transferTarget], timeout: 20 });
    await rig.act(talking, "transfer", toUser);
    await rig.advance(31_000);
    expect(rig.heard()).toEqual([
      "updated transferring",
      "updated transferAccepted",
      "deleted terminated 408/10057",
      "updated established 500/7000",
    ]);
  },
  async targetSilent() {
    await rig.fault({ fault: "targetSilent" });
    const [ringing, talking] = [await rig.dial(), await rig.connected()];
    rig.bot.told.length = 0;
    await rig.act(ringing, "redirect", { targets: [toUser.transferTarget] });
    await rig.act(talking, "transfer", toUser);
    await rig.advance(44 * 60_000);
    expect(rig.heard()).toEqual(["updated transferring"]);
    await rig.advance(60_000);
    expect(rig.heard().slice(1)).toEqual(["deleted terminated 408/8537", "deleted terminated 408/8537"]);
  },
  async targetDeclines() {
    await rig.fault({ fault: "targetDeclines" });
    await rig.create(newCall(rig.bot, "peer"));
    const [ringing, talking] = [await rig.dial(), await rig.connected()];
    rig.bot.told.length = 0;
    await rig.act(ringing, "redirect", { targets: [toUser.transferTarget] });
    await rig.act(talking, "transfer", toUser);
    await rig.advance(1_000);
    expect(rig.heard().toSorted()).toEqual([
      "deleted terminated 480/10076",
      "deleted terminated 603/10076",
      "updated established 500/7000",
      "updated transferring",
    ]);
  },
  async targetOffline() {
    await rig.fault({ fault: "targetOffline" });
    await rig.create(newCall(rig.bot, "peer"));
    await rig.advance(999);
    expect(rig.heard()).toEqual(["updated establishing"]);
    await rig.advance(1);
    expect(rig.heard().slice(1)).toEqual(["deleted terminated 480/10037"]);
  },
  async rosterLost() {
    await rig.fault({ fault: "rosterLost", times: 1 });
    const callId = await rig.made(newCall(rig.bot, "group"));
    expect(rig.heard()).toEqual(["updated establishing", "updated established", "audio active"]);
    await rig.act(callId, "mute");
    await rig.advance(0);
    expect(rig.heard().slice(3)).toEqual(["roster 3"]);
  },
  async recordPromptFailed() {
    const callId = await rig.connected();
    await rig.fault({ fault: "recordPromptFailed", times: 1 });
    await rig.play(callId, "first", 1_000);
    rig.bot.prompts.set("say", wav(100));
    await rig.act(callId, "recordResponse", promptsBody(rig.bot, ["say"]));
    await rig.advance(1_000);
    expect(rig.heard().slice(4)).toEqual(["playPromptOperation completed", "recordOperation failed"]);
    expect(rig.bot.told.at(-1)?.data).toMatchObject({
      completionReason: "playPromptFailed",
      resultInfo: { code: 500, subcode: 8511 },
    });
  },
  async recordBeepFailed() {
    const callId = await rig.connected();
    await rig.fault({ fault: "recordBeepFailed" });
    await rig.act(callId, "recordResponse", {});
    await rig.act(callId, "recordResponse", { playBeep: false });
    await rig.advance(5_000);
    expect(rig.bot.told.slice(4).map(({ data }) => data.completionReason)).toEqual([
      "playBeepFailed",
      "initialSilenceTimeout",
    ]);
  },
  async recordMediaTimeout() {
    const callId = await rig.connected();
    await rig.fault({ fault: "recordMediaTimeout", on: ["recordResponse"] });
    await rig.act(callId, "recordResponse", {});
    await rig.advance(1_000);
    expect(rig.bot.told.at(-1)?.data).toMatchObject({
      status: "failed",
      completionReason: "mediaReceiveTimeout",
      recordingLocation: "",
      resultInfo: { code: 500 },
    });
  },
  async recordUnspecified() {
    const callId = await rig.connected();
    await rig.fault({ fault: "recordUnspecified" });
    await rig.act(callId, "recordResponse", { playBeep: false });
    await rig.advance(500);
    expect(rig.bot.told.at(-1)?.data).toMatchObject({ completionReason: "unspecifiedError" });
  },
  async recordingGone() {
    const { callId, download } = await recorded();
    const get = async () => (await download()).statusCode;
    await rig.fault({ fault: "recordingGone", times: 1, callId });
    await rig.fault({ fault: "recordingGone", times: 1, callId, after: 1, status: 503 });
    expect([await get(), await get(), await get()]).toEqual([404, 503, 200]);
  },
  async recordingSlow() {
    const { callId, download } = await recorded();
    await rig.fault({ fault: "recordingSlow", times: 1, callId, ms: 3_000 });
    let status = 0;
    void download().then(({ statusCode }) => {
      status = statusCode;
    });
    await rig.advance(2_900);
    expect(status).toBe(0);
    await rig.advance(200);
    await until(() => status !== 0);
    expect(status).toBe(200);
  },
  async recordingTruncated() {
    const { callId, download } = await recorded();
    await rig.fault({ fault: "recordingTruncated", times: 1, callId });
    const [half, whole] = [(await download()).rawPayload, (await download()).rawPayload];
    expect(half.equals(whole.subarray(0, half.length))).toBe(true);
    expect(readWav(half)).toBe("the audio is cut off");
    expect(readWav(whole)).toEqual({ durationMs: 1_000 });
  },
  async recordingNoWav() {
    const { callId, download } = await recorded();
    await rig.fault({ fault: "recordingNoWav", times: 1, callId });
    const page = await download();
    expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "text/html"]);
    expect(readWav(page.rawPayload)).toBe("not a RIFF/WAVE file");
    expect(readWav((await download()).rawPayload)).toEqual({ durationMs: 1_000 });
  },
  async dtmfFailed() {
    const callId = await rig.connected();
    await rig.fault({ fault: "dtmfFailed", times: 1 });
    for (let i = 0; i < 2; i++) await rig.act(callId, "sendDtmfTones", { tones: ["tone1"] });
    await rig.advance(1_000);
    expect(rig.bot.told.slice(4).map(({ data }) => [data.status, data.completionReason])).toEqual([
      ["completed", "unknown"],
      ["completed", "completedSuccessfully"],
    ]);
  },
  async escalationQuiet() {
    await rig.fault({ fault: "escalationQuiet", times: 1 });
    const callId = await rig.connected({ kind: "user" }, "bot");
    for (const from of [{ kind: "phone" }, { kind: "guest" }])
      await rig.control("POST", `/calls/${callId}/people`, { from });
    await rig.advance(0);
    expect(rig.heard().slice(4)).toEqual(["updated established"]);
    const { body } = await rig.graph("GET", `/communications/calls/${callId}/participants`);
    expect(body.value).toHaveLength(4);
  },
  async promptUnreachable() {
    const callId = await rig.connected();
    await rig.fault({ fault: "promptUnreachable", times: 1 });
    await rig.play(callId, "hello", 100);
    await rig.play(callId, "hello", 100);
    await rig.advance(100);
    expect(rig.heard().slice(4)).toEqual(["playPromptOperation failed", "playPromptOperation completed"]);
    expect(rig.bot.told[4]?.data).toMatchObject({ resultInfo: { code: 400, subcode: 8536 } });
  },
  async promptWrongFormat() {
    const callId = await rig.connected();
    await rig.fault({ fault: "promptWrongFormat" });
    await rig.play(callId, "hello", 100);
    await rig.advance(0);
    expect(rig.bot.told.at(-1)?.data).toMatchObject({ resultInfo: { code: 400, subcode: 8535 } });
  },
  async promptSlow() {
    const callId = await rig.connected();
    await rig.fault({ fault: "promptSlow", ms: 4_000 });
    await rig.play(callId, "hello", 1_000);
    await rig.advance(4_999);
    expect(rig.bot.told).toHaveLength(4);
    await rig.advance(1);
    expect(rig.heard().at(-1)).toBe("playPromptOperation completed");
  },
  async tokenDown() {
    await rig.fault({ fault: "tokenDown", times: 1 });
    expect(await rig.token()).toBeUndefined();
    expect(await rig.token()).toBeTruthy();
  },
  async tokenSlow() {
    await rig.fault({ fault: "tokenSlow", ms: 1_000 });
    let token: string | undefined;
    const asked = rig.token().then((answer) => {
      token = answer;
    });
    await until(hasArrived("token"));
    await rig.advance(999);
    expect(token).toBeUndefined();
    await rig.advance(1);
    await asked;
    expect(token).toBeTruthy();
  },
  async idTokenNonce() {
    const { said, honest } = await idTokenWith("idTokenNonce");
    expect([said.nonce, honest.nonce]).toEqual(["of another request", "the nonce"]);
  },
  async idTokenIssuer() {
    const { said, honest } = await idTokenWith("idTokenIssuer");
    expect(honest.iss).toContain(tenantId);
    expect([said.iss, said.tid]).toEqual([honest.iss?.replace(tenantId, otherTenant), tenantId]);
  },
  async idTokenTenant() {
    const { said, honest } = await idTokenWith("idTokenTenant");
    expect([said.iss, said.tid]).toEqual([honest.iss?.replace(tenantId, otherTenant), otherTenant]);
  },
  async idTokenAudience() {
    const { said, honest } = await idTokenWith("idTokenAudience");
    expect(honest.aud).toBe(botEntry.appId);
    expect(said.aud).not.toBe(botEntry.appId);
  },
  async idTokenExpired() {
    const { said } = await idTokenWith("idTokenExpired");
    expect(nowSeconds() - (said.exp ?? 0)).toBeCloseTo(600, 0);
  },
  async idTokenKey() {
    const { idToken } = await idTokenWith("idTokenKey");
    const keys = await rig.simulator.world.keys.entra.published();
    expect(decodeProtectedHeader(idToken).kid).toBe(keys.keys[0]?.kid);
    await expect(jwtVerify(idToken, createLocalJWKSet(keys))).rejects.toThrow(
      "signature verification failed",
    );
  },
  async consentMissing() {
    const browser = browserAt(rig);
    await browser.authorize();
    await rig.fault({ fault: "consentMissing", on: ["authorize"], times: 2 });
    expect((await browser.press("<strong>Author</strong>")).text).toContain("AADSTS65001");
    expect((await browser.authorize({ prompt: "none" })).told.error).toBe("consent_required");
    const { code } = (await browser.authorize()).told;
    await rig.fault({ fault: "consentMissing", on: ["code"], times: 1 });
    expect((await redeem(rig, { code })).body).toMatchObject({
      error: "invalid_grant",
      error_codes: [65001],
      suberror: "consent_required",
    });
  },
  async keysDown() {
    await rig.fault({ fault: "keysDown" });
    expect((await rig.simulator.secure.inject({ url: "/v1/keys" })).statusCode).toBe(503);
  },
  async keysEmpty() {
    await rig.fault({ fault: "keysEmpty", times: 1 });
    const keys = async () => (await rig.simulator.secure.inject({ url: "/v1/keys" })).json().keys.length;
    expect([await keys(), await keys()]).toEqual([0, 1]);
  },
};

test.each(Object.entries(faults))("%s", (name) => shows[name as FaultName]());

test("a fault of one call leaves the others alone, and the log names it", async () => {
  const [mine, other] = [await rig.connected(), await rig.connected()];
  await rig.fault({ fault: "promptUnreachable", callId: mine.toUpperCase() });
  await rig.play(mine, "hello", 100);
  await rig.play(other, "hello", 100);
  await rig.advance(100);
  expect(rig.heard().slice(-2)).toEqual(["playPromptOperation failed", "playPromptOperation completed"]);
  expect(await rig.wire(mine)).toContainEqual(
    expect.objectContaining({ type: "fetch", faults: ["promptUnreachable"] }),
  );
});

test("a fault can let the first cases pass, and then act so many times", async () => {
  const callId = await rig.connected();
  const other = await rig.connected();
  await rig.fault({ fault: "serverError", on: ["playPrompt"], callId, after: 2, times: 1, status: 501 });
  const statuses: number[] = [];
  await rig.play(other, "hello", 10);
  await rig.act(callId, "subscribeToTone");
  for (let i = 0; i < 4; i++) statuses.push((await rig.play(callId, "hello", 10)).status);
  expect(statuses).toEqual([200, 200, 501, 200]);
});

test.each([
  ["targetBusy", "486/10076"],
  ["targetNoAnswer", "200/5002"],
] as const)("%s acts on calls of the bot's and on invitations: %s", async (fault, result) => {
  const callId = await rig.made(newCall(rig.bot, "meeting"));
  await rig.fault({ fault, on: ["createCall"], times: 1 });
  await rig.fault({ fault, on: ["invite"], times: 1 });
  rig.bot.told.length = 0;
  await rig.create(newCall(rig.bot, "peer"));
  await rig.act(callId, "participants/invite", { participants: [aUser()] });
  await rig.advance(60_000);
  expect(rig.heard().toSorted()).toEqual([
    `deleted terminated ${result}`,
    "inviteParticipantsOperation failed",
    "updated establishing",
  ]);
  await rig.create(newCall(rig.bot, "peer"));
  await rig.advance(4_000);
  expect(rig.heard().at(-1)).toBe("audio active");
});

test("of a call of the bot's that Graph forgets, nothing is heard but its end after 45 minutes", async () => {
  await rig.fault({ fault: "targetSilent", on: ["createCall"] });
  await rig.create(newCall(rig.bot, "peer"));
  await rig.advance(45 * 60_000 - 1);
  expect(rig.heard()).toEqual(["updated establishing"]);
  await rig.advance(1);
  expect(rig.heard().slice(1)).toEqual(["deleted terminated 408/8537"]);
});

test("a call can be placed with faults of its own, which act on its first notification", async () => {
  const { status, body } = await rig.control("POST", "/calls", {
    to: "bot",
    faults: [{ fault: "drop", on: ["incoming"], times: 1 }],
  });
  await rig.simulator.world.settled();
  expect({ status, told: rig.bot.told.length }).toEqual({ status: 201, told: 0 });
  const set = (await rig.wire(String(body.id))).find(({ type }) => type === "fault");
  expect(set).toMatchObject({ did: "set", detail: { fault: "drop", callId: body.id } });
  await rig.dial();
  expect(rig.bot.told).toHaveLength(1);
});

test("a fault can act in some of the cases only, the same ones with the same seed", async () => {
  const lost = async () => {
    const some = await startRig({ seed: "some" });
    await some.fault({ fault: "drop", percent: 25, on: ["tone"] });
    const callId = await some.connected();
    await some.act(callId, "subscribeToTone");
    // One after the other: what forty of them set going may take longer than is waited for, where much else runs.
    for (let key = 0; key < 40; key++) await some.press(callId, "1");
    const got = some.bot.told
      .slice(4)
      .map(({ data }) => (data.toneInfo as { sequenceId: number }).sequenceId);
    await some.close();
    return got;
  };
  const [first, second] = [await lost(), await lost()];
  expect(first).toEqual(second);
  // A quarter is lost, not three of them.
  expect(first.length).toBeGreaterThan(20);
  expect(first.length).toBeLessThan(40);
});

test("a key, a prompt's end and a cancellation at one moment have one outcome", async () => {
  const callId = await rig.connected();
  await rig.act(callId, "subscribeToTone");
  rig.bot.prompts.set("race", wav(1_000));
  await rig.play(callId, "race", 1_000);
  await rig.advance(999);
  await rig.press(callId, "1");
  const asked = rig.act(callId, "cancelMediaProcessing");
  await rig.advance(1);
  await asked;
  await rig.advance(1_000);
  const ends = rig.heard().filter((word) => word.startsWith("playPromptOperation"));
  expect(ends).toHaveLength(1);
  expect(rig.heard()).toContain("tone1");
});
