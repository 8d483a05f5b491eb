import {
  type Directory,
  type Field,
  type Fields,
  type FlowDocument,
  type FlowNode,
  isHeard,
  isSilent,
  type NodeId,
  type Spoken,
  type Utterance,
  writtenName,
} from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { textsOf } from "@dialtree/flow/texts";
import { nodeTypes } from "../words/node-types.ts";
import { titleOf } from "../words/node-words.ts";
import { message } from "./words.ts";

/** Where a text stands, so that it can be written. */
export type TextPlace =
  | { readonly of: "step"; readonly step: NodeId; readonly path: Path }
  | { readonly of: "fallback" }
  | { readonly of: "person"; readonly directory: Directory; readonly index: number };

/** Something that callers hear, in all its languages. */
export interface TextRow {
  readonly id: string;
  readonly place: TextPlace;
  /** The step, as people call it. */
  readonly where: string;
  readonly what: string;
  readonly required: boolean;
  readonly spoken: Spoken;
  /** The only language that it is said in; left out: all of the flow's. */
  readonly only?: string;
  /** What is heard where nothing is written in any language. */
  readonly builtIn: (language: string) => string | undefined;
}

/** Everything that callers hear: of steps in their order, then when something goes wrong, then names. */
export function rowsIn(document: FlowDocument, order: readonly NodeId[]): readonly TextRow[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  return [
    ...order.flatMap((id) => textsOfNode(document, nodes.get(id))),
    ...textsOfFallback(document),
    ...namesIn(document),
  ];
}

/** The languages that anything of a flow is said in, those of the flow first. */
export function languagesIn({
  languages,
  directories = [],
}: Pick<FlowDocument, "languages" | "directories">): readonly string[] {
  return [...new Set([...languages, ...directories.map(({ language }) => language)])];
}

/** Whether a text can be said in a language. */
export function isSaidIn(
  { only }: TextRow,
  language: string,
  { languages }: Pick<FlowDocument, "languages">,
): boolean {
  return only === undefined ? languages.includes(language) : only === language;
}

/** What is said in one language, and nothing instead of it. */
export function saidIn({ spoken }: Pick<TextRow, "spoken">, language: string): Utterance | undefined {
  return Object.hasOwn(spoken, language) ? spoken[language] : undefined;
}

/** What can be played of a text in one language: what is written or recorded, or what is said where nothing is. */
export function heardIn(row: TextRow, language: string): Utterance | undefined {
  const own = saidIn(row, language);
  if (own && isHeard(own)) return own;
  const text = isSilent(row.spoken) ? row.builtIn(language) : undefined;
  return text === undefined ? undefined : { text };
}

/** Whether a text is there, or should be, and is not in this language. */
export function isMissingIn(
  row: TextRow,
  language: string,
  document: Pick<FlowDocument, "languages">,
): boolean {
  const own = saidIn(row, language);
  if (own && isHeard(own)) return false;
  return isSaidIn(row, language, document) && (row.required || (!row.only && !isSilent(row.spoken)));
}

/** Whether a text says something, or should; others are places where something could be said. */
export function isHeardOf(row: TextRow, { languages }: FlowDocument): boolean {
  return (
    row.required || !isSilent(row.spoken) || languages.some((language) => row.builtIn(language) !== undefined)
  );
}

/** What somebody looks for among the texts. */
export interface Wanted {
  readonly words: string;
  readonly onlyMissing: boolean;
  /** Also places where nothing is said, and need not be. */
  readonly alsoSilent: boolean;
}

/** Whether a text is among those that somebody looks for. */
export function isWanted(row: TextRow, wanted: Wanted, document: FlowDocument): boolean {
  if (!wanted.alsoSilent && !isHeardOf(row, document)) return false;
  if (wanted.onlyMissing && !document.languages.some((tag) => isMissingIn(row, tag, document))) return false;
  const words = wanted.words.trim().toLocaleLowerCase();
  const texts = [row.where, row.what, ...Object.values(row.spoken).map(({ text }) => text)];
  return words === "" || texts.some((text) => text.toLocaleLowerCase().includes(words));
}

// A step that did not change has the same texts: only their rows are drawn again that say something else.
const known = new WeakMap<FlowNode, readonly TextRow[]>();

function textsOfNode(document: FlowDocument, node: FlowNode | undefined): readonly TextRow[] {
  if (!node) return [];
  const before = known.get(node);
  if (before) return before;
  const { fallback: _, ...rest } = document;
  const fields = nodeTypes.get(node.type)?.fields ?? {};
  const rows = textsOf({ ...rest, nodes: [node] }, nodeTypes).map(
    ({ id, path, required, spoken }): TextRow => ({
      id,
      place: { of: "step", step: node.id, path },
      where: titleOf(node),
      what: labelAlong(fields, path),
      required,
      spoken,
      builtIn: builtInOf(fieldAlong(fields, path), node),
    }),
  );
  known.set(node, rows);
  return rows;
}

function textsOfFallback({ fallback }: FlowDocument): readonly TextRow[] {
  if (!fallback) return [];
  const [where, what] = [message("words.fallback"), message("words.fallback.say")];
  const place = { of: "fallback" } as const;
  return [
    { id: "$fallback", place, where, what, required: false, spoken: fallback.say, builtIn: () => undefined },
  ];
}

function namesIn({ directories = [] }: FlowDocument): readonly TextRow[] {
  return directories.flatMap((directory) => {
    const { id, title, language, people } = directory;
    return people.map((person, index): TextRow => {
      const { spoken: text = "", prompt } = person;
      return {
        id: `$${id}/${index}`,
        place: { of: "person", directory, index },
        where: title || id,
        what: message("words.name", { person: writtenName(person) }),
        required: false,
        spoken: { [language]: { text, ...(prompt === undefined ? {} : { prompt }) } },
        only: language,
        builtIn: () => writtenName(person),
      };
    });
  });
}

function fieldAlong(fields: Fields, [name, index, ...inner]: Path): Field | undefined {
  const field = typeof name === "string" && Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field?.items && index !== undefined ? fieldAlong(field.items, inner) : field;
}

/** `Further attempts 2: After no key`. */
function labelAlong(fields: Fields, [name, index, ...inner]: Path): string {
  const field = typeof name === "string" && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field?.items || typeof index !== "number") return field?.label ?? String(name);
  const what = labelAlong(field.items, inner);
  return message("words.inList", { list: field.label, number: index + 1, what });
}

function builtInOf(field: Field | undefined, { data }: FlowNode): TextRow["builtIn"] {
  const { builtIn, builtInIf } = field ?? {};
  return builtIn && (builtInIf === undefined || data[builtInIf] === true) ? builtIn : () => undefined;
}
