import { destinationsHeldIn, type FlowDocument, type WrittenDestination } from "@dialtree/flow";
import { useState } from "react";
import { nodeTypes } from "../words/node-types.ts";

/**
 * Whom a form offers to send calls to: names, whom this flow sends calls to already, then those of other flows. As it was when the form
 * was opened: with each key that somebody types it would be another list, and large flows have thousands of steps.
 */
export function useKnownDestinations(
  document: FlowDocument,
  elsewhere: readonly WrittenDestination[],
): readonly WrittenDestination[] {
  const [known] = useState(() => knownDestinations(document, elsewhere));
  return known;
}

export function knownDestinations(
  document: FlowDocument,
  elsewhere: readonly WrittenDestination[],
): readonly WrittenDestination[] {
  const named = elsewhere.filter(({ kind }) => kind === "named");
  // Whoever is in a directory has a name there, and is chosen by it.
  const here = destinationsHeldIn(document, nodeTypes).flatMap(({ to, directory }) =>
    to.name && directory === undefined ? [to] : [],
  );
  const found = new Map<string, WrittenDestination>();
  for (const to of [...here, ...elsewhere]) {
    if (to.kind === "named") continue;
    const address = `${to.kind} ${to.kind === "phone" ? to.number : to.id}`;
    if (!found.has(address)) found.set(address, to);
  }
  return [...named, ...found.values()];
}
