import {
  type Action,
  duration,
  flag,
  isSilent,
  list,
  type Moves,
  type Outlet,
  type Program,
  type ProgramState,
  type Said,
  type SaidPhrase,
  type Spoken,
  spoken,
  type Target,
} from "@dialtree/flow";
import { builtInWords, type Slips, usualSlips } from "./built-in.ts";

/** One further attempt: what is said first, and whether the question comes again. */
export interface Retry {
  readonly noInput: Spoken;
  readonly noMatch: Spoken;
  readonly repeat: boolean;
  /** Whether a key interrupts it; left out: as at the first attempt. */
  readonly bargeIn?: boolean;
}

/** A question, and what the keys mean that answer it. */
export interface Asking {
  readonly prompt: Spoken;
  /** Said in every language of the flow. */
  readonly inEach?: true;
  /** Seconds from the end of what is said to the first key. */
  readonly firstKeyTimeout: number;
  readonly retries: readonly Retry[];
  readonly bargeIn: boolean;
  readonly typeAhead: boolean;
  /** What each key leads to at an attempt, `first` done before; has to say what any other key does. */
  readonly keys: (attempt: Attempt, first: readonly Action[]) => Moves;
  /** Whether something is said where the author has left the words of a further attempt empty. */
  readonly builtInWords: boolean;
  /** What that is; left out: the usual. */
  readonly slips?: Slips;
  /** Further states, which the keys of an attempt lead to. */
  readonly states?: (attempt: Attempt) => Readonly<Record<string, ProgramState>>;
}

export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** Where a caller goes who gave no usable answer: to the next attempt, or out. */
  readonly next: (after: "no-input" | "no-match") => Target;
}

/**
 * A question as states: for each attempt one that tells and one that waits. The first attempt has one way of telling,
 * each further one two, because silence and a wrong answer are answered differently. What was tried is in the state's
 * name, so that no counter is needed and a picture of the machine shows it all.
 */
export function askingProgram(asking: Asking): Program {
  const { prompt, retries, typeAhead } = asking;
  const drop: readonly Action[] = typeAhead ? [] : [{ type: "dropKeys" }];
  const first = attemptOf(asking, 1);
  const states: Record<string, ProgramState> = {
    tell: telling(asking, first, [prompt], drop),
    ...listening(asking, first),
  };
  const { noInput: silence, noMatch: wrong } = asking.slips ?? usualSlips;
  const orBuiltIn = (said: Spoken, phrase: SaidPhrase): Said =>
    asking.builtInWords && isSilent(said) ? phrase : said;
  for (const [index, { noInput, noMatch, repeat, bargeIn = asking.bargeIn }] of retries.entries()) {
    const attempt = attemptOf(asking, index + 2);
    const again = repeat ? [prompt] : [];
    const told = { ...asking, bargeIn };
    const tell = (said: Said) => telling(told, attempt, [said, ...again], []);
    states[`tell-${attempt.number}-no-input`] = tell(orBuiltIn(noInput, silence));
    states[`tell-${attempt.number}-no-match`] = tell(orBuiltIn(noMatch, wrong));
    Object.assign(states, listening(asking, attempt));
  }
  return { initial: "tell", states };
}

/** The state that waits for a key at an attempt. */
export function waitState({ number }: Attempt): string {
  return `wait-${number}`;
}

function attemptOf({ retries }: Asking, number: number): Attempt {
  return {
    number,
    next: (after) =>
      number <= retries.length ? { state: `tell-${number + 1}-${after}` } : { outlet: after },
  };
}

function telling(
  { bargeIn, inEach, keys }: Asking,
  attempt: Attempt,
  say: readonly Said[],
  before: readonly Action[],
): ProgramState {
  return {
    do: [...before, { type: "play", say, ...(inEach ? { inEach } : {}) }],
    ...(bargeIn ? { keys: "collected" as const } : {}),
    on: {
      ...(bargeIn ? keys(attempt, [{ type: "stop" }]) : {}),
      // Without ears a question would only repeat itself; nobody should have to hear out keys that cannot be pressed.
      "listen.failed": { do: [{ type: "stop" }], to: { outlet: "failed" } },
      "play.done": { to: { state: waitState(attempt) } },
      "play.failed": { to: { outlet: "failed" } },
      "play.unknown": { to: { outlet: "failed" } },
    },
  };
}

