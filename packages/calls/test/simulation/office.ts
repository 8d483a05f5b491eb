// Where errands are carried out: somewhere outside, slowly, and the same for whoever comes with the same one again.

import type { Errand, Errands } from "../../src/index.ts";
import { waitsMs } from "./bank.ts";
import type { Chance } from "./chance.ts";
import type { Faults } from "./faults.ts";
import type { Server } from "./server.ts";
import type { Timeline } from "./timeline.ts";

/** What is known of one errand. */
export interface Known {
  readonly answer: string;
  /** Since when a server has known the answer, and which. */
  told: { readonly at: number; readonly server: Server } | undefined;
}

export interface OfficePorts {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: () => Faults;
  /** A server is about to carry one out. */
  readonly beginning: (server: Server, errand: Errand) => void;
  readonly count: (what: string) => void;
  readonly trace: (who: string, what: string) => void;
}

export class Office {
  readonly #ports: OfficePorts;
  readonly #known = new Map<string, Known>();

  constructor(ports: OfficePorts) {
    this.#ports = ports;
  }

  known(call: string, id: string): Known | undefined {
    return this.#known.get(`${call} ${id}`);
  }

  errandsOf(server: Server): Errands {
    const { timeline, chance, faults, beginning, count, trace } = this.#ports;
    return {
      carryOut: (errand, _signal, mine) =>
        new Promise((resolve) => {
          server.act(`errand ${errand.call} ${errand.id}`, () => {
            // Asked last thing, also by a process that stood still in between.
            if (!mine()) {
              trace(server.name, `withholds ${errand.call} ${errand.id}`);
              return resolve("withheld");
            }
            beginning(server, errand);
            count("errands");
            const before = this.known(errand.call, errand.id);
            if (before) count("errands carried out again");
            const known = before ?? { answer: chance.roll(0.7) ? "right" : "wrong", told: undefined };
            this.#known.set(`${errand.call} ${errand.id}`, known);
            const slow = chance.roll(faults().requestSlow);
            const takes = slow ? chance.spread(waitsMs / 2, waitsMs * 2) : chance.spread(20, 2_000);
            timeline.after(takes, () =>
              server.receive(() => {
                trace(server.name, `errand ${errand.call} ${errand.id}: ${known.answer}`);
                known.told ??= { at: timeline.now, server };
                resolve({ outcome: "done", answer: known.answer });
              }),
            );
          });
        }),
    };
  }
}
