import {
  type Action,
  type Destination,
  isSilent,
  type LegName,
  type Move,
  type Moves,
  type ProgramState,
  type Spoken,
} from "@dialtree/flow";

/** Somebody who is called, on a leg of this name. */
export interface Called {
  readonly leg: LegName;
  readonly to: Destination;
}

/** How people are called while a caller waits, and what everybody hears meanwhile. */
export interface Calling {
  /** Who is called at once; then, if none of them takes the call, who comes next. Each leg has a name of its own. */
  readonly turns: readonly (readonly Called[])[];
  readonly ringSeconds: number;
  /** Heard by the caller, again and again. */
  readonly hold: Spoken;
  /** Heard by whoever picks up. */
  readonly tell: Spoken;
  /** Whether they are asked: 1 takes the call, 2 does not. */
  readonly asks: boolean;
  /** Heard by whoever picks up too late. */
  readonly taken: Spoken;
  /** Where it goes on when nobody has taken the call; `why` is told apart where only one was called. */
  readonly nobody: (why: Why) => Move;
  /** Where it goes on when the caller could not be handed over to whoever has taken the call. */
  readonly failed: Move;
}
export type Why = "no-answer" | "busy" | "declined" | "failed";

/** The state in which the first ones are called. */
export const callingState = "calling";

// A gap keeps words without any sound in the caller's language from going round without a wait.
const gapSeconds = 0.3;
// What could not be played is tried again: a caller in silence hangs up.
const quietSeconds = 5;
const keySeconds = 15;

/**
 * The states of calling others while a caller waits. In each turn, what is heard goes on whatever becomes of those who are
 * called: `holding` plays, `heard` lets it play, `gap` comes behind it, and in `quiet` it could not be played.
 */
export function callingStates(calling: Calling): Readonly<Record<string, ProgramState>> {
  const { turns } = calling;
  const [first] = turns;
  return {
    [callingState]: first
      ? { do: dialling(first, calling), always: { to: { state: holdingState("1", calling) } } }
      : // Nobody is chosen yet, so that nobody can be handed over to either.
        { always: calling.nobody("failed"), on: { "transfer.failed": calling.failed } },
    ...Object.assign(
      {},
      ...turns.map((turn, index) =>
        holding(`${index + 1}`, calling, (stay) => movesOf(calling, index, turn, stay)),
      ),
    ),
    ...Object.assign({}, ...turns.flatMap((turn, index) => turn.map((one) => taking(calling, index, one)))),
  };
}

function dialling(turn: readonly Called[], { ringSeconds }: Calling): readonly Action[] {
  return turn.map(({ leg, to }) => ({ type: "dial", leg, to, ringSeconds }));
}

function holdingState(name: string, { hold }: Calling): string {
  return isSilent(hold) ? `quiet-${name}` : `holding-${name}`;
}

/** What a caller hears while they wait. `moves`: what happens meanwhile, given the state that it goes on in. */
function holding(
  name: string,
  { hold }: Calling,
  moves: (stay: string) => Moves,
): Readonly<Record<string, ProgramState>> {
  const [holds, heard, gap, quiet] = ["holding", "heard", "gap", "quiet"].map(
    (state) => `${state}-${name}`,
  ) as [string, string, string, string];
  const played: Moves = {
    "play.done": { to: { state: gap } },
    "play.failed": { to: { state: quiet } },
    "play.unknown": { to: { state: quiet } },
  };
  const unheard = (state: string): Moves => ({
    "play.done": { to: { state } },
    "play.failed": { to: { state } },
    "play.unknown": { to: { state } },
  });
  if (isSilent(hold)) return { [quiet]: { on: { ...unheard(quiet), ...moves(quiet) } } };
  return {
    [holds]: { do: [{ type: "play", say: [hold] }], on: { ...played, ...moves(heard) } },
    [heard]: { on: { ...played, ...moves(heard) } },
    [gap]: { on: { ...unheard(gap), ...moves(gap) }, after: { seconds: gapSeconds, to: { state: holds } } },
    [quiet]: {
      on: { ...unheard(quiet), ...moves(quiet) },
      after: { seconds: quietSeconds, to: { state: holds } },
    },
  };
}

/** What becomes of those who are called in one turn. */
function movesOf(calling: Calling, index: number, turn: readonly Called[], stay: string): Moves {
  const [alone] = isAlone(calling) ? turn : [];
  return {
    ...Object.assign({}, ...turn.map((one) => pickedUp(calling, turn, one, stay))),
    ...(alone ? toldApart(alone, (why) => leaving(calling.nobody(why), stay)) : {}),
    "legs.over": nextTurn(calling, index, stay),
  };
}

