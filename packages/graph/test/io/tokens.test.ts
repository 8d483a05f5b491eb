import { type AcquireToken, createAppTokens } from "@dialtree/graph/io";
import { describe, expect, test } from "vitest";
import { manualClock } from "../support/manual-clock.ts";

const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const another = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a902";
const hour = 3_600_000;

/** A token endpoint that numbers its tokens, and can be down. */
function endpoint() {
  const asked: string[] = [];
  const state = { down: false, asked, gate: undefined as Promise<void> | undefined };
  const acquire: AcquireToken = async (tenant) => {
    asked.push(tenant);
    await state.gate;
    if (state.down) throw Object.assign(new Error("secret words"), { errorCode: "endpoint_down" });
    return { token: `token-${asked.length}`, expiresInMs: hour };
  };
  return { state, acquire };
}

function stand() {
  const clock = manualClock();
  const { state, acquire } = endpoint();
  return { clock, state, tokens: createAppTokens(acquire, clock) };
}

test("a token is asked for once, and then remembered", async () => {
  const { tokens, state } = stand();
  expect(await tokens.get(tenant)).toEqual({ token: "token-1" });
  expect(await tokens.get(tenant)).toEqual({ token: "token-1" });
  expect(state.asked).toEqual([tenant]);
});

test("each tenant has its own", async () => {
  const { tokens, state } = stand();
  await tokens.get(tenant);
  expect(await tokens.get(another)).toEqual({ token: "token-2" });
  expect(state.asked).toEqual([tenant, another]);
});

test("a thousand requests at once ask once", async () => {
  const { tokens, state } = stand();
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => tokens.get(tenant)));
  expect(new Set(answers.map(({ token }) => token))).toEqual(new Set(["token-1"]));
  expect(state.asked).toHaveLength(1);
});

test("what is no tenant id is never asked for", async () => {
  const { tokens, state } = stand();
  for (const odd of ["common", "", "../x", `${tenant}/x`]) {
    expect(await tokens.get(odd)).toEqual({ detail: "not a tenant id" });
    expect(await tokens.renew(odd, "x")).toEqual({ detail: "not a tenant id" });
  }
  expect(state.asked).toEqual([]);
});

describe("at half its life", () => {
  test("a token is replaced, before anybody asks", async () => {
    const { tokens, state, clock } = stand();
    await tokens.get(tenant);
    await clock.advance(hour / 2 - 1);
    expect(state.asked).toHaveLength(1);
    await clock.advance(1);
    expect(state.asked).toHaveLength(2);
    expect(await tokens.get(tenant)).toEqual({ token: "token-2" });
  });

  test("the old one serves while the new one is on its way", async () => {
    const { tokens, state, clock } = stand();
    await tokens.get(tenant);
    let open = () => {};
    state.gate = new Promise((resolve) => {
      open = resolve;
    });
    await clock.advance(hour / 2);
    expect(await tokens.get(tenant)).toEqual({ token: "token-1" });
    open();
    await clock.advance(0);
    expect(await tokens.get(tenant)).toEqual({ token: "token-2" });
  });
});

describe("while the endpoint is down", () => {
  test("the old token serves to its end, and is renewed as soon as that is possible", async () => {
    const { tokens, state, clock } = stand();
    await tokens.get(tenant);
    state.down = true;
    await clock.advance(hour - 31_000);
    expect(await tokens.get(tenant)).toEqual({ token: "token-1" });
    expect(state.asked.length).toBeGreaterThan(5);
    expect(state.asked.length).toBeLessThan(20);
    state.down = false;
    await clock.advance(5 * 60_000);
    expect((await tokens.get(tenant)).token).toBe(`token-${state.asked.length}`);
  });

  test("after that there is none, and the endpoint is not stormed", async () => {
    const { tokens, state, clock } = stand();
    state.down = true;
    for (let i = 0; i < 1_000; i += 1) expect(await tokens.get(tenant)).toEqual({ detail: "endpoint_down" });
    expect(state.asked).toHaveLength(1);
    await clock.advance(5_000);
    state.down = false;
    expect(await tokens.get(tenant)).toEqual({ token: "token-2" });
  });
});

describe("a token that Graph refuses", () => {
  test("is replaced once for all who met the refusal", async () => {
    const { tokens, state } = stand();
    await tokens.get(tenant);
    const answers = await Promise.all(Array.from({ length: 100 }, () => tokens.renew(tenant, "token-1")));
    expect(new Set(answers.map(({ token }) => token))).toEqual(new Set(["token-2"]));
    expect(await tokens.renew(tenant, "token-1")).toEqual({ token: "token-2" });
    expect(state.asked).toHaveLength(2);
  });

  test("is not replaced again and again when the permission is gone", async () => {
    const { tokens, state, clock } = stand();
    await tokens.get(tenant);
    await tokens.renew(tenant, "token-1");
    expect(await tokens.renew(tenant, "token-2")).toEqual({ token: "token-2" });
    expect(state.asked).toHaveLength(2);
    await clock.advance(30_000);
    expect(await tokens.renew(tenant, "token-2")).toEqual({ token: "token-3" });
  });

  test("is kept when no other can be had", async () => {
    const { tokens, state } = stand();
    await tokens.get(tenant);
    state.down = true;
    expect(await tokens.renew(tenant, "token-1")).toEqual({ detail: "endpoint_down" });
    expect(await tokens.get(tenant)).toEqual({ token: "token-1" });
  });
});

test("closing stops the background work", async () => {
  const { tokens, clock, state } = stand();
  await tokens.get(tenant);
  tokens.close();
  expect(clock.waiting).toBe(0);
  await clock.advance(10 * hour);
  expect(state.asked).toHaveLength(1);
});
