import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  breath,
  currencies,
  type HowToSay,
  inventory,
  sayable,
  type Value,
  wordsOf,
  written,
} from "../../src/saying/index.ts";
import { readerOf } from "./reader.ts";

const languages = ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES"];
const runs = { numRuns: 500, seed: 20_260_303 };

function said(value: Value, how: HowToSay, language: string): string {
  const words = wordsOf(value, how, language);
  if ("unsayable" in words) throw new Error(`${value} is ${words.unsayable}.`);
  const known = new Set(inventory(language, how));
  const strange = words.words.filter((word) => !known.has(word));
  if (strange.length > 0) throw new Error(`${strange} of ${value} is not in the inventory.`);
  return words.words.join(" ");
}

const number: HowToSay = { as: "number" };
const whole = fc.oneof(fc.nat(2_000), fc.nat(sayable.largest), fc.constantFrom(...edges()));
const numeral = fc
  .tuple(fc.boolean(), whole, fc.stringMatching(/^(\d{0,5}[1-9])?$/))
  .map(([negative, units, decimals]) => ({ negative, units, decimals }))
  .filter(({ negative, units, decimals }) => !negative || units > 0 || decimals !== "")
  .map(({ negative, units, decimals }) => `${negative ? "-" : ""}${units}${decimals ? `.${decimals}` : ""}`);
