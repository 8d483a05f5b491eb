import type { Commit } from "../../src/store/call-store.ts";

/** The commit that ends a call. */
export const endsAt = 20;

/** An event of a call of which everything can be told from its version: one line is journalled each. */
export function eventOf(key: string, basedOn: number): Commit {
  const version = basedOn + 1;
  return {
    key,
    basedOn,
    at: version,
    state: version === endsAt ? undefined : stateOf(version),
    wakeAt: version,
    journal: [`line ${version}`],
  };
}

/** Larger than a page of the database, so that a commit is more than one write. */
export function stateOf(version: number): string {
  return JSON.stringify({ version, padding: "x".repeat(6_000) });
}
