import {
  defaultLanguage,
  type FlowDocument,
  type FlowNode,
  isJsonObject,
  type NodeId,
  type Outlet,
  placeSchema,
  type Spoken,
  spokenSchema,
  type Utterance,
  utteranceFor,
  walkFields,
  writtenDestinationSchema,
} from "@dialtree/flow";
import { message } from "../messages/message.ts";
import { destinationName } from "./destination-words.ts";
import { nodeTypes } from "./node-types.ts";

/** One line of a node as a caller would notice it. */
export interface NodeLine {
  readonly kind: "said" | "sent" | "choice";
  readonly text: string;
  /** What would be said is not written yet. */
  readonly isMissing?: boolean;
}

/** What people call a node on the canvas: its own title, else its type's. */
export function titleOf({ title, type }: Pick<FlowNode, "title" | "type">): string {
  return title || typeTitle(type);
}

export function typeTitle(type: string): string {
  return nodeTypes.get(type)?.title ?? type;
}

export function titleIn(document: FlowDocument, id: NodeId): string {
  const node = document.nodes.find((candidate) => candidate.id === id);
  return node ? titleOf(node) : id;
}

const mostLines = 2;
const mostCharacters = 110;

const kept = new WeakMap<FlowNode, { readonly language: string; readonly lines: readonly NodeLine[] }>();

/**
 * What a node says and where it sends calls, in the order of its fields. Of what stands in lists only whom calls are sent
 * to; the rest (further attempts) is for the form.
 */
export function linesOf(document: FlowDocument, node: FlowNode): readonly NodeLine[] {
  // Read once as long as the node stays as it is: with each key that somebody types, all nodes but one do.
  const language = defaultLanguage(document);
  const before = kept.get(node);
  if (before?.language === language) return before.lines;
  const lines = linesRead(document, node);
  // What leads to another node is called as that one is.
  const leads = Object.values(nodeTypes.get(node.type)?.fields ?? {}).some(({ kind }) => kind === "place");
  if (!leads) kept.set(node, { language, lines });
  return lines;
}

function linesRead(document: FlowDocument, node: FlowNode): readonly NodeLine[] {
  const fields = nodeTypes.get(node.type)?.fields ?? {};
  const lines: NodeLine[] = [];
  const listed: string[] = [];
  for (const { path, field, value } of walkFields(fields, node.data)) {
    if (path.length > 1) {
      const to = field.kind === "destination" ? writtenDestinationSchema.safeParse(value).data : undefined;
      if (to) listed.push(destinationName(to));
      continue;
    }
    if (field.kind === "spoken") {
      const said = spokenWords(value, document);
      if (said !== undefined) lines.push({ kind: "said", text: said });
      else if (field.required)
        lines.push({ kind: "said", text: message("node.says.nothing"), isMissing: true });
    }
    if (field.kind === "destination") {
      const to = writtenDestinationSchema.safeParse(value);
      const words = to.success
        ? message("node.to", { target: destinationName(to.data) })
        : message("node.to.nobody");
      lines.push({ kind: "sent", text: words });
    }
    if (field.kind === "place") lines.push({ kind: "sent", text: placeWords(document, value) });
    if (field.kind === "calendar" && typeof value === "string" && value !== "")
      lines.push({ kind: "choice", text: message("node.calendar", { calendar: value }) });
    if (field.kind === "oneOf" && lines.length === 0) {
      const option = typeof value === "string" ? field.options?.[value] : undefined;
      if (option) lines.push({ kind: "choice", text: option });
    }
  }
  if (listed.length > 0) {
    lines.push({ kind: "sent", text: message("node.to", { target: shortened(listed.join(", ")) }) });
  }
  return lines.slice(0, mostLines);
}

/** Where callers of an unconnected exit go: in a word or two for the canvas, and as a sentence. */
export interface Otherwise {
  readonly short: string;
  readonly full: string;
}

export function otherwise(
  { fallback }: FlowDocument,
  { role, phase }: Pick<Outlet, "role" | "phase">,
): Otherwise {
  if (phase === "unreached") return { short: message("outlet.over"), full: message("outlet.over.full") };
  if (role === "way") return { short: message("outlet.nowhere"), full: message("outlet.nowhere.full") };
  const to = fallback?.to;
  // A number says nothing to somebody who knows the name.
  const short = to?.name ?? (to ? destinationName(to) : message("outlet.nobody"));
  return {
    short: message("outlet.fallback", { target: short }),
    full: message("outlet.fallback.full", { target: to ? destinationName(to) : message("outlet.nobody") }),
  };
}

function spokenWords(value: unknown, document: FlowDocument): string | undefined {
  const spoken = spokenSchema.safeParse(value);
  if (!spoken.success) return undefined;
  const language = defaultLanguage(document);
  const { utterance } = utteranceFor(spoken.data as Spoken, language, language) ?? {};
  if (!utterance) return undefined;
  const text = utterance.text.trim();
  return text === "" ? soundWords(utterance) : shortened(text);
}

/** What is played where nobody wrote down what it says. */
export function soundWords({ recording = "", prompt }: Pick<Utterance, "recording" | "prompt">): string {
  return prompt === undefined
    ? message("node.recording", { name: recording })
    : message("node.prompt", { name: prompt });
}

function placeWords(document: FlowDocument, value: unknown): string {
  const place = placeSchema.safeParse(value);
  if (!place.success) return message("node.place.none");
  if ("flow" in place.data) return message("node.place.flow", { flow: place.data.flow });
  return message("node.place", { node: titleIn(document, place.data.node) });
}

/** The beginning of a text, ending at a word. */
export function shortened(text: string, most = mostCharacters): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const end = cut.lastIndexOf(" ");
  return `${cut.slice(0, end > most / 2 ? end : most)}…`;
}

/** Whether data is what a node's type can read, so that its exits are known. */
export function isReadable(node: FlowNode): boolean {
  const type = nodeTypes.get(node.type);
  return (
    type?.version === node.version && isJsonObject(node.data) && type.schema.safeParse(node.data).success
  );
}
