// A call between a telephone network and servers that die, a store that fails and news that comes twice, late or not at
// all: whatever happens, in whatever order, the caller is transferred at most once and the call comes to an end.

import type { CallCommand, EventBody } from "@dialtree/flow";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LegState, Sent } from "../../src/index.ts";
import { type HandClock, key, quiet, type Stand, stand } from "./stand.ts";

type Fate = "works" | "works, and nobody says so" | "fails, and nobody knows";

/** The other side: what Graph and the caller do. It outlives servers. */
class Network {
  state: LegState = "ringing";
  /** News that still has to be delivered. */
  readonly news: { readonly event: EventBody; readonly dedupeKey: string }[] = [];
  transfers = 0;
  /** Transfers that reached a call which was being transferred already. */
  doubled = 0;
  afterEnd = 0;
  tones = 0;
  readonly fates: Fate[];

  constructor(fates: readonly Fate[]) {
    this.fates = [...fates];
  }

  send(command: CallCommand, clock: HandClock): Promise<Sent> | Sent {
    const onceOnly = command.type === "transfer" || command.type === "redirect";
    const fate = this.fates.shift() ?? "works";
    if (this.state === "gone") {
      this.afterEnd += 1;
      return { became: "gone" };
    }
    if (fate === "fails, and nobody knows") {
      return onceOnly ? { became: "unsure" } : result(command, "unknown");
    }
    // Each works only while it rings, or only once it was answered.
    const ringing = ["answer", "reject", "redirect"].includes(command.type);
    if (command.type !== "hangUp" && command.type !== "stop" && ringing !== (this.state === "ringing")) {
      if (this.state === "leaving" && onceOnly) this.doubled += 1;
      return result(command, "failed");
    }
    this.#do(command);
    // Whoever sent it waits in vain, and then gives up.
    if (fate === "works, and nobody says so")
      return new Promise<Sent>((resolve) => {
        clock.after(5_000, () => resolve(onceOnly ? { became: "unsure" } : result(command, "unknown")));
      });
    return command.type === "listen" || command.type === "stop" || command.type === "keepAlive"
      ? result(command, "done")
      : { became: "accepted" };
  }

  #do({ id, type }: CallCommand): void {
    if (type === "answer" && this.state === "ringing") {
      this.state = "connected";
      this.tell({ type: "connected" }, "connected");
    }
    if (type === "play") this.tell({ type: "result", command: { id }, outcome: "done" }, `result ${id}`);
    if (type === "transfer" || type === "redirect") {
      this.transfers += 1;
      this.state = "leaving";
    }
    if (type === "hangUp" || type === "reject") this.end();
  }

  tell(event: EventBody, dedupeKey: string): void {
    this.news.push({ event, dedupeKey });
  }

  end(): void {
    if (this.state === "gone") return;
    this.state = "gone";
    this.tell({ type: "ended" }, "ended");
  }
}

function result({ id }: CallCommand, outcome: "done" | "failed" | "unknown"): Sent {
  return { became: "settled", event: { type: "result", command: { id }, outcome } };
}

async function isLive({ memory }: Stand): Promise<boolean> {
  const [found] = await memory.store.load([key]);
  return found?.is === "live";
}

type Happening =
  | { readonly type: "deliver"; readonly which: number; readonly twice: boolean; readonly lost: boolean }
  | { readonly type: "key" }
  | { readonly type: "time"; readonly ms: number }
  | { readonly type: "crash" }
  | {
      readonly type: "store";
      readonly fault: "full" | "unavailable" | undefined;
      readonly when: "before" | "after";
    }
  | { readonly type: "leaves" };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("deliver" as const),
      which: fc.nat(3),
      twice: fc.boolean(),
      lost: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: "key" as const }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("time" as const), ms: fc.nat(12_000) }) },
  { weight: 2, arbitrary: fc.constant({ type: "crash" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("store" as const),
      fault: fc.constantFrom("full" as const, "unavailable" as const, undefined),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: "leaves" as const }) },
);
const fate = fc.constantFrom<Fate>(
  "works",
  "works",
  "works",
  "works, and nobody says so",
  "fails, and nobody knows",
);

test("whatever goes wrong: never two transfers, every call ends, nothing applied twice", async () => {
  let transferred = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { maxLength: 40 }),
      fc.array(fate, { maxLength: 25 }),
      async (all, fates) => {
        const network = new Network(fates);
        const connect = (line: Stand): Stand => {
          line.telephone.send = async (command) => network.send(command, line.clock);
          line.telephone.look = async () => network.state;
          return line;
        };
        let line = connect(stand());
        await line.begin();
        await quiet();

        const deliver = async (which: number, twice: boolean, lost: boolean) => {
          const item = network.news[which % Math.max(1, network.news.length)];
          if (!item) return;
          try {
            if (!lost) await line.tell(item.event, item.dedupeKey);
            if (twice && !lost) await line.tell(item.event, item.dedupeKey);
            network.news.splice(network.news.indexOf(item), 1);
          } catch {
            // Refused: it is told again later.
          }
          await quiet();
        };

        for (const what of all) {
          if (what.type === "deliver") await deliver(what.which, what.twice, what.lost);
          if (what.type === "key" && network.state === "connected") {
            network.tones += 1;
            network.tell({ type: "tone", sequence: network.tones, tone: "1" }, `tone ${network.tones}`);
          }
          if (what.type === "time") await line.clock.go(what.ms);
          if (what.type === "crash") line = await line.successor(connect);
          if (what.type === "store") line.memory.fail(what.fault, what.when);
          if (what.type === "leaves") network.end();
        }

        // From now on everything works; whoever was transferred is picked up.
        line.memory.fail(undefined);
        network.fates.length = 0;
        for (let round = 0; round < 80 && (await isLive(line)); round += 1) {
          while (network.news.length > 0) await deliver(0, false, false);
          if (network.state === "leaving") network.end();
          await line.clock.go(10_000);
        }
        while (network.news.length > 0) await deliver(0, false, false);

        const [found] = await line.memory.store.load([key]);
        expect(found?.is).toBe("ended");
        expect(network.state).toBe("gone");
        expect(network.doubled).toBe(0);
        transferred += Math.min(1, network.transfers);
        const applied = (await line.memory.store.journal(key))
          .map(({ entry }) => JSON.parse(entry) as { kind: string; key?: string })
          .flatMap((entry) => (entry.kind === "event" && entry.key !== undefined ? [entry.key] : []));
        expect(new Set(applied).size).toBe(applied.length);
      },
    ),
    { numRuns: 150 },
  );
  // A network in which nobody is ever transferred would prove nothing.
  expect(transferred).toBeGreaterThan(20);
});
