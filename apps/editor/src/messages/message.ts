import { en } from "./en.ts";
import { translation } from "./language.ts";

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
        return one === undefined ? String(value) : `${value} ${value === 1 ? one : many}`;
      },
    );
  };
}

/** A sentence that any page may need. Those of one page alone come with it, from the `words.ts` beside it. */
export const message = sayer(en);
