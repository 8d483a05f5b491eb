// Calls that are sent on before they are answered: a redirect may ring at somebody's desk only once, whatever Graph says
// or does not say about it. And news that is lost for good: what the caller notices of it, kind by kind.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProcesses, type Wire } from "../processes.ts";
import { type Fault, type Stand, standOn, wantsSupport } from "./stand.ts";
import { storedIn } from "./watching.ts";

let stand: Stand;
beforeAll(async () => {
  stand = standOn(await startProcesses({ scale: 4, flows: ["reception", "helpdesk"] }));
}, 180_000);
afterAll(() => stand?.stop());

/** An employee calls the help desk, which rings its technicians at once. */
const wantsHelp = { to: "bot", from: { kind: "user" } } as const;

const requests = (lines: readonly Wire[]) =>
  lines.flatMap(({ type, operation }) => (type === "request" && operation !== undefined ? [operation] : []));

describe.concurrent("a redirect", () => {
  test.each<[string, Fault, readonly string[]]>([
    ["on a good day", { fault: "lateReply", ms: 100 }, ["redirect"]],
    [
      "500, 500, then well: sent again only when nothing has come of it",
      { fault: "serverError", times: 2 },
      ["redirect", "getCall", "getCall", "redirect", "getCall", "getCall", "redirect"],
    ],
    [
      "503, then well",
      { fault: "serverError", status: 503, times: 1 },
      ["redirect", "getCall", "getCall", "redirect"],
    ],
    [
      "throttled: nothing has happened, so nothing is asked",
      { fault: "throttled", times: 1, retryAfter: 1 },
      ["redirect", "redirect"],
    ],
    ["the connection breaks", { fault: "reset", times: 1 }, ["redirect", "getCall", "getCall", "redirect"]],
    ["done, and the answer is lost", { fault: "lostReply", times: 1 }, ["redirect", "getCall"]],
    ["done, and half of an answer", { fault: "truncated", times: 1 }, ["redirect"]],
    ["taken after six seconds", { fault: "hang", times: 1, ms: 6_000 }, ["redirect", "getCall", "getCall"]],
  ])("%s", async (_, fault, story) => {
    const { lines, end } = await stand.callThrough({
      ...wantsHelp,
      faults: [{ on: ["redirect"], ...fault }],
    });
    // Graph does not say how a redirect ended that went well.
    expect(end).toBeNull();
    expect(requests(lines)).toEqual(story);
    // Whoever asks how the call is does so before it is sent again.
    for (const [index, word] of story.entries())
      if (word === "redirect" && index > 0 && fault.fault !== "throttled")
        expect(story[index - 1]).toBe("getCall");
  });
});

const support = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a03";
const operator = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01";

describe.concurrent("all news of a kind is lost", () => {
  // A caller who wants support; whom they get, and what they notice.
  test.each<[kind: string, to: string, notices: string]>([
    ["establishing", support, "nothing"],
    ["established", support, "nothing"],
    ["mediaActive", support, "some seconds of silence at the start"],
    ["tone", operator, "keys have no effect; the menu is said again, then the operator"],
    ["operation", support, "some seconds of silence after each thing that is said"],
    ["transferring", support, "nothing"],
    ["transferAccepted", support, "nothing"],
    ["mediaInactive", support, "nothing"],
    ["terminated", support, "nothing"],
  ])("%s: the caller gets %s and notices: %s", async (kind, to) => {
    const { lines, end } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "drop", on: [kind] }],
    });
    expect(end).toMatchObject({ code: 200, subcode: 7015 });
    const transfers = lines.filter(({ type, operation }) => type === "request" && operation === "transfer");
    expect(transfers.map(({ body }) => JSON.stringify(body).includes(to))).toEqual([true]);
  });

  test("incoming: nobody answers, and nothing is left of the call", async () => {
    const { lines } = await stand.callThrough({
      ...wantsSupport,
      faults: [{ fault: "drop", on: ["incoming"] }],
    });
    expect(requests(lines)).toEqual([]);
  });
});

test("told three times, at once and later: written down once", async () => {
  const { id } = await stand.callThrough({
    ...wantsSupport,
    faults: [{ fault: "duplicate" }, { fault: "duplicate", ms: 700 }],
  });
  // The last repeat comes after the end.
  await stand.wire.until(id, "all repeats of the end answered", (lines) => {
    const ends = lines.filter(({ type, kind }) => type === "notification" && kind === "terminated");
    return (
      ends.length === 4 &&
      ends.every(({ seq }) => lines.some(({ type, to }) => type === "answer" && to === seq))
    );
  });
  // The last, because it ends the server.
  await stand.stopServer();
  const keys = storedIn(stand).journal.flatMap(({ call, entry }) =>
    call === id && entry.kind === "event" && entry.key !== undefined ? [String(entry.key)] : [],
  );
  expect(keys.length).toBeGreaterThan(5);
  expect(keys).toEqual([...new Set(keys)]);
});
