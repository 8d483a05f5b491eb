import {
  type FlowDocument,
  type JsonObject,
  languageFor,
  type NodeTypes,
  nodeNames,
  primaryOf,
} from "@dialtree/flow";
import type { Transaction } from "kysely";
import { type Audio, type KeptAudio, reasonOf } from "../audio.ts";
import { actor, personBehind } from "../audit/actor.ts";
import type { DeedName } from "../audit/deeds.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { PromptRow, PromptSoundRow, Tables } from "../database/tables.ts";
import type { Manifest } from "../publishing/manifest.ts";
import { allUtterancesOf } from "../publishing/utterances.ts";
import { draftOf } from "./drafts.ts";
import { flowsIn } from "./there.ts";
import type { Uploads } from "./uploads.ts";

/** What a prompt sounds like in one language. */
export interface PromptSound extends KeptAudio {
  readonly language: string;
}

/** A prompt that any flow may use: what it says in each language, and what it sounds like. */
export interface LibraryPrompt {
  readonly id: string;
  readonly title: string;
  /** By language; also of languages that nobody has recorded yet. */
  readonly words: Readonly<Record<string, string>>;
  /** Counts the changes of title, words and sounds, from 1. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
  readonly sounds: readonly PromptSound[];
}

/** Where the draft of a flow uses a prompt. */
export interface PromptUse {
  readonly flow: string;
  readonly title: string;
  readonly language: string;
  /** JSON pointer into the flow's document. */
  readonly at: string;
  /** Left out for the fallback's words. */
  readonly node?: string;
  /** What people call the node. */
  readonly name?: string;
}

/** A version that new calls get. */
export interface ServingVersion {
  readonly flow: string;
  readonly number: number;
}

export interface PromptUses {
  readonly drafts: readonly PromptUse[];
  /** Versions that new calls get and that play it, each with the sound that it was published with. */
  readonly published: readonly ServingVersion[];
}

export interface SoundPut {
  readonly prompt: LibraryPrompt;
  /** Versions that new calls get and that go on with another sound until they are published again. */
  readonly keptBy: readonly ServingVersion[];
}

/** The library of prompts: what they are called and say in the database, their sound in the audio library. */
export interface Prompts {
  list(): Promise<readonly LibraryPrompt[]>;
  /** @throws ControlError `prompt_unknown` */
  find(id: string): Promise<LibraryPrompt>;
  /** @throws ControlError `prompt_unknown` */
  uses(id: string): Promise<PromptUses>;
  /** @throws ControlError `prompt_exists` */
  create(prompt: Pick<LibraryPrompt, "id" | "title" | "words">): Promise<LibraryPrompt>;
  /** Saves what was made of a revision. @throws ControlError `prompt_unknown`, `prompt_conflict` */
  save(id: string, what: Pick<LibraryPrompt, "title" | "words">, basedOn: number): Promise<LibraryPrompt>;
  /** @throws ControlError `prompt_unknown`, `prompt_conflict`, `prompt_in_use` as long as a draft uses it */
  remove(id: string, basedOn: number): Promise<void>;
  /** @throws ControlError `prompt_unknown`, `prompt_sound_unknown` */
  sound(id: string, language: string): Promise<Uint8Array>;
  /**
   * Keeps a WAV as what a prompt sounds like in a language. What is published keeps the sound that it has.
   * @throws ControlError `prompt_unknown`, `recording_unusable` with the reason, `sounds_full`
   */
  putSound(id: string, language: string, wav: Uint8Array): Promise<SoundPut>;
  /** @throws ControlError `prompt_unknown`, `prompt_sound_unknown` */
  removeSound(id: string, language: string): Promise<LibraryPrompt>;
}

/** The sounds of a library: by prompt, by language. A prompt that nobody has recorded has none. */
export type PromptSounds = ReadonlyMap<string, ReadonlyMap<string, KeptAudio>>;

/** The sounds of all prompts, as they are now. */
export async function promptSoundsIn(database: Database): Promise<PromptSounds> {
  const prompts = await database.selectFrom("prompt").select("id").execute();
  const found = new Map(prompts.map(({ id }) => [id, new Map<string, KeptAudio>()]));
  const rows = await database.selectFrom("prompt_sound").selectAll().orderBy("language").execute();
  for (const { prompt, language, hash, milliseconds } of rows)
    found.get(prompt)?.set(language, { hash, milliseconds });
  return found;
}

/** What a prompt sounds like to callers who hear a text of this language. */
export function soundFor(library: PromptSounds, id: string, language: string): KeptAudio | undefined {
  const sounds = library.get(id);
  const own = sounds && languageFor(sounds.keys(), language);
  return own === undefined ? undefined : sounds?.get(own);
}

export interface PromptsOptions {
  readonly database: Database;
  readonly audio: Audio;
  readonly uploads: Uploads;
  readonly nodeTypes: NodeTypes;
  readonly now: () => number;
  /** The versions that new calls get, with their manifests. */
  readonly serving: () => Promise<readonly (ServingVersion & { readonly manifest: Manifest })[]>;
}

export function promptsIn({ database, audio, uploads, nodeTypes, now, serving }: PromptsOptions): Prompts {
  async function find(id: string): Promise<LibraryPrompt> {
    const row = await database.selectFrom("prompt").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) throw unknownPrompt(id);
    const sounds = await database
      .selectFrom("prompt_sound")
      .selectAll()
      .where("prompt", "=", id)
      .orderBy("language")
      .execute();
    return promptOf(row, sounds);
  }

