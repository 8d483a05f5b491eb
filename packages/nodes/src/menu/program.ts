import {
  type Action,
  type DialKey,
  type ItemOf,
  type Move,
  type Moves,
  type Program,
  type ProgramState,
  pressed,
  pressedAnyOther,
  type Spoken,
  type Target,
} from "@dialtree/flow";
import type { choiceFields, retryFields } from "./menu.ts";

interface MenuData {
  readonly prompt: Spoken;
  readonly choices: readonly ItemOf<typeof choiceFields>[];
  readonly firstKeyTimeout: number;
  readonly retries: readonly ItemOf<typeof retryFields>[];
  readonly bargeIn: boolean;
  readonly typeAhead: boolean;
}

/**
 * A menu as states: for each attempt one that tells and one that waits. The first attempt has one way of telling, each
 * further one two, because silence and a wrong key are answered differently. What was tried is in the state's name, so
 * that no counter is needed and a picture of the machine shows it all.
 */
export function menuProgram(data: MenuData): Program {
  const drop: readonly Action[] = data.typeAhead ? [] : [{ type: "dropKeys" }];
  const states: Record<string, ProgramState> = {
    tell: telling(data, 1, [data.prompt], drop),
    "wait-1": waiting(data, 1),
  };
  for (const [index, retry] of data.retries.entries()) {
    const attempt = index + 2;
    const menuAgain = retry.repeat ? [data.prompt] : [];
    states[`tell-${attempt}-no-input`] = telling(data, attempt, [retry.noInput, ...menuAgain], []);
    states[`tell-${attempt}-no-match`] = telling(data, attempt, [retry.noMatch, ...menuAgain], []);
    states[`wait-${attempt}`] = waiting(data, attempt);
  }
  return { initial: "tell", states };
}

function telling(
  data: MenuData,
  attempt: number,
  say: readonly Spoken[],
  before: readonly Action[],
): ProgramState {
  return {
    do: [...before, { type: "play", say }],
    ...(data.bargeIn ? { keys: "collected" as const } : {}),
    on: {
      ...(data.bargeIn ? keyMoves(data, attempt, [{ type: "stop" }]) : {}),
      // Without ears a menu would only repeat itself; nobody should have to hear out keys that cannot be pressed.
      "listen.failed": { do: [{ type: "stop" }], to: { outlet: "failed" } },
      "play.done": { to: { state: `wait-${attempt}` } },
      "play.failed": { to: { outlet: "failed" } },
      "play.unknown": { to: { outlet: "failed" } },
    },
  };
}

function waiting(data: MenuData, attempt: number): ProgramState {
  return {
    keys: "collected",
    on: { ...keyMoves(data, attempt, []), "listen.failed": { to: { outlet: "failed" } } },
    after: { seconds: data.firstKeyTimeout, to: next(data, attempt, "no-input") },
  };
}

function keyMoves(data: MenuData, attempt: number, first: readonly Action[]): Moves {
  const choices = data.choices.map(({ id, key }): [string, Move] => [
    pressed(key as DialKey),
    { do: first, to: { outlet: id } },
  ]);
  // A caller who pressed a wrong key has lost the thread: what was typed after it would choose blindly.
  const wrong: Move = { do: [...first, { type: "dropKeys" }], to: next(data, attempt, "no-match") };
  return { ...Object.fromEntries(choices), [pressedAnyOther]: wrong };
}

function next(data: MenuData, attempt: number, after: "no-input" | "no-match"): Target {
  return attempt <= data.retries.length ? { state: `tell-${attempt + 1}-${after}` } : { outlet: after };
}
