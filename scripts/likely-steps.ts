// What people put behind what, counted in the shipped flows: `node scripts/likely-steps.ts` renews the table by which the editor
// offers the likeliest steps first. Its test counts anew and compares.

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { read } from "../packages/flow/src/index.ts";
import { nodeTypes } from "../packages/nodes/src/index.ts";

const root = join(import.meta.dirname, "..");

export const likelyStepsFile = join(root, "apps/editor/src/palette/likely-steps.json");

/** By `type/role` of an exit: how often a step of which type stands behind it. */
export type LikelySteps = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function countSteps(): LikelySteps {
  const counted: Record<string, Record<string, number>> = {};
  for (const file of globSync("flows/*/flow.json", { cwd: root }).sort()) {
    const { document } = read(JSON.parse(readFileSync(join(root, file), "utf8")), nodeTypes);
    if (!document) throw new Error(`${file} is no flow.`);
    const nodes = new Map(document.nodes.map((node) => [node.id, node]));
    for (const { from, outlet, to } of document.edges) {
      const [before, after] = [nodes.get(from), nodes.get(to)];
      const role =
        before &&
        nodeTypes
          .get(before.type)
          ?.outlets(before.data)
          .find(({ id }) => id === outlet)?.role;
      if (!before || !after || !role) throw new Error(`${file}: ${from}.${outlet} does not exist.`);
      const exit = `${before.type}/${role}`;
      const behind = counted[exit] ?? {};
      counted[exit] = { ...behind, [after.type]: (behind[after.type] ?? 0) + 1 };
    }
  }
  return Object.fromEntries(
    Object.entries(counted)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([exit, behind]) => [
        exit,
        Object.fromEntries(Object.entries(behind).sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(likelyStepsFile, `${JSON.stringify(countSteps(), null, 2)}\n`);
}
