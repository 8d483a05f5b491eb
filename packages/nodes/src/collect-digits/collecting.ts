import {
  type Action,
  type DialKey,
  type Move,
  type Moves,
  type ProgramState,
  pressed,
  pressedAnyOther,
  type Target,
} from "@dialtree/flow";
import { type Asking, type Attempt, askingProgram, waitState } from "../menu/asking.ts";
import type { Judgement } from "./entry.ts";

/** The key that ends what is keyed in. */
export type EndKey = "none" | "pound" | "star";
/** What `*` and `#` mean where they do not end it. */
export type SignKeys = "wrong" | "digits" | "clear";

/** A question that several keys answer. */
export interface Collecting extends Omit<Asking, "keys" | "states"> {
  readonly endKey: EndKey;
  readonly signKeys: SignKeys;
  /** Seconds from one key to the next. */
  readonly interDigitTimeout: number;
  /** What happens with something that fits, at an attempt. */
  readonly done: (attempt: Attempt) => Move;
  /** States that are gone through with it, for each attempt. */
  readonly further?: (attempt: Attempt) => Readonly<Record<string, ProgramState>>;
}

const digits: readonly DialKey[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const signs: readonly DialKey[] = ["*", "#"];
const endKeys: { readonly [E in EndKey]: DialKey | undefined } = { none: undefined, pound: "#", star: "*" };

// The words with which the deciding states of this program go on.
type Word = "more" | "full" | "fits" | "wrong" | "empty";

/**
 * Each key is noted and what there is so far is judged: it is full, or more may come. What comes no more ends with the end
 * key or when the time between two keys has passed.
 */
export function collectingProgram(collecting: Collecting) {
  const { endKey, interDigitTimeout, further } = collecting;
  const end = endKeys[endKey];
  // Whoever ends a full number with the end key as well does not mean the next menu with it.
  const passOver: readonly Action[] =
    end === undefined ? [] : [{ type: "passOver", keys: [end], seconds: interDigitTimeout }];
  const states = (attempt: Attempt): Record<string, ProgramState> => {
    const wrong: Move = { do: forgetting(), to: attempt.next("no-match") };
    const done = collecting.done(attempt);
    const decided = (word: Word): `decided.${Word}` => `decided.${word}`;
    return {
      [`judge-${attempt.number}`]: {
        decides: true,
        on: {
          [decided("more")]: { to: { state: `more-${attempt.number}` } },
          [decided("full")]: { do: [...passOver, ...(done.do ?? [])], to: done.to },
          [decided("wrong")]: { ...wrong, do: [...passOver, ...(wrong.do ?? [])] },
        },
      },
      [`more-${attempt.number}`]: {
        keys: "collected",
        on: { ...keysOf(collecting, attempt, []), "listen.failed": { to: { outlet: "failed" } } },
        after: { seconds: interDigitTimeout, to: { state: `close-${attempt.number}` } },
      },
      [`close-${attempt.number}`]: {
        decides: true,
        on: {
          [decided("fits")]: done,
          [decided("wrong")]: wrong,
          [decided("empty")]: { do: forgetting(), to: attempt.next("no-input") },
        },
      },
      ...further?.(attempt),
    };
  };
  return askingProgram({
    ...collecting,
    keys: (attempt, first) => keysOf(collecting, attempt, first),
    states,
  });
}

/** How a deciding state of the program goes on. `state` is its name. */
export function collectingWord(state: string, entry: string, { full, fits }: Judgement): Word {
  if (state.startsWith("close-")) return entry === "" ? "empty" : fits ? "fits" : "wrong";
  if (!full) return "more";
  return fits ? "full" : "wrong";
}

function keysOf({ endKey, signKeys }: Collecting, attempt: Attempt, first: readonly Action[]): Moves {
  const end = endKeys[endKey];
  const note = (key: DialKey): [string, Move] => [
    pressed(key),
    { do: [...first, { type: "noteKey", key }], to: { state: `judge-${attempt.number}` } },
  ];
  const others = signs.filter((key) => key !== end);
  const clear: Move = { do: [...first, { type: "clearEntry" }], to: { state: waitState(attempt) } };
  const wrong: Target = attempt.next("no-match");
  return {
    ...Object.fromEntries(digits.map(note)),
    ...(end ? { [pressed(end)]: { do: first, to: { state: `close-${attempt.number}` } } } : {}),
    ...(signKeys === "digits" ? Object.fromEntries(others.map(note)) : {}),
    ...(signKeys === "clear" ? Object.fromEntries(others.map((key) => [pressed(key), clear])) : {}),
    [pressedAnyOther]: { do: [...first, ...forgetting()], to: wrong },
  };
}

// Whoever keyed in something wrong has lost the thread: what was typed after it would answer blindly.
function forgetting(): readonly Action[] {
  return [{ type: "clearEntry" }, { type: "dropKeys" }];
}
