// A runner on a clock that is turned by hand, with a telephone that does what a test says. Nothing here waits for time.

import { readFileSync } from "node:fs";
import { type CompiledFlow, compile, libraryOf } from "@dialtree/engine";
import { type CallCommand, type CommandType, type EventBody, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  type CallNews,
  type CallStore,
  type Clock,
  createRunner,
  createSeal,
  type Errands,
  type IncomingCall,
  type LegState,
  type OnTheLine,
  type Progress,
  type Runner,
  type RunnerEvent,
  type Sent,
  type Telephone,
} from "../../src/index.ts";
import { createMemoryStore, type MemoryStore } from "../../src/store/memory-store.ts";

const { document } = readText(
  readFileSync(new URL("../../../../flows/reception/flow.json", import.meta.url), "utf8"),
  nodeTypes,
);
if (!document) throw new Error("The reception flow cannot be read.");
export const flow = compile(document, nodeTypes, "v1");
export const operator = flow.document.fallback?.to;
export const key = "2f1e0d3c-0000-4000-8000-0000000000c1";
export const tenant = "5f0c1d2e-7a34-4b56-8c9d-0e1f2a3b4c5d";

/** A clock that stands still until it is told to go on. */
export class HandClock implements Clock {
  #now = Date.UTC(2026, 0, 15, 10);
  #made = 0;
  readonly #timers = new Map<number, { readonly due: number; readonly run: () => void }>();
  now(): number {
    return this.#now;
  }
  after(ms: number, run: () => void): () => void {
    const id = this.#made++;
    this.#timers.set(id, { due: this.#now + Math.max(0, ms), run });
    return () => void this.#timers.delete(id);
  }
  /** Goes on, and lets happen what falls due, one after the other. */
  async go(ms: number): Promise<void> {
    const until = this.#now + ms;
    await quiet();
    for (;;) {
      const [next] = [...this.#timers]
        .filter(([, { due }]) => due <= until)
        .sort(([a, x], [b, y]) => x.due - y.due || a - b);
      if (!next) break;
      this.#timers.delete(next[0]);
      this.#now = Math.max(this.#now, next[1].due);
      next[1].run();
      await quiet();
    }
    this.#now = until;
  }
}

/** Lets everything happen that needs no clock. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 25; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

export type Reply = Sent | ((command: CallCommand) => Sent | Promise<Sent>);
export const accepted: Sent = { became: "accepted" };
const withheld: Sent = { became: "withheld" };
export const unsure: Sent = { became: "unsure", detail: "500" };
export const settled = (outcome: "done" | "failed" | "unknown"): Reply => {
  return ({ id }) => ({ became: "settled", event: { type: "result", command: { id }, outcome } });
};

/** A telephone that remembers what it was asked, and answers as it is told. */
class ToldTelephone implements Telephone {
  readonly sent: CallCommand[] = [];
  /** The telephone's own name of the leg that each was for. */
  readonly on: (string | undefined)[] = [];
  looks = 0;
  /** How the leg is; several: one for each look, the last one for all that follow. */
  states: LegState[] = ["connected"];
  follows = 0;
  /** The same of what was taken on. */
  progress: Progress[] = [];
  readonly #replies = new Map<CommandType, Reply[]>();

