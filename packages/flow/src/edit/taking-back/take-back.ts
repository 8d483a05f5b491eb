import { type CallersChange, diffFlows, isForCallers } from "../../diff/index.ts";
import { type FlowDocument, flowDocumentSchema } from "../../document/index.ts";
import type { NodeTypes } from "../../node-type/index.ts";
import { compose, type Edit } from "../edit.ts";
import { sameValue } from "../path.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { replaceBy } from "../replacing.ts";
import { takenBack } from "./of-kind.ts";
import { titleOf } from "./titles.ts";

/**
 * Takes back one change that callers do not get yet, out of those that `diffFlows` finds between the version that they get and the
 * document: in this one thing the document is as that version, everything else stays. What cannot be had alone goes with it: the exit of
 * a choice, the texts of a language, two keys that were swapped.
 */
export function takeBack(
  document: FlowDocument,
  live: FlowDocument,
  change: CallersChange,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const versions = { now: document, live, nodeTypes };
  if (!diffFlows(live, document, nodeTypes).some((found) => sameValue(found, change)))
    return refuse("change_missing", {});
  const edit = takenBack(versions, change);
  if (isRefusal(edit)) return edit;
  if (!flowDocumentSchema.safeParse(edit.doc).success && flowDocumentSchema.safeParse(document).success)
    return refuse("no_room", {});
  const isLast = !diffFlows(live, edit.doc, nodeTypes).some(isForCallers);
  const rest = isLast ? [(now: FlowDocument) => replaceBy(now, asLive(now, live), edit.title)] : [];
  return compose(document, titleOf(change), [() => edit, ...rest]);
}

/** What nobody notices is as callers get it too once nothing else is different, such as the order of the file; the picture stays. */
function asLive({ layout, notes, frames }: FlowDocument, live: FlowDocument): FlowDocument {
  const { notes: _notes, frames: _frames, ...heard } = live;
  return { ...heard, layout, ...(notes ? { notes } : {}), ...(frames ? { frames } : {}) };
}
