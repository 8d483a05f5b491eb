// Legs of a ring group in any order of events: people pick up, turn away and hang up, replies and news are lost, repeated and
// late, a server dies. However that goes, nobody's telephone rings on, and one person at most has the caller.

import { compile } from "@dialtree/engine";
import type { CallCommand, Destination, EventBody, FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sent } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, operator, quiet, type Stand, stand, tenant } from "./stand.ts";

const people = [1, 2, 3].map(
  (n): Destination => ({ kind: "user", id: `5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a1${n}` }),
);
const words = (text: string) => ({ "en-US": { text } });

function node(id: string, type: string, data: object = {}): FlowNode {
  const known = nodeTypes.get(type);
  return { id, type, version: known?.version ?? 1, data: { ...known?.initial, ...data } } as FlowNode;
}

function flowThat(order: string, asks: boolean) {
  const document: FlowDocument = {
    format: 1,
    id: "group",
    title: "Group",
    languages: ["en-US"],
    ...(operator ? { fallback: { say: {}, to: operator } } : {}),
    variables: {},
    start: "start",
    nodes: [
      node("start", "incoming"),
      node("ring", "ring-group", {
        people: people.map((to, n) => ({ id: `p${n}`, to })),
        order,
        asks,
        ringFor: 10,
        hold: words("Please hold."),
        tell: words("Press 1."),
        taken: words("Somebody else was quicker."),
      }),
      node("end", "hang-up"),
    ],
    edges: [
      { from: "start", outlet: "answered", to: "ring" },
      { from: "ring", outlet: "nobody", to: "end" },
      { from: "ring", outlet: "failed", to: "end" },
    ],
    layout: {},
  };
  return compile(document, nodeTypes, "v1");
}

/** One telephone that was made to ring, as Graph knows it. */
interface Phone {
  readonly call: string;
  readonly leg: string;
  state: "rings" | "talks" | "gone";
}

interface News {
  readonly to: Phone | "caller";
  readonly event: EventBody;
}

/** Graph, and all who have a telephone. What it has to tell waits until somebody lets it through. */
class World {
  readonly clock = new HandClock();
  readonly memory = createMemoryStore();
  readonly phones: Phone[] = [];
  readonly news: News[] = [];
  readonly handedOver: string[] = [];
  caller: "talks" | "leaves" | "gone" = "talks";
  line: Stand;
  readonly #flow;
  readonly #repliesLost: readonly boolean[];

  constructor(order: string, asks: boolean, repliesLost: readonly boolean[]) {
    this.#flow = flowThat(order, asks);
    this.#repliesLost = repliesLost;
    this.line = this.#connected(stand(this.memory, this.clock, this.memory.store, 0, [this.#flow]));
  }

