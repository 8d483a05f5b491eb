import type { FlowDocument, FlowNode } from "../document/index.ts";
import { walkFields } from "../fields/index.ts";
import { isJsonObject } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { changeData, type DataChange, dataChanges } from "./data.ts";
import type { Draft } from "./draft.ts";
import { type Edit, perform } from "./edit.ts";
import { typeOf } from "./outlets.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { settingUnfit } from "./settings.ts";

/**
 * Sets the languages of a flow; the first is spoken to callers whose own is not listed. With a language go its texts, in
 * every node and in the fallback. Texts in languages that were never listed stay for the check to find.
 */
export function setLanguages(
  document: FlowDocument,
  languages: readonly string[],
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const repeated = languages.find((language, index) => languages.indexOf(language) < index);
  if (repeated !== undefined) return refuse("language_repeated", { language: repeated });
  const refusal = settingUnfit("languages", languages);
  if (refusal) return refusal;
  const before = document.languages;
  const removed = before.filter((language) => !languages.includes(language));
  return perform(document, titleOf(before, languages, removed), (draft) => {
    draft.make({ of: "setting", name: "languages", before, after: [...languages] });
    if (removed.length === 0) return;
    removeTexts(draft, removed, nodeTypes);
    const { insteadOf, voices } = draft.document;
    draft.make({ of: "setting", name: "insteadOf", before: insteadOf, after: without(insteadOf, removed) });
    const kept = Object.entries(voices ?? {}).filter(([language]) => !removed.includes(language));
    draft.make({
      of: "setting",
      name: "voices",
      before: voices,
      after: orNothing(Object.fromEntries(kept)),
    });
  });
}

/**
 * Says what callers of a language hear where a text is missing in it, in this order; with none, the first language of the
 * flow as ever.
 */
export function setInsteadOf(
  document: FlowDocument,
  language: string,
  instead: readonly string[],
): Edit | Refusal {
  const others = Object.entries(document.insteadOf ?? {}).filter(([named]) => named !== language);
  const own: [string, string[]][] = instead.length > 0 ? [[language, [...instead]]] : [];
  const after = orNothing(Object.fromEntries([...others, ...own]));
  const title = `Change what callers hear instead of ${language}`;
  return (
    settingUnfit("insteadOf", after) ??
    perform(document, title, (draft) =>
      draft.make({ of: "setting", name: "insteadOf", before: document.insteadOf, after }),
    )
  );
}

/** Chooses the voice of a language; without one, the speech provider's usual voice says its texts. */
export function setVoice(
  document: FlowDocument,
  language: string,
  voice: string | undefined,
): Edit | Refusal {
  const others = Object.entries(document.voices ?? {}).filter(([named]) => named !== language);
  const own: [string, string][] = voice === undefined ? [] : [[language, voice]];
  const after = orNothing(Object.fromEntries([...others, ...own]));
  return (
    settingUnfit("voices", after) ??
    perform(document, `Change the voice of ${language}`, (draft) =>
      draft.make({ of: "setting", name: "voices", before: document.voices, after }),
    )
  );
}

type InsteadOf = FlowDocument["insteadOf"];

function without(insteadOf: InsteadOf, removed: readonly string[]): InsteadOf {
  const left = Object.entries(insteadOf ?? {}).flatMap(([language, instead]) => {
    const kept = instead.filter((tag) => !removed.includes(tag));
    return removed.includes(language) || kept.length === 0 ? [] : [[language, kept] as const];
  });
  return orNothing(Object.fromEntries(left));
}

/** A setting by language that says nothing is not written into the file. */
function orNothing<Value>(byLanguage: Record<string, Value>): Record<string, Value> | undefined {
  return Object.keys(byLanguage).length === 0 ? undefined : byLanguage;
}

function removeTexts(draft: Draft, languages: readonly string[], nodeTypes: NodeTypes): void {
  for (const [at, node] of draft.document.nodes.entries()) {
    const changes = textsRemoved(node, languages, nodeTypes);
    if (changes.length > 0) changeData(draft, at, changes, nodeTypes);
  }
  const { fallback } = draft.document;
  if (!fallback) return;
  const say = Object.fromEntries(
    Object.entries(fallback.say).filter(([language]) => !languages.includes(language)),
  );
  draft.make({ of: "setting", name: "fallback", before: fallback, after: { ...fallback, say } });
}

/** What takes a node's texts in these languages away. */
export function textsRemoved(
  node: FlowNode,
  languages: readonly string[],
  nodeTypes: NodeTypes,
): DataChange[] {
  const fields = typeOf(node, nodeTypes)?.fields ?? {};
  const values = [...walkFields(fields, node.data)].flatMap(({ path, field, value }) => {
    if (field.kind !== "spoken" || !isJsonObject(value)) return [];
    const gone = languages.filter((language) => Object.hasOwn(value, language));
    return gone.map((language) => ({ path: [...path, language], value: undefined }));
  });
  return dataChanges(node.data, values);
}

function titleOf(before: readonly string[], after: readonly string[], removed: readonly string[]): string {
  const added = after.filter((language) => !before.includes(language));
  if (added.length === 0 && removed.length > 0) return `Remove ${removed.join(", ")} from the languages`;
  if (removed.length === 0 && added.length > 0) return `Add ${added.join(", ")} to the languages`;
  return `Change the languages to ${after.join(", ")}`;
}
