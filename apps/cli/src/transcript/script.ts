import { type Act, answerText, durationText, type Rehearsal } from "@dialtree/rehearsal";

/** What was scripted and never came to its turn, as it was written. */
export interface Unused {
  readonly keys: readonly string[];
  readonly answers: readonly string[];
}

export function unusedOf({ caller, telephone }: Rehearsal): Unused {
  // A wait that the end of the call cut short had begun.
  const acts = caller.waitsUntil === undefined ? caller.acts : caller.acts.slice(1);
  return { keys: acts.map(actText), answers: telephone.answers.map(answerText) };
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
    case "leaves":
      return "leave";
  }
}
