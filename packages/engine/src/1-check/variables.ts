import { type NodeId, type Problem, problem, walkFields } from "@dialtree/flow";
import { readByExpressions } from "./expressions.ts";
import { handedOnBy, keptBy, typesOf } from "./program-facts.ts";
import { dataPointer, placesOf, type Survey, type SurveyedNode } from "./survey.ts";

/** Names that a step reads and nothing gives a value, and names that stand for different kinds of value. */
export function variableProblems(survey: Survey): Problem[] {
  const nodes = [...survey.nodes.values()];
  const types = typesOf(
    survey.document,
    nodes.flatMap(({ readable }) => (readable ? [readable.program] : [])),
  );
  const found: Problem[] = [];
  for (const surveyed of nodes) {
    const { node, readable } = surveyed;
    for (const [name, { type }] of readable ? keptBy(readable.program) : []) {
      const before = types.get(name);
      if (before !== undefined && before !== type) {
        const at = fieldsOf(surveyed, "keeps").find(({ value }) => value === name)?.at ?? surveyed.at;
        found.push(problem("variable_type_differs", { at, node: node.id }, { name, type, other: before }));
      }
    }
  }
  const unknown = nodes.flatMap((surveyed) =>
    readBy(surveyed)
      .filter(({ value }) => value !== "" && !types.has(value))
      .map(({ at, value }) => problem("variable_unknown", { at, node: surveyed.node.id }, { name: value })),
  );
  return [...found, ...unknown, ...readTooEarly(survey)];
}

/**
 * Names that are kept by steps behind their reader only. Where callers can go back, or on to another flow that may have kept
 * the name before, nobody can tell.
 */
function readTooEarly(survey: Survey): Problem[] {
  const { document, nodes } = survey;
  const goesElsewhere = [...nodes.values()].some(({ node, readable }) =>
    readable ? placesOf(readable.type, node).some(({ place }) => "flow" in place) : true,
  );
  if (document.everywhere?.back !== undefined || goesElsewhere) return [];
  const expressed = readByExpressions(survey);
  const behind = new Map<string, ReadonlySet<NodeId>>();
  const keepers = new Map<string, NodeId[]>();
  for (const { node, readable } of nodes.values()) {
    for (const name of readable ? keptBy(readable.program).keys() : [])
      keepers.set(name, [...(keepers.get(name) ?? []), node.id]);
  }
  return [...nodes.values()].flatMap((surveyed) => {
    const read = [
      ...fieldsOf(surveyed, "reads").map(({ at, value }) => ({ at, name: value })),
      ...expressed(surveyed),
    ];
    return read.flatMap(({ at, name }) => {
      const kept = keepers.get(name);
      if (kept === undefined || Object.hasOwn(document.variables, name)) return [];
      const reached = behind.get(name) ?? reachedFrom(kept, nodes);
      behind.set(name, reached);
      const place = { at, node: surveyed.node.id };
      return reached.has(surveyed.node.id)
        ? []
        : [problem("variable_read_too_early", place, { name, node: surveyed.name })];
    });
  });
}

/** Every node that callers can come to behind one of these. */
function reachedFrom(from: readonly NodeId[], nodes: Survey["nodes"]): ReadonlySet<NodeId> {
  const reached = new Set<NodeId>();
  const pending = [...from];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const { to } of nodes.get(id)?.links ?? []) {
      if (!reached.has(to)) pending.push(to);
      reached.add(to);
    }
  }
  return reached;
}

interface Use {
  readonly at: string;
  readonly value: string;
}

/** In fields of their own, or as a part of what a task is told; that has no better place than its node. */
function readBy(surveyed: SurveyedNode): readonly Use[] {
  const { at, readable } = surveyed;
  const read = fieldsOf(surveyed, "reads");
  const others = [...(readable ? handedOnBy(readable.program) : [])].filter((name) =>
    read.every(({ value }) => value !== name),
  );
  return [...read, ...others.map((value) => ({ at, value }))];
}

function fieldsOf(surveyed: SurveyedNode, use: "keeps" | "reads"): readonly Use[] {
  const { node, readable } = surveyed;
  if (!readable) return [];
  return [...walkFields(readable.type.fields, node.data)].flatMap(({ field, path, value }) =>
    field.use === use && typeof value === "string" ? [{ at: dataPointer(surveyed, path), value }] : [],
  );
}
