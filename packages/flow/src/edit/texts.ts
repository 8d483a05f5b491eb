import type { FlowDocument } from "../document/index.ts";
import type { Utterance } from "../fields/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { PlacedText, TextChange } from "../texts/index.ts";
import { changeData, dataChanges } from "./data.ts";
import { type Edit, perform } from "./edit.ts";
import type { Refusal } from "./refusals.ts";

/**
 * Writes many texts at once, as one step: what came back from translators. Recordings and voices stay as they are; whoever
 * changes what a recording is said to say has to record it again.
 */
export function setTexts(
  document: FlowDocument,
  changes: readonly TextChange[],
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const count = changes.length === 1 ? "1 text" : `${changes.length} texts`;
  const said = changes.map(({ place, language, before, text }) => ({
    place,
    language,
    utterance: { ...before, text },
  }));
  return setUtterances(document, `Change ${count}`, said, nodeTypes);
}

/** A text that a recording of the flow says from now on. */
export interface Recorded {
  readonly place: PlacedText;
  readonly language: string;
  readonly file: string;
}

/** Has recordings play in the place of the voice, or of a prompt of the library; the words stay. One step for all of them. */
export function setRecordings(
  document: FlowDocument,
  recorded: readonly Recorded[],
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const count = recorded.length === 1 ? "a recording" : `${recorded.length} recordings`;
  const said = recorded.map(({ place, language, file }) => {
    const { prompt: _, ...before } = place.spoken[language] ?? { text: "" };
    return { place, language, utterance: { ...before, recording: file } };
  });
  return setUtterances(document, `Use ${count}`, said, nodeTypes);
}

interface UtteranceChange {
  readonly place: PlacedText;
  readonly language: string;
  readonly utterance: Utterance;
}

function setUtterances(
  document: FlowDocument,
  title: string,
  changes: readonly UtteranceChange[],
  nodeTypes: NodeTypes,
): Edit | Refusal {
  return perform(document, title, (draft) => {
    for (const at of new Set(changes.flatMap(({ place }) => place.at ?? []))) {
      const node = draft.document.nodes[at];
      if (!node) continue;
      const ofNode = changes.filter(({ place }) => place.at === at);
      const values = ofNode.map(({ place, language, utterance }) => ({
        path: [...place.path, language],
        value: utterance,
      }));
      changeData(draft, at, dataChanges(node.data, values), nodeTypes);
    }
    const { fallback } = draft.document;
    const inFallback = changes.filter(({ place }) => place.at === undefined);
    if (!fallback || inFallback.length === 0) return;
    const said = inFallback.map(({ language, utterance }) => [language, utterance] as const);
    const say = { ...fallback.say, ...Object.fromEntries(said) };
    draft.make({ of: "setting", name: "fallback", before: fallback, after: { ...fallback, say } });
  });
}
