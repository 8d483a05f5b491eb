// Graph in trouble: errors, throttling, requests that hang or whose answers are lost. The caller notices nothing, and
// nobody is transferred twice.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProcesses, type Wire } from "../processes.ts";
import { type Fault, type Stand, standOn, wantsSupport } from "./stand.ts";

let stand: Stand;
let heard: readonly string[];
beforeAll(async () => {
  // No faster: a request that is held for five seconds of the simulator's time shall not be over in no time.
  stand = standOn(await startProcesses({ scale: 3, flows: ["reception"] }));
  heard = heardIn((await stand.callThrough(wantsSupport)).lines);
}, 180_000);
afterAll(() => stand.stop());

/** The audio that a caller heard, in order. */
const heardIn = (lines: readonly Wire[]) =>
  lines.flatMap((line) =>
    line.type === "audio" && line.did === "starts" ? [String((line as { prompt?: string }).prompt)] : [],
  );
const requestsIn = (lines: readonly Wire[], operation: string) =>
  lines.filter((line) => line.type === "request" && line.operation === operation);

const operations = ["answer", "subscribeToTone", "playPrompt", "cancelMediaProcessing", "transfer"] as const;
const troubles: readonly [string, Fault][] = [
  ["500, 500, then well", { fault: "serverError", times: 2 }],
  ["503, then well", { fault: "serverError", status: 503, times: 1 }],
  ["throttled for two seconds", { fault: "throttled", times: 1, retryAfter: 2 }],
  ["throttled until a date", { fault: "throttled", times: 1, retryAfter: 2, retryAfterDate: 1 }],
  ["throttled, and nobody says for how long", { fault: "throttled", times: 2, retryAfter: 0 }],
  ["hanging for five seconds", { fault: "hang", times: 1, ms: 5_000 }],
  ["done, and the answer is lost", { fault: "lostReply", times: 1 }],
  ["the connection breaks", { fault: "reset", times: 1 }],
  ["the token is refused once", { fault: "refused", status: 401, times: 1 }],
];

describe.concurrent.each(operations)("%s", (operation) => {
  test.each(troubles)("%s", async (_what, trouble) => {
    const { lines, end, transfers } = await stand.callThrough({
      // The menu is cut short, so that something has to be stopped.
      ...wantsSupport,
      faults: [{ ...trouble, on: [operation] }],
    });
    expect(end).toMatchObject({ code: 200, subcode: 7015 });
    expect(transfers).toBe(1);
    // A prompt whose answer was lost may be said again; nothing else is heard that is not heard on a good day.
    expect([...new Set(heardIn(lines))]).toEqual([...new Set(heard)]);
    if (operation !== "playPrompt") expect(heardIn(lines)).toEqual(heard);
  });
});

describe.concurrent("a transfer", () => {
  test("that took effect, although its answer was lost, is sent once", async () => {
    const { lines } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "lostReply", on: ["transfer"], times: 1 }],
    });
    expect(requestsIn(lines, "transfer")).toHaveLength(1);
  });

  test("that hangs for five seconds is sent once", async () => {
    const { lines } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "hang", on: ["transfer"], times: 1, ms: 5_000 }],
    });
    expect(requestsIn(lines, "transfer")).toHaveLength(1);
  });

  test("is sent again only after Graph has shown that nothing came of it", async () => {
    const { lines } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "serverError", on: ["transfer"], times: 2 }],
    });
    const story = lines.flatMap(({ type, operation }) =>
      type === "request" && (operation === "transfer" || operation === "getCall") ? [operation] : [],
    );
    expect(story.filter((word) => word === "transfer")).toHaveLength(3);
    for (const [index, word] of story.entries()) {
      if (word === "transfer" && index > 0) expect(story[index - 1]).toBe("getCall");
    }
  });
});

test("a call whose requests hang does not hold up another", async () => {
  const slow = await stand.place({
    ...wantsSupport,
    faults: [{ fault: "hang", on: ["answer", "playPrompt"], times: 3, ms: 4_000 }],
  });
  const { lines, end } = await stand.callThrough(wantsSupport);
  expect(end).toMatchObject({ code: 200, subcode: 7015 });
  expect(heardIn(lines)).toEqual(heard);
  // It was still under way when the other one was over.
  expect(stand.wire.of(slow).some(({ did }) => did === "ended")).toBe(false);
  await stand.control("POST", `/calls/${slow}/hangUp`);
});
