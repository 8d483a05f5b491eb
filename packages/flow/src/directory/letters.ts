import { primaryOf } from "../fields/index.ts";

/** The ways of keying in one letter: `ü` is 8 or 83. */
export type Ways = readonly string[];

// ITU-T E.161, the letters of each key.
const groups = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
const keys: ReadonlyMap<string, string> = new Map(
  groups.flatMap((letters, index) => [...letters].map((letter) => [letter, String(index + 2)] as const)),
);

// Letters that are not another one with a mark on it.
const replaced: Readonly<Record<string, readonly string[]>> = {
  ß: ["ss", "s"],
  æ: ["ae"],
  œ: ["oe"],
  ø: ["o", "oe"],
  å: ["a", "aa"],
  ł: ["l"],
  đ: ["d"],
  ð: ["d"],
  þ: ["th"],
  ı: ["i"],
};

// There the two dots part two vowels, and are no umlaut: Citroën, Agüero.
const withoutUmlauts: ReadonlySet<string> = new Set(["es", "fr", "it", "nl", "pt"]);

/**
 * A name as it is keyed in, letter by letter, each with all ways of keying it. What is between letters (spaces, hyphens,
 * apostrophes) is not keyed, nor is a letter that no key has.
 */
export function keyedLetters(name: string, language: string): readonly Ways[] {
  const waysIn = withoutUmlauts.has(primaryOf(language)) ? plainWays : umlautWays;
  return [...name.normalize("NFC").toLowerCase()].flatMap((letter) => {
    const ways = waysIn.get(letter) ?? waysOfLetter(letter, waysIn === umlautWays);
    // There are few letters and many names; what is no letter of any name is not collected without end.
    if (waysIn.size < mostLettersKept) waysIn.set(letter, ways);
    return ways;
  });
}

const mostLettersKept = 1_000;
const plainWays = new Map<string, readonly Ways[]>();
const umlautWays = new Map<string, readonly Ways[]>();

function waysOfLetter(letter: string, hasUmlauts: boolean): readonly Ways[] {
  if (/^[2-9]$/.test(letter)) return [[letter]];
  const known = Object.hasOwn(replaced, letter) ? replaced[letter] : undefined;
  if (known) return [waysOf(known)];
  const plain = letter.normalize("NFD").replace(/\p{M}/gu, "");
  if (hasUmlauts && /^[äöü]$/.test(letter)) return [waysOf([plain, `${plain}e`])];
  return [...plain].flatMap((one) => keys.get(one) ?? []).map((key) => [key]);
}

function waysOf(spellings: readonly string[]): Ways {
  return spellings.map((spelling) => [...spelling].map((letter) => keys.get(letter) ?? "").join(""));
}

/** Whether somebody who keys in these letters may have pressed `entry` so far. */
export function beginsWith(letters: readonly Ways[], entry: string): boolean {
  return fits(letters, entry, false, 0, 0, undefined);
}

/** What the first presses of somebody who keys in these letters can be: as many as `count`, or all there are. */
export function beginningsOf(letters: readonly Ways[], count: number): ReadonlySet<string> {
  let begun = new Set([""]);
  for (const ways of letters) {
    if ([...begun].every(({ length }) => length >= count)) break;
    begun = new Set([...begun].flatMap((keys) => ways.map((way) => (keys + way).slice(0, count))));
  }
  return begun;
}

/** Whether `entry` is all of these letters. */
export function spells(letters: readonly Ways[], entry: string): boolean {
  return fits(letters, entry, true, 0, 0, undefined);
}

/**
 * Whether `entry` from `key` on goes with the letters from `first` on. `tried`: where a way parted from another before,
 * each only once; of the ways of keying in a whole name there can be more than anybody has time for.
 */
function fits(
  letters: readonly Ways[],
  entry: string,
  whole: boolean,
  first: number,
  key: number,
  tried: Set<number> | undefined,
): boolean {
  let at = key;
  for (let letter = first; letter < letters.length; letter += 1) {
    if (at === entry.length) return !whole;
    const ways = letters[letter] ?? [];
    const [only] = ways;
    if (ways.length === 1 && only !== undefined) {
      if (!entry.startsWith(only, at)) return !whole && only.startsWith(entry.slice(at));
      at += only.length;
      continue;
    }
    const known = tried ?? new Set();
    const place = letter * entry.length + at;
    if (known.has(place)) return false;
    known.add(place);
    return ways.some((way) =>
      entry.startsWith(way, at)
        ? fits(letters, entry, whole, letter + 1, at + way.length, known)
        : !whole && way.startsWith(entry.slice(at)),
    );
  }
  return at === entry.length;
}

// Small words before a last name. Names travel: one list for all languages.
const particles: ReadonlySet<string> = new Set(
  "von vom van zu zum zur der den dem ter ten de du des del della di da do dos das la las le les los lo el al d l".split(
    " ",
  ),
);

/** A last name, and what is left of it without the small words before it: `de la Cruz`, `la Cruz`, `Cruz`. */
export function lastNames(last: string): readonly string[] {
  const [, first, rest] = /^\s*([^\s'’]+)['’\s]+(.+)$/u.exec(last) ?? [];
  const isSmall = first !== undefined && rest !== undefined && particles.has(first.toLowerCase());
  return isSmall ? [last, ...lastNames(rest)] : [last];
}
