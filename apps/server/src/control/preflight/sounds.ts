import { languageNames, type NodeTypes } from "@dialtree/flow";
import type { Audio } from "../audio.ts";
import { soundFor } from "../drafts/prompts.ts";
import type { Pinned, PinnedFlow } from "../publishing/pinning.ts";
import { utterancesOf } from "../publishing/utterances.ts";
import { drafts } from "./references.ts";
import { type Item, inOrderItem } from "./report.ts";

const nameOf = languageNames("en");

interface Tally {
  recorded: number;
  spoken: number;
  unspoken: number;
}

/** What callers hear in each language: how much of it is recorded, was spoken before, and has to be spoken now. */
export async function soundsThere(
  pinned: Pinned,
  nodeTypes: NodeTypes,
  audio: Pick<Audio, "isSpoken">,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const flow of drafts(pinned)) {
    for (const [language, tally] of await talliesOf(flow, nodeTypes, audio))
      items.push(inOrderItem("sounds_there", flow.id, wordsFor(language, tally)));
  }
  return items;
}

async function talliesOf(
  { document, recordings, prompts }: PinnedFlow,
  nodeTypes: NodeTypes,
  audio: Pick<Audio, "isSpoken">,
): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const counted = new Set<string>();
  for (const { language, utterance } of document ? utterancesOf(document, nodeTypes) : []) {
    const { text, voice, recording, prompt } = utterance;
    const key = JSON.stringify([language, voice, recording, prompt, text]);
    if (counted.has(key)) continue;
    counted.add(key);
    const tally = tallies.get(language) ?? { recorded: 0, spoken: 0, unspoken: 0 };
    tallies.set(language, tally);
    if (prompt !== undefined || recording !== undefined) {
      // One that is not there is the check's finding.
      const sound =
        prompt === undefined ? recordings.get(recording ?? "") : soundFor(prompts, prompt, language);
      if (sound) tally.recorded += 1;
    } else if (await audio.isSpoken(text, language, voice)) tally.spoken += 1;
    else tally.unspoken += 1;
  }
  return tallies;
}

function wordsFor(language: string, { recorded, spoken, unspoken }: Tally): string {
  return `In ${nameOf(language)}: ${recorded} recorded, ${spoken} spoken before, ${unspoken} to be spoken now.`;
}
