// Prompts that Graph cannot fetch, cannot play or gets late. On a clock that stands still between two timers, so that
// silence can be measured: whatever becomes of a prompt, a caller hears nothing for ten seconds at most.

import { expect, test } from "vitest";
import type { RealLine } from "../real-line.ts";
import { reception, stillLine } from "./still-line.ts";

const { clock, line, quiet } = stillLine(reception);

type PlacedFault = NonNullable<Parameters<RealLine["simulator"]["world"]["place"]>[2]>[number];

/** Somebody calls, presses nothing and waits for the end. */
async function patience(faults: readonly PlacedFault[]) {
  const { world } = line().simulator;
  const [number] = world.directory().numbers;
  if (!number) throw new Error("There is no number to dial.");
  const { tenantId } = world.directory();
  // What Graph has fetched for the call before does not count.
  world.prompts.forget();
  const { id } = world.place(
    { kind: "phone", number: "+15550170" },
    { kind: "number", ...number, tenantId },
    faults,
  );
  for (let seconds = 0; seconds < 300 && world.find(id)?.state !== "terminated"; seconds += 5)
    await clock.advance(5_000, quiet);
  return { wire: world.log.of(id), call: world.find(id) };
}

/** The longest time, in ms, in which a caller heard neither words nor a phone that rings. */
function longestSilence(wire: Awaited<ReturnType<typeof patience>>["wire"]): number {
  let since: number | undefined;
  let longest = 0;
  for (const entry of wire) {
    const at = Date.parse(entry.at);
    const { type } = entry;
    const begins =
      (type === "phone" && entry.did === "answered") || (type === "audio" && entry.did !== "starts");
    const ends =
      (type === "audio" && entry.did === "starts") ||
      (type === "phone" && entry.did === "ended") ||
      (type === "notification" && entry.kind === "transferring");
    if (since !== undefined) longest = Math.max(longest, at - since);
    if (begins) since = at;
    else if (ends) since = undefined;
  }
  return longest;
}

const played = (wire: Awaited<ReturnType<typeof patience>>["wire"]) =>
  wire.filter((entry) => entry.type === "audio" && entry.did === "starts").length;

test("on a good day a caller waits for keys, and no longer", async () => {
  const { wire, call } = await patience([]);
  expect(call?.result).toMatchObject({ code: 200, subcode: 7015 });
  // The menu's five seconds and what it takes to be told.
  expect(longestSilence(wire)).toBeGreaterThanOrEqual(5_000);
  expect(longestSilence(wire)).toBeLessThan(6_000);
});

const first = { times: 2 } as const;
test.each<[string, readonly PlacedFault[], number]>([
  // The first prompt is asked for twice: ahead, while the call connects, and when it is played.
  ["the first prompt cannot be fetched", [{ fault: "promptUnreachable", ...first }], 3],
  ["the first prompt does not play", [{ fault: "promptWrongFormat", ...first }], 3],
  ["the first prompt comes late", [{ fault: "promptSlow", ms: 5_000, ...first }], 4],
  ["the menu cannot be fetched", [{ fault: "promptUnreachable", after: 2, times: 1 }], 2],
  ["the menu does not play", [{ fault: "promptWrongFormat", after: 2, times: 1 }], 2],
  ["no prompt at all can be fetched", [{ fault: "promptUnreachable" }], 0],
  ["no prompt at all plays", [{ fault: "promptWrongFormat" }], 0],
  ["every prompt comes five seconds late", [{ fault: "promptSlow", ms: 5_000 }], 4],
  ["Graph does not say why prompts ended", [{ fault: "unknownReason" }], 2],
  ["a word that Graph never tells the end of", [{ fault: "drop", on: ["operation"], times: 1 }], 4],
])(
  "%s: the caller is put through, and waits in silence for ten seconds at most",
  async (_, faults, least) => {
    const { wire, call } = await patience(faults);
    expect(call?.result).toMatchObject({ code: 200, subcode: 7015 });
    expect(longestSilence(wire)).toBeLessThanOrEqual(10_000);
    expect(played(wire)).toBeGreaterThanOrEqual(least);
    const transfers = wire.filter((entry) => entry.type === "request" && entry.operation === "transfer");
    expect(transfers).toHaveLength(1);
  },
);

test("the keys of notifications are out of reach, empty or new: known ones are believed for as long, new ones soon", async () => {
  const { world } = line().simulator;
  for (const fault of ["keysDown", "keysEmpty"] as const) {
    const on = world.switchOn({ fault });
    // Longer than what most libraries keep a set of keys, and several renewals that fail.
    await clock.advance(15 * 60_000, quiet);
    expect((await patience([])).call?.result).toMatchObject({ subcode: 7015 });
    world.faults.remove(on.id);
  }
  await world.keys.notifications.rotate();
  await clock.advance(31_000, quiet);
  expect((await patience([])).call?.result).toMatchObject({ subcode: 7015 });
});

test("the token endpoint is down for a minute: calls under way and new ones go on with the token that there is", async () => {
  const { world } = line().simulator;
  // Beyond half of its life, when a new one is asked for.
  const on = world.switchOn({ fault: "tokenDown" });
  const asked = () =>
    world.log.after(0).filter((entry) => entry.type === "request" && entry.operation === "token").length;
  const before = asked();
  await clock.advance(31 * 60_000, quiet);
  expect(asked()).toBeGreaterThan(before);
  expect((await patience([])).call?.result).toMatchObject({ subcode: 7015 });
  world.faults.remove(on.id);
});
