import type { People } from "../people/people.ts";

/** Who of those that flows send calls to is still in the organisation's directory, as far as it was asked. */
export interface StillThere {
  /**
   * Looks up some of those that were not looked up lately; what was found out before an error is kept.
   * @throws ApiError when the directory cannot be asked
   */
  look(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly looked: number; readonly left: number }>;
  /** Object ids, in small letters, that the directory did not know. */
  gone(): ReadonlySet<string>;
}

// Graph is asked for one at a time, and callers need it more.
const mostAtOnce = 20;
// Nobody is told of somebody who has come back for longer than this.
const heldMs = 60 * 60_000;

export function stillThereIn(people: Pick<People, "find">, now: () => number): StillThere {
  const found = new Map<string, { readonly at: number; readonly isThere: boolean }>();
  const isFresh = (id: string): boolean => {
    const known = found.get(id);
    return known !== undefined && known.at + heldMs > now();
  };
  return {
    async look(ids, signal) {
      // Whom no flow names any more needs no place.
      const named = new Set(ids);
      for (const id of found.keys()) if (!named.has(id)) found.delete(id);
      const unknown = [...named].filter((id) => !isFresh(id));
      const turn = unknown.slice(0, mostAtOnce);
      for (const id of turn)
        found.set(id, { isThere: (await people.find(id, signal)) !== undefined, at: now() });
      return { looked: turn.length, left: unknown.length - turn.length };
    },
    gone: () => new Set([...found].flatMap(([id, { isThere }]) => (!isThere && isFresh(id) ? id : []))),
  };
}
