import {
  defaultLanguage,
  type FlowDocument,
  type FlowNode,
  languagesInstead,
  type NodeId,
} from "../document/index.ts";
import {
  destinationName,
  placeSchema,
  spokenSchema,
  utteranceFor,
  walkFields,
  writtenDestinationSchema,
} from "../fields/index.ts";
import type { NodeType, NodeTypes, Outlet } from "../node-type/index.ts";
import { type PictureWords, say } from "./words.ts";

/** A step as it stands in a picture: words only. */
export interface Content {
  readonly id: NodeId;
  readonly title: string;
  /** The kind of step, where its title is another. */
  readonly kind: string | undefined;
  readonly isEntry: boolean;
  /** What callers hear, and whom they are sent to. */
  readonly lines: readonly string[];
  readonly exits: readonly ContentExit[];
}

export interface ContentExit {
  readonly id: string;
  readonly label: string;
  readonly role: Outlet["role"];
  /** The step that it leads to. */
  readonly to: NodeId | undefined;
  /** The same in words, or what happens to callers instead. */
  readonly target: string;
}

/** What the steps of a flow say, in the flow's order. */
export function contentsOf(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  words: PictureWords,
): readonly Content[] {
  const titles = new Map(document.nodes.map((node) => [node.id, titleOf(node, nodeTypes)]));
  const leads = new Map<NodeId, Map<string, NodeId>>();
  for (const { from, outlet, to } of document.edges) {
    if (!titles.has(to)) continue;
    leads.set(from, (leads.get(from) ?? new Map<string, NodeId>()).set(outlet, to));
  }
  return document.nodes.map((node) => {
    const type = nodeTypes.get(node.type);
    const title = titles.get(node.id) ?? node.id;
    const kind = type?.title ?? node.type;
    return {
      id: node.id,
      title,
      kind: kind === title ? undefined : kind,
      isEntry: node.id === document.start,
      lines: type ? linesOf(document, node, type, titles, words) : [],
      exits: exitsOf(node, type, leads.get(node.id) ?? new Map()).map(({ to, ...exit }) => ({
        id: exit.id,
        label: exit.when === undefined ? exit.label : `${exit.label}, ${exit.when}`,
        role: exit.role,
        to,
        target: to === undefined ? otherwise(document, exit, words) : (titles.get(to) ?? to),
      })),
    };
  });
}

function titleOf({ title, type }: FlowNode, nodeTypes: NodeTypes): string {
  return title || (nodeTypes.get(type)?.title ?? type);
}

type Leading = Pick<Outlet, "id" | "label" | "role" | "when" | "phase"> & { readonly to: NodeId | undefined };

function exitsOf(
  node: FlowNode,
  type: NodeType | undefined,
  leads: ReadonlyMap<string, NodeId>,
): readonly Leading[] {
  const known = type?.version === node.version ? type.outlets(node.data) : [];
  const strange = [...leads.keys()].filter((id) => !known.some((outlet) => outlet.id === id));
  return [
    ...known.map((outlet) => ({ ...outlet, to: leads.get(outlet.id) })),
    // What a file leads on by, and its type does not know.
    ...strange.map((id) => ({ id, label: id, role: "failure" as const, to: leads.get(id) })),
  ];
}

function otherwise(
  { fallback }: FlowDocument,
  { role, phase }: Omit<Leading, "to">,
  words: PictureWords,
): string {
  if (phase === "unreached") return words.over;
  if (role === "way") return words.nowhere;
  const to = fallback?.to;
  return say(words.otherwise, { target: to ? (to.name ?? destinationName(to)) : words.nobody });
}

function linesOf(
  document: FlowDocument,
  node: FlowNode,
  type: NodeType,
  titles: ReadonlyMap<NodeId, string>,
  words: PictureWords,
): readonly string[] {
  const lines: string[] = [];
  const listed: string[] = [];
  for (const { path, field, value } of walkFields(type.fields, node.data)) {
    if (field.kind === "destination") {
      const { data } = writtenDestinationSchema.safeParse(value);
      if (path.length > 1) listed.push(...(data ? [destinationName(data)] : []));
      else lines.push(say(words.to, { target: data ? destinationName(data) : words.nobody }));
    }
    if (path.length > 1) continue;
    if (field.kind === "spoken") {
      const said = saidIn(document, value, words);
      if (said !== undefined) lines.push(say(words.said, { text: said }));
      else if (field.required) lines.push(words.nothing);
    }
    if (field.kind === "place") lines.push(placeWords(value, titles, words));
    if (field.kind === "oneOf" && lines.length === 0) {
      const option = typeof value === "string" ? field.options?.[value] : undefined;
      if (option !== undefined) lines.push(option);
    }
  }
  return listed.length === 0 ? lines : [...lines, say(words.to, { target: listed.join(", ") })];
}

function saidIn(document: FlowDocument, value: unknown, words: PictureWords): string | undefined {
  const { data } = spokenSchema.safeParse(value);
  const language = defaultLanguage(document);
  const { utterance } = (data && utteranceFor(data, language, ...languagesInstead(document, language))) ?? {};
  if (!utterance) return undefined;
  const text = utterance.text.trim();
  if (text !== "") return text;
  return utterance.prompt === undefined
    ? say(words.recording, { name: utterance.recording ?? "" })
    : say(words.prompt, { name: utterance.prompt });
}

function placeWords(value: unknown, titles: ReadonlyMap<NodeId, string>, words: PictureWords): string {
  const { data } = placeSchema.safeParse(value);
  if (!data) return words.nowhere;
  if ("flow" in data) return say(words.flow, { flow: data.flow });
  return say(words.goesOn, { node: titles.get(data.node) ?? data.node });
}
