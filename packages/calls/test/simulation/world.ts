import { type CallCommand, commandTraits, type Party } from "@dialtree/flow";
import type { OnTheLine, Taken } from "../../src/index.ts";
import { canary } from "./bank.ts";
import { callerOn } from "./caller.ts";
import { Chance } from "./chance.ts";
import type { Code } from "./code.ts";
import { drawFaults, type Faults, noFaults } from "./faults.ts";
import { fallbackOf, LoadedFlows, releaseOf, releases } from "./flows.ts";
import { GraphCall, type Notice } from "./graph.ts";
import { Ledger, withoutFlowKeys } from "./ledger.ts";
import { lineOf } from "./line.ts";
import { Network } from "./network.ts";
import { Office } from "./office.ts";
import { patrol } from "./patrol.ts";
import type { Phone } from "./phone.ts";
import { Server } from "./server.ts";
import { storeOf } from "./shared-store.ts";
import { Timeline } from "./timeline.ts";

export interface WorldOptions {
  readonly code: Code;
  readonly seed: number;
  readonly calls: number;
  /** How many servers; drawn when left out. */
  readonly servers?: number | undefined;
  /** Hears of everything, in the order of time. */
  readonly trace?: ((line: string) => void) | undefined;
}

export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

/** What became of a world. */
export interface Outcome {
  readonly seed: number;
  readonly violation: Violation | undefined;
  readonly servers: number;
  readonly calls: number;
  /** How often what happened, so that a world in which nothing happens proves nothing. */
  readonly counts: Readonly<Record<string, number>>;
}

const start = Date.UTC(2026, 0, 15, 10);
const tenants = ["tenant-a", "tenant-b"] as const;
const secret = new Uint8Array(32).fill(7);
const patrolMs = 500;
/** A server that was not heard of for so long counts as dead (1.4 s), is looked after at once, and then acts. */
const takenOverMs = 2_000;
/** Beyond it: a command may wait for the reply to the one before it. */
const laneMs = 300;
/** Graph is asked about what may be sent once, and was perhaps sent, so long after it was taken over. */
const firstLookMs = 500;
/** Graph cannot be asked whether it calls somebody of whom no reply has come: so long their news is waited for before the flow is told. */
const dialledNewsMs = 5_000;
/** The runner's longest pause between two tries at the store. */
const storeRetryMs = 5_000;
/** Wake-ups and silence are judged again so long after a server's end. */
const failoverMs = takenOverMs + 500;
/** Whoever sends a call away and does not know whether that worked looks again after so long. */
const lookedAgainMs = 2_000;
/** How long servers may keep calls in hand that ended: until the wake-up that they remember, a keepAlive at most. */
const forgetMs = 16 * 60_000;
const worldMs = 3 * 60 * 60_000;

/** Runs one world from its first call until everything is over, or something is wrong. */
export async function runWorld(options: WorldOptions): Promise<Outcome> {
  return new World(options).run();
}

class World {
  readonly #options: WorldOptions;
  readonly #chance: Chance;
  readonly #timeline = new Timeline(start);
  readonly #memory;
  readonly #seal;
  readonly #ledger: Ledger;
  readonly #office: Office;
  readonly #network: Network;
  readonly #calls = new Map<string, GraphCall>();
  readonly #size: number;
  readonly #drawn: Faults;
  readonly #faultsUntil: number;
  #faults: Faults;
  #servers: Server[] = [];
  #started = 0;
  #begun = 0;
  #release = releases[0]?.version ?? "";
  #awayUntil = 0;
  #storeCalm = start;
  #serversCalm = start;
  #graphCalm = start;
  /** Servers by the names that they give themselves. */
  readonly #names = new Map<string, Server>();
  /** Calls that were sent away without the store, and by whom. */
  readonly #sentAway = new Map<string, Set<Server>>();
  /** What a server asks Graph about a call: how much of that is under way, and when it last was. */
  readonly #asked = new Map<string, { underWay: number; at: number }>();
  #violation: Violation | undefined;
  #done = false;
  readonly #counts: Record<string, number> = {};
  /** Answers that were given to whoever told news: the key of the news, and what became of it. */
  readonly #taken: { readonly notice: Notice; readonly taken: Taken }[] = [];

