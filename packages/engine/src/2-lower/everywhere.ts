import {
  type Action,
  asks,
  type DialKey,
  type Everywhere,
  type Facts,
  type Move,
  type Moves,
  type NodeId,
  type Program,
  type ProgramState,
  pressed,
  pressedAnyOther,
} from "@dialtree/flow";

/** The synthetic node that finds out which question comes before. */
export const backNode: NodeId = "$back";

/** The exits by which those who press a key of the whole flow leave a question, as a journal names them. */
export const everywhereOutlets = { operator: "$operator", back: "$back" } as const;

/**
 * A question with the keys of the whole flow added wherever it waits for keys and has no meaning of its own for them. What
 * is being said is cut off as by its own keys, and what was keyed in so far is forgotten.
 */
export function withEverywhere(program: Program, everywhere: Everywhere | undefined): Program {
  if (!everywhere || !asks(program)) return program;
  const states = Object.entries(program.states).map(([name, state]): [string, ProgramState] => [
    name,
    state.keys === "collected"
      ? { ...state, on: { ...added(program, state, everywhere), ...state.on } }
      : state,
  ]);
  return { ...program, states: Object.fromEntries(states) };
}

function added(program: Program, state: ProgramState, { operator, back, repeat }: Everywhere): Moves {
  const stops = state.on?.[pressedAnyOther]?.do?.some(({ type }) => type === "stop") ?? false;
  const first: readonly Action[] = [...(stops ? [{ type: "stop" } as const] : []), { type: "clearEntry" }];
  const on = (key: DialKey | undefined, to: Move["to"]): Moves =>
    key === undefined ? {} : { [pressed(key)]: { do: first, to } };
  return {
    ...on(repeat, { state: program.initial }),
    ...on(back, { outlet: everywhereOutlets.back }),
    ...on(operator?.key, { outlet: everywhereOutlets.operator }),
  };
}

/** Goes to the question before, or to the same one again where there is none. */
export function backProgram(questions: readonly NodeId[]): Program {
  const on = questions.map((id) => [`decided.${id}`, { to: { place: { node: id } } }]);
  return { initial: "deciding", states: { deciding: { decides: true, on: Object.fromEntries(on) } } };
}

/** The question before the one that a caller is at, by the trail; undefined when they are at none. */
export function questionBefore(
  { trail }: Pick<Facts, "trail">,
  questions: ReadonlySet<NodeId>,
): NodeId | undefined {
  const way: NodeId[] = [];
  let target: NodeId | undefined;
  for (const id of trail) {
    if (id === backNode) {
      const here = way.pop();
      // The question before is entered anew right after this, and stands in the trail once more.
      target = way.pop() ?? here;
    } else if (questions.has(id) && way.at(-1) !== id) way.push(id);
  }
  return target;
}
