import { expect, test } from "vitest";
import {
  type Counts,
  guardSchema,
  judge,
  noCounts,
  tripWords,
  usualGuard,
} from "../../../src/control/rollout/guard.ts";

const calls = (ended: number, more: Partial<Counts> = {}): Counts => ({
  ...noCounts,
  begun: ended,
  ended,
  ...more,
});

const cases: readonly (readonly [string, Counts, Counts, string | undefined])[] = [
  ["nothing", calls(0), calls(0), undefined],
  [
    "all bad, as are all the others",
    calls(50, { failedTransfers: 50 }),
    calls(50, { failedTransfers: 50 }),
    undefined,
  ],
  ["too few calls, all of them bad", calls(19, { failedTransfers: 19 }), calls(500), undefined],
  ["20 calls, all of them bad", calls(20, { failedTransfers: 20 }), calls(500), "failedTransfers most"],
  ["all good", calls(1_000), calls(1_000), undefined],
  ["as bad as the others", calls(500, { errors: 60 }), calls(500, { errors: 60 }), undefined],
  ["better than others that are bad", calls(300, { errors: 30 }), calls(300, { errors: 60 }), undefined],
  ["a few unlucky calls", calls(20, { errors: 2 }), calls(500), undefined],
  ["a little worse in many calls", calls(2_000, { errors: 80 }), calls(20_000), undefined],
  ["clearly worse in many calls", calls(2_000, { errors: 200 }), calls(20_000), "errors worse"],
  ["worse, and nothing known of the others", calls(200, { errors: 30 }), calls(0), undefined],
  [
    "more than is borne, and nothing known of the others",
    calls(200, { errors: 80 }),
    calls(0),
    "errors most",
  ],
  [
    "callers hang up in the first menu",
    calls(100, { hangUps: 60 }),
    calls(900, { hangUps: 90 }),
    "hangUps worse",
  ],
  ["as many hang up as always", calls(100, { hangUps: 50 }), calls(900, { hangUps: 450 }), undefined],
];

test.each(cases)("%s", (_, candidate, current, why) => {
  const trip = judge(usualGuard, candidate, current);
  expect(trip && `${trip.measure} ${trip.by}`).toBe(why);
});

test("a limit of 100 never trips, and limits that are told count", () => {
  const all = calls(200, { errors: 200, failedTransfers: 200, hangUps: 200 });
  const never = { worse: 100, most: 100 };
  const off = guardSchema.parse({ errors: never, failedTransfers: never, hangUps: never });
  expect(judge(off, all, calls(200))).toBeUndefined();
  expect(judge({ ...off, hangUps: { worse: 100, most: 50 } }, all, calls(200))?.measure).toBe("hangUps");
  expect(judge({ ...usualGuard, calls: 201 }, all, calls(200))).toBeUndefined();
});

test("of rollouts whose versions are alike hardly any is ended, however often it is looked", () => {
  // A linear congruential generator: the same chance with each run.
  let seed = 42;
  const chance = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  let ended = 0;
  for (let run = 0; run < 300; run += 1) {
    const sides = [calls(0), calls(0)] as [Counts, Counts];
    for (let call = 0; call < 600; call += 1) {
      const side = chance() < 0.3 ? 0 : 1;
      const before = sides[side];
      sides[side] = {
        ...before,
        ended: before.ended + 1,
        errors: before.errors + Number(chance() < 0.08),
        hangUps: before.hangUps + Number(chance() < 0.3),
      };
      if (judge(usualGuard, ...sides)) {
        ended += 1;
        break;
      }
    }
  }
  expect(ended).toBeLessThanOrEqual(6);
});

test("says why, with the figures", () => {
  const candidate = { number: 4, ...calls(21, { failedTransfers: 20 }) };
  const current = { number: 3, ...calls(180, { failedTransfers: 3 }) };
  const trip = judge(usualGuard, candidate, current);
  expect(trip && tripWords(trip, usualGuard, candidate, current)).toBe(
    "Of the calls that got version 4, 20 of 21 had a transfer that failed; of version 3 3 of 180: more than 40 % are too many.",
  );
});
