import type { Chance } from "./chance.ts";

/**
 * What goes wrong in one world, and how often. Shares are of 1; times are in milliseconds. Each world draws its own
 * mixture: what is always on together hides what only one of them brings about.
 */
export interface Faults {
  /** Share of what a server does to the outside at which it dies instead. */
  readonly crash: number;
  /** The same for being stopped for a while; and the longest while. */
  readonly pause: number;
  readonly pauseMs: number;
  /** Servers are stopped and started one after the other, as when a new version is installed. */
  readonly rolling: boolean;
  /** How wrong the servers' clocks are at most. They go on evenly: the clock that runners are given is monotonic. */
  readonly skewMs: number;
  readonly storeBefore: number;
  readonly storeAfter: number;
  readonly storeSlow: number;
  /** How often the store is away altogether, and for how long at most. */
  readonly outages: number;
  readonly outageMs: number;
  /** A version of a flow cannot be loaded. */
  readonly flowsAway: number;
  readonly newsLost: number;
  readonly newsDoubled: number;
  readonly newsLate: number;
  readonly newsLateMs: number;
  /** How far news of one call may overtake each other. */
  readonly newsJitterMs: number;
  /** How often whoever sends news tries. */
  readonly newsTries: number;
  /** Share of calls of which nothing is told any more from some moment on. */
  readonly silentGraph: number;
  readonly requestLost: number;
  readonly replyLost: number;
  readonly requestSlow: number;
  readonly throttled: number;
  readonly errorBefore: number;
  readonly errorAfter: number;
  /** Which recordings Graph names: all of them, those that go on, or none at all. */
  readonly namesRecordings: "all" | "running" | "none";
  /** Nobody can be asked how a call is. */
  readonly lookFails: number;
  /** Share of transfers that fail, that take long, and of prompts that fail. */
  readonly busy: number;
  readonly longTransfer: number;
  readonly playFails: number;
  /** Somebody else's word is brought about a call. */
  readonly foreign: number;
  /** A new version of the flows is published. */
  readonly publish: boolean;
}

export const noFaults: Faults = {
  crash: 0,
  pause: 0,
  pauseMs: 0,
  rolling: false,
  skewMs: 0,
  storeBefore: 0,
  storeAfter: 0,
  storeSlow: 0,
  outages: 0,
  outageMs: 0,
  flowsAway: 0,
  newsLost: 0,
  newsDoubled: 0,
  newsLate: 0,
  newsLateMs: 0,
  newsJitterMs: 0,
  newsTries: 12,
  silentGraph: 0,
  requestLost: 0,
  replyLost: 0,
  requestSlow: 0,
  throttled: 0,
  errorBefore: 0,
  errorAfter: 0,
  namesRecordings: "all",
  lookFails: 0,
  busy: 0,
  longTransfer: 0,
  playFails: 0,
  foreign: 0,
  publish: false,
};

type Drawn = { readonly [F in keyof Faults]?: Faults[F] };

/** One draw for each family of faults. */
const families: readonly ((chance: Chance) => Drawn)[] = [
  (chance) => ({ crash: chance.spread(3e-4, 1e-2) }),
  (chance) => ({ pause: chance.spread(3e-4, 3e-3), pauseMs: chance.spread(500, 60_000) }),
  () => ({ rolling: true }),
  (chance) => ({ skewMs: chance.spread(20, 3_600_000) }),
  (chance) => ({ storeBefore: chance.spread(2e-3, 0.2) }),
  (chance) => ({ storeAfter: chance.spread(2e-3, 0.2) }),
  (chance) => ({ storeSlow: chance.spread(5e-3, 0.2) }),
  (chance) => ({ outages: chance.whole(1, 3), outageMs: chance.spread(1_000, 120_000) }),
  (chance) => ({ flowsAway: chance.spread(0.05, 0.6), publish: true }),
  (chance) => ({ newsLost: chance.spread(5e-3, 0.3), newsTries: chance.whole(1, 12) }),
  (chance) => ({ newsDoubled: chance.spread(0.02, 0.7) }),
  (chance) => ({ newsLate: chance.spread(5e-3, 0.1), newsLateMs: chance.spread(2_000, 3_600_000) }),
  (chance) => ({ newsJitterMs: chance.spread(50, 5_000) }),
  (chance) => ({ silentGraph: chance.spread(0.05, 0.5) }),
  (chance) => ({ requestLost: chance.spread(5e-3, 0.2), lookFails: chance.spread(5e-3, 0.3) }),
  (chance) => ({ replyLost: chance.spread(5e-3, 0.2) }),
  (chance) => ({ requestSlow: chance.spread(0.01, 0.3) }),
  (chance) => ({ throttled: chance.spread(0.01, 0.3) }),
  (chance) => ({ errorBefore: chance.spread(5e-3, 0.2), errorAfter: chance.spread(5e-3, 0.2) }),
  (chance) => ({ busy: chance.spread(0.1, 0.9), longTransfer: chance.spread(0.02, 0.4) }),
  (chance) => ({ playFails: chance.spread(0.01, 0.3) }),
  (chance) => ({ foreign: chance.spread(0.01, 0.1) }),
  () => ({ publish: true }),
  (chance) => ({ namesRecordings: chance.one(["running", "none"]) }),
];

/** Draws the mixture of a world: some have nearly none, so that the narrow bounds of quiet times are tested too. */
export function drawFaults(chance: Chance): Faults {
  const often = chance.one([0.06, 0.12, 0.25, 0.45]);
  const drawn = families.flatMap((draw) => (chance.roll(often) ? [draw(chance)] : []));
  return Object.assign({}, noFaults, ...drawn) as Faults;
}
