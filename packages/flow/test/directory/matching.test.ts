import {
  type Directory,
  type NameOrder,
  type Person,
  peopleFor,
  personAt,
  preparePeople,
} from "@dialtree/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const to = { kind: "phone", number: "+15550100" } as const;
const person = (first: string, last: string, more: Partial<Person> = {}): Person => ({
  first,
  last,
  to,
  ...more,
});
const directoryOf = (people: readonly Person[], language = "de-DE"): Directory => ({
  id: "staff",
  title: "Staff",
  language,
  people,
});

/** The key of each letter from a to z, as it stands on a telephone. */
const keypad = "22233344455566677778889999";
const keyed = (letters: string): string =>
  [...letters].map((letter) => keypad[letter.charCodeAt(0) - 97] ?? "").join("");

/** Every spelling of a name, the slow way: one letter after the other, with all that it can be written as. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  ä: ["a", "ae"],
  ö: ["o", "oe"],
  ü: ["u", "ue"],
  ß: ["s", "ss"],
  é: ["e"],
  ñ: ["n"],
  " ": [""],
  "-": [""],
  "’": [""],
};
function everySpelling(name: string): readonly string[] {
  return [...name.toLowerCase()].reduce<readonly string[]>(
    (before, letter) =>
      before.flatMap((text) => (spellings[letter] ?? [letter]).map((written) => text + written)),
    [""],
  );
}

const letter = fc.constantFrom(..."abgmszäöüßéñ", ..."ABGMSZÄÖÜÉÑ", "-", "’");
// Without spaces: small words before a name have a test of their own.
const name = fc.string({ unit: letter, maxLength: 5 });
const people = fc.array(
  fc.record({ first: name, last: name }).map(({ first, last }) => person(first, last)),
  { maxLength: 5 },
);
const entry = fc.string({ unit: fc.constantFrom(..."23456789"), minLength: 1, maxLength: 8 });

describe("who is found", () => {
  test("is everybody with a spelling that begins with the letters, and nobody else", () => {
    const orders = fc.constantFrom<NameOrder>("last", "first", "either");
    fc.assert(
      fc.property(people, orders, entry, (listed, order, letters) => {
        const expected = listed.filter(({ first, last }) => {
          const ways = [
            ...(order === "first" || everySpelling(last).includes("") ? [] : everySpelling(last + first)),
            ...(order === "last" || everySpelling(first).includes("") ? [] : everySpelling(first + last)),
          ];
          return ways.some((spelling) => keyed(spelling).startsWith(letters));
        });
        expect(peopleFor(directoryOf(listed), order, letters, false)).toEqual(expected);
      }),
      { numRuns: 3_000, examples: [[[person("Jörg", "Müller")], "last", "6835537"]] },
    );
  });

  test("is found by any spelling, by any beginning of it", () => {
    fc.assert(
      fc.property(name, name, fc.nat(), fc.nat(), (first, last, which, length) => {
        const all = everySpelling(last + first);
        const keys = keyed(all[which % all.length] ?? "");
        const letters = keys.slice(0, 1 + (length % Math.max(1, keys.length)));
        fc.pre(everySpelling(last)[0] !== "" && letters !== "");
        expect(peopleFor(directoryOf([person(first, last)]), "last", letters, false)).toHaveLength(1);
      }),
    );
  });

  test("goes by exact names where the caller says that it is all of the name, if there are any", () => {
    const [berg, berger] = [person("Maria", "Berg"), person("Jürgen", "Berger")];
    const staff = directoryOf([berger, berg]);
    expect(peopleFor(staff, "last", keyed("berg"), false)).toEqual([berger, berg]);
    expect(peopleFor(staff, "last", keyed("berg"), true)).toEqual([berg]);
    expect(peopleFor(staff, "last", keyed("ber"), true)).toEqual([berger, berg]);
    expect(peopleFor(staff, "last", keyed("bergmaria"), true)).toEqual([berg]);
  });
});

test.each([
  // Umlauts and letters of their own.
  ["Müller", "muller", "de-DE", true],
  ["Müller", "mueller", "de-DE", true],
  ["Müller", "mueller", "en-US", true],
  ["Agüero", "aguero", "es-ES", true],
  ["Agüero", "agueero", "es-ES", false],
  ["Citroën", "citroen", "fr-FR", true],
  ["Groß", "gross", "de-DE", true],
  ["Groß", "gros", "de-DE", true],
  ["Núñez", "nunez", "es-ES", true],
  ["Lefèvre", "lefevre", "fr-FR", true],
  ["Bœuf", "boeuf", "fr-FR", true],
  ["Søren", "soeren", "da-DK", true],
  ["Åberg", "aaberg", "sv-SE", true],
  // A mark that is a character of its own, as some systems write it.
  ["Mu\u0308ller", "mueller", "de-DE", true],
  // What is between letters.
  ["O’Brien", "obrien", "en-US", true],
  ["Müller-Lüdenscheidt", "muellerlud", "de-DE", true],
  ["García Márquez", "garciamar", "es-ES", true],
  // Small words before a name.
  ["von Berg", "vonberg", "de-DE", true],
  ["von Berg", "berg", "de-DE", true],
  ["de la Cruz", "delacruz", "es-ES", true],
  ["de la Cruz", "lacruz", "es-ES", true],
  ["de la Cruz", "cruz", "es-ES", true],
  ["d'Artagnan", "artagnan", "fr-FR", true],
  ["L’Hôte", "hote", "fr-FR", true],
  // A small word that is all of the name, and a name that only begins like one.
  ["Von", "von", "de-DE", true],
  ["Vonder", "der", "de-DE", false],
  ["Berg von", "von", "de-DE", false],
])("%s is keyed as %s in %s: %s", (last, letters, language, isFound) => {
  const found = peopleFor(directoryOf([person("", last)], language), "last", keyed(letters), false);
  expect(found.length === 1).toBe(isFound);
});

test("nobody is found by name who is not announced, and everybody by extension", () => {
  const secret = person("Nora", "Quist", { unlisted: true, extension: "206" });
  const unreachable: Person = { first: "Nora", last: "Quist", extension: "207" };
  const staff = directoryOf([secret, unreachable]);
  expect(peopleFor(staff, "either", keyed("quist"), true)).toEqual([]);
  expect(personAt(staff, "206")).toBe(secret);
  expect(personAt(staff, "207")).toBeUndefined();
});

test("a name that can be keyed in very many ways is looked up in no time all the same", () => {
  // Each ß is one key or two: thirty keys can be parted between them in more than a million ways.
  const staff = directoryOf(Array.from({ length: 200 }, () => person("", "ß".repeat(40))));
  const began = performance.now();
  expect(peopleFor(staff, "last", `${"7".repeat(29)}2`, true)).toEqual([]);
  expect(peopleFor(staff, "last", "7".repeat(30), false)).toHaveLength(200);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("a name of which no letter is on a key is spelled by nothing", () => {
  const staff = directoryOf([person("", "王"), person("", "Ивано́в")]);
  expect(peopleFor(staff, "last", "2", false)).toEqual([]);
  expect(peopleFor(staff, "last", "2", true)).toEqual([]);
});

describe("a directory that is prepared", () => {
  /** Says how often somebody has gone through its people. */
  function watched(people: readonly Person[]) {
    const seen = { times: 0 };
    const directory = {
      ...directoryOf([]),
      get people() {
        seen.times += 1;
        return people;
      },
    };
    return { directory, seen };
  }
  const people = Array.from({ length: 1_000 }, (_, at) => person(`Anna${"x".repeat(at % 7)}`, `Berg${at}`));

  test("is worked out in many small pieces, and the first question finds everything there", () => {
    const { directory, seen } = watched(people);
    const pieces = [...preparePeople(directory, "either")].length;
    expect(pieces).toBeGreaterThanOrEqual(20);
    expect(seen.times).toBe(1);
    expect(peopleFor(directory, "either", "2374", false)).toEqual(people);
    expect(peopleFor(directory, "either", keyed("annaxberg"), false)).toHaveLength(143);
    expect(seen.times).toBe(1);
    // Another order is another piece of work, and what is there is not worked out again.
    expect([...preparePeople(directory, "either")]).toEqual([]);
    expect([...preparePeople(directory, "first")].length).toBe(pieces);
  });

  test("gives the same answers as one that is not, also to a question that comes in the middle", () => {
    const one = directoryOf(people);
    const other = directoryOf(people);
    const preparing = preparePeople(one, "last");
    for (let piece = 0; piece < 3; piece += 1) preparing.next();
    const asked = () => peopleFor(one, "last", "23742", true);
    expect(asked()).toEqual(peopleFor(other, "last", "23742", true));
    while (!preparing.next().done);
    expect(asked()).toEqual(peopleFor(other, "last", "23742", true));
    expect(asked().length).toBeGreaterThan(0);
  });
});
