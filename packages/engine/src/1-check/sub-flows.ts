import {
  type FlowDocument,
  type NodeTypes,
  type Problem,
  problem,
  type SubFlow,
  type VariableType,
  valueAs,
} from "@dialtree/flow";
import { exitsOf, flowsUsedBy, typesOf } from "./program-facts.ts";
import { dataPointer, type Survey, type SurveyedNode, survey } from "./survey.ts";

/** What a flow looks like to one that uses it as a step. */
export interface FlowInterface {
  /** Values that can be given to it, by the names of the variables that it begins with. */
  readonly inputs: ReadonlyMap<string, VariableType>;
  /** Values that it can bring back: those, and what its steps keep. */
  readonly outputs: ReadonlyMap<string, VariableType>;
  /** The exits that its steps come back by. None: it never comes back. */
  readonly exits: ReadonlySet<string>;
}

/** Reads from a flow how others can use it. Nothing has to be declared for that. */
export function interfaceOf(document: FlowDocument, nodeTypes: NodeTypes): FlowInterface {
  const inputs = new Map(Object.entries(document.variables).map(([name, { type }]) => [name, type]));
  const programs = [...survey(document, nodeTypes, {}).nodes.values()].flatMap(({ readable }) =>
    readable ? [readable.program] : [],
  );
  return { inputs, outputs: typesOf(document, programs), exits: new Set(programs.flatMap(exitsOf)) };
}

/** Steps that use another flow otherwise than it can be used. What the other flow is like has to be known for that. */
export function subFlowProblems(surveyed: Survey): Problem[] {
  const types = interfaceOf(surveyed.document, surveyed.nodeTypes).outputs;
  return [...surveyed.nodes.values()].flatMap((node) =>
    (node.readable ? flowsUsedBy(node.readable.program) : []).flatMap((used) => {
      const other = surveyed.surroundings.flows?.get(used.flow);
      return other ? misused(node, used, other, types) : [];
    }),
  );
}

function misused(
  surveyed: SurveyedNode,
  { flow, inputs, outputs, exits }: SubFlow,
  other: FlowInterface,
  types: ReadonlyMap<string, VariableType>,
): Problem[] {
  const place = (...path: readonly (string | number)[]) => ({
    at: dataPointer(surveyed, path),
    node: surveyed.node.id,
  });
  const known = (names: Iterable<string>) => [...names].join(", ") || "none";
  const found: Problem[] = [];
  if (other.exits.size === 0) found.push(problem("sub_flow_never_returns", place("flow"), { flow }));
  for (const [index, { name, source }] of inputs.entries()) {
    const type = other.inputs.get(name);
    const given = "variable" in source ? types.get(source.variable) : undefined;
    if (name === "") continue;
    if (type === undefined)
      found.push(
        problem("sub_flow_input_unknown", place("inputs", index, "name"), {
          flow,
          name,
          known: known(other.inputs.keys()),
        }),
      );
    else if (given !== undefined && !fits(given, type))
      found.push(
        problem("sub_flow_value_differs", place("inputs", index, "variable"), { name, type, other: given }),
      );
    else if ("constant" in source && source.constant !== "" && valueAs(source.constant, type) === undefined)
      found.push(
        problem("sub_flow_constant_unfit", place("inputs", index, "constant"), {
          name,
          type,
          value: source.constant,
        }),
      );
  }
  for (const [index, { name, type }] of outputs.entries()) {
    const brought = other.outputs.get(name);
    if (name === "") continue;
    if (brought === undefined)
      found.push(
        problem("sub_flow_output_unknown", place("outputs", index, "name"), {
          flow,
          name,
          known: known(other.outputs.keys()),
        }),
      );
    else if (!fits(brought, type))
      found.push(
        problem("sub_flow_value_differs", place("outputs", index, "type"), { name, type, other: brought }),
      );
  }
  for (const [index, exit] of exits.entries())
    if (!other.exits.has(exit))
      found.push(
        problem("sub_flow_exit_unknown", place("exits", index, "name"), {
          flow,
          exit,
          known: known(other.exits),
        }),
      );
  return found;
}

/** Anything can be read as text, and text may turn out to be anything. */
function fits(given: VariableType, wanted: VariableType): boolean {
  return given === wanted || given === "text" || wanted === "text";
}
