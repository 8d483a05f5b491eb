import { en } from "./en.ts";
import { type EditorLanguage, locale, shownLanguage, translation } from "./language.ts";

type NameOf<Slot extends string> = Slot extends `${infer Name}|${string}` ? Name : Slot;
type NamesIn<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? NameOf<Slot> | NamesIn<Rest>
  : never;
type Sentences = Readonly<Record<string, string>>;
type Values<Text extends string> = Readonly<Record<NamesIn<Text>, string | number>>;

/**
 * Says the sentences of a catalogue, with values put in. Which values one needs is the compiler's business. Written in English;
 * beside each catalogue stands one with the same keys for each other language (`words.de.ts`).
 */
export function sayer<const All extends Sentences>(all: All) {
  return <Key extends keyof All & string>(
    key: Key,
    ...given: NamesIn<All[Key]> extends never ? [] : [Values<All[Key]>]
  ): string => {
    const values: Readonly<Record<string, string | number>> = given[0] ?? {};
    return (translation()?.sentences[key] ?? all[key] ?? key).replaceAll(
      /\{([^}]+)\}/g,
      (_, slot: string) => {
        const [name = "", one, many] = slot.split("|");
        const value = values[name] ?? "";
        const shown = typeof value === "number" ? amount(value) : value;
        return one === undefined ? shown : `${shown} ${value === 1 ? one : many}`;
      },
    );
  };
}

// Made when first needed: the language is known before anything is said.
let amounts: { readonly of: EditorLanguage; readonly format: Intl.NumberFormat } | undefined;

/** A number as the language writes it; four digits alone are left as they are, like years and versions. */
function amount(value: number): string {
  const of = shownLanguage();
  if (amounts?.of !== of) {
    const form = { useGrouping: "min2", maximumFractionDigits: 20 } as const;
    amounts = { of, format: new Intl.NumberFormat(locale(), form) };
  }
  return amounts.format.format(value);
}

/** A sentence that any page may need. Those of one page alone come with it, from the `words.ts` beside it. */
export const message = sayer(en);
