import { type Action, isSilent, type Moves, type ProgramState, type Spoken } from "@dialtree/flow";

/** Something that a node waits for, what its caller hears meanwhile, and how it goes on. */
export interface Waiting {
  /** A task, or somebody who is invited. */
  readonly task: Action;
  /** Said once. */
  readonly phrase: Spoken;
  /** Played again and again. */
  readonly music: Spoken;
  /** It may last for minutes: music that could not be played is tried again. */
  readonly isLong?: true;
  /** Where each end of the task leads. `first`: what has to be done before, to make an end of what is being heard. */
  readonly ends: (first: readonly { readonly type: "stop" }[]) => Moves;
}

// Most tasks are done sooner: words that are cut off after their first syllable are worse than none.
const silentSeconds = 1;

// Somebody who is invited may let it ring for a minute and more: a caller in silence for that long hangs up.
const quietSeconds = 5;

/**
 * The states of waiting, beginning with `check-…`; `name` tells them from those of other attempts. What cannot be played is
 * passed over: what the caller waits for does not depend on it. Keys are kept for what comes next.
 */
export function waitingStates(
  name: string,
  { task, phrase, music, isLong, ends }: Waiting,
): Readonly<Record<string, ProgramState>> {
  const quiet = { to: { state: `quiet-${name}` } };
  const toMusic = isSilent(music) ? quiet : { to: { state: `music-${name}` } };
  const toPhrase = isSilent(phrase) ? toMusic : { to: { state: `phrase-${name}` } };
  const playing = (say: Spoken, then: typeof quiet): ProgramState => ({
    do: [{ type: "play", say: [say] }],
    on: { ...ends([{ type: "stop" }]), "play.done": then, "play.failed": quiet, "play.unknown": quiet },
  });
  return {
    [checkState(name)]: {
      // The task has what it needs: the entry is kept no longer.
      do: [task, { type: "clearEntry" }],
      on: ends([]),
      after: { seconds: silentSeconds, ...toPhrase },
    },
    ...(isSilent(phrase) ? {} : { [`phrase-${name}`]: playing(phrase, toMusic) }),
    ...(isSilent(music) ? {} : { [`music-${name}`]: playing(music, toMusic) }),
    [`quiet-${name}`]: {
      on: ends([]),
      ...(isLong && !isSilent(music) ? { after: { seconds: quietSeconds, ...toMusic } } : {}),
    },
  };
}

/** The state in which the task begins. */
export function checkState(name: string): string {
  return `check-${name}`;
}
