/** Time as a call sees it, so that tests can turn it by hand and a demonstration can run fast. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls back once, after a delay in milliseconds; the answer takes that back. */
  after(ms: number, run: () => void): () => void;
}
