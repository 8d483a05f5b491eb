// The shipped flows and a bank, published twice: the second time they speak and wait differently, and one prompt is very long.

import { readFileSync } from "node:fs";
import { type CompiledFlow, compile, type FlowLibrary } from "@dialtree/engine";
import { type Destination, type FlowDocument, type Prompt, readText } from "@dialtree/flow";
import { noCalendars } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import type { Flows } from "../../src/index.ts";
import { bank, bankTypes } from "./bank.ts";
import { desk } from "./desk.ts";

/** One publication of all flows. */
export interface Release {
  readonly version: string;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  lengthOf(prompts: readonly Prompt[]): number;
}

const names = ["reception", "doctor", "helpdesk", "hotel", "voicemail"] as const;
const longPromptMs = 17 * 60_000;

function documentOf(name: string): FlowDocument {
  const file = new URL(`../../../../flows/${name}/flow.json`, import.meta.url);
  const { document } = readText(readFileSync(file, "utf8"), nodeTypes);
  if (!document) throw new Error(`The flow ${name} cannot be read.`);
  return document;
}

function release(version: string, documents: readonly FlowDocument[], longPrompt: boolean): Release {
  return {
    version,
    flows: new Map(documents.map((document) => [document.id, compile(document, bankTypes, version)])),
    // About as fast as people speak.
    lengthOf: (prompts) =>
      prompts.reduce(
        (sum, { text }) =>
          sum + (longPrompt && text.startsWith("We are open") ? longPromptMs : 300 + 55 * text.length),
        0,
      ),
  };
}

const documents = [...names.map(documentOf), bank, desk];
const impatient = documents.map((document) => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.type === "menu" ? { ...node, data: { ...node.data, firstKeyTimeout: 3 } } : node,
  ),
}));

export const releases: readonly Release[] = [
  release("first", documents, false),
  release("second", impatient as readonly FlowDocument[], true),
];
/** The longest that a menu of these flows waits for a key, in milliseconds. */
export const longestWaitMs = 8_000;

export function releaseOf(version: string): Release {
  const found = releases.find((one) => one.version === version);
  if (!found) throw new Error(`There is no version ${version}.`);
  return found;
}

export function fallbackOf(flow: CompiledFlow): Destination | undefined {
  return flow.document.fallback?.to;
}

/** Where a node's outlet leads to in a flow; undefined where nothing is drawn. */
export function targetOf(version: string, flow: string, node: string, outlet: string): string | undefined {
  const edges = releaseOf(version).flows.get(flow)?.document.edges ?? [];
  return edges.find((edge) => edge.from === node && edge.outlet === outlet)?.to;
}

/** The flows as one server has them: a version that it has not served itself has to be loaded first. */
export class LoadedFlows implements Flows {
  readonly #held = new Set<string>();
  readonly #load: (version: string) => Promise<void>;
  readonly library: FlowLibrary = {
    find: (flow, version) => (this.#held.has(version) ? releaseOf(version).flows.get(flow) : undefined),
    linked: (from, flow) => releaseOf(from.version).flows.get(flow),
    calendars: noCalendars,
  };

  /** @param load Takes its time, or rejects. */
  constructor(load: (version: string) => Promise<void>) {
    this.#load = load;
  }

  hold(version: string): void {
    this.#held.add(version);
  }

  async load(version: string): Promise<void> {
    if (this.#held.has(version)) return;
    await this.#load(version);
    this.hold(version);
  }

  playLength(version: string) {
    return ({ prompts }: { readonly prompts: readonly Prompt[] }) => releaseOf(version).lengthOf(prompts);
  }
}
