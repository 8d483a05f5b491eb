import { type Action, isSilent, type Move, type ProgramState, type Spoken } from "@dialtree/flow";

/**
 * What is said before a call leaves in a state: where that begins, and the states for it. That it leaves matters more than
 * the words before it, so words that fail are passed over.
 */
export function wordsBefore(
  say: Spoken,
  state: string,
): { readonly first: string; readonly states: Readonly<Record<string, ProgramState>> } {
  const goOn: Move = { to: { state } };
  return {
    first: isSilent(say) ? state : "telling",
    states: {
      telling: {
        do: [{ type: "play", say: [say] }],
        on: { "play.done": goOn, "play.failed": goOn, "play.unknown": goOn },
      },
    },
  };
}

/** Hands over. Nobody to hand over to, a transfer that fails and one of unknown fate all leave by `outlet`. */
export function handingOver(action: Action | undefined, outlet: string): ProgramState {
  const failed: Move = { to: { outlet } };
  return action
    ? { do: [action], on: { "transfer.failed": failed, "transfer.unknown": failed } }
    : { always: failed };
}
