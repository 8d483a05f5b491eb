import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { primaryOf } from "@dialtree/flow";
import { everyFragment, fragmentFile } from "@dialtree/flow/saying";

const recordings = join(import.meta.dirname, "../../recordings");

/** The recording of a fragment that comes with dialtree; undefined where it has none in the language. */
export async function recordedFragment(text: string, language: string): Promise<Uint8Array | undefined> {
  // Only what is known is looked for, so that no language tag ever becomes a path.
  if (!everyFragment(language).includes(text)) return undefined;
  try {
    return await readFile(join(recordings, primaryOf(language), fragmentFile(text)));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
