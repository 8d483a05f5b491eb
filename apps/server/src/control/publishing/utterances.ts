import {
  type FlowDocument,
  isHeard,
  type NodeTypes,
  type ProblemPlace,
  pointer,
  primaryOf,
  type Spoken,
  spokenSchema,
  type Utterance,
  walkFields,
} from "@dialtree/flow";

/** One thing that callers may hear, and where in the document it stands. */
export interface PlacedUtterance {
  readonly place: ProblemPlace;
  /** What the author calls the field. */
  readonly field: string;
  readonly language: string;
  readonly utterance: Utterance;
}

/**
 * Everything that callers of a flow may hear: the spoken fields of every node, and the fallback's words. Left out is what
 * says nothing, and what is in a language that no caller of this flow can get (the check warns of those).
 */
export function utterancesOf(document: FlowDocument, nodeTypes: NodeTypes): readonly PlacedUtterance[] {
  const languages = new Set(document.languages.map(primaryOf));
  return allUtterancesOf(document, nodeTypes).filter(
    ({ language, utterance }) => languages.has(primaryOf(language)) && isHeard(utterance),
  );
}

/** Everything that stands in the spoken fields of a flow, whether somebody can hear it or not. */
export function allUtterancesOf(document: FlowDocument, nodeTypes: NodeTypes): readonly PlacedUtterance[] {
  const inNodes = document.nodes.flatMap((node, index) =>
    [...walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)].flatMap(({ field, path, value }) => {
      // What does not have the shape is the check's finding.
      const spoken = field.kind === "spoken" ? spokenSchema.safeParse(value).data : undefined;
      const at = pointer(["nodes", index, "data", ...path]);
      return spoken ? placed(spoken, { at, node: node.id }, field.label) : [];
    }),
  );
  const { fallback } = document;
  const inFallback = fallback ? placed(fallback.say, { at: "/fallback/say" }, "Fallback") : [];
  return [...inNodes, ...inFallback];
}

function placed(spoken: Spoken, place: ProblemPlace, field: string): PlacedUtterance[] {
  return Object.entries(spoken).map(([language, utterance]) => ({
    place: { ...place, at: `${place.at}${pointer([language])}` },
    field,
    language,
    utterance,
  }));
}