function listening(
  { firstKeyTimeout, keys, states }: Asking,
  attempt: Attempt,
): Record<string, ProgramState> {
  return {
    [waitState(attempt)]: {
      keys: "collected",
      on: { ...keys(attempt, []), "listen.failed": { to: { outlet: "failed" } } },
      after: { seconds: firstKeyTimeout, to: attempt.next("no-input") },
    },
    ...states?.(attempt),
  };
}

/** How a question names its further attempts to authors. */
interface AttemptTexts {
  /** An answer that is of no use: `a wrong number`. */
  readonly noMatch: string;
  /** When the words of an attempt are said. */
  readonly help: string;
  /** As in `Asking`. */
  readonly slips?: Slips;
}

/** Whether there are built-in words for the attempts, and the fields of one for its own. */
export function attemptFields({ noMatch, help, slips = usualSlips }: AttemptTexts) {
  const silence = builtInWords([slips.noInput]);
  const wrong = builtInWords([slips.noMatch]);
  const [afterNone, afterWrong] = [silence, wrong].map((words) => words("en"));
  return {
    builtInWords: flag({
      label: "Say in built-in words what went wrong",
      help: `Heard where nothing is written below: “${afterNone}”, or “${afterWrong}”. Off: nothing is said about it.`,
      initial: true,
    }),
    words: {
      noInput: spoken({
        label: "After no key",
        help,
        optional: true,
        builtIn: silence,
        builtInIf: "builtInWords",
      }),
      noMatch: spoken({
        label: `After ${noMatch}`,
        help,
        optional: true,
        builtIn: wrong,
        builtInIf: "builtInWords",
      }),
    },
  };
}

/**
 * The fields of a question besides the question itself and its answers. `noMatch` names an answer that is of no use:
 * `a wrong number`. `slips`: as in `Asking`.
 */
export function askingFields(texts: Pick<AttemptTexts, "noMatch" | "slips">) {
  const attempt = attemptFields({ ...texts, help: "Said before it is asked again." });
  return {
    firstKeyTimeout: duration({
      label: "Wait for the first key (seconds)",
      help: "Counted from the end of what the caller hears.",
      min: 1,
      max: 60,
      initial: 5,
    }),
    builtInWords: attempt.builtInWords,
    retries: list({
      label: "Further attempts",
      add: "Add an attempt",
      help: `What happens after no key or ${texts.noMatch}. When all attempts are used up, the exit for it is taken.`,
      items: {
        ...attempt.words,
        repeat: flag({ label: "Then ask again", initial: true }),
        bargeIn: flag({ label: "A key interrupts this", initial: true }),
      },
      max: 9,
      initial: [
        { id: "second", noInput: {}, noMatch: {}, repeat: true, bargeIn: true },
        { id: "third", noInput: {}, noMatch: {}, repeat: true, bargeIn: true },
      ],
    }),
    bargeIn: flag({
      label: "A key interrupts the question",
      help: "Off: the question is heard to its end, and keys pressed meanwhile count then.",
      initial: true,
    }),
    typeAhead: flag({
      label: "Keys pressed earlier count",
      help: "Callers who know the line can key in everything at once. Off: only keys pressed here count.",
      initial: true,
    }),
  };
}

/** The exits for those who gave no answer. `labels` say what that is at this kind of question. */
export function unanswered(
  retries: readonly unknown[],
  labels: { readonly noInput: string; readonly noMatch: string },
): readonly Outlet[] {
  return [
    { id: "no-input", label: labels.noInput, role: "mishap", ...after(retries.length) },
    { id: "no-match", label: labels.noMatch, role: "mishap", ...after(retries.length) },
    { id: "failed", label: "Could not be played", role: "failure" },
  ];
}

// Attempts are counted together, whatever went wrong; the last one decides which exit is taken.
function after(retries: number): { readonly when?: string } {
  return retries === 0 ? {} : { when: retries === 1 ? "twice" : `${retries + 1} times` };
}
