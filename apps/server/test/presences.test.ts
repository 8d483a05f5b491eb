import type { Clock } from "@dialtree/calls";
import type { GraphRequest } from "@dialtree/graph";
import type { SendOptions, Sent } from "@dialtree/graph/io";
import { expect, test } from "vitest";
import { presencesOf } from "../src/line/presences.ts";

const tenant = "5f0c1d2e-7a34-4b56-8c9d-0e1f2a3b4c5d";
const ada = "d76cc2dc-c8f4-4dfb-861e-ec10d2b63731";
const ben = "c032291e-63ea-4522-8a91-db776842da84";
const done = (body: unknown): Sent => ({ verdict: { verdict: "done" }, body, attempts: [] });
const presence = (availability: unknown) => done({ id: ada, availability, activity: "Available" });
const failed = (detail: string, reason: "refused" | "error" = "error"): Sent => ({
  verdict: { verdict: "failed", reason, detail },
  attempts: [],
});

/** Graph answers as it is told, each time the same; the clock stands still until it is turned. */
function asking(answer: (options: SendOptions) => Sent | Promise<Sent>) {
  let now = 1_000_000;
  const wakes: { readonly at: number; readonly run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (ms, run) => {
      const wake = { at: now + ms, run };
      wakes.push(wake);
      return () => void wakes.splice(wakes.indexOf(wake), 1);
    },
  };
  const sent: string[] = [];
  const logged: unknown[] = [];
  const presences = presencesOf({
    client: {
      send: async ({ method, path }: GraphRequest, options) => {
        sent.push(`${method} ${path}`);
        return answer(options);
      },
    },
    clock,
    log: (attempt) => logged.push(attempt),
  });
  const goOn = (ms: number) => {
    now += ms;
    for (const { at, run } of [...wakes]) if (at <= now) run();
  };
  return { ask: (user = ada, of = tenant) => presences.standing(of, user), sent, logged, goOn };
}

test.each([
  ["Available", "available"],
  ["AvailableIdle", "available"],
  ["Busy", "busy"],
  ["BusyIdle", "busy"],
  ["DoNotDisturb", "busy"],
  ["Away", "away"],
  ["BeRightBack", "away"],
  ["Offline", "away"],
])("whoever is shown as %s is %s", async (availability, answer) => {
  const { ask, sent } = asking(() => presence(availability));
  expect(await ask()).toEqual({ outcome: "done", answer });
  expect(sent).toEqual([`GET /users/${ada}/presence`]);
});

test.each([
  ["nothing is known", presence("PresenceUnknown"), "Graph does not know it"],
  ["the word is new", presence("Levitating"), "Graph does not know it"],
  ["the word is none", presence(7), "Graph does not know it"],
  ["the reply is none", done("<html>"), "Graph does not know it"],
  [
    "the app may not ask",
    failed("403 Forbidden", "refused"),
    "403 Forbidden: the app may not ask. Grant it Presence.Read.All for applications in Entra, with an administrator's consent",
  ],
  [
    "there is no such person",
    failed("404 NotFound"),
    "404 NotFound: there is no such person. Choose somebody else in the step",
  ],
  ["Graph is throttling", failed("429"), "429"],
])("when %s, nobody knows, and the log says why", async (_, answer, detail) => {
  const { ask } = asking(() => answer);
  expect(await ask()).toEqual({ outcome: "failed", detail });
});

test("an answer that takes longer than three seconds is not waited for, and the request is given up", async () => {
  const { ask, goOn } = asking(
    ({ signal }) =>
      new Promise((resolve) => {
        signal?.addEventListener("abort", () => resolve({ verdict: { verdict: "unknown" }, attempts: [] }));
      }),
  );
  const asked = ask();
  goOn(2_999);
  let isOver = false;
  void asked.then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  goOn(1);
  expect(await asked).toEqual({ outcome: "failed", detail: "Graph did not answer within 3 s" });
});

test("a storm of calls asks once for each person in five seconds, also while the first is still asking", async () => {
  const answers = Promise.withResolvers<Sent>();
  const { ask, sent, goOn } = asking(() => answers.promise);
  const storm = Array.from({ length: 100 }, (_, call) => ask(call % 2 === 0 ? ada : ben.toUpperCase()));
  answers.resolve(presence("Busy"));
  expect(new Set((await Promise.all(storm)).map(({ answer }) => answer))).toEqual(new Set(["busy"]));
  goOn(4_999);
  await ask(ben);
  expect(sent).toHaveLength(2);
  goOn(1);
  await ask();
  expect(sent).toHaveLength(3);
});

test("people of one id in two tenants are two", async () => {
  const { ask, sent } = asking(() => presence("Busy"));
  await ask();
  await ask(ada, "c0ffee00-1111-4222-8333-444455556666");
  expect(sent).toHaveLength(2);
});

test("each request is in the log, without what it brought", async () => {
  const attempt = { answer: 200, clientRequestId: "c", tookMs: 7 };
  const { ask, logged } = asking(() => ({ ...presence("Busy"), attempts: [attempt] }));
  await ask();
  expect(logged).toEqual([attempt]);
});
