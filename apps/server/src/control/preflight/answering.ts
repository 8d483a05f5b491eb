import { beginsByCalling, destinationName, type NodeTypes } from "@dialtree/flow";
import type { AssignedNumber } from "../numbers.ts";
import type { Pinned } from "../publishing/pinning.ts";
import { drafts } from "./references.ts";
import { type Item, inOrderItem } from "./report.ts";

/** Where callers go when something goes wrong, and what leads to the flow. */
export function answeringOf(
  pinned: Pinned,
  nodeTypes: NodeTypes,
  numbers: readonly AssignedNumber[],
): readonly Item[] {
  const fallbacks = drafts(pinned).flatMap(({ id, document }) => {
    if (!document?.fallback) return [];
    const sentence = `When something goes wrong, callers go to ${destinationName(document.fallback.to)}.`;
    return [inOrderItem("fallback_set", id, sentence)];
  });
  return [...fallbacks, ...leadingTo(pinned, nodeTypes, numbers)];
}

function leadingTo(
  { flow, flows, environment }: Pinned,
  nodeTypes: NodeTypes,
  numbers: readonly AssignedNumber[],
): readonly Item[] {
  const own = numbers
    .filter((number) => number.flow === flow && number.environment === environment)
    .map(({ called }) => called);
  if (own.length > 0)
    return [inOrderItem("numbers_lead_here", flow, `Callers get here by ${own.join(", ")}.`)];
  const document = flows.get(flow)?.document;
  if (document && beginsByCalling(document, nodeTypes))
    return [inOrderItem("calls_itself", flow, "It places its calls itself.")];
  return [
    {
      state: "warning",
      code: "no_number",
      flow,
      sentence: "No number leads here: callers get here only by way of other flows.",
      remedy: "Give it a number, unless it is a part of other flows.",
    },
  ];
}
