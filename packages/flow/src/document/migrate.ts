import type { JsonObject } from "../json.ts";

/**
 * One step from a version to the next, on raw JSON: it never imports today's types, because they will have moved on.
 * `why` is for whoever wonders in five years. Each step has a before/after example that a test runs.
 */
export interface Migration {
  /** The version that this step leads to; the first one is 2, without gaps. */
  readonly to: number;
  readonly why: string;
  readonly up: (before: JsonObject) => JsonObject;
}

/** Steps for whole documents. Format 1 is the first. */
export const documentMigrations: readonly Migration[] = [];

/**
 * Brings `raw` from version `from` to version `to`.
 * @throws when a step is missing or throws: the caller turns it into a problem with a place.
 */
export function migrate(raw: JsonObject, from: number, to: number, steps: readonly Migration[]): JsonObject {
  let value = raw;
  for (let version = from + 1; version <= to; version++) {
    const step = steps.find((candidate) => candidate.to === version);
    if (!step) throw new Error(`There is no migration to version ${version}.`);
    value = step.up(value);
  }
  return value;
}