  async function draftUses(id: string): Promise<readonly PromptUse[]> {
    const rows = await flowsIn(database).selectAll().orderBy("id").execute();
    return rows.flatMap((row) => {
      const { document } = draftOf(row, nodeTypes);
      return document ? usesIn(document, id, nodeTypes) : [];
    });
  }

  /** The change of a prompt, counted with it and written down: a change that began with another revision is none. */
  function changing(
    deed: DeedName,
    id: string,
    work: (transaction: Transaction<Tables>) => Promise<unknown>,
    basedOn?: number,
  ): Promise<void> {
    return database.transaction().execute(async (transaction) => {
      const before = await shapeIn(transaction, id);
      let counted = transaction
        .updateTable("prompt")
        .set(({ eb }) => ({ revision: eb("revision", "+", 1), updated_at: now() }))
        .where("id", "=", id);
      if (basedOn !== undefined) counted = counted.where("revision", "=", basedOn);
      const { numUpdatedRows } = await counted.executeTakeFirst();
      if (numUpdatedRows === 0n) {
        const row = await transaction
          .selectFrom("prompt")
          .select("revision")
          .where("id", "=", id)
          .executeTakeFirst();
        throw row && basedOn !== undefined ? conflict(id, basedOn, row.revision) : unknownPrompt(id);
      }
      await work(transaction);
      const after = await shapeIn(transaction, id);
      await record(transaction, {
        deed,
        thing: id,
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
      });
    });
  }

  return {
    async list() {
      const rows = await database.selectFrom("prompt").selectAll().orderBy("id").execute();
      const sounds = await database.selectFrom("prompt_sound").selectAll().orderBy("language").execute();
      const byPrompt = Map.groupBy(sounds, ({ prompt }) => prompt);
      return rows.map((row) => promptOf(row, byPrompt.get(row.id) ?? []));
    },

    find,

    async uses(id) {
      await find(id);
      const versions = await serving();
      const playing = versions.filter(({ manifest }) =>
        Object.values(manifest.prompts ?? {}).some((of) => Object.hasOwn(of, id)),
      );
      return { drafts: await draftUses(id), published: playing.map(shown) };
    },

    async create({ id, title, words }) {
      const row = { id, title, words: JSON.stringify(words), revision: 1, updated_at: now() };
      await database.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto("prompt")
          .values(row)
          .onConflict((known) => known.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) {
          throw new ControlError(
            "prompt_exists",
            `There is a prompt "${id}" already.`,
            "Give the new one another id, or change the one there is.",
          );
        }
        await record(transaction, { deed: "prompt.created", thing: id, after: { title, words } });
      });
      return promptOf(row, []);
    },

    async save(id, { title, words }, basedOn) {
      await changing(
        "prompt.changed",
        id,
        (transaction) =>
          transaction
            .updateTable("prompt")
            .set({ title, words: JSON.stringify(words) })
            .where("id", "=", id)
            .execute(),
        basedOn,
      );
      return find(id);
    },

    async remove(id, basedOn) {
      const [first, ...others] = await draftUses(id);
      if (first) {
        const more = others.length === 0 ? "" : ` and ${others.length} more`;
        throw new ControlError(
          "prompt_in_use",
          `The prompt "${id}" is used in the flow "${first.flow}"${first.name ? `, ${first.name}` : ""}${more}.`,
          "Take it out of the flows first. What is published keeps its sound in any case.",
        );
      }
      await changing(
        "prompt.removed",
        id,
        (transaction) => transaction.deleteFrom("prompt").where("id", "=", id).execute(),
        basedOn,
      );
    },

    async sound(id, language) {
      const { sounds } = await find(id);
      const wav = await audio.read(sounds.find((sound) => sound.language === language)?.hash ?? "");
      if (!wav) throw unknownSound(id, language);
      return wav;
    },

    async putSound(id, language, wav) {
      await find(id);
      // The sound first: a name without its sound would be worse than a sound without a name.
      const kept = await uploads.keep(wav);
      if ("fault" in kept) {
        throw new ControlError(
          "recording_unusable",
          `The sound of "${id}" in ${language} cannot be played: ${kept.fault}`,
          "Save it as a WAV of 16 kHz, 16 bit, mono, and upload it again.",
          reasonOf(kept),
        );
      }
      const { hash, milliseconds } = kept;
      await audio.share([hash]);
      const sound = { hash, milliseconds, put_by: personBehind(actor()) };
      await changing("prompt.sound.put", id, (transaction) =>
        transaction
          .insertInto("prompt_sound")
          .values({ prompt: id, language, ...sound })
          .onConflict((known) => known.columns(["prompt", "language"]).doUpdateSet(sound))
          .execute(),
      );
      const versions = await serving();
      const keptBy = versions.filter(({ manifest }) => playsAnother(manifest, id, language, hash));
      return { prompt: await find(id), keptBy: keptBy.map(shown) };
    },

    async removeSound(id, language) {
      await changing("prompt.sound.removed", id, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom("prompt_sound")
          .where("prompt", "=", id)
          .where("language", "=", language)
          .executeTakeFirst();
        if (numDeletedRows === 0n) throw unknownSound(id, language);
      });
      return find(id);
    },
  };
}

