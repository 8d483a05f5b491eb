import { createHash } from "node:crypto";
import { readWav } from "@dialtree/speech";
import type { Audio, KeptAudio, SpeakingFault } from "../audio.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import { inOrder } from "../in-order.ts";

/** What people upload, bounded: nothing of it is ever deleted, because published versions go on playing it. */
export interface Uploads {
  /**
   * Keeps a WAV as `Audio` does, and counts it, once for each content.
   * @throws ControlError `sounds_full` with what to do; nothing is kept then
   */
  keep(wav: Uint8Array): Promise<KeptAudio | SpeakingFault>;
  /** Looks whether there is room for all of these, by their hashes, before the first is kept. @throws ControlError `sounds_full` */
  refuseWhatDoesNotFit(wavs: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

/** `mostBytes`: of all uploads of the installation together; servers that share a database share it. */
export function uploadsIn(database: Database, audio: Audio, mostBytes: number): Uploads {
  const oneByOne = inOrder();

  /** Whether it is counted now, and was not before. */
  async function counted(hash: string, bytes: number): Promise<boolean> {
    const known = await database
      .selectFrom("upload")
      .select("hash")
      .where("hash", "=", hash)
      .executeTakeFirst();
    if (known) return false;
    const { numInsertedOrUpdatedRows } = await database
      .insertInto("upload")
      .values({ hash, bytes })
      .onConflict((there) => there.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return false;
    // Written first, and looked at then: of two servers that have room for one, at least the later sees both.
    const used = await usedBytes();
    if (used <= mostBytes) return true;
    await uncount(hash);
    throw full(used - bytes, mostBytes);
  }

  async function usedBytes(): Promise<number> {
    const { sum } = await database
      .selectFrom("upload")
      .select(({ fn }) => fn.sum<string | number | null>("bytes").as("sum"))
      .executeTakeFirstOrThrow();
    return Number(sum ?? 0);
  }

  async function uncount(hash: string): Promise<void> {
    await database.deleteFrom("upload").where("hash", "=", hash).execute();
  }

  async function counting(wav: Uint8Array): Promise<KeptAudio | SpeakingFault> {
    const hash = createHash("sha256").update(wav).digest("hex");
    // Counted first: a sound that nobody counts would be one too many for ever.
    const isNew = await counted(hash, wav.byteLength);
    const kept = await audio.keep(wav);
    if ("fault" in kept && isNew) await uncount(hash);
    return kept;
  }

  return {
    async keep(wav) {
      // It refuses this one and says why: nothing is kept, and nothing counted.
      if ("fault" in readWav(wav)) return audio.keep(wav);
      // One after the other: of two with room for one, the second would count before the first is done.
      return oneByOne(() => counting(wav));
    },

    async refuseWhatDoesNotFit(wavs) {
      const known = await database.selectFrom("upload").select("hash").execute();
      const counted = new Set(known.map(({ hash }) => hash));
      const added = [...wavs].filter(([hash]) => !counted.has(hash));
      const bytes = added.reduce((sum, [, wav]) => sum + wav.byteLength, 0);
      const used = await usedBytes();
      if (bytes > 0 && used + bytes > mostBytes) throw full(used, mostBytes);
    },
  };
}

function full(used: number, most: number): ControlError {
  const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;
  return new ControlError(
    "sounds_full",
    `There is no room for this sound: uploads take ${megabytes(used)} of ${megabytes(most)} MB already.`,
    "Whoever runs this server can allow more by DIALTREE_UPLOADS_MB, as far as its disk goes. What is there already goes on playing.",
  );
}
