import type { Field, Fields } from "../fields/index.ts";
import type { NodeType, NodeTypes } from "../node-type/index.ts";
import type { ProblemCatalogue } from "../problems/index.ts";
import { type ProblemWords, withValues } from "./problems.ts";
import { type Sentences, translator } from "./sentences.ts";

/** What one node type says, in another language. */
export interface NodeTranslation {
  /** Its title, summary, labels, helps, options and exits, by what they are in its definition. */
  readonly sentences: Sentences;
  readonly problems?: ProblemWords;
}

/** The same node types in other words: what they do, and what their documents hold, is what it was. */
export function translatedTypes(
  types: NodeTypes,
  translations: ReadonlyMap<string, NodeTranslation>,
  common: Sentences,
): NodeTypes {
  return new Map(
    [...types].map(([name, type]) => {
      const own = translations.get(name);
      return [name, own ? translated(type, own, common) : type];
    }),
  );
}

function translated(type: NodeType, own: NodeTranslation, common: Sentences): NodeType {
  const translate = translator({ ...common, ...own.sentences });
  const say = (text: string) => translate(text) ?? text;
  return {
    ...type,
    title: say(type.title),
    summary: say(type.summary),
    fields: translatedFields(type.fields, say),
    ...(type.problems ? { problems: translatedProblems(type.problems, own.problems ?? {}, say) } : {}),
    outlets: (data) =>
      type.outlets(data).map(({ label, when, ...outlet }) => ({
        ...outlet,
        label: say(label),
        ...(when === undefined ? {} : { when: say(when) }),
      })),
  };
}

function translatedProblems(
  written: ProblemCatalogue,
  words: ProblemWords,
  say: (text: string) => string,
): ProblemCatalogue {
  const spoken = withValues(words, say);
  return Object.fromEntries(
    Object.entries(written).map(([code, entry]) => [code, { ...entry, ...spoken[code] }]),
  );
}

function translatedFields(fields: Fields, say: (text: string) => string): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, translatedField(field, say)]),
  );
}

function translatedField(field: Field, say: (text: string) => string): Field {
  const { label, help, add, options, items } = field;
  return {
    ...field,
    label: say(label),
    ...(help === undefined ? {} : { help: say(help) }),
    ...(add === undefined ? {} : { add: say(add) }),
    ...(items === undefined ? {} : { items: translatedFields(items, say) }),
    ...(options === undefined
      ? {}
      : { options: Object.fromEntries(Object.entries(options).map(([value, text]) => [value, say(text)])) }),
  };
}