const date = fc
  .tuple(
    fc.integer({ min: 1_000, max: 9_999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, n) => n);
const twoDigits = (n: number): string => String(n).padStart(2, "0");
const minutesOfDay = upTo(1_439).map((m) => `${twoDigits(Math.floor(m / 60))}:${twoDigits(m % 60)}`);

/** Where a reader, or a speaker, could go wrong: around every change of a word. */
function edges(): number[] {
  const around = [1, 21, 31, 70, 71, 80, 81, 90, 91, 99, 100, 101, 121, 180, 200, 201, 1_000, 1_001, 1_100];
  return [1, 1_000, 1_000_000].flatMap((scale) =>
    around.filter((n) => n < 1_000 || scale === 1).flatMap((n) => [n * scale, n * scale + 1, n * scale - 1]),
  );
}

describe.each(languages)("%s", (language) => {
  const reader = readerOf(language);

  test("every whole number up to 10,000 reads back", () => {
    const misread = upTo(10_000).filter((n) => reader.number(said(n, number, language)) !== String(n));
    expect(misread).toEqual([]);
  });

  test("numbers read back", () => {
    fc.assert(
      fc.property(numeral, (text) => {
        expect(reader.number(said(text, number, language))).toBe(text);
      }),
      runs,
    );
  });

  test.each(currencies)("amounts in %s read back", (currency) => {
    const how: HowToSay = { as: "money", currency };
    const amount = fc.oneof(
      fc.integer({ min: -300_00, max: 300_00 }),
      fc.integer({ min: -sayable.largest * 100, max: sayable.largest * 100 }),
      fc.constantFrom(...edges()).map((units) => units * 100),
    );
    fc.assert(
      fc.property(amount, (hundredths) => {
        const value = String(hundredths / 100);
        expect(reader.money(said(value, how, language), currency)).toBe(value === "-0" ? "0" : value);
      }),
      runs,
    );
  });

  test("dates read back, with and without their weekday", () => {
    fc.assert(
      fc.property(date, fc.boolean(), (text, weekday) => {
        expect(reader.date(said(text, { as: "date", weekday }, language))).toBe(text);
      }),
      runs,
    );
    for (let day = 1; day <= 31; day += 1) {
      const text = `2026-03-${String(day).padStart(2, "0")}`;
      expect(reader.date(said(text, { as: "date", weekday: true }, language))).toBe(text);
    }
    const dates = upTo(8_999).map((year) => `${year + 1_000}-06-21`);
    const how: HowToSay = { as: "date", weekday: false };
    expect(dates.filter((text) => reader.date(said(text, how, language)) !== text)).toEqual([]);
  });

  test("every minute of a day reads back", () => {
    expect(minutesOfDay.filter((text) => reader.time(said(text, { as: "time" }, language)) !== text)).toEqual(
      [],
    );
  });

  test("digits read back, however they are grouped", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{1,40}$/), fc.nat(5), (text, group) => {
        expect(reader.digits(said(text, { as: "digits", group }, language))).toBe(text);
      }),
      runs,
    );
  });

  test("nothing is in an inventory that no value needs", () => {
    const unused = (how: HowToSay, values: Iterable<Value>): string[] => {
      const left = new Set(inventory(language, how));
      for (const value of values) {
        const words = wordsOf(value, how, language);
        for (const word of "words" in words ? words.words : []) left.delete(word);
      }
      return [...left];
    };
    const numbers = [-1, 0.5, ...everyNumber()];
    expect(unused(number, numbers)).toEqual([]);
    for (const currency of currencies)
      expect(unused({ as: "money", currency }, [...numbers, 0.01, 0.02, 1.01])).toEqual([]);
    const days = Array.from({ length: 31 }, (_, day) => `2026-03-${String(day + 1).padStart(2, "0")}`);
    const monthly = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-01`);
    const yearly = Array.from({ length: 9_000 }, (_, year) => `${year + 1_000}-01-01`);
    for (const weekday of [true, false])
      expect(unused({ as: "date", weekday }, [...days, ...monthly, ...yearly])).toEqual([]);
    expect(unused({ as: "time" }, minutesOfDay)).toEqual([]);
    expect(unused({ as: "digits", group: 2 }, ["+1234567890"])).toEqual([]);
  });
});

function everyNumber(): number[] {
  return [1, 1_000, 1_000_000].flatMap((scale) => Array.from({ length: 1_000 }, (_, n) => n * scale));
}

const grammar: readonly [language: string, value: Value, how: HowToSay, words: string][] = [
  ["en-US", 121, number, "one hundred twenty-one"],
  ["en-GB", 121, number, "one hundred and twenty-one"],
  ["en-GB", 1_005, number, "one thousand and five"],
  ["en-GB", "-0.50", number, "minus zero point five"],
  ["en-US", 1, { as: "money", currency: "USD" }, "one dollar"],
  ["en-US", 2.01, { as: "money", currency: "USD" }, "two dollars and one cent"],
  ["en-GB", 0.5, { as: "money", currency: "GBP" }, "fifty pence"],
  ["en-GB", 0.01, { as: "money", currency: "GBP" }, "one penny"],
  ["en-US", "2026-03-03", { as: "date", weekday: true }, "Tuesday March third twenty twenty-six"],
  ["en-GB", "1905-12-21", { as: "date", weekday: false }, "the twenty-first of December nineteen oh five"],
  ["en-US", "2000-01-01", { as: "date", weekday: false }, "January first two thousand"],
  ["en-US", "00:05", { as: "time" }, "twelve oh five a.m."],
  ["en-US", "1230", { as: "time" }, "twelve thirty p.m."],
  ["de-DE", 1, number, "eins"],
  ["de-DE", 21, number, "einundzwanzig"],
  ["de-DE", 101, number, "einhunderteins"],
  ["de-DE", 21_316, number, "einundzwanzigtausenddreihundertsechzehn"],
  ["de-DE", 1_000_000, number, "eine Million"],
  ["de-DE", 2_001_001, number, "zwei Millionen eintausendeins"],
  ["de-DE", 3.14, number, "drei Komma eins vier"],
  ["de-DE", 1.01, { as: "money", currency: "EUR" }, "ein Euro und ein Cent"],
  ["de-DE", 101, { as: "money", currency: "CHF" }, "einhundertein Franken"],
  ["de-DE", "2026-03-03", { as: "date", weekday: false }, "der dritte März zweitausendsechsundzwanzig"],
  ["de-DE", "1905-08-20", { as: "date", weekday: true }, "Sonntag der zwanzigste August neunzehnhundertfünf"],
  ["de-DE", "2101-07-07", { as: "date", weekday: false }, "der siebte Juli zweitausendeinhunderteins"],
  ["de-DE", "01:01", { as: "time" }, "ein Uhr eins"],
  ["de-DE", "00:30", { as: "time" }, "null Uhr dreißig"],
  ["fr-FR", 21, number, "vingt et un"],
  ["fr-FR", 71, number, "soixante et onze"],
  ["fr-FR", 80, number, "quatre-vingts"],
  ["fr-FR", 81, number, "quatre-vingt-un"],
  ["fr-FR", 91, number, "quatre-vingt-onze"],
  ["fr-FR", 97, number, "quatre-vingt-dix-sept"],
  ["fr-FR", 200, number, "deux cents"],
  ["fr-FR", 280, number, "deux cent quatre-vingts"],
  ["fr-FR", 80_000, number, "quatre-vingt mille"],
  ["fr-FR", 200_000, number, "deux cent mille"],
  ["fr-FR", 200_000_000, number, "deux cents millions"],
  ["fr-FR", 1_001, number, "mille un"],
  ["fr-FR", 0, { as: "money", currency: "EUR" }, "zéro euro"],
  ["fr-FR", 1.5, { as: "money", currency: "EUR" }, "un euro et cinquante centimes"],
  ["fr-FR", 2_000_000, { as: "money", currency: "EUR" }, "deux millions d'euros"],
  ["fr-FR", 2_000_003, { as: "money", currency: "CHF" }, "deux millions trois francs suisses"],
  ["fr-FR", 21, { as: "money", currency: "GBP" }, "vingt et une livres sterling"],
  ["fr-FR", 71, { as: "money", currency: "GBP" }, "soixante et onze livres sterling"],
  ["fr-FR", "2026-05-01", { as: "date", weekday: true }, "le vendredi premier mai deux mille vingt-six"],
  ["fr-FR", "21:01", { as: "time" }, "vingt et une heures une"],
  ["fr-FR", "01:00", { as: "time" }, "une heure"],
  ["es-ES", 21, number, "veintiuno"],
  ["es-ES", 100, number, "cien"],
  ["es-ES", 101, number, "ciento uno"],
  ["es-ES", 21_000, number, "veintiún mil"],
  ["es-ES", 31_031, number, "treinta y un mil treinta y uno"],
  ["es-ES", 1_000_000, number, "un millón"],
  ["es-ES", 21, { as: "money", currency: "EUR" }, "veintiún euros"],
  ["es-ES", 21, { as: "money", currency: "GBP" }, "veintiuna libras"],
  ["es-ES", 531, { as: "money", currency: "GBP" }, "quinientas treinta y una libras"],
  ["es-ES", 200_000, { as: "money", currency: "GBP" }, "doscientas mil libras"],
  ["es-ES", 200_000_000, { as: "money", currency: "GBP" }, "doscientos millones de libras"],
  ["es-ES", 1.01, { as: "money", currency: "USD" }, "un dólar con un centavo"],
  ["es-ES", "2026-03-01", { as: "date", weekday: true }, "domingo primero de marzo de dos mil veintiséis"],
  ["es-ES", "21:30", { as: "time" }, "las veintiuna y treinta"],
  ["es-ES", "01:00", { as: "time" }, "la una"],
  ["es-ES", "13:00", { as: "time" }, "las trece horas"],
  ["de-AT", "0664 123-45", { as: "digits", group: 4 }, "null sechs sechs vier, eins zwei drei vier, fünf"],
];

test.each(grammar)("%s: %s as %o is %s", (language, value, how, words) => {
  const found = wordsOf(value, how, language);
  expect("words" in found && written(found.words, language)).toBe(words);
});

const unsayable: readonly [value: Value, how: HowToSay, why: string][] = [
  ["", number, "empty"],
  ["  ", { as: "digits", group: 0 }, "empty"],
  ["12a", { as: "digits", group: 0 }, "not digits"],
  ["+", { as: "digits", group: 0 }, "not digits"],
  ["1".repeat(41), { as: "digits", group: 0 }, "too many digits"],
  ["1,5", number, "not a number"],
  [true, number, "not a number"],
  [Number.NaN, number, "not a number"],
  [Number.POSITIVE_INFINITY, number, "not a number"],
  [1e300, number, "too large"],
  ["1000000000", number, "too large"],
  [999_999_999.999, { as: "money", currency: "EUR" }, "too large"],
  ["0.1234567", number, "too many decimals"],
  ["1.005", { as: "money", currency: "EUR" }, "too many decimals"],
  ["2026-02-29", { as: "date", weekday: false }, "not a date"],
  ["2026-13-01", { as: "date", weekday: false }, "not a date"],
  ["0999-01-01", { as: "date", weekday: false }, "not a date"],
  ["3.3.2026", { as: "date", weekday: false }, "not a date"],
  ["24:00", { as: "time" }, "not a time"],
  ["9:60", { as: "time" }, "not a time"],
  ["930", { as: "time" }, "not a time"],
];

test.each(unsayable)("%s as %o is not said: %s", (value, how, why) => {
  for (const language of languages) expect(wordsOf(value, how, language)).toEqual({ unsayable: why });
});

test("what a variable of numbers holds is rounded, and never says minus zero", () => {
  const cents: HowToSay = { as: "money", currency: "EUR" };
  expect(wordsOf(0.1 + 0.2, number, "de")).toEqual({ words: ["null", "Komma", "drei"] });
  expect(wordsOf(-0.001, cents, "de")).toEqual({ words: ["null", "Euro"] });
  expect(wordsOf("007", number, "de")).toEqual({ words: ["sieben"] });
});

test("a language that nobody taught it is refused, and has no inventory", () => {
  for (const language of ["it-IT", "constructor", "__proto__"]) {
    expect(wordsOf(1, number, language)).toEqual({ unsayable: "language not known" });
    expect(inventory(language, number)).toEqual([]);
  }
});

test("a breath is among the digits only where there are groups", () => {
  expect(inventory("fr", { as: "digits", group: 0 })).not.toContain(breath);
  expect(inventory("fr", { as: "digits", group: 2 })).toContain(breath);
});
