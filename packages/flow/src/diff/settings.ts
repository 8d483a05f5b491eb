import type { Everywhere, FlowDocument, Variable } from "../document/index.ts";
import { type Path, sameValue } from "../edit/path.ts";
import { destinationName, type Place } from "../fields/index.ts";
import type { FlowChange } from "./change.ts";
import { type Pair, spokenChanges } from "./data.ts";
import { languageName, quoted } from "./shown.ts";
import { type Side, stepName } from "./sides.ts";

/** What is different in what holds for the whole flow. */
export function settingChanges({ before, after }: Pair["sides"]): FlowChange[] {
  const [was, is] = [before.document, after.document];
  return [
    ...setting(["id"], "Id of the flow", was.id, is.id),
    ...setting(["title"], "Title of the flow", quotedOr(was.title), quotedOr(is.title)),
    ...setting(
      ["description"],
      "Description of the flow",
      quotedOr(was.description),
      quotedOr(is.description),
    ),
    ...startChanges(before, after),
    ...languageChanges(was, is),
    ...byLanguage(
      "insteadOf",
      "Heard where a translation is missing",
      [was.insteadOf, is.insteadOf],
      (languages) => languages.map(languageName).join(", then "),
    ),
    ...byLanguage("voices", "Voice", [was.voices, is.voices], quoted),
    ...fallbackChanges(was, is),
    ...everywhereChanges(before, after),
    ...variableChanges(was, is),
    ...directoryChanges(was, is),
  ];
}

function setting(
  path: Path,
  label: string,
  before: string | undefined,
  after: string | undefined,
): FlowChange[] {
  return before === after ? [] : [changed(path, label, before, after)];
}

function changed(
  path: Path,
  label: string,
  before: string | undefined,
  after: string | undefined,
): FlowChange {
  return {
    kind: "field changed",
    path,
    label,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

const quotedOr = (text: string | undefined) => (text === undefined ? undefined : quoted(text));

function startChanges(before: Side, after: Side): FlowChange[] {
  const [was, is] = [before.document.start, after.document.start];
  if (was === is) return [];
  return [changed(["start"], "Where calls begin", stepName(before, was), stepName(after, is))];
}

function languageChanges({ languages: was }: FlowDocument, { languages: is }: FlowDocument): FlowChange[] {
  const path = ["languages"];
  const added = is.filter((language) => !was.includes(language));
  const removed = was.filter((language) => !is.includes(language));
  const [first, firstNow] = [was[0], is[0]];
  const order: FlowChange[] =
    first !== undefined && firstNow !== undefined && first !== firstNow
      ? [{ kind: "first language changed", path, before: first, after: firstNow }]
      : added.length + removed.length === 0 && !sameValue(was, is)
        ? [{ kind: "languages moved", path }]
        : [];
  return [
    ...added.map((language): FlowChange => ({ kind: "language added", path, language })),
    ...removed.map((language): FlowChange => ({ kind: "language removed", path, language })),
    ...order,
  ];
}

function byLanguage<Value>(
  name: "insteadOf" | "voices",
  label: string,
  [before = {}, after = {}]: readonly (Readonly<Record<string, Value>> | undefined)[],
  shown: (value: Value) => string,
): FlowChange[] {
  const languages = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const words = (value: Value | undefined) => (value === undefined ? undefined : shown(value));
  return languages.flatMap((language) => {
    const [from, to] = [before, after].map((values) => words(values[language]));
    return setting([name, language], `${label}, ${languageName(language)}`, from, to);
  });
}

function fallbackChanges({ fallback: was }: FlowDocument, { fallback: is }: FlowDocument): FlowChange[] {
  if (sameValue(was, is)) return [];
  const [from, to] = [was, is].map((fallback) => fallback && destinationName(fallback.to));
  const whom = sameValue(was?.to, is?.to) ? [] : [changed(["fallback", "to"], "Fallback", from, to)];
  const label = "What callers hear before the fallback";
  const said = spokenChanges(
    label,
    { before: was?.say ?? {}, after: is?.say ?? {} },
    { path: ["fallback", "say"] },
  );
  return [...whom, ...said];
}

function everywhereChanges(before: Side, after: Side): FlowChange[] {
  const [was, is] = [before.document.everywhere, after.document.everywhere];
  if (sameValue(was, is)) return [];
  // That a step of theirs has got another name is told of the step.
  const operator = sameValue(was?.operator, is?.operator)
    ? []
    : [
        changed(
          ["everywhere", "operator"],
          "Key that leads out of every question",
          operatorWords(before, was),
          operatorWords(after, is),
        ),
      ];
  const except = sameValue(was?.except ?? [], is?.except ?? [])
    ? []
    : [
        changed(
          ["everywhere", "except"],
          "Questions at which these keys mean nothing",
          exceptWords(before, was),
          exceptWords(after, is),
        ),
      ];
  const found = [
    ...operator,
    ...setting(["everywhere", "back"], "Key that leads back at every question", was?.back, is?.back),
    ...setting(["everywhere", "repeat"], "Key that repeats every question", was?.repeat, is?.repeat),
    ...except,
  ];
  return found.length > 0
    ? found
    : [changed(["everywhere"], "Keys that work everywhere", undefined, undefined)];
}

function operatorWords(side: Side, everywhere: Everywhere | undefined): string | undefined {
  const operator = everywhere?.operator;
  return operator && `${operator.key}, to ${placeWords(side, operator.to)}`;
}

function placeWords(side: Side, to: Place): string {
  return "node" in to ? stepName(side, to.node) : `the flow ${to.flow}`;
}

function exceptWords(side: Side, everywhere: Everywhere | undefined): string | undefined {
  const except = everywhere?.except ?? [];
  return except.length === 0 ? undefined : except.map((id) => stepName(side, id)).join(", ");
}

function variableChanges({ variables: was }: FlowDocument, { variables: is }: FlowDocument): FlowChange[] {
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((name): FlowChange[] => {
    const [old, now] = [was[name], is[name]];
    const here = { path: ["variables", name], name };
    if (sameValue(old, now)) return [];
    if (old && now)
      return [{ kind: "variable changed", ...here, before: variableWords(old), after: variableWords(now) }];
    if (now) return [{ kind: "variable added", ...here, begins: variableWords(now) }];
    return old ? [{ kind: "variable removed", ...here, begins: variableWords(old) }] : [];
  });
}

/** `the text "guest"`, `the number 3`, `yes`. */
function variableWords({ type, initial }: Variable): string {
  if (type === "flag") return initial ? "yes" : "no";
  return type === "number" ? `the number ${initial}` : `the text ${quoted(initial)}`;
}

function directoryChanges(was: FlowDocument, is: FlowDocument): FlowChange[] {
  const before = new Map((was.directories ?? []).map((directory) => [directory.id, directory]));
  const after = new Map((is.directories ?? []).map((directory) => [directory.id, directory]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): FlowChange[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (sameValue(old, now)) return [];
    const kind = old && now ? "directory changed" : now ? "directory added" : "directory removed";
    return [{ kind, path: ["directories", id], name: (now ?? old)?.title || id }];
  });
}
