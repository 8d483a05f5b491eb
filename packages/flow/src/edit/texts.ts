import type { FlowDocument } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { TextChange } from "../texts/index.ts";
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
  const valueOfChange = ({ before, text }: TextChange) => ({ ...before, text });
  const count = changes.length === 1 ? "1 text" : `${changes.length} texts`;
  return perform(document, `Change ${count}`, (draft) => {
    for (const at of new Set(changes.flatMap(({ place }) => place.at ?? []))) {
      const node = draft.document.nodes[at];
      if (!node) continue;
      const ofNode = changes.filter(({ place }) => place.at === at);
      const values = ofNode.map((change) => ({
        path: [...change.place.path, change.language],
        value: valueOfChange(change),
      }));
      changeData(draft, at, dataChanges(node.data, values), nodeTypes);
    }
    const { fallback } = draft.document;
    const inFallback = changes.filter(({ place }) => place.at === undefined);
    if (!fallback || inFallback.length === 0) return;
    const said = inFallback.map((change) => [change.language, valueOfChange(change)] as const);
    const say = { ...fallback.say, ...Object.fromEntries(said) };
    draft.make({ of: "setting", name: "fallback", before: fallback, after: { ...fallback, say } });
  });
}
