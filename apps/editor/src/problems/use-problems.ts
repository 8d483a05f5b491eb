import { explained, type SoundChoices } from "@dialtree/controls";
import type { Advice, FlowDocument, Problem, Resources } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { useMemo } from "react";
import { controlWords } from "../words/control-words.ts";
import { nodeTypes } from "../words/node-types.ts";
import { gatheredProblems } from "./gathered.ts";
import type { Checker } from "./use-checker.ts";
import { useSettled } from "./use-settled.ts";

const catalogues = [
  gatheredProblems,
  controlWords.problems,
  ...[...nodeTypes.values()].map(({ problems }) => problems),
];

/**
 * Everything that is wrong with the flow as it is now, found here in the browser, a moment after it was typed; undefined while
 * the check is not there yet.
 */
export function useProblems(
  checker: Checker | undefined,
  document: FlowDocument,
  { recordings, prompts }: SoundChoices,
  flows: readonly { readonly id: string }[],
  calendars: readonly { readonly id: string }[],
  voices: readonly string[],
  resources: Resources,
): readonly Problem[] | undefined {
  const settled = useSettled(document);
  const surroundings = useMemo(
    () => ({
      voices,
      recordings: new Map(recordings.map((name) => [name, {}])),
      prompts: new Map(prompts.map(({ id, languages }) => [id, languages])),
      flows: new Map(flows.map(({ id }) => [id, undefined])),
      calendars: new Set(calendars.map(({ id }) => id)),
      resources,
      withoutIds: true,
    }),
    [recordings, prompts, flows, calendars, voices, resources],
  );
  return useMemo(() => checker?.check(settled, nodeTypes, surroundings), [checker, settled, surroundings]);
}

/** What callers of the flow might complain about; only while somebody looks at that. */
export function useAdvice(
  checker: Checker | undefined,
  document: FlowDocument,
  wanted: boolean,
): readonly Advice[] {
  const settled = useSettled(document);
  return useMemo(
    () => (wanted && checker ? checker.advise(settled, nodeTypes, { withoutIds: true }) : []),
    [checker, settled, wanted],
  );
}

/** A problem in the words of this page. */
export function problemWords(problem: Pick<Problem, "because" | "code" | "values">): {
  readonly sentence: string;
  readonly remedy: string;
} {
  return explained(problem, catalogues, controlWords);
}

/** The path inside a node's data that a problem points at; empty when it is about the node as a whole. */
export function fieldPathOf(problem: Problem | Advice): Path {
  const [nodes, , data, ...path] = pathOf(problem);
  return nodes === "nodes" && data === "data" ? path : [];
}

/** The path inside the document that a problem points at. What a language lacks is mended where that language stands. */
export function pathOf({ at, values: { language } }: Problem | Advice): Path {
  const [, ...parts] = at.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const path = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return typeof language === "string" && path.at(-1) !== language ? [...path, language] : path;
}

/** Whether a problem is mended where the languages of the flow are. */
export function isOfLanguages({ at }: Problem | Advice): boolean {
  return /^\/(languages|insteadOf|voices)(\/|$)/.test(at);
}
