import { fragmentsOf, languageOfPiece, namesSaidBy, piecedTogetherBy } from "@dialtree/engine";
import {
  type FlowDocument,
  inVoiceOf,
  isHeard,
  isListed,
  type NodeTypes,
  nameUtterance,
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
  /** A part of what is put together during a call: played between others, so without silence around it. */
  readonly fragment?: true;
}

/**
 * Everything that callers of a flow may hear: the spoken fields of every node, the fallback's words, and the fragments that
 * values are put together from. Left out is what says nothing, and what is in a language that no caller of this flow can get (the check warns of those).
 */
export function utterancesOf(document: FlowDocument, nodeTypes: NodeTypes): readonly PlacedUtterance[] {
  const languages = new Set(document.languages.map(primaryOf));
  const inFields = allUtterancesOf(document, nodeTypes)
    .filter(({ language, utterance }) => languages.has(primaryOf(language)) && isHeard(utterance))
    .map((placed) => ({ ...placed, utterance: inVoiceOf(document, placed.language, placed.utterance) }));
  return [...inFields, ...fragmentsIn(document, nodeTypes), ...namesIn(document, nodeTypes)];
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

/** What the values and phrases of a flow are made of, in the languages that its callers hear them in. */
function fragmentsIn(document: FlowDocument, nodeTypes: NodeTypes): readonly PlacedUtterance[] {
  return document.nodes.flatMap((node, index) => {
    const type = nodeTypes.get(node.type);
    if (!type || node.version !== type.version || !type.schema.safeParse(node.data).success) return [];
    const pieces = piecedTogetherBy(type.program(node.data));
    const place = { at: pointer(["nodes", index]), node: node.id };
    const heard = document.languages.flatMap((own) =>
      pieces.map((piece) => ({ piece, language: languageOfPiece(piece, own, document) })),
    );
    return [...Map.groupBy(heard, ({ language }) => language)].flatMap(([language, said]) => {
      if (language === undefined) return [];
      const texts = fragmentsOf(
        said.map(({ piece }) => piece),
        language,
      );
      return texts.map((text) => ({
        place,
        field: type.title,
        language,
        utterance: inVoiceOf(document, language, { text }),
        fragment: true as const,
      }));
    });
  });
}

/** The names of the directories that some step says, each in the language of its directory. */
function namesIn(document: FlowDocument, nodeTypes: NodeTypes): readonly PlacedUtterance[] {
  const said = new Set(
    document.nodes.flatMap((node) => {
      const type = nodeTypes.get(node.type);
      const fits = type && node.version === type.version && type.schema.safeParse(node.data).success;
      return fits ? [...namesSaidBy(type.program(node.data))] : [];
    }),
  );
  return (document.directories ?? []).flatMap(({ id, title, language, people }, index) =>
    said.has(id)
      ? people.flatMap((person, row) =>
          isListed(person)
            ? [
                {
                  place: { at: pointer(["directories", index, "people", row]) },
                  field: title,
                  language,
                  utterance: inVoiceOf(document, language, nameUtterance(person)),
                  fragment: true as const,
                },
              ]
            : [],
        )
      : [],
  );
}

function placed(spoken: Spoken, place: ProblemPlace, field: string): PlacedUtterance[] {
  return Object.entries(spoken).map(([language, utterance]) => ({
    place: { ...place, at: `${place.at}${pointer([language])}` },
    field,
    language,
    utterance,
  }));
}
