import { expect, test } from "vitest";
import { thinnedOut } from "../../src/control/drafts/thinning.ts";

const minute = 60_000;

/** Saves a minute apart, thinned after each, as a server does; the ages of what is left, in minutes. */
function after(saves: number): number[] {
  let kept: { readonly id: string; readonly at: number }[] = [];
  for (let save = 0; save < saves; save += 1) {
    const now = save * minute;
    kept = [{ id: `${save}`, at: now }, ...kept];
    const gone = new Set(thinnedOut(kept, now));
    kept = kept.filter(({ id }) => !gone.has(id));
  }
  return kept.map(({ at }) => saves - 1 - at / minute);
}

test("the newest twenty all stay", () => {
  expect(after(20)).toHaveLength(20);
  expect(after(5_000).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, age) => age));
});

test("however long somebody works there are never more than fifty, and some of long ago", () => {
  const ages = after(5_000);
  expect(ages.length).toBeLessThanOrEqual(50);
  expect(ages.length).toBeGreaterThan(24);
  expect(ages.at(-1)).toBeGreaterThan(1_500);
});
