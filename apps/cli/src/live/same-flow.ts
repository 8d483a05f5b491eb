import { isDeepStrictEqual } from "node:util";
import type { FlowDocument } from "@dialtree/flow";

/** Whether two documents make the same call: where boxes sit is nothing that a caller could notice. */
export function sameFlow(one: FlowDocument | undefined, other: FlowDocument): boolean {
  return one !== undefined && isDeepStrictEqual(heard(one), heard(other));
}

// As JSON, because a member that is left out and one that is undefined are the same file.
function heard({ layout: _places, $schema: _schema, ...document }: FlowDocument): unknown {
  return JSON.parse(JSON.stringify(document));
}