/** Nobody of a turn has taken the call: the next one's are called, and what the caller hears goes on. */
function nextTurn(calling: Calling, index: number, stay: string): Move {
  const next = calling.turns[index + 1];
  if (!next) return leaving(calling.nobody("no-answer"), stay);
  const [kind = ""] = stay.split("-");
  return { do: dialling(next, calling), to: { state: `${kind}-${index + 2}` } };
}

/** What is said next must not wait behind what is still being heard. */
function leaving(move: Move, stay: string): Move {
  return stay.startsWith("heard") ? { ...move, do: [{ type: "stop" }, ...(move.do ?? [])] } : move;
}

function isAlone({ turns }: Calling): boolean {
  return turns.flat().length === 1;
}

function toldApart({ leg }: Called, nobody: Calling["nobody"]): Moves {
  return {
    [`dial.failed.${leg}.busy`]: nobody("busy"),
    [`dial.failed.${leg}.declined`]: nobody("declined"),
    [`dial.failed.${leg}.error`]: nobody("failed"),
    [`dial.failed.${leg}.refused`]: nobody("failed"),
    [`dial.failed.${leg}.*`]: nobody("no-answer"),
    [`dial.unknown.${leg}`]: nobody("failed"),
    [`legPressed.${leg}.2`]: nobody("declined"),
    [`leg.ended.${leg}`]: nobody("declined"),
  };
}

/** Whoever picks up first has the call, unless they are asked: then whoever says so first. */
function pickedUp(calling: Calling, turn: readonly Called[], { leg }: Called, stay: string): Moves {
  const { asks, tell, taken } = calling;
  const others: readonly Action[] = turn.flatMap((other) =>
    other.leg === leg ? [] : [{ type: "release", leg: other.leg, say: [taken] }],
  );
  const told: readonly Action[] = isSilent(tell) ? [] : [{ type: "play", say: [tell], on: leg }];
  const takes: Move = { do: others, to: { state: handingOverState(leg) } };
  const stays = { state: stay };
  if (!asks) {
    const hears: Move = { do: [...others, ...told], to: { state: stay.replace(/-\d+$/, `-${leg}`) } };
    return { [`dial.done.${leg}`]: isSilent(tell) ? takes : hears };
  }
  const asked: readonly Action[] = [{ type: "listen", on: leg }, ...told];
  const waits: Move = { do: [{ type: "expectKey", on: leg, seconds: keySeconds }], to: stays };
  const refused: Move = { do: [{ type: "hangUp", leg }], to: stays };
  return {
    [`dial.done.${leg}`]: { do: asked, to: stays },
    [`play.done.${leg}`]: waits,
    [`play.failed.${leg}`]: waits,
    [`play.unknown.${leg}`]: waits,
    [`legPressed.${leg}.1`]: takes,
    [`legPressed.${leg}.2`]: refused,
    [`leg.silent.${leg}`]: refused,
  };
}

function handingOverState(leg: LegName): string {
  return `handing-over-${leg}`;
}

/** Somebody has taken the call: they hear what it is about, if they were not asked before, and get the caller. */
function taking(
  calling: Calling,
  index: number,
  { leg, to }: Called,
): Readonly<Record<string, ProgramState>> {
  const { asks, tell, nobody, failed } = calling;
  const handOver: Move = { to: { state: handingOverState(leg) } };
  // Whoever has taken the call waits for somebody who does not come: they hear so, and are not cut off in silence.
  const apology: Action = { type: "release", leg, say: [{ phrase: "notHandedOver", mayBeMissing: true }] };
  const apologising: Move = { ...failed, do: [apology, ...(failed.do ?? [])] };
  const told: Moves = {
    [`play.done.${leg}`]: handOver,
    [`play.failed.${leg}`]: handOver,
    [`play.unknown.${leg}`]: handOver,
  };
  return {
    ...(asks || isSilent(tell)
      ? {}
      : holding(leg, calling, (stay) => ({
          ...told,
          ...(isAlone(calling) ? { [`leg.ended.${leg}`]: leaving(nobody("declined"), stay) } : {}),
          "legs.over": nextTurn(calling, index, stay),
        }))),
    [handingOverState(leg)]: {
      do: [{ type: "stop" }, { type: "transfer", to, replaces: leg }],
      on: { "transfer.failed": apologising, "transfer.unknown": apologising },
    },
  };
}
