import type { NodeTypes } from "@dialtree/flow";
import { changeWords, diffFlows } from "@dialtree/flow/diff";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { Pinned } from "../publishing/pinning.ts";
import { currentOf, documentOf, manifestOf } from "../publishing/version-rows.ts";
import { type Item, inOrderItem } from "./report.ts";

/** What callers get otherwise than from the version that they get now, in words. */
export async function changesIn(
  { flow, flows, environment }: Pinned,
  database: Database,
  nodeTypes: NodeTypes,
): Promise<readonly Item[]> {
  const draft = flows.get(flow)?.document;
  if (!draft) return [];
  const current = await currentOf(database, flow, environment);
  if (!current)
    return [inOrderItem("all_new", flow, "Everything is new: this is the first version that callers get.")];
  try {
    const { version } = current;
    const manifest = await manifestOf(database, version);
    const { document } = await documentOf(database, version, manifest, flow, nodeTypes);
    const changes = diffFlows(document, draft, nodeTypes);
    if (changes.length === 0)
      return [inOrderItem("nothing_changes", flow, "Nothing: they get the same as now.")];
    return changes.map((change) => ({
      ...inOrderItem("change", flow, changeWords(change)),
      ...("node" in change && typeof change.node === "string" ? { node: change.node } : {}),
    }));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    const { message: sentence, remedy } = error;
    return [{ state: "unchecked", code: "current_unreadable", flow, sentence, remedy }];
  }
}
