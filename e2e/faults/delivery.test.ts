// Notifications that come twice, late, in the wrong order, in odd spellings or not at all. Where nothing is lost, the
// call goes exactly as it does on a good day.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProcesses } from "../processes.ts";
import { type Fault, type Stand, standOn, wantsSupport } from "./stand.ts";

let stand: Stand;
let usual: readonly string[];
beforeAll(async () => {
  stand = standOn(await startProcesses({ scale: 4, flows: ["reception"] }));
  usual = (await stand.callThrough(wantsSupport)).requests;
}, 180_000);
afterAll(() => stand.stop());

const all = ["incoming", "establishing", "established", "mediaActive", "tone", "operation", "transferring"];
const often = { times: 100 } as const;

describe.concurrent("nothing is lost", () => {
  test.each<[string, readonly Fault[]]>([
    ["every notification twice, at once", [{ fault: "duplicate", ...often }]],
    [
      "every notification five times, and some of them late",
      [{ fault: "duplicate", copies: 4, ms: 700, ...often }],
    ],
    [
      "two changing places, whenever there are two",
      [{ fault: "reorder", on: ["establishing", "mediaActive", "operation", "tone"], ...often }],
    ],
    ["enums in another case", [{ fault: "pascalCase", ...often }]],
    ["fields that nobody knows", [{ fault: "unknownFields", ...often }]],
    ["the older address of what changed", [{ fault: "resourceOnly", ...often }]],
    ["the older code of what went well", [{ fault: "oldResultCode", ...often }]],
    ["a neighbour in the same body that makes no sense", [{ fault: "brokenNeighbour", ...often }]],
    ["another charset in the header", [{ fault: "oddCharset", ...often }]],
    ["announced in the protocol of before Graph", [{ fault: "legacyFirst", times: 1 }]],
    [
      "news that changes nothing missing",
      [{ fault: "drop", on: ["establishing", "transferring", "transferAccepted"], ...often }],
    ],
    [
      "states that nobody knows, where they say nothing new",
      [{ fault: "unknownState", on: ["establishing", "transferring"], ...often }],
    ],
  ])("%s", async (_what, faults) => {
    const { requests, end } = await stand.callThrough({ ...wantsSupport, faults });
    expect(requests).toEqual(usual);
    expect(end).toMatchObject({ code: 200, subcode: 7015 });
  });

  test.each(all)(
    "%s comes two seconds late, and what follows overtakes it: the caller is put through all the same",
    async (kind) => {
      const { end, requests } = await stand.callThrough({
        ...wantsSupport,
        faults: [{ fault: "delay", on: [kind], times: 1, ms: 2_000 }],
      });
      expect(end).toMatchObject({ code: 200, subcode: 7015 });
      expect(requests.filter((request) => request.startsWith("transfer"))).toHaveLength(1);
    },
  );
});

describe.concurrent("news that never comes", () => {
  test.each([
    // What the caller notices: nothing, or that a prompt is followed by silence for some seconds, then by the fallback.
    ["mediaActive", 1],
    ["operation", 1],
    ["operation", 2],
    ["transferring", 1],
  ])("%s, %i of them: the call comes to an end", async (kind, times) => {
    const { end, requests } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "drop", on: [kind], times }],
    });
    expect(end).toMatchObject({ code: 200, subcode: 7015 });
    expect(requests.filter((request) => request.startsWith("transfer"))).toHaveLength(1);
  });

  test("the end of a call is found out by asking: nothing of it stays in hand", async () => {
    const { id } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "drop", on: ["terminated", "mediaInactive", "terminating"], times: 100 }],
    });
    const news = await fetch(`${stand.serverUrl}/api/calls/${id}/news`);
    // The stream ends with the call.
    const last = (await news.text()).trim().split("\n").at(-1);
    expect(JSON.parse(last?.replace("data: ", "") ?? "{}")).toMatchObject({ kind: "ended" });
  });
});
