import { controlWords, explained, type SoundChoices } from "@dialtree/controls";
import { check } from "@dialtree/engine";
import type { FlowDocument, Problem } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { useDeferredValue, useMemo } from "react";

const catalogues = [...nodeTypes.values()].map(({ problems }) => problems);

/** Everything that is wrong with the flow as it is now, found here in the browser, a moment after it was typed. */
export function useProblems(
  document: FlowDocument,
  { recordings, prompts }: SoundChoices,
  flows: readonly { readonly id: string }[],
  voices: readonly string[],
): readonly Problem[] {
  const settled = useDeferredValue(document);
  const surroundings = useMemo(
    () => ({
      voices,
      recordings: new Map(recordings.map((name) => [name, {}])),
      prompts: new Map(prompts.map(({ id, languages }) => [id, languages])),
      flows: new Set(flows.map(({ id }) => id)),
    }),
    [recordings, prompts, flows, voices],
  );
  return useMemo(() => check(settled, nodeTypes, surroundings), [settled, surroundings]);
}

/** A problem in the words of this page. */
export function problemWords(problem: Problem): { readonly sentence: string; readonly remedy: string } {
  return explained(problem, catalogues, controlWords.languageName);
}

/** The path inside a node's data that a problem points at; empty when it is about the node as a whole. */
export function fieldPathOf({ at }: Problem): readonly string[] {
  const [, nodes, , data, ...path] = at.split("/");
  if (nodes !== "nodes" || data !== "data") return [];
  return path.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
