import type { Action, Move, Program, ProgramState, Trigger } from "@dialtree/flow";
import { pressedAnyOther } from "@dialtree/flow";
import type { Demand } from "./demand.ts";
import { fittingData, type Subject } from "./node-folder.ts";

/** Outlets that a program names though the canvas shows none: the check refuses such data, and the fallback takes over. */
const onPurpose: Readonly<Record<string, readonly string[]>> = { "go-to": ["nowhere"] };

/** How each command that is waited for can turn out; a state that does not say what follows would wait for ever. */
const outcomes: { readonly [T in Action["type"]]?: readonly string[] } = {
  play: ["done", "failed", "unknown"],
  answer: ["done", "failed", "unknown"],
  sendTones: ["done", "failed", "unknown"],
  invite: ["done", "not-reached", "failed", "unknown"],
  mute: ["done", "failed", "unknown"],
  unmute: ["done", "failed", "unknown"],
  hold: ["done", "failed", "unknown"],
  takeBack: ["done", "failed", "unknown"],
  transfer: ["failed", "unknown"],
  redirect: ["failed", "unknown"],
  reject: ["failed", "unknown"],
};

export const programDemands: readonly Demand[] = [
  {
    says: "has a program that moves between states there are",
    missing: inEachProgram(
      ({ program, movesOf }) => [
        ...(Object.hasOwn(program.states, program.initial)
          ? []
          : [`the program begins at "${program.initial}"`]),
        ...movesOf.flatMap(({ from, move: { to } }) =>
          "state" in to && !Object.hasOwn(program.states, to.state)
            ? [`"${from}" moves on to "${to.state}"`]
            : [],
        ),
      ],
      (found) => `${found}, and there is no such state.`,
    ),
  },
  {
    says: "leaves only by outlets that the canvas shows",
    missing: inEachProgram(
      ({ subject, movesOf, outlets }) =>
        targets(movesOf).filter((id) => !outlets.includes(id) && !onPurpose[subject.type.type]?.includes(id)),
      (id) => `the program leaves by "${id}", and the canvas shows no such outlet.`,
    ),
  },
  {
    says: "can leave by each outlet that the canvas shows",
    missing: inEachProgram(
      ({ program, movesOf, outlets }) => {
        const reached = statesReached(program, movesOf);
        const left = targets(movesOf.filter(({ from }) => from === everyState || reached.has(from)));
        return outlets.filter((id) => !left.includes(id));
      },
      (id) => `the canvas shows the outlet "${id}", and no way through the program leads there.`,
    ),
  },
  {
    says: "says what each key does where it collects keys",
    missing: inEachProgram(
      ({ program }) => statesWhere(program, ({ keys }) => keys === "collected", [pressedAnyOther]),
      (lacking) => `${lacking}: a key without a meaning would be swallowed.`,
    ),
  },
  {
    says: "says what an interruption does where keys interrupt",
    missing: inEachProgram(
      ({ program }) => statesWhere(program, ({ keys }) => keys === "interrupting", ["interrupted"]),
      (lacking) => `${lacking}: the engine would ask for ever.`,
    ),
  },
  {
    says: "says what follows however a command turns out",
    missing: inEachProgram(
      ({ program, movesOf }) =>
        (Object.entries(outcomes) as [Action["type"], readonly string[]][]).flatMap(([type, ends]) => {
          const asks = (done: readonly Action[] = []) => done.some((action) => action.type === type);
          const after = new Set(
            movesOf.flatMap(({ move: { do: done, to } }) => (asks(done) && "state" in to ? [to.state] : [])),
          );
          const triggers = ends.map((outcome) => `${type}.${outcome}` as Trigger);
          return [
            ...statesWhere(program, (state, name) => asks(state.do) || after.has(name), triggers),
            ...movesOf
              .filter(({ move: { do: done, to } }) => asks(done) && !("state" in to))
              .map(({ from }) => `"${from}" asks for ${type} on its way out`),
          ];
        }),
      (lacking) => `${lacking}: the caller would wait for ever.`,
    ),
  },
];

interface Watched {
  readonly subject: Subject;
  readonly program: Program;
  readonly movesOf: readonly MoveOf[];
  readonly outlets: readonly string[];
}

interface MoveOf {
  /** The state it starts from, or `everyState`. */
  readonly from: string;
  readonly move: Move;
}

const everyState = "(every state)";

/** Looks at the program of each data that the type is watched with; alike complaints are made once. */
function inEachProgram(
  find: (watched: Watched) => readonly string[],
  say: (found: string) => string,
): Demand["missing"] {
  return (subject) => {
    const complaints = new Map<string, string>();
    for (const { of, data } of fittingData(subject)) {
      const program = subject.type.program(data);
      const outlets = subject.type.outlets(data).map(({ id }) => id);
      for (const found of find({ subject, program, movesOf: movesOf(program), outlets })) {
        if (!complaints.has(found)) complaints.set(found, `${of}: ${say(found)}`);
      }
    }
    return [...complaints.values()];
  };
}

function movesOf({ states, on }: Program): readonly MoveOf[] {
  const listed = (from: string, moves: ProgramState["on"] = {}): MoveOf[] =>
    (Object.values(moves) as Move[]).map((move) => ({ from, move }));
  return [
    ...listed(everyState, on),
    ...Object.entries(states).flatMap(([from, { on: moves, after, always }]) => [
      ...listed(from, moves),
      ...(after ? [{ from, move: after }] : []),
      ...(always ? [{ from, move: always }] : []),
    ]),
  ];
}

/** The outlets that moves lead to, each once. */
function targets(moves: readonly MoveOf[]): readonly string[] {
  return [...new Set(moves.flatMap(({ move: { to } }) => ("outlet" in to ? [to.outlet] : [])))];
}

function statesReached({ initial }: Program, moves: readonly MoveOf[]): ReadonlySet<string> {
  const reached = new Set<string>([initial]);
  // A set is walked to its end even while it grows.
  for (const state of reached) {
    for (const { from, move } of moves) {
      if ((from === state || from === everyState) && "state" in move.to) reached.add(move.to.state);
    }
  }
  return reached;
}

/** States of a kind that lack a trigger, with what they lack: `"telling" lacks play.failed`. */
function statesWhere(
  program: Program,
  isKind: (state: ProgramState, name: string) => boolean,
  triggers: readonly Trigger[],
): readonly string[] {
  return Object.entries(program.states)
    .filter(([name, state]) => isKind(state, name))
    .flatMap(([name, { on }]) =>
      triggers
        .filter((trigger) => !on?.[trigger] && !program.on?.[trigger])
        .map((trigger) => `"${name}" lacks ${trigger}`),
    );
}
