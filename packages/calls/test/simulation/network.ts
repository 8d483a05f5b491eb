import type { Chance } from "./chance.ts";
import type { Faults } from "./faults.ts";
import type { Notice } from "./graph.ts";
import type { Server } from "./server.ts";
import type { Timeline } from "./timeline.ts";

export interface NetworkPorts {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: () => Faults;
  /** Those that run, whether or not they answer. */
  readonly servers: () => readonly Server[];
  /** Hands news to a server as its webhook does; false when it was refused and has to be told again. */
  readonly deliver: (server: Server, notice: Notice) => Promise<boolean>;
  readonly trace: (who: string, what: string) => void;
}

/** How long whoever sends news waits for an answer. */
const answerMs = 10_000;
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
const tellsTwiceMs = 120_000;

/** Carries news to any of the servers, as Graph does it: late, twice, in any order, and again until it is taken. */
export class Network {
  /** News that nobody has taken yet. */
  underWay = 0;
  readonly #ports: NetworkPorts;

  constructor(ports: NetworkPorts) {
    this.#ports = ports;
  }

  tell(notice: Notice): void {
    const { chance, faults, trace } = this.#ports;
    const { newsLost, newsDoubled, newsLate, newsLateMs, newsJitterMs } = faults();
    if (chance.roll(newsLost)) {
      trace("network", `loses ${notice.id}`);
      return;
    }
    const travel = chance.between(5, 60) + (newsJitterMs > 0 ? chance.between(0, newsJitterMs) : 0);
    const late = chance.roll(newsLate) ? chance.spread(1_000, newsLateMs) : 0;
    this.#send(notice, travel + late, 1);
    if (!chance.roll(newsDoubled)) return;
    for (let copies = chance.whole(1, 4); copies > 0; copies -= 1) {
      // Half of them at the same moment, at whichever server.
      this.#send(notice, travel + late + (chance.roll(0.5) ? 0 : chance.spread(1, tellsTwiceMs)), 1);
    }
  }

  #send(notice: Notice, ms: number, tries: number): void {
    const { timeline } = this.#ports;
    this.underWay += 1;
    timeline.after(ms, () => this.#arrive(notice, tries));
  }

  #arrive(notice: Notice, tries: number): void {
    const { timeline, chance, servers, deliver, trace } = this.#ports;
    const open = servers().filter(({ state, leaving }) => state !== "down" && !leaving);
    let settled = false;
    const settle = (taken: boolean) => {
      if (settled) return;
      settled = true;
      limit.cancelled = true;
      this.underWay -= 1;
      if (!taken) this.#again(notice, tries);
    };
    const limit = timeline.after(answerMs, () => settle(false));
    if (open.length === 0) {
      settle(false);
      return;
    }
    const server = chance.one(open);
    trace("network", `${notice.id} to ${server.name}${tries > 1 ? `, try ${tries}` : ""}`);
    server.receive(() => {
      deliver(server, notice).then((taken) =>
        server.act(
          `answer ${notice.id}`,
          () => void timeline.after(chance.between(1, 20), () => settle(taken)),
        ),
      );
    });
  }

  #again(notice: Notice, tries: number): void {
    const { faults, chance, trace } = this.#ports;
    if (tries >= faults().newsTries) {
      trace("network", `gives up ${notice.id}`);
      return;
    }
    const wait = waitsMs[Math.min(tries, waitsMs.length) - 1] ?? 0;
    this.#send(notice, wait * chance.between(0.5, 1), tries + 1);
  }
}
