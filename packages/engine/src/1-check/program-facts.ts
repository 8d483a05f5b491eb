import {
  type Action,
  type FlowDocument,
  type GivenSource,
  isFound,
  isPhrase,
  isValue,
  type Lookup,
  type Move,
  type NodeTypes,
  type Program,
  pointer,
  type Said,
  type SaidPhrase,
  type SaidValue,
  type SubFlow,
  type Variable,
  valueTypeOf,
} from "@dialtree/flow";
import { inventory, phrase } from "@dialtree/flow/saying";

const endings: ReadonlySet<Action["type"]> = new Set([
  "hangUp",
  "transfer",
  "transferFound",
  "redirect",
  "reject",
]);

/**
 * Whether a call can leave the flow in a node: it hangs up, sends the call away or goes back to the flow that it came from.
 * Read from the program, not declared.
 */
export function canEndCall({ states }: Program): boolean {
  return Object.values(states).some(
    (state) => state.returns !== undefined || state.do?.some(({ type }) => endings.has(type)),
  );
}

/** The flows that a node uses as steps. */
export function flowsUsedBy({ states }: Program): readonly SubFlow[] {
  return Object.values(states).flatMap(({ calls }) => (calls ? [calls] : []));
}

/** The exits by which a node goes back to the flow that its own was used by. */
export function exitsOf({ states }: Program): readonly string[] {
  return Object.values(states).flatMap(({ returns }) => (returns === undefined ? [] : [returns]));
}

/** The variables that a node gives a value, by name. Read from the program, not declared. */
export function keptBy(program: Program): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const action of actionsOf(program)) {
    if (action.type === "keepEntry") kept.set(action.as, { type: "text", sensitive: action.sensitive });
    if (action.type === "keep") kept.set(action.as, { type: valueTypeOf(action.value), sensitive: false });
    if (action.type === "keepAnswer") kept.set(action.as, { type: action.of, sensitive: action.sensitive });
    if (action.type === "keepDerived") kept.set(action.as, { type: action.is, sensitive: false });
  }
  for (const { outputs } of flowsUsedBy(program))
    for (const { as, type } of outputs) kept.set(as, { type, sensitive: false });
  return kept;
}

/** The variables that a node hands on to a task, by name. */
export function handedOnBy(program: Program): ReadonlySet<string> {
  const sources = actionsOf(program).flatMap((action): readonly GivenSource[] =>
    action.type === "task" ? Object.values(action.given) : [],
  );
  return new Set(sources.flatMap((source) => ("variable" in source ? [source.variable] : [])));
}

/** What a flow has looked up, with the node that does and its place in the document. */
export function lookupsIn(
  document: FlowDocument,
  nodeTypes: NodeTypes,
): readonly { readonly node: string; readonly at: string; readonly lookup: Lookup }[] {
  return document.nodes.flatMap(({ id, type: name, data }, index) => {
    const type = nodeTypes.get(name);
    if (!type?.schema.safeParse(data).success) return [];
    const at = pointer(["nodes", index]);
    return actionsOf(type.program(data)).flatMap((action) =>
      action.type === "task" && action.task === "http-lookup"
        ? [{ node: id, at, lookup: action.settings }]
        : [],
    );
  });
}

/** The values and phrases that a node says: what is put together of fragments, and not read from one of its texts. */
export function piecedTogetherBy(program: Program): readonly (SaidValue | SaidPhrase)[] {
  return saidBy(program).flatMap(piecesOf);
}

/** What callers hear at a node, and those who are called for them. */
function saidBy(program: Program): readonly Said[] {
  return actionsOf(program).flatMap((action) =>
    action.type === "play" || action.type === "release" ? action.say : [],
  );
}

function piecesOf(said: Said): readonly (SaidValue | SaidPhrase)[] {
  if (isFound(said)) return said.found.pieces;
  return isValue(said) || isPhrase(said) ? [said] : [];
}

/** The directories whose names a node says. */
export function namesSaidBy(program: Program): ReadonlySet<string> {
  return new Set(saidBy(program).flatMap((one) => (isFound(one) ? [one.found.namesOf] : [])));
}

/** Every fragment that these can need in a language. */
export function fragmentsOf(
  pieces: readonly (SaidValue | SaidPhrase)[],
  language: string,
): readonly string[] {
  const texts = pieces.flatMap((said) =>
    isValue(said) ? inventory(language, said.how) : (phrase(said.phrase, language) ?? []),
  );
  return [...new Set(texts)];
}

/** The kind of each value that a flow knows by name: those it begins with, then those that its nodes keep. The first says it. */
export function typesOf(
  { variables }: Pick<FlowDocument, "variables">,
  programs: Iterable<Program>,
): ReadonlyMap<string, Variable["type"]> {
  const types = new Map(Object.entries(variables).map(([name, { type }]) => [name, type] as const));
  for (const program of programs) {
    for (const [name, { type }] of keptBy(program)) if (!types.has(name)) types.set(name, type);
  }
  return types;
}

export interface Kept {
  readonly type: Variable["type"];
  /** Never to be shown to people. */
  readonly sensitive: boolean;
}

/** Everything that a program has done, wherever in it. */
export function actionsOf({ states, on = {} }: Program): readonly Action[] {
  const moves = (of: Program["on"] = {}): readonly Move[] => Object.values(of) as Move[];
  return [
    ...moves(on).flatMap((move) => move.do ?? []),
    ...Object.values(states).flatMap((state) => [
      ...(state.do ?? []),
      ...[
        ...moves(state.on),
        ...(state.after ? [state.after] : []),
        ...(state.always ? [state.always] : []),
      ].flatMap((move) => move.do ?? []),
    ]),
  ];
}

/**
 * The exits of a node that can be taken without anybody waiting for anything: from the first state on, through states
 * that decide or move on at once. `outlet` ids, and `place` for a jump. With `failing`, what happens when nothing works is
 * followed too: a transfer that fails and is tried again at once goes round without the caller as well.
 */
export function immediateExits(
  program: Program,
  { failing = false }: { readonly failing?: boolean } = {},
): {
  readonly outlets: ReadonlySet<string>;
  readonly jumps: boolean;
} {
  const outlets = new Set<string>();
  let jumps = false;
  const seen = new Set<string>();
  const pending = [program.initial];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const state = program.states[name];
    if (!state) continue;
    const moves = Object.entries(state.on ?? {}) as [string, Move][];
    const taken = moves.flatMap(([trigger, move]) => {
      const decided = state.decides && trigger.startsWith("decided.");
      return decided || (failing && /\.(failed|unknown)$/.test(trigger)) ? [move] : [];
    });
    for (const { to } of [...taken, ...(state.always ? [state.always] : [])]) {
      if ("state" in to) pending.push(to.state);
      else if ("outlet" in to) outlets.add(to.outlet);
      else jumps = true;
    }
  }
  return { outlets, jumps };
}