  /** The next replies to commands of a type; after them it works again. */
  will(type: CommandType, ...replies: Reply[]): this {
    this.#replies.set(type, [...(this.#replies.get(type) ?? []), ...replies]);
    return this;
  }
  async send(command: CallCommand, { legs }: OnTheLine): Promise<Sent> {
    this.sent.push(command);
    this.on.push(legs[command.leg]);
    const usual = ["listen", "stop", "keepAlive"].includes(command.type) ? settled("done") : accepted;
    const reply = this.#replies.get(command.type)?.shift() ?? usual;
    return typeof reply === "function" ? reply(command) : reply;
  }
  async look(): Promise<LegState> {
    this.looks += 1;
    return (this.states.length > 1 ? this.states.shift() : this.states[0]) ?? "unknown";
  }
  async follow(): Promise<Progress> {
    this.follows += 1;
    return (this.progress.length > 1 ? this.progress.shift() : this.progress[0]) ?? { is: "missing" };
  }
  types(): string[] {
    return this.sent.map(({ type }) => type);
  }
  count(type: CommandType): number {
    return this.sent.filter((command) => command.type === type).length;
  }
}

export interface Stand {
  readonly clock: HandClock;
  readonly telephone: ToldTelephone;
  readonly memory: MemoryStore;
  readonly runner: Runner;
  readonly logged: RunnerEvent[];
  /** Calls that were heard to begin and to end, with their versions. */
  readonly lived: string[];
  begin(change?: Partial<IncomingCall>): ReturnType<Runner["begin"]>;
  tell(event: EventBody, dedupeKey?: string): ReturnType<Runner["take"]>;
  /** The prompt that is awaited ends. */
  promptEnds(): Promise<void>;
  /** Answered, and the menu is being said. */
  atMenu(): Promise<void>;
  news(): readonly CallNews[];
  /** From now on nothing is heard of this server, and it hears nothing. */
  die(): void;
  /** Another server on the same store, as after a crash of this one: of this one nothing is heard any more. */
  successor(connect?: (line: Stand) => Stand): Promise<Stand>;
}

const secret = new Uint8Array(32).fill(7);

export function stand(
  memory: MemoryStore = createMemoryStore(),
  clock = new HandClock(),
  store: CallStore = memory.store,
  /** How wrong its own clock is, in milliseconds. */
  skew: number | (() => number) = 0,
  /** Flows that calls can begin with besides the usual one. */
  others: readonly CompiledFlow[] = [],
  errands?: Errands,
): Stand {
  const telephone = new ToldTelephone();
  const logged: RunnerEvent[] = [];
  const lived: string[] = [];
  let dead = false;
  const runner = createRunner({
    store,
    clock: {
      now: () => clock.now() + (typeof skew === "number" ? skew : skew()),
      after: (ms, run) =>
        clock.after(ms, () => {
          if (!dead) run();
        }),
    },
    telephone: {
      // Nobody hears what a dead server says, and it hears nothing.
      send: (command, call, _signal, mine) =>
        dead ? new Promise(() => {}) : mine() ? telephone.send(command, call) : Promise.resolve(withheld),
      look: () => (dead ? new Promise(() => {}) : telephone.look()),
      follow: () => (dead ? new Promise(() => {}) : telephone.follow()),
    },
    ...(errands
      ? {
          errands: {
            carryOut: async (errand, signal, mine) => {
              const settled = dead ? undefined : await errands.carryOut(errand, signal, mine);
              return settled && !dead ? settled : new Promise(() => {});
            },
          },
        }
      : {}),
    flows: {
      library: libraryOf([flow, ...others]),
      load: async () => {},
      playLength: () => (command) => command.prompts.length * 2_000,
    },
    seal: createSeal([secret]),
    newSeed: () => 1,
    log: (event) => logged.push(event),
    lifetimes: {
      began: ({ version, startedAt }) => lived.push(`began ${version} ${startedAt}`),
      ended: ({ version, startedAt }) => lived.push(`ended ${version} ${startedAt}`),
    },
  });
  void runner.start();
  const self: Stand = {
    clock,
    telephone,
    memory,
    runner,
    logged,
    lived,
    begin: (change = {}) =>
      runner.begin({
        key,
        tenant,
        call: key,
        event: {
          type: "incoming",
          caller: { kind: "phone", number: "+15550170" },
          called: { kind: "account", id: "1e5a7000-0000-4000-8000-000000000100", tenant },
        },
        dedupeKey: "incoming",
        flow,
        emergency: operator,
        ...change,
      }),
    tell: (event, dedupeKey) => runner.take({ key, tenant, leg: { named: key }, event, dedupeKey }),
    promptEnds: async () => {
      const played = telephone.sent.findLast(({ type }) => type === "play");
      await self.tell({ type: "result", command: { id: played?.id ?? "" }, outcome: "done" });
      await quiet();
    },
    atMenu: async () => {
      await self.begin();
      await quiet();
      await self.tell({ type: "connected" }, "connected");
      await quiet();
      await self.promptEnds();
    },
    die: () => {
      dead = true;
    },
    news: () => runner.newsroom.of(key) ?? [],
    successor: async (connect) => {
      self.die();
      const next = stand(memory, clock, store, 0, others, errands);
      next.telephone.states = telephone.states;
      connect?.(next);
      await next.runner.start();
      await quiet();
      return next;
    },
  };
  return self;
}