/** What the log has of a prompt: its title, what it says, and the hashes of its sounds. */
async function shapeIn(transaction: Transaction<Tables>, id: string): Promise<JsonObject | undefined> {
  const row = await transaction.selectFrom("prompt").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const sounds = await transaction
    .selectFrom("prompt_sound")
    .select(["language", "hash"])
    .where("prompt", "=", id)
    .execute();
  return {
    title: row.title,
    words: JSON.parse(row.words) as JsonObject,
    sounds: Object.fromEntries(sounds.map(({ language, hash }) => [language, hash])),
  };
}

function promptOf(row: PromptRow, sounds: readonly PromptSoundRow[]): LibraryPrompt {
  const { id, title, words, revision, updated_at: updatedAt } = row;
  return {
    id,
    title,
    words: JSON.parse(words) as Record<string, string>,
    revision,
    updatedAt,
    sounds: sounds.map(({ language, hash, milliseconds }) => ({ language, hash, milliseconds })),
  };
}

function usesIn(document: FlowDocument, id: string, nodeTypes: NodeTypes): readonly PromptUse[] {
  const names = nodeNames(document.nodes, nodeTypes);
  return allUtterancesOf(document, nodeTypes).flatMap(({ utterance, language, place }) => {
    if (utterance.prompt !== id) return [];
    const name = place.node === undefined ? undefined : names.get(place.node);
    return [
      {
        flow: document.id,
        title: document.title,
        language,
        at: place.at,
        ...(name === undefined ? {} : { node: place.node, name }),
      },
    ];
  });
}

/** Whether a version plays a prompt in a language and was published with another sound of it. */
function playsAnother({ prompts = {} }: Manifest, id: string, language: string, hash: string): boolean {
  return Object.values(prompts).some((of) => {
    const sounds = Object.hasOwn(of, id) ? (of[id] ?? {}) : {};
    return Object.entries(sounds).some(
      ([of, sound]) => primaryOf(of) === primaryOf(language) && sound.hash !== hash,
    );
  });
}

function shown({ flow, number }: ServingVersion): ServingVersion {
  return { flow, number };
}

function unknownPrompt(id: string): ControlError {
  return new ControlError(
    "prompt_unknown",
    `There is no prompt "${id}" in the library.`,
    "Choose a prompt of the list, or create this one.",
  );
}

function unknownSound(id: string, language: string): ControlError {
  return new ControlError(
    "prompt_sound_unknown",
    `The prompt "${id}" has no sound in ${language}.`,
    "Choose one of its languages, or upload a sound for this one.",
  );
}

function conflict(id: string, basedOn: number, revision: number): ControlError {
  return new ControlError(
    "prompt_conflict",
    `The prompt "${id}" has been changed since: you changed revision ${basedOn}, and it is at ${revision}.`,
    "Look at it again, and make your change of what is there now. Nothing was overwritten.",
  );
}
