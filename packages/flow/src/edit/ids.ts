import { type FlowDocument, flowNodeSchema, type NodeId } from "../document/index.ts";
import { jsonFault } from "../json.ts";

/** Whether a node may be called so. Positions are kept under ids, so names that could reach a prototype are none. */
export function isFitId(id: string): boolean {
  return flowNodeSchema.shape.id.safeParse(id).success && isFitName(id);
}

/** Whether a name can be a key of the file; the reader refuses a few. */
export function isFitName(name: string): boolean {
  return jsonFault({ [name]: null }, 1) === undefined;
}

/** Every id that the flow speaks of, also where there is no such node: a new node must not take such a place by chance. */
export function takenIds({ nodes, edges, start, layout }: FlowDocument): Set<NodeId> {
  const taken = new Set(nodes.map(({ id }) => id));
  for (const { from, to } of edges) taken.add(from).add(to);
  for (const id of Object.keys(layout)) taken.add(id);
  return taken.add(start);
}

/**
 * Gives out ids that are still free: `menu`, then `menu-2`. Without chance, so that the same work gives the same file.
 * `wishes` are tried in order until one has letters or digits in it.
 */
export function freshIds(taken: Iterable<string>): (...wishes: readonly string[]) => string {
  const used = new Set(taken);
  const counted = new Map<string, number>();
  return (...wishes) => {
    const base = wishes.map(slugged).find(isFitId) ?? "node";
    // Counting goes on where it stopped: thousands of nodes of one name are pasted in one go.
    let count = counted.get(base) ?? 1;
    while (used.has(numbered(base, count))) count++;
    counted.set(base, count);
    const id = numbered(base, count);
    used.add(id);
    return id;
  };
}

/** The name without its number, so that a copy of `menu-2` becomes `menu-3`. */
export function unnumbered(id: string): string {
  return id.replace(/-\d+$/, "");
}

const longestBase = 48;

function slugged(text: string): string {
  const latin = text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
  return latin
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, longestBase)
    .replace(/-$/, "");
}

function numbered(base: string, count: number): string {
  return count === 1 ? base : `${base}-${count}`;
}
