import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { flowJsonSchema } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";

const shipped = join(import.meta.dirname, "../../../../flows/flow.schema.json");

test("the shipped schema is that of today's node types (renew it with: dialtree schema --out flows/flow.schema.json)", () => {
  expect(existsSync(shipped)).toBe(true);
  expect(JSON.parse(readFileSync(shipped, "utf8"))).toEqual(flowJsonSchema(nodeTypes));
});

test("the schema names each node type, its fields, their titles and their kinds", () => {
  const text = JSON.stringify(flowJsonSchema(nodeTypes));
  for (const { type, title, fields } of nodeTypes.values()) {
    expect(text).toContain(`"const":"${type}"`);
    expect(text).toContain(JSON.stringify(title));
    for (const { label, kind } of Object.values(fields)) {
      expect(text).toContain(JSON.stringify(label));
      expect(text).toContain(`"x-ui":{"kind":"${kind}"}`);
    }
  }
});
