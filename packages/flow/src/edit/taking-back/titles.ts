import type { CallersChange } from "../../diff/index.ts";

/** What taking back a change is called, where it is undone. */
export function titleOf(change: CallersChange): string {
  switch (change.kind) {
    case "step added":
      return `Take back that ${change.step} is new`;
    case "step removed":
      return `Take back that ${change.step} is gone`;
    case "step renamed":
      return `Take back the name of ${change.step}`;
    case "step replaced":
      return `Take back what ${change.step} is`;
    case "exit wired":
    case "exit unwired":
    case "exit rewired":
    case "exit removed":
      return `Take back where "${change.exit}" of ${change.step} leads`;
    case "key changed":
      return `Take back the key of ${change.item ?? "an item"} in ${change.step}`;
    case "item added":
      return `Take back that ${change.item} of ${change.step} is new`;
    case "item removed":
      return `Take back that ${change.item} of ${change.step} is gone`;
    case "items moved":
      return `Take back the order of ${change.list} in ${change.step}`;
    case "text changed":
    case "sound changed":
    case "field changed":
      return fieldTitle(change);
    case "language added":
    case "language removed":
    case "first language changed":
    case "languages moved":
      return "Take back the languages";
    case "variable added":
    case "variable removed":
    case "variable changed":
      return `Take back the value ${change.name}`;
    case "directory added":
    case "directory removed":
    case "directory changed":
      return `Take back the directory "${change.name}"`;
  }
}

type OfField = Extract<CallersChange, { readonly kind: "text changed" | "sound changed" | "field changed" }>;

function fieldTitle({ step, item, label, path }: OfField): string {
  if (step !== undefined && item !== undefined) return `Take back "${label}" at ${item} in ${step}`;
  if (step !== undefined) return `Take back "${label}" in ${step}`;
  const [setting, language] = path;
  switch (setting) {
    case "description":
      return "Take back the description of the flow";
    case "start":
      return "Take back where calls begin";
    case "fallback":
      return "Take back the fallback";
    case "everywhere":
      return "Take back the keys that work everywhere";
    case "insteadOf":
      return `Take back what callers hear instead of ${language}`;
    case "voices":
      return `Take back the voice of ${language}`;
    default:
      return "Take back the title of the flow";
  }
}
