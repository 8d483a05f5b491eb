import type { FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import type { Rehearsal } from "@dialtree/rehearsal";
import { namesOf } from "../names.ts";

/** An exit that no scenario took; `name` as people call it: `Main menu → Wrong key`. */
export interface MissingExit {
  readonly node: string;
  readonly outlet: string;
  readonly name: string;
}

/** How many of a flow's exits its scenarios take. */
export interface Coverage {
  readonly flow: string;
  readonly taken: number;
  readonly exits: number;
  readonly missing: readonly MissingExit[];
}

/** Which exits calls took, of whatever flow they were in. */
export function exitsTaken(calls: readonly Rehearsal[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const { journal } of calls) {
    for (const entry of journal)
      if (entry.kind === "left") taken.add(key(entry.flow, entry.node, entry.outlet));
  }
  return taken;
}

export function coverageOf(document: FlowDocument, taken: ReadonlySet<string>): Coverage {
  const flow = document.id;
  const names = namesOf([document]);
  const exits = document.nodes.flatMap((node) => {
    const outlets = nodeTypes.get(node.type)?.outlets(node.data) ?? [];
    return outlets.map(({ id, label }) => ({
      node: node.id,
      outlet: id,
      name: `${names.node(flow, node.id)} → ${label}`,
    }));
  });
  const missing = exits.filter(({ node, outlet }) => !taken.has(key(flow, node, outlet)));
  return { flow, taken: exits.length - missing.length, exits: exits.length, missing };
}

function key(flow: string, node: string, outlet: string): string {
  return `${flow} ${node} ${outlet}`;
}
