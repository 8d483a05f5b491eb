import {
  type Action,
  isSilent,
  type Move,
  type Moves,
  type ProgramState,
  pressed,
  pressedAnyOther,
  type SaidPhrase,
  type SaidValue,
  type Spoken,
} from "@dialtree/flow";
import { saidKey } from "../menu/built-in.ts";

/** How what was keyed in is read back. */
export interface ReadBack {
  readonly before: Spoken;
  readonly after: Spoken;
  readonly sensitive: boolean;
  readonly bargeIn: boolean;
  readonly typeAhead: boolean;
  /** Seconds from the end of what is said to the key. */
  readonly firstKeyTimeout: number;
  /** Where a caller goes on who says that it is right. */
  readonly right: Move;
}

/** The first state of reading back. */
export const readBackState = "confirm-1";

/**
 * What is said where the author has written nothing. Words after the digits alone keep what is before them silent: flows
 * that were published so have no sound for it.
 */
export const builtInBefore: readonly SaidPhrase[] = [{ phrase: "youEntered" }];
export const builtInAfter: readonly (SaidPhrase | SaidValue)[] = [
  { phrase: "toConfirmPress" },
  saidKey(1),
  { phrase: "toRepeatPress" },
  saidKey(2),
];

// How often it is read to somebody who presses neither key.
const times = 2;

/**
 * Reads what was keyed in back, digit by digit: 1 says that it is right, 2 asks anew. Whoever presses neither hears it once
 * more, and then leaves like somebody who has not answered.
 */
export function readingBack(readBack: ReadBack): Readonly<Record<string, ProgramState>> {
  const states: Record<string, ProgramState> = {};
  for (let time = 1; time <= times; time++) Object.assign(states, readOnce(readBack, time));
  return states;
}

function readOnce(readBack: ReadBack, time: number): Readonly<Record<string, ProgramState>> {
  const { before, after, sensitive, bargeIn, typeAhead, firstKeyTimeout, right } = readBack;
  const drop: readonly Action[] = typeAhead ? [] : [{ type: "dropKeys" }];
  const next = (left: "no-input" | "no-match"): Move["to"] =>
    time < times ? { state: `confirm-${time + 1}` } : { outlet: left };
  const keys = (first: readonly Action[]): Moves => {
    const again: Move = { do: [...first, { type: "clearEntry" }], to: { state: "tell" } };
    const neither: Move = { do: [...first, { type: "dropKeys" }], to: next("no-match") };
    return {
      [pressed("1")]: { do: [...first, ...(right.do ?? [])], to: right.to },
      [pressed("2")]: again,
      [pressedAnyOther]: neither,
    };
  };
  return {
    [`confirm-${time}`]: {
      do: [
        ...drop,
        {
          type: "play",
          say: [
            ...(isSilent(after) && isSilent(before) ? builtInBefore : [before]),
            { source: { entry: sensitive ? "sensitive" : "plain" }, how: { as: "digits", group: 0 } },
            ...(isSilent(after) ? builtInAfter : [after]),
          ],
        },
      ],
      ...(bargeIn ? { keys: "collected" as const } : {}),
      on: {
        ...(bargeIn ? keys([{ type: "stop" }]) : {}),
        "listen.failed": { do: [{ type: "stop" }], to: { outlet: "failed" } },
        "play.done": { to: { state: `confirm-wait-${time}` } },
        "play.failed": { to: { outlet: "failed" } },
        "play.unknown": { to: { outlet: "failed" } },
      },
    },
    [`confirm-wait-${time}`]: {
      keys: "collected",
      on: { ...keys([]), "listen.failed": { to: { outlet: "failed" } } },
      after: { seconds: firstKeyTimeout, to: next("no-input") },
    },
  };
}
