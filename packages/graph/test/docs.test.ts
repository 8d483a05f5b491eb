import { readFileSync } from "node:fs";
import { type GraphOperation, graphOperations, operationNames, operationRows } from "@dialtree/graph";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../../docs/graph.md", import.meta.url), "utf8");
const head = ["operation", "request", "permission", "limits", "success", "again", "settled by", "used by"];

test.each(operationRows())("docs/graph.md shows the operations of $area", ({ area, rows }) => {
  const cells = rows.map((row) => [
    `\`${row.name}\``,
    row.request,
    row.permission,
    row.limits,
    row.success,
    row.again,
    row.settledBy,
    row.usedBy,
  ]);
  const table = [head, head.map(() => "---"), ...cells].map((line) => `| ${line.join(" | ")} |`).join("\n");
  expect(page).toContain(`### ${area.charAt(0).toUpperCase()}${area.slice(1)}\n\n${table}\n`);
});

test("each operation stands in one table, and no other does", () => {
  const named = [...page.matchAll(/^\| `(\w+)` \| (?:GET|POST|PATCH|DELETE) /gm)].map(([, name]) => name);
  expect(named).toEqual(operationNames);
});

test("docs/graph.md says what is inferred, and nothing else of operations", () => {
  const lines = operationNames.flatMap((name) =>
    ((graphOperations[name] as GraphOperation).inferred ?? []).map((text) => `- \`${name}\`: ${text}`),
  );
  const section = page.slice(page.indexOf("## What no page says"), page.indexOf("## From the command line"));
  const shown = section.split("\n").filter((line) => /^- `\w+`: /.test(line));
  expect(shown).toEqual(lines);
});

test("no cell breaks its table", () => {
  for (const row of operationRows().flatMap(({ rows }) => rows)) {
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/[|\n]/);
  }
});
