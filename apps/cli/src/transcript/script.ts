import {
  type Act,
  type Answer,
  answerText,
  type Caller,
  durationText,
  type Entry,
  type Rehearsal,
} from "@dialtree/rehearsal";

/** What was scripted and never came to its turn, as it was written. */
export interface Unused {
  readonly keys: readonly string[];
  readonly answers: readonly string[];
}

export function unusedOf({ caller, telephone }: Pick<Rehearsal, "caller" | "telephone">): Unused {
  return unused(caller, telephone.answers);
}

/** The same for a call on a real line, where each command has taken the next answer that was meant for its kind. */
export function unusedInLiveCall(
  caller: Caller,
  answers: readonly Answer[],
  transcript: readonly Entry[],
): Unused {
  const left = [...answers];
  for (const entry of transcript) {
    const index =
      entry.kind === "command" ? left.findIndex(({ command }) => command === entry.command.type) : -1;
    if (index >= 0) left.splice(index, 1);
  }
  return unused(caller, left);
}

function unused(caller: Caller, answers: readonly Answer[]): Unused {
  // A wait that the end of the call cut short had begun.
  const acts = caller.waitsUntil === undefined ? caller.acts : caller.acts.slice(1);
  return { keys: acts.map(actText), answers: answers.map(answerText) };
}

/** An act as a script has it: `12`, `!2`, `wait 6s`, `leave`. */
function actText(act: Act): string {
  switch (act.type) {
    case "presses":
      return act.keys.join("");
    case "interrupts":
      return `!${act.keys.join("")}`;
    case "waits":
      return `wait ${durationText(act.milliseconds)}`;
    case "says":
      return `say ${durationText(act.milliseconds)}`;
    case "leaves":
      return "leave";
  }
}
