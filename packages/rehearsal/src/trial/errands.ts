import { type CallCommand, callerLeg } from "@dialtree/flow";
import type { Rehearsal } from "../rehearsal.ts";
import { type Answer, usualEnd } from "../telephone/index.ts";

/** What a flow asks of the world outside, whose answer somebody who tries it may want to decide about. */
export const errands = [
  "transfer",
  "redirect",
  "dial",
  "invite",
  "http-lookup",
  "presence",
  "check-pin",
  "record",
  "deliver",
  "answer",
  "play",
] as const;
export type Errand = (typeof errands)[number];

/** How an errand ends. */
export type Ending = Omit<Answer, "command">;

/** What is to become of errands: always the same, or whatever is said each time. What is left out works as usual. */
export type Arranged = Readonly<Partial<Record<Errand, Ending | "ask">>>;

/** An errand that nobody has said the end of yet. */
export interface Asked {
  readonly errand: Errand;
  readonly command: CallCommand;
}

/** With the call as it would be then, the answer to come. */
export interface AskedOf extends Asked {
  readonly ahead: Rehearsal;
}

/** How an errand ended. `usual`: as it would have anyway. */
export interface Given {
  readonly answer: Answer;
  readonly usual: boolean;
}

/** An errand that a command is; undefined for what only the caller notices. */
export function errandOf(command: CallCommand): Errand | undefined {
  // Whoever has picked up is there: to bring the caller to them is no question of its own.
  if (command.type === "invite" && command.replaces === callerLeg) return undefined;
  const name = command.type === "task" ? command.task : command.type;
  return errands.find((errand) => errand === name);
}

type Settled =
  | { readonly call: Rehearsal; readonly given: readonly Given[] }
  | { readonly asked: AskedOf; readonly given: readonly Given[] };

/**
 * Lets something happen in a call. Where it leads to errands, they end as was said of this one, or as is arranged; where they
 * have to be asked about, nothing has happened yet.
 */
export function settle(
  before: Rehearsal,
  happen: (call: Rehearsal) => Rehearsal,
  arranged: Arranged,
  said: readonly Given[],
): Settled {
  const given = [...said];
  for (;;) {
    const call = happen(
      withAnswers(
        before,
        given.map(({ answer }) => answer),
      ),
    );
    const command = commandsSince(before, call).filter((one) => errandOf(one))[given.length];
    const errand = command && errandOf(command);
    if (!command || !errand) return { call: withAnswers(call, []), given };
    const usual = usualNow(before, call, command);
    const wanted = usual.outcome === "done" ? arranged[errand] : undefined;
    if (wanted === "ask") return { asked: { errand, command, ahead: call }, given };
    given.push({ answer: { command: command.type, ...(wanted ?? usual) }, usual: wanted === undefined });
  }
}

/** How a command ends that was given in a step, if nobody says how: the caller may be on the line only since that step. */
export function usualNow(
  before: Rehearsal,
  after: Rehearsal,
  command: CallCommand,
): Pick<Answer, "outcome" | "reason"> {
  return usualEnd({ ...before.telephone, answered: after.telephone.answered }, command);
}

function withAnswers(call: Rehearsal, answers: readonly Answer[]): Rehearsal {
  return { ...call, telephone: { ...call.telephone, answers } };
}

/** What was commanded in the meantime. */
export function commandsSince(before: Rehearsal, after: Rehearsal): readonly CallCommand[] {
  const known = new Set(commandsOf(before).map(({ id }) => id));
  return commandsOf(after).filter(({ id }) => !known.has(id));
}

function commandsOf({ transcript }: Rehearsal): readonly CallCommand[] {
  return transcript.flatMap((entry) => (entry.kind === "command" ? [entry.command] : []));
}
