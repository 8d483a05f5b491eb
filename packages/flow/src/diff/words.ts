import type { FlowChange, Sound } from "./change.ts";
import { languageName, quoted } from "./shown.ts";

/** A change as a business user would say it: `"Press 2, Billing" of Main menu now goes to Billing instead of Support.` */
export function changeWords(change: FlowChange): string {
  // What callers hear mostly ends with a full stop of its own.
  return sentence(change).replace(/(?<=[.!?]")\.$/, "");
}

function sentence(change: FlowChange): string {
  switch (change.kind) {
    case "step added":
      return `${stepWords(change)} is new${change.says === undefined ? "" : `; callers hear ${quoted(change.says)}`}.`;
    case "step removed":
      return `${stepWords(change)} is gone${change.says === undefined ? "" : `; callers heard ${quoted(change.says)}`}.`;
    case "step renamed":
      return change.before === change.after
        ? `The title of ${change.step} was changed.`
        : `${change.before} is now called ${change.after}.`;
    case "step replaced":
      return `${change.step} is now a step of the kind "${change.after}" instead of "${change.before}".`;
    case "exit wired":
      return `${exitWords(change)} now goes to ${change.after}.`;
    case "exit unwired":
      return `${exitWords(change)} is not connected any more; it went to ${change.before}.`;
    case "exit removed":
      return `${exitWords(change)} is gone; it went to ${change.before}.`;
    case "exit rewired":
      return `${exitWords(change)} now goes to ${change.after} instead of ${change.before}.`;
    case "key changed":
      return `${change.item} of ${change.step} is now on key ${change.after} instead of ${change.before}.`;
    case "item added":
      return `${change.item} of ${change.step} is new${change.to === undefined ? "" : ` and goes to ${change.to}`}.`;
    case "item removed":
      return `${change.item} of ${change.step} is gone${change.to === undefined ? "" : `; it went to ${change.to}`}.`;
    case "items moved":
      return `"${change.list}" of ${change.step} are in another order.`;
    case "text changed":
      return textWords(change);
    case "sound changed":
      return `In ${languageName(change.language)}, ${placed(change)} now comes from ${soundWords(change.after)} instead of ${soundWords(change.before)}.`;
    case "field changed":
      return valueWords(change);
    case "language added":
      return `Callers can now be spoken to in ${languageName(change.language)}.`;
    case "language removed":
      return `Callers are no longer spoken to in ${languageName(change.language)}.`;
    case "first language changed":
      return `Callers whose language is not listed now hear ${languageName(change.after)} instead of ${languageName(change.before)}.`;
    case "languages moved":
      return "The languages are listed in another order.";
    case "variable added":
      return `A call now keeps a value called ${change.name}; it begins as ${change.begins}.`;
    case "variable removed":
      return `A call no longer begins with a value called ${change.name}; it was ${change.begins}.`;
    case "variable changed":
      return `The value ${change.name} now begins as ${change.after} instead of ${change.before}.`;
    case "directory added":
      return `The directory ${quoted(change.name)} is new.`;
    case "directory removed":
      return `The directory ${quoted(change.name)} is gone.`;
    case "directory changed":
      return `The directory ${quoted(change.name)} was changed.`;
    case "picture tidied":
      return "Only the picture was tidied up.";
    case "picture annotated":
      return "Only notes or frames of the picture were changed.";
  }
}

type Of<Kind extends FlowChange["kind"]> = FlowChange & { readonly kind: Kind };

function stepWords({ step, type }: Of<"step added" | "step removed">): string {
  return step === type ? `A step ${quoted(type)}` : `${step} (${type})`;
}

function exitWords({
  exit,
  step,
}: Of<"exit wired" | "exit unwired" | "exit removed" | "exit rewired">): string {
  return `${quoted(exit)} of ${step}`;
}

/** `"What the caller hears" of Main menu`, `"After no key" at Further attempts 2 of Main menu`, or only the label. */
function placed(change: Of<"text changed" | "sound changed" | "field changed">): string {
  const { label, item, step } = change;
  if (step === undefined) return quoted(label);
  return item === undefined ? `${quoted(label)} of ${step}` : `${quoted(label)} at ${item} of ${step}`;
}

function textWords(change: Of<"text changed">): string {
  const { before, after, language } = change;
  const where = `In ${languageName(language)}, ${placed(change)}`;
  if (after === undefined || after.trim() === "") {
    return !before?.trim() ? `${where} is now empty.` : `${where} no longer says ${quoted(before)}.`;
  }
  return before === undefined || before.trim() === ""
    ? `${where} now says ${quoted(after)}; nothing was written there.`
    : `${where} now says ${quoted(after)} instead of ${quoted(before)}.`;
}

function valueWords(change: Of<"field changed">): string {
  const { before, after } = change;
  const what = placed(change);
  // The same to whoever looks at the form, and yet not the same: a name spelt alike, a part that the form does not show.
  if (before === after) return `${what} was changed.`;
  if (after === undefined) return `${what} is now empty; it was ${before}.`;
  return before === undefined
    ? `${what} is now ${after}; it was empty.`
    : `${what} is now ${after} instead of ${before}.`;
}

function soundWords(sound: Sound): string {
  switch (sound.kind) {
    case "recording":
      return `the recording ${sound.name}`;
    case "prompt":
      return `the prompt ${quoted(sound.name)} of the library`;
    case "voice":
      return `the voice ${sound.name}`;
    case "usual voice":
      return "the usual voice";
  }
}
