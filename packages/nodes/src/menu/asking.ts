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
  type Spoken,
  spoken,
  type Target,
} from "@dialtree/flow";
import type { PhraseName } from "@dialtree/flow/saying";
import { builtInWords } from "./built-in.ts";

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
  /** What is said where the author has left the words of a further attempt empty. */
  readonly builtIn?: { readonly noInput: PhraseName; readonly noMatch: PhraseName };
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
  for (const [index, { noInput, noMatch, repeat, bargeIn = asking.bargeIn }] of retries.entries()) {
    const attempt = attemptOf(asking, index + 2);
    const again = repeat ? [prompt] : [];
    const told = { ...asking, bargeIn };
    const { builtIn } = asking;
    const silence = orPhrase(noInput, builtIn?.noInput);
    const wrong = orPhrase(noMatch, builtIn?.noMatch);
    states[`tell-${attempt.number}-no-input`] = telling(told, attempt, [silence, ...again], []);
    states[`tell-${attempt.number}-no-match`] = telling(told, attempt, [wrong, ...again], []);
    Object.assign(states, listening(asking, attempt));
  }
  return { initial: "tell", states };
}

/** What the author wrote, or else the phrase that every language has. */
function orPhrase(said: Spoken, phrase: PhraseName | undefined): Said {
  return phrase !== undefined && isSilent(said) ? { phrase } : said;
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

/**
 * The fields of a question besides the question itself and its answers. `noMatch` names an answer that is of no use:
 * `a wrong number`. `builtIn`: as in `Asking`.
 */
export function askingFields(words: { readonly noMatch: string; readonly builtIn?: Asking["builtIn"] }) {
  const silence = words.builtIn && { builtIn: builtInWords([{ phrase: words.builtIn.noInput }]) };
  const wrong = words.builtIn && { builtIn: builtInWords([{ phrase: words.builtIn.noMatch }]) };
  return {
    firstKeyTimeout: duration({
      label: "Wait for the first key (seconds)",
      help: "Counted from the end of what the caller hears.",
      min: 1,
      max: 60,
      initial: 5,
    }),
    retries: list({
      label: "Further attempts",
      help: `What happens after no key or ${words.noMatch}. When all attempts are used up, the exit for it is taken.`,
      items: {
        noInput: spoken({
          label: "After no key",
          help: "Said before it is asked again.",
          optional: true,
          ...silence,
        }),
        noMatch: spoken({
          label: `After ${words.noMatch}`,
          help: "Said before it is asked again.",
          optional: true,
          ...wrong,
        }),
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

/** The ids of the exits that every question has besides those for its answers. */
export const outletsOfAsking: ReadonlySet<string> = new Set(["no-input", "no-match", "failed"]);

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
