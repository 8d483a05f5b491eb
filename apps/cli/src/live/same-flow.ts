import { isDeepStrictEqual } from "node:util";
import { type FlowDocument, withoutPicture } from "@dialtree/flow";

/** Whether two documents make the same call: the picture is nothing that a caller could notice. */
export function sameFlow(one: FlowDocument | undefined, other: FlowDocument): boolean {
  return one !== undefined && isDeepStrictEqual(heard(one), heard(other));
}

// As JSON, because a member that is left out and one that is undefined are the same file.
function heard(flow: FlowDocument): unknown {
  const { $schema: _schema, ...document } = withoutPicture(flow);
  return JSON.parse(JSON.stringify(document));
}
