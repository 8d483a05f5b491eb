/** A live call as it is kept: opaque to the store, which knows only what it needs to find it and to guard it. */
export interface StoredCall {
  readonly key: string;
  /** How many commits made it what it is. A commit is guarded by it: compare and set. */
  readonly version: number;
  /** JSON. What the caller keyed is ciphertext in it. */
  readonly state: string;
}

/** What became of a call. `ended` is a tombstone, kept for a day so that late news of the call is known to be late. */
export type Loaded =
  | { readonly is: "live"; readonly call: StoredCall }
  | { readonly is: "ended"; readonly endedAt: number }
  | { readonly is: "unknown" };

/** One line of the append-only journal of a call. Names nodes and outlets; never a key, never a number. */
export interface JournalLine {
  /** The commit it belongs to: the version that the call had after it. */
  readonly version: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** What happened, as JSON without anything that a caller keyed. */
  readonly entry: string;
}

/** One event of one call, whole: state, wake-up and journal change together or not at all. */
export interface Commit {
  readonly key: string;
  /** The version it was computed from; 0 begins a call, which must then be neither live nor ended. */
  readonly basedOn: number;
  readonly at: number;
  /** The state from now on; undefined: the call has ended, its row goes and a tombstone stays. */
  readonly state: string | undefined;
  /** When the call has to be looked at even if nothing comes in; undefined: never. */
  readonly wakeAt: number | undefined;
  /** JSON of what is journalled, in order. */
  readonly journal: readonly string[];
}

/**
 * `conflict`: the call is not (or no longer) at the version the commit was computed from; nothing was written for it.
 * The other commits of the batch are not touched by it.
 */
export type CommitResult = "committed" | "conflict";

/** A wake-up that stands in the store. */
export interface Due {
  readonly key: string;
  /** Milliseconds since 1970, UTC. */
  readonly wakeAt: number;
}

/** What a store answers to a sign of life. */
export interface Beat {
  /** The servers that have given one lately, the asking one among them. */
  readonly alive: readonly string[];
  /** Whether another server can have the same store at the same time. If not, the asking one is alone, for good. */
  readonly shared: boolean;
  /** The store's own time, if several machines go by it; milliseconds since 1970, UTC. */
  readonly at: number | undefined;
}

export type StoreFault = "full" | "busy" | "broken" | "closed" | "unavailable";

/**
 * The store cannot do what it was asked. Nothing of it was written, except with `unavailable`: there it may have been,
 * and whoever tries again has to load first.
 */
export class StoreError extends Error {
  readonly fault: StoreFault;
  constructor(fault: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.fault = fault;
  }
}

/**
 * Keeps calls so that they survive. Asynchronous and in batches, because both a disk and a network are slow per
 * commit and fast per batch. Each commit touches exactly one call. Rejects with a StoreError and nothing else.
 */
export interface CallStore {
  /** In the order of the keys. */
  load(keys: readonly string[]): Promise<readonly Loaded[]>;
  /** All of a batch becomes durable at once; one batch may hold several calls but each call only once. */
  commit(batch: readonly Commit[]): Promise<readonly CommitResult[]>;
  /** Calls whose wake-up is due by `until`, the longest overdue first, from behind `after`; at most `limit`. */
  due(until: number, limit: number, after?: Due): Promise<readonly Due[]>;
  /** The keys of live calls, in the order of keys, from behind `after`; at most `limit`. */
  live(limit: number, after?: string): Promise<readonly string[]>;
  /** Everything journalled of a call, oldest first. */
  journal(key: string): Promise<readonly JournalLine[]>;
  /** Forgets tombstones of calls that ended before. Returns how many. The journal stays. */
  forget(endedBefore: number): Promise<number>;
  /**
   * Forgets the journals of calls that are over and to which nothing was added since, those of `most` calls at once. Returns
   * of how many; as long as there are some, there may be more.
   */
  forgetJournals(before: number, most: number): Promise<number>;
  /**
   * A server says that it lives. What it has claimed is left to it as long as it says so; `withinMs` is how long ago its
   * last word may be. The time is the store's, so that no two machines' clocks are compared.
   */
  beat(server: string, withinMs: number): Promise<Beat>;
  /** A server goes on purpose: others need not wait until it is missed. */
  farewell(server: string): Promise<void>;
  /** Ends after what was asked before is done. */
  close(): Promise<void>;
}
