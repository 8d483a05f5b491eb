import { check } from "@dialtree/engine";
import type { FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { gathered } from "../src/problems/gathered.ts";
import { problemWords } from "../src/problems/use-problems.ts";
import { reception } from "./flows.tsx";

test("what nobody planned for at one step is one problem, which leads to its first exit", () => {
  const transfer = nodeTypes.get("transfer");
  if (!transfer) throw new Error("transfer");
  const to = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a02", name: "Sales" };
  const flow: FlowDocument = {
    ...reception,
    nodes: [
      ...reception.nodes,
      {
        id: "sales-team",
        type: "transfer",
        version: transfer.version,
        data: { ...transfer.initial, to, how: "ask-first" },
      },
    ],
  };
  const each = check(flow, nodeTypes);
  const unplanned = each.filter(({ node, code }) => node === "sales-team" && code === "mishap_unwired");
  expect(unplanned).toHaveLength(4);
  const told = gathered(flow, each);
  expect(told).toHaveLength(each.length - 3);
  const [one, ...more] = told.filter(({ code }) => code.startsWith("mishaps"));
  expect(more).toEqual([]);
  expect(one).toMatchObject({ severity: "warning", at: unplanned[0]?.at, outlet: unplanned[0]?.outlet });
  expect(one && problemWords(one).sentence).toBe(
    'If calling Sales ends in "Does not answer", "Busy", "Turned it away", or "Could not be reached", callers go to Operator.',
  );
});
