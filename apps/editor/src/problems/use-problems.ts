import { languageNames } from "@dialtree/controls";
import { check } from "@dialtree/engine";
import { explain, type FlowDocument, type Problem } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { useDeferredValue, useMemo } from "react";

const catalogues = [...nodeTypes.values()].map(({ problems }) => problems);

/** Everything that is wrong with the flow as it is now, found here in the browser, a moment after it was typed. */
export function useProblems(
  document: FlowDocument,
  recordings: readonly string[],
  flows: readonly { readonly id: string }[],
  voices: readonly string[],
): readonly Problem[] {
  const settled = useDeferredValue(document);
  const surroundings = useMemo(
    () => ({
      voices,
      recordings: new Map(recordings.map((name) => [name, {}])),
      flows: new Set(flows.map(({ id }) => id)),
    }),
    [recordings, flows, voices],
  );
  return useMemo(() => check(settled, nodeTypes, surroundings), [settled, surroundings]);
}

/** A problem in the words of this page: languages have names here. */
export function explained(problem: Problem): { readonly sentence: string; readonly remedy: string } {
  const values = Object.entries(problem.values).map(([name, value]) => [
    name,
    languageValues.has(name) && typeof value === "string" ? languageName(value) : value,
  ]);
  return explain({ ...problem, values: Object.fromEntries(values) }, catalogues);
}

const languageName = languageNames("en");
const languageValues: ReadonlySet<string> = new Set(["language", "instead"]);

/** The path inside a node's data that a problem points at; empty when it is about the node as a whole. */
export function fieldPathOf({ at }: Problem): readonly string[] {
  const [, nodes, , data, ...path] = at.split("/");
  if (nodes !== "nodes" || data !== "data") return [];
  return path.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
