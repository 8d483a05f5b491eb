import { primaryOf } from "../fields/index.ts";
import type { HowToSay } from "./how.ts";
import { sayable } from "./how.ts";
import { english } from "./languages/english.ts";
import { french } from "./languages/french.ts";
import { german } from "./languages/german.ts";
import { spanish } from "./languages/spanish.ts";
import { at, type Sayer } from "./sayer.ts";
import { readDate, readDecimal, readDigits, readTime, type Unsaid, type Value } from "./value.ts";

/** The languages that values are said in, by their primary subtags. */
const sayers: Readonly<Record<string, (tag: string) => Sayer>> = {
  de: () => german,
  en: (tag) => (tag === "en-US" ? american : british),
  es: () => spanish,
  fr: () => french,
};
const american = english(true);
const british = english(false);

/** A breath between two groups of digits: a fragment that is no word, but a third of a second of silence. */
export const breath = ",";

/** The primary subtags of the languages that values can be said in: `de`, `en`, `es`, `fr`. */
export const languagesWithValues: readonly string[] = Object.keys(sayers);

/**
 * A value in the words of a language, as fragments of its inventory, in the order in which they are said. Two values that
 * differ never come out alike. The same on every machine: no locale data of the platform is asked.
 */
export function wordsOf(
  value: Value,
  how: HowToSay,
  language: string,
): { readonly words: readonly string[] } | Unsaid {
  const sayer = sayerOf(language);
  if (!sayer) return { unsayable: "language not known" };
  switch (how.as) {
    case "digits": {
      const read = readDigits(value);
      if ("unsayable" in read) return read;
      const said = [...read.digits].flatMap((digit, index) => {
        const pauses = how.group > 0 && index > 0 && index % how.group === 0;
        return [...(pauses ? [breath] : []), at(sayer.digits, Number(digit))];
      });
      return { words: [...(read.plus ? [sayer.plus] : []), ...said] };
    }
    case "number": {
      const read = readDecimal(value, sayable.decimals);
      return "unsayable" in read ? read : { words: sayer.number(read) };
    }
    case "money": {
      const read = readDecimal(value, 2);
      return "unsayable" in read ? read : { words: sayer.money(read, how.currency) };
    }
    case "date": {
      const read = readDate(value);
      return "unsayable" in read ? read : { words: sayer.date(read, how.weekday) };
    }
    case "time": {
      const read = readTime(value);
      return "unsayable" in read ? read : { words: sayer.time(read) };
    }
  }
}

/** The language in which a caller hears values: their own, or else the first of those instead that is known here. */
export function languageOfValues(language: string, ...instead: readonly string[]): string | undefined {
  return [language, ...instead].find((tag) => sayerOf(tag) !== undefined);
}

/** Every fragment that a value said like this can need, without repeats; none in a language that is not known. */
export function inventory(language: string, how: HowToSay): readonly string[] {
  const sayer = sayerOf(language);
  if (!sayer) return [];
  switch (how.as) {
    case "digits":
      return [...sayer.digits, sayer.plus, ...(how.group > 0 ? [breath] : [])];
    case "number":
      return sayer.inventory.number;
    case "money":
      return sayer.inventory.money(how.currency);
    case "date":
      return sayer.inventory.date(how.weekday);
    case "time":
      return sayer.inventory.time;
  }
}

/** Fragments as one would write them: `einundzwanzigtausend Euro`, `one two, three four`. */
export function written(words: readonly string[], language: string): string {
  const join = sayerOf(language)?.written ?? ((parts: readonly string[]) => parts.join(" "));
  return join(words).replaceAll(` ${breath}`, breath);
}

function sayerOf(language: string): Sayer | undefined {
  const primary = primaryOf(language);
  return Object.hasOwn(sayers, primary) ? sayers[primary]?.(language) : undefined;
}
