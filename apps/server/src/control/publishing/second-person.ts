import type { NodeTypes } from "@dialtree/flow";
import { actor, personBehind } from "../audit/actor.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import { soundFor } from "../drafts/prompts.ts";
import type { Pinned, PinnedFlow } from "./pinning.ts";
import { utterancesOf } from "./utterances.ts";
import { manifestOf } from "./version-rows.ts";

/**
 * Of the flow and of those that are published with it: whoever wrote the last word of a draft, or brought a sound of the
 * library that callers of it have not heard yet, does not have the last say.
 * @throws ControlError `second_person_needed`
 */
export async function refuseOwn(database: Database, pinned: Pinned, nodeTypes: NodeTypes): Promise<void> {
  const person = personBehind(actor());
  const drafts = [...pinned.flows.values()].filter(({ from }) => from === "draft");
  const own = drafts.filter(({ changedBy }) => changedBy === person);
  if (own.length > 0) throw needed(`changed the draft of ${named(own.map(({ id }) => id))} last`);
  const sounds = await soundsOf(database, person);
  if (sounds.size === 0) return;
  for (const draft of drafts) {
    const heard = await heardIn(database, pinned.current.get(draft.id), draft.id);
    const fresh = usedBy(draft, nodeTypes).filter((used) => sounds.has(used) && !heard.has(used));
    if (fresh.length > 0)
      throw needed(`put the sound into the prompt ${named([...new Set(fresh.map(promptOf))])}`);
  }
}

/** A sound of the library, as the prompt whose it is and the hash. */
const soundOf = (prompt: string, hash: string): string => `${prompt} ${hash}`;
const promptOf = (sound: string): string => sound.slice(0, sound.lastIndexOf(" "));
const named = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(", ");

/** What somebody has put into the library and nobody has replaced. */
async function soundsOf(database: Database, person: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom("prompt_sound")
    .select(["prompt", "hash"])
    .where("put_by", "=", person)
    .execute();
  return new Set(rows.map(({ prompt, hash }) => soundOf(prompt, hash)));
}

function usedBy({ document, prompts }: PinnedFlow, nodeTypes: NodeTypes): readonly string[] {
  return (document ? utterancesOf(document, nodeTypes) : []).flatMap(({ utterance, language }) => {
    const { prompt } = utterance;
    const sound = prompt === undefined ? undefined : soundFor(prompts, prompt, language);
    return prompt === undefined || !sound ? [] : [soundOf(prompt, sound.hash)];
  });
}

/** What new calls of a flow get of the library: somebody has published that. */
async function heardIn(
  database: Database,
  version: string | undefined,
  flow: string,
): Promise<ReadonlySet<string>> {
  const prompts = version === undefined ? {} : ((await manifestOf(database, version)).prompts?.[flow] ?? {});
  return new Set(
    Object.entries(prompts).flatMap(([prompt, sounds]) =>
      Object.values(sounds).map(({ hash }) => soundOf(prompt, hash)),
    ),
  );
}

function needed(what: string): ControlError {
  return new ControlError(
    "second_person_needed",
    `You have ${what}, and here somebody else has to publish what one has changed.`,
    "Ask another publisher to look at what changes for callers, and to publish it. The draft is saved.",
  );
}
