import { type Audio, type KeptAudio, reasonOf } from "../audio.ts";
import { actor, personBehind } from "../audit/actor.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import { missing, refuseMissing } from "./there.ts";
import type { Uploads } from "./uploads.ts";

export interface Recording extends KeptAudio {
  readonly name: string;
}

/** The recordings of drafts: the names in the database, the sound in the audio library. */
export interface Recordings {
  list(flow: string): Promise<readonly Recording[]>;
  /** @throws ControlError `recording_unknown` */
  read(flow: string, name: string): Promise<Uint8Array>;
  /**
   * Keeps a WAV under this name, in place of one that had it. What is published keeps the sound that it has.
   * @throws ControlError `recording_name_wrong`, `recording_unusable` with the reason, `sounds_full`, `flow_unknown`
   */
  put(flow: string, name: string, wav: Uint8Array): Promise<Recording>;
  /** @throws ControlError `recording_unknown` */
  remove(flow: string, name: string): Promise<void>;
}

/** What the recording of an utterance may be called; the document's own rule. */
export const recordingName = /^[a-z0-9][a-z0-9._-]{0,99}\.wav$/;

export function recordingsIn(database: Database, audio: Audio, uploads: Uploads): Recordings {
  return {
    async list(flow) {
      const rows = await database
        .selectFrom("recording")
        .select(["name", "hash", "milliseconds"])
        .where("flow", "=", flow)
        .orderBy("name")
        .execute();
      return rows;
    },

    async read(flow, name) {
      const row = await database
        .selectFrom("recording")
        .select("hash")
        .where("flow", "=", flow)
        .where("name", "=", name)
        .executeTakeFirst();
      const wav = row && (await audio.read(row.hash));
      if (!wav) throw unknownRecording(flow, name);
      return wav;
    },

    async put(flow, name, wav) {
      if (!recordingName.test(name)) throw wrongName(name);
      await refuseMissing(database, flow);
      // The sound first: a name without its sound would be worse than a sound without a name.
      const kept = await uploads.keep(wav);
      if ("fault" in kept) {
        throw new ControlError(
          "recording_unusable",
          `The recording "${name}" cannot be played: ${kept.fault}`,
          "Save it as a WAV of 16 kHz, 16 bit, mono, and upload it again.",
          reasonOf(kept),
        );
      }
      const { hash, milliseconds } = kept;
      await audio.share([hash]);
      await database.transaction().execute(async (transaction) => {
        const before = await transaction
          .selectFrom("recording")
          .select(["name", "hash"])
          .where("flow", "=", flow)
          .where("name", "=", name)
          .executeTakeFirst();
        if (before?.hash === hash) return;
        await transaction
          .insertInto("recording")
          .values({ flow, name, hash, milliseconds })
          .onConflict((known) => known.columns(["flow", "name"]).doUpdateSet({ hash, milliseconds }))
          .execute();
        await changedByNow(transaction, flow);
        await record(transaction, {
          deed: "recording.put",
          thing: flow,
          ...(before ? { before: { name, sha256: before.hash } } : {}),
          after: { name, sha256: hash },
        });
      });
      return { name, hash, milliseconds };
    },

    async remove(flow, name) {
      const gone = await database.transaction().execute(async (transaction) => {
        const row = await transaction
          .deleteFrom("recording")
          .where("flow", "=", flow)
          .where("name", "=", name)
          .returning("hash")
          .executeTakeFirst();
        if (!row) return undefined;
        await changedByNow(transaction, flow);
        await record(transaction, {
          deed: "recording.removed",
          thing: flow,
          before: { name, sha256: row.hash },
        });
        return row;
      });
      if (!gone) throw unknownRecording(flow, name);
    },
  };
}

/**
 * A flow sounds like its recordings: whoever changes one has changed the draft.
 * @throws ControlError `flow_removed`, where somebody has removed it meanwhile
 */
export async function changedByNow(transaction: Database, flow: string): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable("flow")
    .set({ changed_by: personBehind(actor()) })
    .where("id", "=", flow)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw await missing(transaction, flow);
}

function unknownRecording(flow: string, name: string): ControlError {
  return new ControlError(
    "recording_unknown",
    `The flow "${flow}" has no recording "${name}".`,
    "Choose one of its recordings, or upload this one.",
  );
}

function wrongName(name: string): ControlError {
  return new ControlError(
    "recording_name_wrong",
    `"${name.slice(0, 120)}" cannot be the name of a recording.`,
    "Use small letters, digits, dots and hyphens, and .wav at the end, such as welcome.de.wav.",
  );
}
