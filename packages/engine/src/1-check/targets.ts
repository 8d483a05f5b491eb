import {
  type CallerKind,
  callerWords,
  type Destination,
  type FlowDocument,
  outlook,
  type Passage,
  type Problem,
  pointer,
  problem,
  targetWords,
  walkFields,
} from "@dialtree/flow";
import { isStoodInFor } from "@dialtree/flow/names";
import { dataPointer, type Survey } from "./survey.ts";

/** Targets that Graph cannot send these callers to, in nodes and in the fallback. */
export function targetProblems({ document, nodes, callers }: Survey): Problem[] {
  const inNodes = [...nodes.values()].flatMap((surveyed) => {
    const { node, readable } = surveyed;
    if (!readable) return [];
    const ways = readable.type.passages(node.data);
    return [...walkFields(readable.type.fields, node.data)].flatMap(({ field, path, value }) =>
      field.kind === "destination" && value !== undefined
        ? ways.flatMap((way) =>
            unreachableFor(callers, way, value as Destination, {
              at: dataPointer(surveyed, path),
              node: node.id,
            }),
          )
        : [],
    );
  });
  const { fallback } = document;
  const takes = nodes.get(document.start)?.readable?.type.takes ?? [];
  const ways: readonly Passage[] = [
    "transfer",
    "redirect",
    ...(takes.includes("group") ? (["invite"] as const) : []),
  ];
  const inFallback = fallback
    ? ways.flatMap((way) => unreachableFor(callers, way, fallback.to, { at: "/fallback/to" }))
    : [];
  return [...inNodes, ...inFallback, ...inDirectories(document, callers)];
}

/** Once for each kind of target: what holds for one phone number of a directory holds for all. */
function inDirectories(
  document: Pick<FlowDocument, "directories">,
  callers: readonly CallerKind[],
): Problem[] {
  return (document.directories ?? []).flatMap(({ people }, index) => {
    const kinds = new Set<Destination["kind"]>();
    return people.flatMap(({ to }, row) => {
      // What a name stands for is in its place already.
      if (!to || to.kind === "named" || kinds.has(to.kind)) return [];
      kinds.add(to.kind);
      return unreachableFor(callers, "transfer", to, {
        at: pointer(["directories", index, "people", row, "to"]),
      });
    });
  });
}

function unreachableFor(
  callers: readonly CallerKind[],
  way: Passage,
  to: Destination,
  place: { readonly at: string; readonly node?: string },
): Problem[] {
  if (isStoodInFor(to)) return [];
  // Each way is complained about by itself: one may be mended without the other.
  const { refused, isHopeless } = outlook(callers, [way], to.kind);
  const code = isHopeless ? "target_unreachable" : "target_unreachable_for_some";
  return refused.map(({ caller, source }) =>
    problem(code, place, { way, target: targetWords[to.kind], caller: callerWords[caller], source }),
  );
}
