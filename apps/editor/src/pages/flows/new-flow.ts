import { type FlowDocument, newestFormat } from "@dialtree/flow";
import { nodeTypes } from "../../words/node-types.ts";

/** What a flow can begin with, calls that come in first. */
export const beginnings = [...nodeTypes.values()].filter((type) => type.entry);

/** A flow that begins and does nothing yet; with a call that comes in, unless told. */
export function newFlow(title: string, id: string, language: string, [entry] = beginnings): FlowDocument {
  const start = entry?.type ?? "";
  return {
    format: newestFormat,
    id,
    title,
    languages: [language],
    variables: {},
    start,
    nodes: entry ? [{ id: start, type: start, version: entry.version, data: entry.initial }] : [],
    edges: [],
    layout: { [start]: { x: 60, y: 160 } },
  };
}

/** An id that people can read, made of a title: `Front desk` becomes `front-desk`; `otherwise` where it has no letters for one. */
export function idFor(title: string, taken: readonly string[], otherwise = "flow"): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 50);
  const wanted = words === "" || words === "constructor" || words === "prototype" ? otherwise : words;
  let id = wanted;
  for (let number = 2; taken.includes(id); number++) id = `${wanted}-${number}`;
  return id;
}
