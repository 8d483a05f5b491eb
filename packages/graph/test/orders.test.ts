// What several notifications of one call come to, read in any order, late, twice. A session applies what is read here by
// its keys; so does `outcome` below, and nothing more.
import { type NotificationItem, type NotifiedEvent, readNotifications } from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const call = "/communications/calls/5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
interface Sent {
  readonly messageId: string;
  readonly notification: object;
}

/** What a call can go through at Graph: in this order, because that is how it happens. */
const news = (changeType: string, resourceUrl: string, resourceData: object) => ({
  changeType,
  resourceUrl,
  resourceData,
});
const ofCall = (resourceData: object, changeType = "updated") => news(changeType, call, resourceData);
const established = fc.constantFrom<object>(
  {},
  { direction: "incoming" },
  { mediaState: { audio: "active" } },
);
const operation = fc.record({
  id: fc.constantFrom("c1", "c2", "c3"),
  type: fc.constantFrom("playPrompt", "record", "inviteParticipants"),
  end: fc.constantFrom<object>(
    { status: "completed", resultInfo: { code: 200, subcode: 0 } },
    { status: "failed", resultInfo: { code: 400, subcode: 8508 } },
    { status: "completed", completionReason: "mediaOperationCanceled" },
  ),
});
const transferFailure = fc
  .constantFrom(500, 400, 486)
  .map((code) => ({ resultInfo: { code, subcode: 7000 } }));
const end = fc.constantFrom<object>(
  { resultInfo: { code: 200, subcode: 4521 } },
  { resultInfo: { code: 0, subcode: 7015 } },
  { terminationReason: "AppTransferred" },
  { resultInfo: { code: 408, subcode: 8537 } },
  {},
);

const history = fc
  .record({
    connected: fc.array(established, { maxLength: 3 }),
    tones: fc.array(fc.constantFrom("tone1", "tone5", "star", "flash"), { maxLength: 5 }),
    operations: fc.uniqueArray(operation, { maxLength: 3, selector: ({ id }) => id }),
    rosters: fc.nat({ max: 2 }),
    transfer: fc.option(fc.option(transferFailure)),
    end: fc.option(end),
  })
  .map(({ connected, tones, operations, rosters, transfer, end }) => {
    const all: object[] = [
      ofCall({ state: "incoming", source: { identity: { phone: { id: "+15550100" } } } }, "created"),
      ofCall({ state: "establishing" }),
      ...connected.map((more) => ofCall({ state: "established", ...more })),
      ...Array.from({ length: rosters }, () => news("updated", `${call}/participants`, [])),
      ...tones.map((tone, index) =>
        ofCall({ state: "established", toneInfo: { sequenceId: index + 1, tone } }),
      ),
      ...operations.flatMap(({ id, type, end }) => {
        const url = `${call}/operations/o-${id}`;
        const data = { "@odata.type": `#microsoft.graph.${type}Operation`, clientContext: id };
        return [
          news("updated", url, { ...data, status: "running" }),
          news("deleted", url, { ...data, ...end }),
        ];
      }),
      ...(transfer === null
        ? []
        : [ofCall({ state: "transferring" }), ofCall({ state: "transferAccepted" })]),
      ...(transfer ? [ofCall({ state: "established", ...transfer })] : []),
      ...(end ? [ofCall({ state: "terminating" }), ofCall({ state: "terminated", ...end }, "deleted")] : []),
    ];
    return all.map((notification, index): Sent => ({ messageId: `m${index}`, notification }));
  });

/** Another way for the same notifications to come: each at least once, in any order. */
const delivered = history.chain((sent) =>
  fc
    .tuple(
      fc.shuffledSubarray(sent, { minLength: sent.length }),
      sent.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...sent), { maxLength: 8 }),
      fc.nat(),
    )
    .map(([shuffled, repeated, seed]) => {
      const all: Sent[] = [...shuffled];
      // Repeats come anywhere behind their first.
      repeated.forEach((again, index) => {
        const first = all.indexOf(again);
        all.splice(first + 1 + ((seed + index) % (all.length - first)), 0, again);
      });
      return { sent, arrived: all };
    }),
);

const read = (sent: readonly Sent[]): readonly NotificationItem[] =>
  sent.flatMap(({ notification, messageId }) => {
    const { items } = readNotifications({ value: [notification] }, { messageId });
    return items ?? [];
  });

/** Events by what tells them apart, each once: what is left when a session has thrown repeats away. */
function outcome(items: readonly NotificationItem[]): Readonly<Record<string, NotifiedEvent>> {
  const taken: Record<string, NotifiedEvent> = {};
  for (const { event, dedupeKey = "no key" } of items as readonly {
    event?: NotifiedEvent;
    dedupeKey?: string;
  }[]) {
    if (event) taken[dedupeKey] ??= event;
  }
  return Object.fromEntries(Object.entries(taken).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const ends = (items: readonly NotificationItem[]) =>
  items.flatMap(({ event }) => (event?.type === "ended" ? [event] : []));

describe("however notifications of a call come", () => {
  test("repeats and delays change nothing", () => {
    fc.assert(
      fc.property(delivered, ({ sent, arrived }) => {
        expect(outcome(read(arrived))).toEqual(outcome(read(sent)));
      }),
      { numRuns: 500 },
    );
  });

  test("several at once mean what they mean one by one", () => {
    fc.assert(
      fc.property(history, (sent) => {
        const value = sent.map(({ notification }) => notification);
        const strip = (items: readonly NotificationItem[]) =>
          items.map(({ event, news }) => ({ event, news }));
        expect(strip(readNotifications({ value }).items ?? [])).toEqual(strip(read(sent)));
      }),
      { numRuns: 200 },
    );
  });

  // No exceptions are listed, because there are none: what a notification means does not depend on those before it.
  test("no order brings an end that the true one lacks", () => {
    fc.assert(
      fc.property(delivered, ({ sent, arrived }) => {
        const told = new Set(ends(read(sent)).map((event) => JSON.stringify(event)));
        for (const event of ends(read(arrived))) expect(told).toContain(JSON.stringify(event));
      }),
      { numRuns: 500 },
    );
  });

  test("tones are told apart by their number, whatever else they say", () => {
    fc.assert(
      fc.property(delivered, ({ arrived }) => {
        const tones = Object.values(outcome(read(arrived))).filter(({ type }) => type === "tone");
        const numbers = tones.map((event) => (event.type === "tone" ? event.sequence : 0));
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 200 },
    );
  });
});

test("a transfer has failed only when the call comes back with an error", () => {
  const code = fc.oneof(fc.integer({ min: -1, max: 700 }), fc.constantFrom("399", "400", "500", "x", null));
  const state = fc.constantFrom(
    ...["incoming", "establishing", "Established", "established", "hold", "transferring", "transferAccepted"],
    ...["redirecting", "terminating", "ringing", ""],
  );
  fc.assert(
    fc.property(state, code, fc.boolean(), (state, code, spelt) => {
      const resultInfo = { code, [spelt ? "subcode" : "subCode"]: 7000 };
      const items = readNotifications({ value: [ofCall({ state, resultInfo })] }).items ?? [];
      const failed = items.some(({ event }) => event?.type === "result" && event.outcome === "failed");
      const number = typeof code === "string" ? Number(code) : code;
      expect(failed).toBe(/^established$/i.test(state) && number !== null && number >= 400);
    }),
    { numRuns: 1_000 },
  );
});
