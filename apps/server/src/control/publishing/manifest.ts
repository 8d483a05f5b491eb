import { namingSchema } from "@dialtree/flow/names";
import { z } from "zod";
import { ControlError } from "../control-error.ts";
import { canonical, hashOf } from "../hashes.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const kept = z.strictObject({ hash, milliseconds: z.int().min(0) });

/**
 * What a version is made of, by hash: its flow and every flow that a call can get to from it, their recordings, what
 * they use of the library as it was then, and each text as it was spoken. Nothing outside of it can change what its callers hear.
 */
export const manifestSchema = z
  .strictObject({
    format: z.literal(1),
    flow: z.string(),
    flows: z.record(z.string(), z.strictObject({ hash })),
    /** By flow, then by file name. */
    recordings: z.record(z.string(), z.record(z.string(), kept)),
    /** Prompts of the library: by flow, by id, by the language of the text. Left out where none is used. */
    prompts: z.record(z.string(), z.record(z.string(), z.record(z.string(), kept))).optional(),
    /** By `spokenKey` and `fragmentKey`. */
    spoken: z.record(z.string(), kept),
    /** What the names of its flows stood for, and where. Left out where no environment makes a difference to them. */
    resolved: namingSchema.extend({ environment: z.string() }).optional(),
  })
  .meta({ id: "Manifest" });
export type Manifest = z.infer<typeof manifestSchema>;

/** What tells one spoken text from another. */
export function spokenKey(language: string, voice: string | undefined, text: string): string {
  return hashOf(JSON.stringify([language, voice ?? null, text]));
}

/** What tells one fragment of a value from another, and from a text of the same words, which has silence around it. */
export function fragmentKey(language: string, voice: string | undefined, text: string): string {
  return hashOf(JSON.stringify(["fragment", language, text, voice ?? null]));
}

/** A manifest as it is stored, and the id of the version that it makes. */
export function sealed(manifest: Manifest): { readonly id: string; readonly text: string } {
  const text = canonical(manifest);
  return { id: hashOf(text), text };
}

/**
 * The manifest that was stored as this text, if it is still what was published.
 * @throws ControlError `version_damaged`
 */
export function unsealed(id: string, text: string): Manifest {
  if (hashOf(text) !== id) throw damaged(id, "its manifest is not the one that was published");
  const read = manifestSchema.safeParse(JSON.parse(text));
  if (!read.success) throw damaged(id, "its manifest is of a format that this dialtree does not know");
  return read.data;
}

/** The same; undefined where it is not. */
export function unsealedIfWhole(id: string, text: string): Manifest | undefined {
  try {
    return unsealed(id, text);
  } catch (error) {
    if (error instanceof ControlError && error.code === "version_damaged") return undefined;
    throw error;
  }
}

export function damaged(version: string, reason: string): ControlError {
  return new ControlError(
    "version_damaged",
    `The version ${version} cannot be used: ${reason}.`,
    "Publish the flow again, or restore the database from a backup. Until then the last version that is whole answers.",
  );
}
