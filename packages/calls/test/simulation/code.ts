// The code under test. The simulation is given it as a value, because it runs copies with a mistake in them as well.

import type { CallUnusable, createRunner, createSeal, StoreError } from "../../src/index.ts";
import type { createMemoryStore } from "../../src/store/memory-store.ts";

export interface Code {
  readonly createRunner: typeof createRunner;
  readonly createSeal: typeof createSeal;
  readonly createMemoryStore: typeof createMemoryStore;
  readonly StoreError: typeof StoreError;
  readonly CallUnusable: typeof CallUnusable;
}

/** @param source The URL of a folder laid out like `packages/calls/src`, with a slash at its end. */
export async function codeIn(source: URL): Promise<Code> {
  const [calls, memory] = await Promise.all([
    import(/* @vite-ignore */ new URL("index.ts", source).href),
    import(/* @vite-ignore */ new URL("store/memory-store.ts", source).href),
  ]);
  return { ...calls, ...memory } as Code;
}

export const ownSource = new URL("../../src/", import.meta.url);