  constructor(options: WorldOptions) {
    this.#options = options;
    const chance = new Chance(options.seed * 2_654_435_761 + 1);
    for (let warm = 0; warm < 3; warm += 1) chance.next();
    this.#chance = chance;
    this.#size = options.servers ?? chance.one([1, 2, 2, 3, 3, 4]);
    this.#drawn = drawFaults(chance);
    this.#faults = this.#drawn;
    this.#faultsUntil = start + chance.between(40_000, 240_000);
    this.#memory = options.code.createMemoryStore({ now: () => this.#timeline.now });
    this.#seal = options.code.createSeal([secret]);
    this.#office = new Office({
      timeline: this.#timeline,
      chance: chance.branch(),
      faults: () => this.#faults,
      beginning: (server, { call, id }) => this.#beginning(server, call, id),
      count: (what) => this.#count(what),
      trace: (who, what) => this.#trace(who, what),
    });
    this.#ledger = new Ledger({
      office: this.#office,
      storeCalmSince: () => this.#storeCalm,
      now: () => this.#timeline.now,
      callOf: (key) => this.#callOf(key),
      violated: (invariant, what) => this.#violated(invariant, what),
      trace: (who, what) => this.#trace(who, what),
      sentAway: (key) => this.#sentAway.has(key),
      alive: (name) => {
        const server = this.#names.get(name);
        return server && this.#lives(server) ? server : undefined;
      },
      earlyMs: () => 50,
    });
    this.#network = new Network({
      timeline: this.#timeline,
      chance: chance.branch(),
      faults: () => this.#faults,
      servers: () => this.#servers,
      deliver: (server, notice) => this.#deliver(server, notice),
      trace: (who, what) => this.#trace(who, what),
    });
  }

  async run(): Promise<Outcome> {
    const { calls, seed } = this.#options;
    this.#trace("world", `${this.#size} servers, ${calls} calls, ${this.#saysFaults()}`);
    for (let i = 0; i < this.#size; i += 1) this.#startServer();
    this.#planCalls(calls);
    this.#planFaults();
    this.#timeline.at(this.#faultsUntil, () => this.#calmDown());
    this.#watch();
    await this.#timeline.run(() => this.#done);
    if (!this.#violation) await this.#judge();
    this.#count("calls", this.#begun);
    this.#count("commits", this.#ledger.commits);
    this.#count("virtual minutes", (this.#timeline.now - start) / 60_000);
    for (const server of this.#servers) server.die();
    return { seed, violation: this.#violation, servers: this.#size, calls, counts: this.#counts };
  }

  #saysFaults(): string {
    const on = Object.entries(this.#drawn).filter(
      ([name, value]) => value !== noFaults[name as keyof Faults],
    );
    return on.length === 0 ? "no faults" : on.map(([name, value]) => `${name} ${short(value)}`).join(", ");
  }

  // What happens

  #planCalls(many: number): void {
    const chance = this.#chance.branch();
    for (let i = 1; i <= many; i += 1) {
      const at = start + 500 + chance.between(0, 0.8) * (this.#faultsUntil - start);
      const own = chance.branch();
      const flow = chance.one([
        "reception",
        "reception",
        "doctor",
        "helpdesk",
        "hotel",
        "bank",
        "voicemail",
        "desk",
        "desk",
      ]);
      this.#timeline.at(at, () => this.#ring(`call-${i}`, chance.one(tenants), flow, own));
    }
  }

  #ring(key: string, tenant: string, flow: string, chance: Chance): void {
    const call = new GraphCall(
      {
        timeline: this.#timeline,
        chance: chance.branch(),
        faults: () => this.#faults,
        tell: (notice) => this.#network.tell(notice),
        trace: (who, what) => this.#trace(who, what),
        violated: (invariant, what) => this.#violated(invariant, what),
      },
      key,
      tenant,
      flow,
    );
    this.#begun += 1;
    this.#calls.set(key, call);
    this.#trace("graph", `${key} rings`);
    const caller: Party = { kind: "phone", number: "+15550170" };
    const called: Party = { kind: "account", id: "1e5a7000-0000-4000-8000-000000000100", tenant };
    call.tell({ type: "incoming", caller, called }, "incoming");
    callerOn(call, this.#timeline, chance);
  }

  #planFaults(): void {
    const { outages, outageMs, rolling, publish } = this.#drawn;
    const chance = this.#chance.branch();
    const sometime = () => chance.between(start, this.#faultsUntil);
    for (let i = 0; i < outages; i += 1) {
      const ms = chance.spread(500, outageMs);
      this.#timeline.at(Math.min(sometime(), this.#faultsUntil - ms), () => {
        this.#trace("store", `is away for ${Math.round(ms)} ms`);
        this.#count("outages");
        this.#awayUntil = Math.max(this.#awayUntil, this.#timeline.now + ms);
        this.#disturbStore(ms);
      });
    }
    if (rolling) {
      for (let i = 0; i < this.#size; i += 1) this.#timeline.at(sometime(), () => this.#stopOne(chance));
    }
    if (publish) {
      this.#timeline.at(sometime(), () => {
        this.#release = releases.at(-1)?.version ?? "";
        this.#trace("world", `version ${this.#release} is published`);
      });
    }
  }

  /** From now on everything works. */
  #calmDown(): void {
    this.#trace("world", "no more faults");
    this.#faults = { ...noFaults, busy: this.#drawn.busy };
    for (const server of this.#servers) this.#resume(server);
    while (this.#servers.length < this.#size) this.#startServer();
  }

  // Servers

  #startServer(): void {
    const { code } = this.#options;
    this.#started += 1;
    const server = new Server(`s${this.#started}`, {
      timeline: this.#timeline,
      mayFail: (failing, what) => this.#mayFail(failing, what),
    });
    const chance = this.#chance.branch();
    const { skewMs } = this.#drawn;
    server.skewMs = skewMs === 0 ? 0 : chance.between(-skewMs, skewMs);
    const common = {
      timeline: this.#timeline,
      chance,
      faults: () => this.#faults,
      trace: (who: string, what: string) => this.#trace(who, what),
    };
    const flows = new LoadedFlows((version) => this.#loadFlows(server, version, chance));
    flows.hold(this.#release);
    server.runner = code.createRunner({
      store: storeOf(server, {
        ...common,
        code,
        memory: this.#memory,
        awayUntil: () => this.#awayUntil,
        committed: (by, batch, results) => this.#ledger.committed(by, batch, results),
        beaten: (by, name) => void this.#names.set(name, by),
        disturbed: (ms) => this.#disturbStore(ms),
      }),
      flows,
      telephone: lineOf(server, {
        ...common,
        callOf: (name) => this.#calls.get(name) ?? this.#phone(name),
        callerOf: (key) => this.#calls.get(key),
        sending: (by, command, call) => this.#sending(by, command, call),
        asking: (by, { key }) => this.#asking(by, key),
        disturbed: (ms) => {
          this.#graphCalm = Math.max(this.#graphCalm, this.#timeline.now + ms);
        },
      }),
      errands: this.#office.errandsOf(server),
      clock: server.clock,
      seal: this.#seal,
      log: (event, key, detail) => {
        this.#count(event);
        if (this.#options.trace || detail) {
          const says = JSON.stringify(detail ?? {});
          this.#trace(server.name, `log ${event} ${key} ${withoutNames(says)}`);
          this.#readable(key, says, "the log");
        }
      },
      newSeed: () => chance.whole(0, 2 ** 31 - 1),
    });
    this.#servers.push(server);
    this.#trace(server.name, "starts");
    this.#serversCalm = Math.max(this.#serversCalm, this.#timeline.now + failoverMs);
    void server.runner.start();
  }

  #loadFlows(server: Server, version: string, chance: Chance): Promise<void> {
    return new Promise((resolve, reject) => {
      server.act(`load ${version}`, () => {
        const fails = chance.roll(this.#faults.flowsAway);
        if (fails) this.#disturbStore(0);
        this.#timeline.after(chance.between(1, 30), () =>
          server.receive(() => (fails ? reject(new Error("The flows are away.")) : resolve())),
        );
      });
    });
  }

  /** The moment before a server does something: it may be its last one. */
  #mayFail(server: Server, what: string): void {
    const { crash, pause, pauseMs } = this.#faults;
    if (this.#chance.roll(crash)) this.#crash(server, what);
    else if (this.#chance.roll(pause)) this.#pause(server, what, this.#chance.spread(100, pauseMs));
  }

  #crash(server: Server, what: string): void {
    this.#trace(server.name, `dies before: ${what}`);
    this.#count("crashes");
    this.#end(server);
    this.#expectTakeover(server);
  }

  #end(server: Server): void {
    server.die();
    this.#servers = this.#servers.filter((one) => one !== server);
    this.#serversCalm = Math.max(this.#serversCalm, this.#timeline.now + failoverMs);
    this.#timeline.after(this.#chance.spread(200, 20_000), () => {
      if (this.#servers.length < this.#size) this.#startServer();
    });
  }

  #pause(server: Server, what: string, ms: number): void {
    this.#trace(server.name, `stands still for ${Math.round(ms)} ms before: ${what}`);
    this.#count("pauses");
    server.pause();
    this.#serversCalm = Math.max(this.#serversCalm, this.#timeline.now + ms + failoverMs);
    this.#timeline.after(ms, () => this.#resume(server));
  }

  #resume(server: Server): void {
    if (server.state !== "paused") return;
    this.#trace(server.name, "goes on");
    this.#serversCalm = Math.max(this.#serversCalm, this.#timeline.now + failoverMs);
    server.resume();
  }

  #stopOne(chance: Chance): void {
    const running = this.#servers.filter(({ state, leaving }) => state === "up" && !leaving);
    if (running.length === 0) return;
    const server = chance.one(running);
    this.#trace(server.name, "is stopped");
    this.#count("stops");
    server.leaving = true;
    const end = () => {
      if (server.state === "down") return;
      this.#trace(server.name, "has stopped");
      this.#end(server);
    };
    void server.runner.close().then(end);
    // Whoever stops servers does not wait for ever.
    this.#timeline.after(15_000, end);
  }

  #disturbStore(ms: number): void {
    this.#storeCalm = Math.max(this.#storeCalm, this.#timeline.now + ms + storeRetryMs + 1_000);
  }

  #serversCalmSince(): number {
    const working = this.#servers.some(({ state, leaving }) => state === "up" && !leaving);
    return working ? Math.max(this.#storeCalm, this.#serversCalm) : Number.POSITIVE_INFINITY;
  }

  // News

  #phone(name: string): Phone | undefined {
    const [key = ""] = name.split(" ");
    return this.#calls.get(key)?.phones.find((phone) => phone.name === name);
  }

  async #deliver(server: Server, { call, event, id, leg }: Notice): Promise<boolean> {
    const { runner } = server;
    try {
      if (event.type === "incoming") {
        const flow = releaseOf(this.#release).flows.get(call.flow);
        if (!flow) throw new Error(`There is no flow ${call.flow}.`);
        const { key, tenant } = call;
        const taken = await runner.begin({
          key,
          tenant,
          call: key,
          event,
          dedupeKey: id,
          flow,
          emergency: fallbackOf(flow),
        });
        if (server.state === "up") this.#answered(server, { call, event, id }, taken);
        return true;
      }
      const foreign = this.#chance.roll(this.#faults.foreign);
      const tenant = foreign ? tenants.find((other) => other !== call.tenant) : call.tenant;
      const { key } = call;
      const taken = await runner.take({
        key,
        tenant: tenant ?? "",
        leg: leg ?? { named: key },
        event,
        dedupeKey: foreign ? undefined : id,
      });
      if (foreign && taken === "applied") this.#violated("I10", `${key}: news of another tenant was applied`);
      if (foreign) return false;
      if (server.state === "up") this.#answered(server, { call, event, id }, taken);
      return true;
    } catch (error) {
      const { StoreError, CallUnusable } = this.#options.code;
      if (!(error instanceof StoreError || error instanceof CallUnusable)) throw error;
      this.#trace(server.name, `refuses ${id}: ${error.message}`);
      return false;
    }
  }

  #answered(server: Server, notice: Notice, taken: Taken | "emergency"): void {
    this.#trace(server.name, `${notice.id} ${taken}`);
    this.#count(`news ${taken}`);
    if (taken === "emergency") return;
    this.#taken.push({ notice, taken });
    const applied = this.#ledger.entries.get(notice.call.key)?.applied.has(notice.id) ?? false;
    // What was answered as written down must be written down at this very moment.
    if ((taken === "applied" || taken === "repeated") && !applied)
      this.#violated("I1", `${notice.id} was answered as ${taken} and is not in the journal`);
  }

  // Commands

  #sending(server: Server, { id, type, leg }: CallCommand, { key, tenant }: OnTheLine): void {
    this.#trace(server.name, `sends ${key} ${id} ${type}`);
    this.#count(`sent ${type}`);
    // Nobody has asked for it: it ends a call that no session knows, for whoever has told of it.
    if (id === "stray") {
      if (this.#ledger.entries.get(key)?.state?.session.legs[leg])
        this.#violated("L3", `${key}: ${leg} is hung up on as a stranger, and the flow knows them`);
      return;
    }
    const call = this.#calls.get(key);
    if (call && tenant !== call.tenant) this.#violated("I10", `${key}: ${id} goes out in ${tenant}`);
    if (id === "emergency") {
      this.#sentAway.set(key, (this.#sentAway.get(key) ?? new Set()).add(server));
      return;
    }
    this.#claimed(server, key, id, type, commandTraits[type].onceOnly);
  }

  #asking(server: Server, key: string): () => void {
    const name = `${server.name} ${key}`;
    const asked = this.#asked.get(name) ?? { underWay: 0, at: 0 };
    this.#asked.set(name, asked);
    asked.underWay += 1;
    return () => {
      asked.underWay -= 1;
      asked.at = this.#timeline.now;
    };
  }

  /**
   * Until when a call that nobody has answered stands still, because a server that lives sends it away and has not found
   * out whether that worked: what its flow does next could undo it.
   */
  #sendingAwayUntil(key: string): number {
    const { state } = this.#callOf(key);
    if (state === "connecting" || state === "connected") return Number.NEGATIVE_INFINITY;
    const { now } = this.#timeline;
    const until = [...(this.#sentAway.get(key) ?? [])].map((server) => {
      const asked = this.#asked.get(`${server.name} ${key}`);
      if (!asked || server.state === "down") return Number.NEGATIVE_INFINITY;
      return asked.underWay > 0 ? now : asked.at + lookedAgainMs;
    });
    return Math.max(...until, Number.NEGATIVE_INFINITY);
  }

  /** A task is about to be carried out. */
  #beginning(server: Server, key: string, id: string): void {
    this.#trace(server.name, `carries out ${key} ${id}`);
    const { received } = this.#callOf(key);
    received.set(id, (received.get(id) ?? 0) + 1);
    this.#claimed(server, key, id, "task", false);
  }

  #claimed(server: Server, key: string, id: string, type: string, onceOnly: boolean): void {
    const entry = this.#ledger.entries.get(key);
    if (!entry?.madeBy.has(id))
      this.#violated("I4", `${key}: ${type} ${id} is sent before it is written down`);
    const by = entry?.state?.unsent.find(({ command }) => command.id === id)?.by;
    const owner = by === undefined ? server : this.#names.get(by);
    // After trouble with the store a prompt may be said twice, by two servers that have just found each other again.
    const mustHold = onceOnly || this.#timeline.now > this.#storeCalm;
    if (owner !== server && mustHold)
      this.#violated(
        "I4",
        `${key}: ${server.name} sends ${type} ${id}, which ${owner?.name ?? "another"} has claimed`,
      );
  }

  /** Whether nobody can have had a reason to take a server for dead. */
  #lives(server: Server): boolean {
    const { now } = this.#timeline;
    const calm = now - Math.max(this.#storeCalm, this.#serversCalm) > 0;
    return server.state === "up" && !server.leaving && calm && now - server.startedAt > failoverMs;
  }

  /** A crash while all else works: whatever it left behind is acted on within two seconds, or as soon as it is known whom it called. */
  #expectTakeover(server: Server): void {
    const { now } = this.#timeline;
    const calm = () => Math.max(this.#storeCalm, this.#graphCalm);
    const others = this.#servers.filter(
      ({ state, leaving, startedAt, pausedUntil }) =>
        state === "up" && !leaving && now - Math.max(startedAt, pausedUntil) > failoverMs,
    );
    if (others.length === 0 || calm() > now) return;
    // Its own, and what it had taken over from others.
    const left = [...this.#ledger.live].flatMap(({ call, state }) =>
      (state?.unsent ?? [])
        .filter(({ command, by }) => this.#names.get(by) === server && !call.received.has(command.id))
        .map(({ command }) => ({ call, command })),
    );
    if (left.length === 0) return;
    this.#count("left behind", left.length);
    const isCalm = () =>
      calm() <= now && others.every(({ state, pausedUntil }) => state === "up" && pausedUntil <= now);
    const byKind = Map.groupBy(left, ({ command: { type } }) =>
      type === "dial" ? "dial" : commandTraits[type].onceOnly ? "onceOnly" : "repeatable",
    );
    const furtherMs = { repeatable: 0, onceOnly: firstLookMs, dial: dialledNewsMs };
    for (const [kind, those] of byKind)
      this.#expectActed(server, those, takenOverMs + laneMs + furtherMs[kind], isCalm);
  }

  #expectActed(
    server: Server,
    left: readonly { readonly call: GraphCall; readonly command: CallCommand }[],
    withinMs: number,
    isCalm: () => boolean,
  ): void {
    const { now } = this.#timeline;
    this.#timeline.after(withinMs, () => {
      if (!isCalm()) return;
      for (const { call, command } of left) {
        const entry = this.#ledger.entries.get(call.key);
        const unsent = entry?.state?.unsent.find((item) => item.command.id === command.id);
        if (!unsent || call.received.has(command.id)) continue;
        if (command.type !== "dial" && call.lookedAt > now) continue;
        // Somebody who took it over has failed too: that is a crash of its own, which has its own time.
        const takers = [...(entry?.claimants.get(command.id) ?? [])].map((name) => this.#names.get(name));
        const hasFailed = (taker: Server) => taker.state !== "up" || taker.pausedUntil > now;
        if (takers.some((taker) => taker && taker !== server && hasFailed(taker))) continue;
        if (call.state === "gone" || call.state === "leaving") continue;
        this.#violated(
          "takeover",
          `${call.key}: nobody sent ${command.type} ${command.id} of ${server.name}`,
        );
      }
    });
  }

  // The end

  #watch(): void {
    this.#timeline.after(patrolMs, () => {
      patrol({
        ledger: this.#ledger,
        sendingAwayUntil: (key) => this.#sendingAwayUntil(key),
        calls: () => this.#calls.values(),
        now: () => this.#timeline.now,
        serversCalmSince: () => this.#serversCalmSince(),
        graphCalmSince: () => this.#graphCalm,
        faultsUntil: () => this.#faultsUntil,
        violated: (invariant, what) => this.#violated(invariant, what),
      });
      if (this.#isOver()) this.#done = true;
      else this.#watch();
    });
  }

  #isOver(): boolean {
    const { now } = this.#timeline;
    if (now < this.#faultsUntil || this.#ledger.live.size > 0) return false;
    if (now - start > worldMs) {
      this.#violated("I6", "the world does not come to an end");
      return true;
    }
    const lines = [...this.#calls.values()].flatMap((call) => [call, ...call.phones]);
    if (lines.some(({ gone }) => !gone)) return false;
    const inHand = this.#servers.reduce((sum, { runner }) => sum + runner.ongoing, 0);
    if (inHand > 0) {
      const lastEnd = Math.max(
        this.#faultsUntil,
        ...[...this.#ledger.entries.values()].map(({ endedAt }) => endedAt),
      );
      // Late news of a call that is over may be looked up at just this moment; that is over at the next look.
      const forgotten = this.#servers.some(({ runner }) => runner.ongoing > 0 && !runner.busy);
      if (now - lastEnd > forgetMs && forgotten)
        this.#violated(
          "I9",
          `${inHand} calls are in hand and over (${this.#servers.map(({ name, runner }) => `${name}: ${runner.ongoing}`).join(", ")})`,
        );
      return false;
    }
    return this.#network.underWay === 0;
  }

  async #judge(): Promise<void> {
    for (const { notice, taken } of this.#taken) {
      const { applied } = this.#ledger.entries.get(notice.call.key) ?? {};
      if (taken === "applied" && !applied?.has(notice.id))
        this.#violated("I1", `${notice.id} was answered as applied and is not in the journal`);
    }
    for (const [key, entry] of this.#ledger.entries) {
      const lines = await this.#memory.store.journal(key);
      const newest = lines.at(-1)?.version ?? 0;
      if (newest > entry.version) this.#violated("I2", `${key}: the journal goes on after the last version`);
      if (lines.some(({ version }, i) => version < (lines[i - 1]?.version ?? 0)))
        this.#violated("I2", `${key}: the journal is out of order`);
    }
    for (const { runner } of this.#servers) {
      for (const key of runner.newsroom.keys())
        this.#readable(key, JSON.stringify(runner.newsroom.of(key) ?? []), "the news");
    }
  }

  #readable(key: string, text: string, where: string): void {
    if (text.includes(canary)) this.#violated("I9", `${key}: what a task was given can be read in ${where}`);
    for (const tone of new Set(this.#calls.get(key)?.pressed))
      if (withoutFlowKeys(text).includes(`"${tone}"`))
        this.#violated("I9", `${key}: a key can be read in ${where}`);
  }

  #callOf(key: string): GraphCall {
    const call = this.#calls.get(key);
    if (!call) throw new Error(`Nobody has heard of ${key}.`);
    return call;
  }

  #violated(invariant: string, what: string): void {
    this.#trace("world", `VIOLATED ${invariant}: ${what}`);
    this.#violation ??= { invariant, what };
    this.#done = true;
  }

  #count(what: string, many = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + many;
  }

  #trace(who: string, what: string): void {
    this.#options.trace?.(`${((this.#timeline.now - start) / 1_000).toFixed(3).padStart(9)} ${who} ${what}`);
  }
}

function short(value: number | boolean): string {
  return typeof value === "number" ? String(Number(value.toPrecision(3))) : String(value);
}

/** Names that a process gives itself are drawn anew each time, and a story has to read the same each time. */
function withoutNames(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "(name)");
}
