/**
 * What is kept of calls, a record at a time, in words that both databases share: a backup of either can be put into the
 * other. Times are milliseconds since 1970, UTC.
 */
export type CallRecord = LiveCall | EndedCall | JournalRecord;

/** A call that goes on. `state` as the store has it: what the caller keyed is ciphertext in it. */
export interface LiveCall {
  readonly is: "live";
  readonly key: string;
  readonly version: number;
  readonly state: string;
  readonly wakeAt: number | null;
}

export interface EndedCall {
  readonly is: "ended";
  readonly key: string;
  readonly endedAt: number;
}

/** A line of a call's journal. The lines of a call come in their order. */
export interface JournalRecord {
  readonly is: "line";
  readonly key: string;
  readonly version: number;
  readonly at: number;
  readonly entry: string;
}

/** Somewhere that calls are put into; nothing else is in it. */
export interface CallsTarget {
  put(records: readonly CallRecord[]): Promise<void>;
  /** After the last record. */
  end(): Promise<void>;
}
