import { expect, test } from "vitest";
import { createPresence, deadAfterMs } from "../../src/runner/presence.ts";
import { sharedClock } from "../../src/runner/shared-clock.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, quiet } from "./stand.ts";

function server(name: string, clock: HandClock, memory = createMemoryStore({ now: () => clock.now() })) {
  return { memory, presence: createPresence(name, memory.store, clock, sharedClock(clock)) };
}

test("nothing is certain before the first sign of life was taken in", async () => {
  const clock = new HandClock();
  const { presence } = server("a", clock);
  expect(presence.holds(presence.ticket())).toBe(false);
  await presence.beat();
  expect(presence.holds(presence.ticket())).toBe(true);
});

test("a claim holds as long as the signs of life follow one another, and not a moment longer than others may go by", async () => {
  const clock = new HandClock();
  const { presence } = server("a", clock);
  await presence.beat();
  const ticket = presence.ticket();
  for (let beats = 0; beats < 5; beats += 1) {
    await clock.go(1_000);
    await presence.beat();
  }
  expect(presence.holds(ticket)).toBe(true);
  await clock.go(deadAfterMs - 201);
  expect(presence.holds(ticket)).toBe(true);
  await clock.go(1);
  expect(presence.holds(ticket)).toBe(false);
});

test("after a silence the next sign of life brings no old claim back", async () => {
  const clock = new HandClock();
  const { presence } = server("a", clock);
  await presence.beat();
  const before = presence.ticket();
  await clock.go(deadAfterMs);
  await presence.beat();
  expect(presence.holds(before)).toBe(false);
  expect(presence.holds(presence.ticket())).toBe(true);
});

test("a sign of life counts from when it was given, not from when the answer came", async () => {
  const clock = new HandClock();
  const { presence, memory } = server("a", clock);
  await presence.beat();
  const ticket = presence.ticket();
  memory.hold();
  const late = presence.beat();
  await clock.go(1_100);
  memory.release();
  await late;
  expect(presence.holds(ticket)).toBe(true);
  await clock.go(100);
  expect(presence.holds(ticket)).toBe(false);
});

const longAgo = 0;

test("a server that began since the last sign of life is not taken for dead", async () => {
  const clock = new HandClock();
  const one = server("a", clock);
  await one.presence.beat();
  const two = server("b", clock, one.memory);
  await clock.go(100);
  await two.presence.beat();
  expect(one.presence.lives("b", clock.now())).toBe(true);
  expect(one.presence.lives("b", longAgo)).toBe(false);
  await clock.go(deadAfterMs + 1);
  const claimedAt = clock.now() - deadAfterMs;
  await one.presence.beat();
  expect(one.presence.lives("b", claimedAt)).toBe(false);
});

test("who lives is what the store says", async () => {
  const clock = new HandClock();
  const one = server("a", clock);
  const two = server("b", clock, one.memory);
  await one.presence.beat();
  await two.presence.beat();
  expect([one.presence.lives("b", longAgo), one.presence.company]).toEqual([false, false]);
  expect(await one.presence.beat()).toBe(false);
  expect([one.presence.lives("b", longAgo), one.presence.company]).toEqual([true, true]);
  await clock.go(deadAfterMs + 1);
  expect(await one.presence.beat()).toBe(true);
  expect([one.presence.lives("b", longAgo), one.presence.company]).toEqual([false, false]);
  await quiet();
});

test("a clock is set right as far as an answer proves it wrong", () => {
  const clock = new HandClock();
  const shared = sharedClock(clock);
  const own = clock.now();
  shared.heard(undefined, own, own);
  expect(shared.now()).toBe(own);
  // Asked 100 ms ago; the store is an hour ahead, give or take what each way took.
  shared.heard(own + 3_600_000, own - 100, own);
  expect(shared.now()).toBe(own + 3_600_000);
  shared.heard(own + 3_600_050, own - 100, own);
  expect(shared.now()).toBe(own + 3_600_050);
  // Within what is uncertain nothing moves.
  shared.heard(own + 3_600_000, own - 100, own);
  expect(shared.now()).toBe(own + 3_600_050);
  shared.heard(own, own - 100, own);
  expect(shared.now()).toBe(own + 100);
});

test.each([
  ["ahead", 3_600_000],
  ["behind", -3_600_000],
])("a clock that is %s is not early after a first answer that was long on its way", (_, wrong) => {
  const clock = new HandClock();
  const shared = sharedClock(clock);
  const own = clock.now();
  // Taken in just before it was answered, six seconds after it was asked.
  shared.heard(own - wrong, own - 6_000, own);
  expect(shared.now()).toBe(own - wrong);
  // The same answer may have waited on its way back; the next one tells.
  shared.heard(own - wrong + 6_000, own, own);
  expect(shared.now()).toBe(own - wrong + 6_000);
});
