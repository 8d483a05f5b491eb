import { type CallersChange, diffFlows } from "../../diff/index.ts";
import type { FlowDocument } from "../../document/index.ts";
import { changeData } from "../data.ts";
import { compose, type Edit, perform } from "../edit.ts";
import { textsRemoved } from "../languages.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { set } from "../settings.ts";
import { titleOf } from "./titles.ts";
import { inLiveOrder, placeAgain, type Versions } from "./versions.ts";

type LanguageChanged = Extract<
  CallersChange,
  { readonly kind: "language added" | "language removed" | "first language changed" | "languages moved" }
>;
type TakesBack = (versions: Versions, change: CallersChange) => Edit | Refusal;

/** Languages are those that callers get. With a language come and go its texts, as when somebody adds or removes it. */
export function languageTakenBack(
  versions: Versions,
  change: LanguageChanged,
  takenBack: TakesBack,
): Edit | Refusal {
  const { now, live } = versions;
  const title = titleOf(change);
  const list = (languages: readonly string[]) => set(now, "languages", [...languages], title);
  switch (change.kind) {
    case "language added": {
      const left = now.languages.filter((language) => language !== change.language);
      if (left.length === 0) return refuse("language_needed", { language: change.language });
      return compose(now, title, [
        () => list(left),
        ...ofLanguage(versions, change, takenBack),
        (doc) => withoutNewTexts({ ...versions, now: doc }, change.language, title),
      ]);
    }
    case "language removed":
      return compose(now, title, [
        () => list(withLanguage(versions, change.language)),
        ...ofLanguage(versions, change, takenBack),
      ]);
    case "first language changed": {
      const first = change.before;
      if (!now.languages.includes(first))
        return languageTakenBack(
          versions,
          { ...change, kind: "language removed", language: first },
          takenBack,
        );
      const others = inLiveOrder(now.languages, live.languages, (language) => language);
      return list([first, ...others.filter((language) => language !== first)]);
    }
    case "languages moved":
      return list(inLiveOrder(now.languages, live.languages, (language) => language));
  }
}

function withLanguage({ now, live }: Versions, language: string): readonly string[] {
  return now.languages.toSpliced(placeAgain(now.languages, live.languages, language), 0, language);
}

/** Taking back what is there, or is missing, in this language only because of it. */
function ofLanguage(
  { now, live, nodeTypes }: Versions,
  change: LanguageChanged & { readonly language: string },
  takenBack: TakesBack,
): readonly ((document: FlowDocument) => Edit | Refusal)[] {
  const side = change.kind === "language added" ? "before" : "after";
  return diffFlows(live, now, nodeTypes)
    .filter((other): other is CallersChange =>
      isOfLanguage(other as CallersChange, change.language, side, now),
    )
    .map((other) => (document) => takenBack({ now: document, live, nodeTypes }, other));
}

function isOfLanguage(
  change: CallersChange,
  language: string,
  side: "before" | "after",
  { fallback }: FlowDocument,
): boolean {
  if (change.kind === "text changed") {
    // Words of a fallback that is gone would bring all of it with them.
    const isLost = change.path[0] === "fallback" && change.node === undefined && !fallback;
    return change.language === language && change[side] === undefined && !isLost;
  }
  if (change.kind !== "field changed" || change.node !== undefined) return false;
  const [setting, of] = change.path;
  return (setting === "voices" || setting === "insteadOf") && of === language && change[side] === undefined;
}

/** Steps that callers do not get lose their texts in it too. */
function withoutNewTexts(
  { now, live, nodeTypes }: Versions,
  language: string,
  title: string,
): Edit | Refusal {
  const known = new Set(live.nodes.map(({ id }) => id));
  return perform(now, title, (draft) => {
    for (const [at, node] of now.nodes.entries())
      if (!known.has(node.id)) changeData(draft, at, textsRemoved(node, [language], nodeTypes), nodeTypes);
  });
}
