import {
  type Destination,
  type JsonObject,
  type NodeType,
  type Problem,
  pointer,
  problem,
  walkFields,
} from "@dialtree/flow";
import type { Survey, SurveyedNode } from "./survey.ts";

/** Start, fallback, connections that fit no node or exit, and exits that lead nowhere. */
export function wiringProblems(survey: Survey): Problem[] {
  return [
    ...startProblems(survey),
    ...outletProblems(survey),
    ...edgeProblems(survey),
    ...unwiredProblems(survey),
    ...fallbackProblems(survey),
  ];
}

function startProblems({ document, nodes }: Survey): Problem[] {
  const start = nodes.get(document.start);
  if (!start) return [problem("start_missing", { at: "/start" }, { start: document.start })];
  if (start.readable && !start.readable.type.entry) {
    return [
      problem(
        "start_not_an_entry",
        { at: "/start", node: document.start },
        { type: start.readable.type.title },
      ),
    ];
  }
  return [];
}

/** Exits that an author's list makes are called like its entries, and those of every step have names of their own. */
function outletProblems({ nodes }: Survey): Problem[] {
  return [...nodes.values()].flatMap(({ node, at, name, readable }) => {
    if (!readable) return [];
    const { type, outlets } = readable;
    // Entries of one id are told of as such, where they stand.
    const told = repeatedItems(type, node.data);
    const labels = new Map<string, string>();
    return outlets.flatMap(({ id, label }) => {
      const other = labels.get(id);
      labels.set(id, label);
      if (other === undefined || told.has(id)) return [];
      const values = { node: name, outlet: id, label, other };
      return [problem("outlet_repeated", { at, node: node.id, outlet: id }, values)];
    });
  });
}

function repeatedItems({ fields }: NodeType, data: JsonObject): ReadonlySet<string> {
  const repeated = [...walkFields(fields, data)].flatMap(({ field, value }) => {
    if (!field.items || !Array.isArray(value)) return [];
    const ids = value.map((item: { readonly id?: unknown }) => String(item.id));
    return ids.filter((id, index) => ids.indexOf(id) < index);
  });
  return new Set(repeated);
}

function edgeProblems({ document, nodes }: Survey): Problem[] {
  const taken = new Set<string>();
  return document.edges.flatMap(({ from, outlet: id, to }, index) => {
    const at = pointer(["edges", index]);
    const source = nodes.get(from);
    if (!source) return [problem("edge_source_missing", { at }, { from })];
    const outlets = source.readable?.outlets;
    const outlet = outlets?.find((candidate) => candidate.id === id);
    const place = { at, node: from, outlet: id };
    if (outlets && !outlet) {
      const known = outlets.map((candidate) => candidate.id).join(", ") || "it has none";
      return [problem("edge_outlet_missing", place, { outlet: id, from: source.name, known })];
    }
    const found: Problem[] = [];
    const label = outlet?.label ?? id;
    const wire = `${from} ${id}`;
    if (taken.has(wire)) found.push(problem("edge_repeated", place, { outlet: label }));
    taken.add(wire);
    const target = nodes.get(to);
    if (!target) found.push(problem("edge_target_missing", place, { outlet: label, to }));
    else if (target.readable?.type.entry) found.push(problem("edge_into_entry", place, { to: target.name }));
    return found;
  });
}

// An exit for something that broke needs no wire of its own: the fallback is made for it.
const unwiredCodes = { way: "outlet_unwired", mishap: "mishap_unwired", failure: undefined } as const;

function unwiredProblems({ document, nodes }: Survey): Problem[] {
  const fallback = nameOf(document.fallback?.to) ?? "whoever takes calls when something goes wrong";
  return [...nodes.values()].flatMap((surveyed) => {
    const { node, at, name, unwired } = surveyed;
    return unwired.flatMap(({ id, label, role, phase }) => {
      // Where nobody is on the line nobody is lost either: such a call simply ends.
      const code = phase === "unreached" ? undefined : unwiredCodes[role];
      if (!code) return [];
      const values = { outlet: label, node: name, who: whoIsCalled(surveyed) ?? name, fallback };
      return [problem(code, { at, node: node.id, outlet: id }, values)];
    });
  });
}

const mostNamed = 3;

/** Those whom a step sends calls to, by name; undefined where there are none, too many, or some without a name. */
function whoIsCalled({ node, readable }: SurveyedNode): string | undefined {
  if (!readable) return undefined;
  const called = [...walkFields(readable.type.fields, node.data)].flatMap(({ field, value }) =>
    field.kind === "destination" && value !== undefined ? [nameOf(value as Destination)] : [],
  );
  const isTold = called.length > 0 && called.length <= mostNamed && !called.includes(undefined);
  return isTold ? called.join(", ") : undefined;
}

function nameOf(to: Destination | undefined): string | undefined {
  return to?.name || (to?.kind === "phone" ? to.number : undefined);
}

function fallbackProblems({ document }: Survey): Problem[] {
  return document.fallback ? [] : [problem("fallback_missing", { at: "" })];
}
