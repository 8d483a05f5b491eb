import { expect } from "vitest";
import { apply, type Edit, explainRefusal, isRefusal, type Refusal } from "../../src/edit/index.ts";
import { type FlowDocument, type FlowNode, read, write } from "../../src/index.ts";
import { nodeTypes } from "./node-types.ts";

const english = (words: string) => ({ "en-US": { text: words } });

/** Incoming call → Main menu → 1 Sales, 2 Support; nobody says anything → Goodbye. A Go to leads back to the menu. */
export const frontDesk: FlowDocument = {
  format: 1,
  id: "front-desk",
  title: "Front desk",
  languages: ["en-US", "de-DE"],
  fallback: {
    say: { "en-US": { text: "One moment." }, "de-DE": { text: "Einen Moment." } },
    to: { kind: "phone", number: "+15550100" },
  },
  variables: { callerName: { type: "text", initial: "" } },
  start: "incoming",
  nodes: [
    { id: "incoming", type: "incoming", version: 1, data: { answer: "now" } },
    {
      id: "main",
      type: "menu",
      version: 2,
      title: "Main menu",
      data: {
        prompt: { "en-US": { text: "Sales or support?" }, "de-DE": { text: "Verkauf oder Technik?" } },
        choices: [
          { id: "sales", key: "1", label: "Sales" },
          { id: "support", key: "2", label: "Support" },
        ],
        retries: [{ id: "second", say: { "de-DE": { text: "Bitte wählen Sie." } } }],
        patient: false,
      },
    },
    {
      id: "sales",
      type: "transfer",
      version: 1,
      title: "Sales",
      data: { to: { name: "Ann", kind: "phone", number: "+15550101" } },
    },
    {
      id: "support",
      type: "prompt",
      version: 1,
      title: "Support",
      data: { prompt: english("Please wait."), times: 2 },
    },
    { id: "goodbye", type: "prompt", version: 1, data: { prompt: english("Goodbye."), times: 1 } },
    {
      id: "back",
      type: "go-to",
      version: 1,
      title: "Back",
      data: { place: { node: "main" }, otherwise: [] },
    },
  ],
  edges: [
    { from: "incoming", outlet: "answered", to: "main" },
    { from: "main", outlet: "sales", to: "sales" },
    { from: "main", outlet: "support", to: "support" },
    { from: "main", outlet: "no-input", to: "goodbye" },
    { from: "support", outlet: "next", to: "back" },
  ],
  layout: {
    incoming: { x: 0, y: 0 },
    main: { x: 200, y: 0 },
    sales: { x: 400, y: 0 },
    support: { x: 400, y: 100 },
  },
};

/**
 * The edit, after looking at what every edit has to keep: undoing gives back the very text, redoing comes to the same,
 * the document that was given is as it was, and the file can be read again.
 */
export function done<E extends Edit>(result: E | Refusal, before: FlowDocument = frontDesk): E {
  if (isRefusal(result)) throw new Error(`Refused: ${explainRefusal(result).sentence}`);
  const undone = applied(result.doc, result.inverse);
  expect(undone.doc).toEqual(before);
  expect(text(undone.doc)).toBe(text(before));
  expect(text(applied(before, result.operation).doc)).toBe(text(result.doc));
  expect(text(applied(undone.doc, undone.inverse).doc)).toBe(text(result.doc));
  expect(read(JSON.parse(text(result.doc)), nodeTypes)).toEqual({
    document: result.doc,
    problems: [],
    migrated: false,
  });
  return result;
}

export function refused(result: Edit | Refusal): string {
  if (!isRefusal(result)) throw new Error(`Not refused: ${result.title}`);
  const { sentence, remedy } = explainRefusal(result);
  expect(`${sentence} ${remedy}`).not.toMatch(/undefined|\[object/);
  return sentence;
}

export function text(document: FlowDocument): string {
  return write(document, nodeTypes);
}

export function nodeOf(document: FlowDocument, id: string): FlowNode {
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (!node) throw new Error(`There is no node ${id}.`);
  return node;
}

/** Where an outlet leads. */
export function targetOf(document: FlowDocument, from: string, outlet: string): string | undefined {
  return document.edges.find((edge) => edge.from === from && edge.outlet === outlet)?.to;
}

function applied(document: FlowDocument, operation: Edit["operation"]): Edit {
  const result = apply(document, operation);
  if (isRefusal(result)) throw new Error(`Refused: ${explainRefusal(result).sentence}`);
  return result;
}
