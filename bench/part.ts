/** What a part of the bench is given. */
export interface Circumstances {
  /** A folder on a disk, for whatever it writes. */
  readonly folder: string;
  /** Says something to whoever watches. */
  readonly say: (line: string) => void;
}

/** What a part has measured: goes into `bench/results.json` under these names. */
export interface Measured {
  readonly keys: Readonly<Record<string, unknown>>;
  /** What must hold, as ratios of values of one run: machines are shared, times are never judged. */
  readonly judged: readonly Judged[];
}

export interface Judged {
  readonly key: string;
  readonly value: number;
  readonly must: { readonly atLeast: number } | { readonly under: number };
}

/** One part of the bench; `npm run bench -- <name>` runs it alone. */
export interface Part {
  readonly name: string;
  readonly says: string;
  run(circumstances: Circumstances): Promise<Measured>;
}

export function holds({ value, must }: Judged): boolean {
  return "atLeast" in must ? value >= must.atLeast : value < must.under;
}
