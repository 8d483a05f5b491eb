import {
  type CallerKind,
  type Destination,
  type FlowDocument,
  type Passage,
  type Problem,
  pointer,
  problem,
  reach,
  walkFields,
} from "@dialtree/flow";
import { dataPointer, type Survey } from "./survey.ts";

const callerWords: { readonly [C in CallerKind]: string } = {
  "user to bot": "people who call the bot in Teams",
  "user to account": "people who call from Teams",
  "outside user to account": "people of other organisations who call from Teams",
  "phone to account": "people who call from a phone",
};

const targetWords: { readonly [D in Destination["kind"]]: string } = {
  user: "a person",
  account: "a call queue or auto attendant",
  voicemail: "a voicemail box",
  phone: "a phone number",
};

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
function inDirectories(document: FlowDocument, callers: readonly CallerKind[]): Problem[] {
  return (document.directories ?? []).flatMap(({ people }, index) => {
    const kinds = new Set<Destination["kind"]>();
    return people.flatMap(({ to }, row) => {
      if (!to || kinds.has(to.kind)) return [];
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
  const refused = callers.filter((caller) => reach(caller, way, to.kind).support === "unsupported");
  if (refused.length === 0) return [];
  const code = refused.length === callers.length ? "target_unreachable" : "target_unreachable_for_some";
  return refused.map((caller) =>
    problem(code, place, {
      way,
      target: targetWords[to.kind],
      caller: callerWords[caller],
      source: reach(caller, way, to.kind).source,
    }),
  );
}
