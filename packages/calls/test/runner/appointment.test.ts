import { expect, test } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { Appointment } from "../../src/runner/appointment.ts";

/** Time that is moved by hand, and how often a clock was asked to ring. */
function byHand() {
  let now = 0;
  let asked = 0;
  let rings: { readonly at: number; readonly run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (ms, run) => {
      asked += 1;
      const ring = { at: now + ms, run };
      rings.push(ring);
      return () => {
        rings = rings.filter((other) => other !== ring);
      };
    },
  };
  const until = (at: number) => {
    for (;;) {
      const [next] = rings.toSorted((one, other) => one.at - other.at);
      if (!next || next.at > at) break;
      rings = rings.filter((ring) => ring !== next);
      now = next.at;
      next.run();
    }
    now = at;
  };
  return { clock, until, asked: () => asked, set: () => rings.length };
}

function kept() {
  const { clock, ...time } = byHand();
  const at: number[] = [];
  return { ...time, at, appointment: new Appointment(clock, () => at.push(clock.now())) };
}

test("is kept once, at its time", () => {
  const { appointment, until, at } = kept();
  appointment.make(100);
  until(99);
  expect([at, appointment.made]).toEqual([[], true]);
  until(1_000);
  expect([at, appointment.made]).toEqual([[100], false]);
});

test("moved later it is kept then, and the clock is set once more only", () => {
  const { appointment, until, at, asked } = kept();
  for (let n = 0; n < 50; n += 1) {
    appointment.make(n + 100);
    until(n);
  }
  expect(asked()).toBe(1);
  until(1_000);
  expect(at).toEqual([149]);
  expect(asked()).toBe(2);
});

test("moved earlier it is kept then, and not again at the former time", () => {
  const { appointment, until, at } = kept();
  appointment.make(500);
  appointment.make(100);
  until(1_000);
  expect(at).toEqual([100]);
});

test("called off it is not kept, and made again it is", () => {
  const { appointment, until, at } = kept();
  appointment.make(100);
  appointment.callOff();
  until(150);
  expect(at).toEqual([]);
  appointment.make(300);
  appointment.callOff();
  appointment.make(400);
  until(1_000);
  expect(at).toEqual([400]);
});

test("a time that is past is kept as soon as the clock rings", () => {
  const { appointment, until, at } = kept();
  until(500);
  appointment.make(100);
  until(500);
  expect(at).toEqual([500]);
});

test("ended it leaves nothing behind in the clock, and can be made anew", () => {
  const { appointment, until, at, set } = kept();
  appointment.make(100);
  appointment.end();
  expect(set()).toBe(0);
  appointment.make(200);
  until(1_000);
  expect(at).toEqual([200]);
});
