import {
  type Action,
  type DialKey,
  type Move,
  type Moves,
  type Program,
  type ProgramState,
  pressed,
  pressedAnyOther,
  type Said,
  type SaidFound,
  type Target,
} from "@dialtree/flow";
import { type Asking, type Attempt, askingProgram, waitState } from "../menu/asking.ts";
import type { Slips } from "../menu/built-in.ts";

/** A question that letters of a name answer. */
export interface AskingForName extends Omit<Asking, "keys" | "states" | "slips"> {
  /** Seconds from one letter to the next. */
  readonly interDigitTimeout: number;
  /** Whether somebody who is the only one is read out as well. */
  readonly confirm: boolean;
  /** Whether 0 leads out. */
  readonly operator: boolean;
  /** How those who are found are read out. */
  readonly offer: SaidFound;
  /** Where a caller goes on who has found somebody. */
  readonly found: Target;
}

/** Said in the language in which people are read out, whatever it is. */
export const slipsAtNames: Slips = {
  noInput: { phrase: "nothingHeard" },
  noMatch: { phrase: "nobodyFound" },
};

/** The words with which the deciding states go on. */
export type Word = "more" | "one" | "several" | "many" | "none" | "empty" | "chosen";

const letterKeys: readonly DialKey[] = ["2", "3", "4", "5", "6", "7", "8", "9"];
const choiceKeys: readonly DialKey[] = ["1", ...letterKeys];

/**
 * Each letter is noted, and whoever is the only one left is offered at once; keying on does no harm. Several are read out
 * when the caller has come to an end, because the keys that choose are also letters.
 */
export function askingForName(asking: AskingForName): Program {
  return askingProgram({
    ...asking,
    slips: slipsAtNames,
    keys: (attempt, first) => letters(asking, attempt, first),
    states: (attempt) => statesOf(asking, attempt),
  });
}

function statesOf(asking: AskingForName, attempt: Attempt): Readonly<Record<string, ProgramState>> {
  const { confirm, found, interDigitTimeout, offer } = asking;
  const at = (name: string): Target => ({ state: `${name}-${attempt.number}` });
  const none: Move = { do: forgetting, to: attempt.next("no-match") };
  const decided: { readonly [W in Word as `decided.${W}`]: Move } = {
    "decided.more": { to: at("more") },
    "decided.one": { to: confirm ? at("one") : found },
    "decided.several": { to: at("several") },
    "decided.many": { to: at("many") },
    "decided.none": none,
    "decided.empty": { do: forgetting, to: attempt.next("no-input") },
    "decided.chosen": { to: found },
  };
  const judging: ProgramState = { decides: true, on: decided };
  return {
    [`judge-${attempt.number}`]: judging,
    [`close-${attempt.number}`]: judging,
    [`choose-${attempt.number}`]: judging,
    [`more-${attempt.number}`]: {
      keys: "collected",
      on: { ...letters(asking, attempt, []), ...deaf },
      after: { seconds: interDigitTimeout, to: at("close") },
    },
    ...offering(asking, attempt, "one", [offer], (first) => ({
      ...letters(asking, attempt, first),
      [pressed("1")]: choosing(attempt, "1", first),
      // The only one is offered while the caller may still be keying in the rest of the name.
      [pressed("#")]: { do: first, to: at("one") },
    })),
    ...offering(asking, attempt, "several", [offer], (first) => ({
      ...letters(asking, attempt, first),
      ...Object.fromEntries(choiceKeys.map((key) => [pressed(key), choosing(attempt, key, first)])),
      [pressed("#")]: { do: first, to: at("several") },
    })),
    ...offering(asking, attempt, "many", [{ phrase: "keyMoreLetters" }], (first) => ({
      ...letters(asking, attempt, first),
      [pressed("#")]: { do: [...first, ...forgetting], to: attempt.next("no-match") },
    })),
  };
}

/** Something that is said, and the same keys while it is said and afterwards. */
function offering(
  { bargeIn, firstKeyTimeout }: AskingForName,
  attempt: Attempt,
  name: string,
  say: readonly Said[],
  keys: (first: readonly Action[]) => Moves,
): Readonly<Record<string, ProgramState>> {
  const failed: Move = { to: { outlet: "failed" } };
  // Somebody who has heard that another name can be keyed in waits to be asked for it.
  const anew = (first: readonly Action[]): Moves => {
    const move: Move = { do: [...first, { type: "clearEntry" }], to: { state: "tell" } };
    return { [pressed("*")]: move };
  };
  return {
    [`${name}-${attempt.number}`]: {
      do: [{ type: "play", say }],
      ...(bargeIn ? { keys: "collected" as const } : {}),
      on: {
        ...(bargeIn ? { ...keys([{ type: "stop" }]), ...anew([{ type: "stop" }]) } : {}),
        "listen.failed": { do: [{ type: "stop" }], to: { outlet: "failed" } },
        "play.done": { to: { state: `${name}-wait-${attempt.number}` } },
        "play.failed": failed,
        "play.unknown": failed,
      },
    },
    [`${name}-wait-${attempt.number}`]: {
      keys: "collected",
      on: { ...keys([]), ...anew([]), ...deaf },
      after: { seconds: firstKeyTimeout, do: forgetting, to: attempt.next("no-input") },
    },
  };
}

function letters({ operator }: AskingForName, attempt: Attempt, first: readonly Action[]): Moves {
  const judge: Target = { state: `judge-${attempt.number}` };
  const note = (key: DialKey): [string, Move] => [
    pressed(key),
    { do: [...first, { type: "noteKey", key }], to: judge },
  ];
  const end: Move = {
    do: [...first, { type: "noteKey", key: "#" }],
    to: { state: `close-${attempt.number}` },
  };
  const anew: Move = { do: [...first, { type: "clearEntry" }], to: { state: waitState(attempt) } };
  const wrong: Move = { do: [...first, ...forgetting], to: attempt.next("no-match") };
  const help: Move = { do: first, to: { outlet: "operator" } };
  return {
    ...Object.fromEntries(letterKeys.map(note)),
    // No letter is on it; who presses it for a space or a hyphen means nothing.
    [pressed("1")]: { do: first, to: judge },
    [pressed("#")]: end,
    [pressed("*")]: anew,
    ...(operator ? { [pressed("0")]: help } : {}),
    [pressedAnyOther]: wrong,
  };
}

function choosing(attempt: Attempt, key: DialKey, first: readonly Action[]): Move {
  return {
    do: [...first, { type: "noteKey", key: "*" }, { type: "noteKey", key }],
    to: { state: `choose-${attempt.number}` },
  };
}

const deaf: Moves = { "listen.failed": { to: { outlet: "failed" } } };

// Whoever keyed in something wrong has lost the thread: what was typed after it would answer blindly.
const forgetting: readonly Action[] = [{ type: "clearEntry" }, { type: "dropKeys" }];
