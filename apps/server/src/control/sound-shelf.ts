import type { Shelf } from "@dialtree/speech/io";
import type { Database } from "./database/open.ts";

/** The sounds that servers share, on PostgreSQL. Rejects with a ControlError when the database is away. */
export function shelfIn(database: Database): Shelf {
  return {
    async take(hash) {
      const row = await database
        .selectFrom("sound")
        .select("wav")
        .where("hash", "=", hash)
        .executeTakeFirst();
      return row?.wav;
    },

    async put(hash, wav) {
      await database
        .insertInto("sound")
        .values({ hash, wav: Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength) })
        // In place of what is there: whoever uploads a recording again mends a damaged one.
        .onConflict((known) => known.column("hash").doUpdateSet(({ ref }) => ({ wav: ref("excluded.wav") })))
        .execute();
    },

    async lacks(hashes) {
      if (hashes.length === 0) return [];
      const rows = await database
        .selectFrom("sound")
        .select("hash")
        .where("hash", "in", [...hashes])
        .execute();
      const there = new Set(rows.map(({ hash }) => hash));
      return hashes.filter((hash) => !there.has(hash));
    },
  };
}
