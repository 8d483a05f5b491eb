// What people put behind what, counted in the shipped flows: the editor offers the likeliest steps first by this table. When the flows
// have changed, `npx vitest run -u apps/editor/test/likely` writes it anew.

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FlowDocument, read } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { likelyBehind } from "../src/palette/likely.ts";

const flows = join(import.meta.dirname, "../../../flows");

function documentOf(file: string): FlowDocument {
  const { document } = read(JSON.parse(readFileSync(join(flows, file), "utf8")), nodeTypes);
  if (!document) throw new Error(`${file} is no flow.`);
  return document;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** By `type/role` of an exit: how often a step of which type stands behind it. */
function countSteps(): string {
  const counted: Record<string, Record<string, number>> = {};
  for (const file of globSync("*/flow.json", { cwd: flows }).sort()) {
    const document = documentOf(file);
    const nodes = new Map(document.nodes.map((node) => [node.id, node]));
    for (const { from, outlet, to } of document.edges) {
      const [before, after] = [nodes.get(from), nodes.get(to)];
      const outlets = before && nodeTypes.get(before.type)?.outlets(before.data);
      const role = outlets?.find(({ id }) => id === outlet)?.role;
      if (!before || !after || !role) throw new Error(`${file}: ${from}.${outlet} does not exist.`);
      const exit = `${before.type}/${role}`;
      const behind = counted[exit] ?? {};
      counted[exit] = { ...behind, [after.type]: (behind[after.type] ?? 0) + 1 };
    }
  }
  const sorted = Object.entries(counted)
    .sort(byName)
    .map(([exit, behind]) => [exit, Object.fromEntries(Object.entries(behind).sort(byName))]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

test("the table of likely steps is what the shipped flows do", async () => {
  await expect(countSteps()).toMatchFileSnapshot("../src/palette/likely-steps.json");
});

test("what people put there most often comes first, and what this flow does counts more", () => {
  const reception = documentOf("reception/flow.json");
  const exit = { from: "main", outlet: "no-input" };
  const [first] = likelyBehind(reception, exit, () => true);
  expect(first).toBe("transfer");
  expect(likelyBehind(reception, exit, (type) => type !== "transfer")).not.toContain("transfer");
  expect(likelyBehind(reception, exit, () => true, 2).length).toBeLessThanOrEqual(2);
  const nodes = reception.nodes.map((node) =>
    node.type === "transfer" ? { ...node, type: "rating" } : node,
  );
  expect(likelyBehind(reception, exit, () => true)).not.toContain("rating");
  // Twice here counts more than what others do a few times, and less than what they nearly always do.
  expect(likelyBehind({ ...reception, nodes }, exit, () => true)[1]).toBe("rating");
});
