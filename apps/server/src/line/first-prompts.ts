import { isSilent, languagesInstead, type Spoken, utteranceFor, walkFields } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import type { LoadedVersion } from "../control/published/loaded-version.ts";

// Graph fetches these while it connects. More than the first words would only delay them.
const nodesLookedAt = 5;

/**
 * The audio that a caller is going to hear first: what is said in the first node that says anything, following the
 * ways from the start. A guess that costs nothing when it is wrong.
 */
export function firstPrompts(version: LoadedVersion | undefined, language: string): readonly string[] {
  if (!version) return [];
  const { document } = version.main;
  let at: string | undefined = document.start;
  for (let steps = 0; steps < nodesLookedAt && at !== undefined; steps += 1) {
    const node = document.nodes.find(({ id }) => id === at);
    const type = node && nodeTypes.get(node.type);
    if (!node || !type) return [];
    for (const { field, value } of walkFields(type.fields, node.data)) {
      if (field.kind !== "spoken" || isSilent((value ?? {}) as Spoken)) continue;
      const found = utteranceFor((value ?? {}) as Spoken, language, ...languagesInstead(document, language));
      const prompt = found && { ...found.utterance, language: found.language, flow: document.id };
      const audio = prompt && version.audioOf(prompt);
      return audio ? [audio.hash] : [];
    }
    const way = type.outlets(node.data).find(({ role }) => role === "way");
    at = document.edges.find(({ from, outlet }) => from === node.id && outlet === way?.id)?.to;
  }
  return [];
}
