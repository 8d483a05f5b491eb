import { expect, test } from "vitest";
import { watch } from "../../src/control/watching.ts";

/** A clock on which one thing waits at a time, until `pass`. */
function oneTimer() {
  let waiting: { readonly ms: number; readonly run: () => void } | undefined;
  return {
    clock: {
      after: (ms: number, run: () => void) => {
        waiting = { ms, run };
        return () => {
          waiting = undefined;
        };
      },
    },
    waits: () => waiting?.ms,
    async pass() {
      const due = waiting;
      waiting = undefined;
      due?.run();
      await new Promise(setImmediate);
    },
  };
}

test("looks again and again, one look after the other", async () => {
  const { clock, waits, pass } = oneTimer();
  const answers: (() => void)[] = [];
  const look = () => new Promise<void>((resolve) => answers.push(resolve));
  const end = watch({ look, clock, everyMs: 500, onTrouble: () => {} });
  expect([waits(), answers.length]).toEqual([500, 0]);
  await pass();
  // Nothing is waited for while a look is under way.
  expect([waits(), answers.length]).toEqual([undefined, 1]);
  answers[0]?.();
  await pass();
  await pass();
  expect(answers).toHaveLength(2);
  answers[1]?.();
  await end();
});

test("goes on after a look that failed; trouble is told once, and once that it is over", async () => {
  const { clock, pass, waits } = oneTimer();
  const told: unknown[] = [];
  let trouble: Error | undefined;
  const look = () => (trouble ? Promise.reject(trouble) : Promise.resolve());
  const end = watch({ look, clock, everyMs: 500, onTrouble: (error) => told.push(error) });
  await pass();
  expect(told).toEqual([]);
  trouble = new Error("away");
  await pass();
  await pass();
  expect(told).toEqual([trouble]);
  trouble = undefined;
  await pass();
  await pass();
  expect(told).toEqual([new Error("away"), undefined]);
  await end();
  expect(waits()).toBeUndefined();
});

test("ends after the look that is under way, and does not look again", async () => {
  const { clock, pass, waits } = oneTimer();
  const answer = Promise.withResolvers<void>();
  const end = watch({ look: () => answer.promise, clock, everyMs: 500, onTrouble: () => {} });
  await pass();
  let isOver = false;
  const ended = end().then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  answer.resolve();
  await ended;
  expect(waits()).toBeUndefined();
});
