import type { Audio } from "../audio.ts";
import type { PublishedKeeper } from "./published.ts";

/**
 * Has here what callers of the versions that answer may hear, whichever server had it spoken: so that a prompt is there
 * before Graph asks for it, and still is when the database is away. Each version is looked through once.
 */
export function soundsOf({ all }: Pick<PublishedKeeper, "all">, { bring }: Audio): () => Promise<void> {
  const brought = new Set<string>();
  return async () => {
    for (const { id, sounds } of all()) {
      if (brought.has(id)) continue;
      for (const hash of sounds) await bring(hash);
      brought.add(id);
    }
  };
}
