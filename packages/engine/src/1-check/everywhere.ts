import { asks, type DialKey, type Everywhere, type Problem, pointer, pressed, problem } from "@dialtree/flow";
import type { Survey, SurveyedNode } from "./survey.ts";

/** The keys that work everywhere: used twice, leading nowhere, or taken by a question that has its own meaning for them. */
export function everywhereProblems({ document, nodes, surroundings }: Survey): Problem[] {
  const { everywhere } = document;
  if (!everywhere) return [];
  const { operator, except } = everywhere;
  const place = { at: "/everywhere/operator/to" };
  const target = operator && "node" in operator.to ? operator.to.node : undefined;
  const entry = target === undefined ? undefined : nodes.get(target);
  const other = operator && "flow" in operator.to ? operator.to.flow : undefined;
  const excepted = new Set(except);
  return [
    ...repeatedKeys(everywhere),
    ...(target !== undefined && !entry ? [problem("place_missing", place, { node: target })] : []),
    ...(entry?.readable?.type.entry ? [problem("edge_into_entry", place, { to: entry.name })] : []),
    ...(other !== undefined && surroundings.flows && !surroundings.flows.has(other)
      ? [problem("flow_missing", place, { flow: other })]
      : []),
    ...except.flatMap((id, index) =>
      nodes.has(id)
        ? []
        : [
            problem(
              "everywhere_exception_missing",
              { at: pointer(["everywhere", "except", index]) },
              { node: id },
            ),
          ],
    ),
    ...[...nodes.values()].flatMap((node) => (excepted.has(node.node.id) ? [] : takenKeys(node, everywhere))),
  ];
}

/** The keys that work everywhere, with what they do. */
function keysOf({
  operator,
  back,
  repeat,
}: Everywhere): readonly { readonly key: DialKey; readonly does: string; readonly at: string }[] {
  return [
    ...(operator ? [{ key: operator.key, does: "the way out", at: "/everywhere/operator/key" }] : []),
    ...(back ? [{ key: back, does: "back", at: "/everywhere/back" }] : []),
    ...(repeat ? [{ key: repeat, does: "again", at: "/everywhere/repeat" }] : []),
  ];
}

function repeatedKeys(everywhere: Everywhere): Problem[] {
  const keys = keysOf(everywhere);
  return keys.flatMap(({ key, does, at }, index) => {
    const first = keys.slice(0, index).find((earlier) => earlier.key === key);
    return first ? [problem("everywhere_key_repeated", { at }, { key, does, other: first.does })] : [];
  });
}

// Where a number is keyed in, each digit has a meaning of its own, and nobody expects another one.
function takenKeys({ node, at, name, readable }: SurveyedNode, everywhere: Everywhere): Problem[] {
  if (!readable || !asks(readable.program)) return [];
  const states = Object.values(readable.program.states).filter(({ keys }) => keys === "collected");
  const notes = states.some(({ on = {} }) =>
    Object.values(on).some((move) => move?.do?.some(({ type }) => type === "noteKey")),
  );
  if (notes) return [];
  return keysOf(everywhere)
    .filter(({ key }) => states.some(({ on }) => on?.[pressed(key)]))
    .map(({ key, does }) =>
      problem("everywhere_key_taken", { at, node: node.id }, { node: name, key, does }),
    );
}