  #connected(line: Stand): Stand {
    const always = <T>(one: T): T[] => Array.from({ length: 200 }, () => one);
    line.telephone.will("dial", ...always((command: CallCommand) => this.#rings(command)));
    line.telephone.will("hangUp", ...always((command: CallCommand) => this.#hungUp(command)));
    line.telephone.will("transfer", ...always((command: CallCommand) => this.#transfers(command)));
    line.telephone.states = ["unknown"];
    return line;
  }

  async begin(): Promise<void> {
    await this.line.begin({ flow: this.#flow });
    await quiet();
    await this.line.tell({ type: "connected" }, "connected");
    await quiet();
  }

  async die(): Promise<void> {
    this.line = await this.line.successor((next) => this.#connected(next));
  }

  #rings({ leg }: CallCommand): Sent {
    const phone: Phone = {
      call: `2f1e0d3c-0000-4000-8000-${String(this.phones.length + 1).padStart(12, "0")}`,
      leg,
      state: "rings",
    };
    this.phones.push(phone);
    this.news.push({ to: phone, event: { type: "dialled" } });
    const isLost = this.#repliesLost[this.phones.length % this.#repliesLost.length] ?? false;
    return isLost ? { became: "unsure" } : { became: "accepted", call: phone.call };
  }

  #hungUp({ leg }: CallCommand): Sent {
    if (leg === "caller") this.#callerGone("local");
    for (const phone of this.phones) if (phone.leg === leg) this.ends(phone, "local");
    return { became: "accepted" };
  }

  #transfers(command: CallCommand): Sent {
    if (command.type !== "transfer" || this.caller !== "talks")
      return { became: "settled", event: { type: "result", command: { id: command.id }, outcome: "failed" } };
    const phone = this.phones.find(({ leg }) => leg === command.replaces);
    // The fallback's own transfer goes to nobody of the group.
    if (command.replaces !== undefined && phone?.state !== "talks")
      return { became: "settled", event: { type: "result", command: { id: command.id }, outcome: "failed" } };
    this.caller = "leaves";
    this.handedOver.push(command.replaces ?? "fallback");
    this.news.push({ to: "caller", event: { type: "ended", reason: "transferred" } });
    if (phone) this.ends(phone, "transferred");
    return { became: "accepted" };
  }

  #callerGone(reason: "local" | "remote"): void {
    if (this.caller !== "talks") return;
    this.caller = "gone";
    this.news.push({ to: "caller", event: { type: "ended", reason } });
  }

  leaves(): void {
    this.#callerGone("remote");
  }

  picksUp(phone: Phone): void {
    if (phone.state !== "rings") return;
    phone.state = "talks";
    this.news.push({ to: phone, event: { type: "connected" } });
  }

  presses(phone: Phone, tone: "1" | "2"): void {
    if (phone.state === "talks") this.news.push({ to: phone, event: { type: "tone", sequence: 1, tone } });
  }

  ends(phone: Phone, reason: "remote" | "local" | "transferred"): void {
    if (phone.state === "gone") return;
    phone.state = "gone";
    this.news.push({ to: phone, event: { type: "ended", reason } });
  }

  /** Tells one of the news that wait, and perhaps keeps it to tell it once more. */
  async tells(which: number, again: boolean): Promise<void> {
    const index = which % Math.max(1, this.news.length);
    const item = this.news[index];
    if (!item) return;
    if (!again) this.news.splice(index, 1);
    const { to, event } = item;
    if (to === "caller") await this.line.tell(event, `caller ${event.type}`);
    else {
      const leg = { named: to.call, dialled: to.leg };
      await this.line.runner.take({ key, tenant, leg, event, dedupeKey: `${to.call} ${event.type}` });
    }
    await quiet();
  }
}

const step = fc.oneof(
  fc.record({ does: fc.constant("picks up" as const), who: fc.nat(5) }),
  fc.record({
    does: fc.constant("presses" as const),
    who: fc.nat(5),
    tone: fc.constantFrom("1" as const, "2" as const),
  }),
  fc.record({ does: fc.constant("hangs up" as const), who: fc.nat(5) }),
  fc.record({ does: fc.constant("tells" as const), who: fc.nat(9), again: fc.boolean() }),
  fc.record({ does: fc.constant("time" as const), seconds: fc.nat(6) }),
  fc.record({ does: fc.constantFrom("caller leaves" as const, "dies" as const) }),
);

test("no leg outlives its session, and nobody is handed over twice", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("in-turn", "at-once"),
      fc.boolean(),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      fc.array(step, { maxLength: 25 }),
      async (order, asks, repliesLost, steps) => {
        const world = new World(order, asks, repliesLost);
        await world.begin();
        for (const one of steps) {
          const phone = "who" in one ? world.phones[one.who % Math.max(1, world.phones.length)] : undefined;
          if (one.does === "time") await world.clock.go(one.seconds * 1_000);
          else if (one.does === "tells") await world.tells(one.who, one.again);
          else if (one.does === "caller leaves") world.leaves();
          else if (one.does === "dies") await world.die();
          else if (phone && one.does === "picks up") world.picksUp(phone);
          else if (phone && one.does === "presses") world.presses(phone, one.tone);
          else if (phone && one.does === "hangs up") world.ends(phone, "remote");
        }
        // All that is on its way arrives, and the caller does not stay for ever.
        for (let round = 0; round < 40 && (world.news.length > 0 || round < 8); round += 1) {
          if (round === 6) world.leaves();
          while (world.news.length > 0) await world.tells(0, false);
          await world.clock.go(10_000);
        }
        await world.clock.go(150_000);
        while (world.news.length > 0) await world.tells(0, false);
        expect(world.phones.filter(({ state }) => state !== "gone")).toEqual([]);
        expect(world.handedOver.length).toBeLessThanOrEqual(1);
        expect(world.line.runner.ongoing).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});
