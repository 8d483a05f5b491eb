import type { Currency } from "../how.ts";
import { amountOf, at, between, periodsOf, type Sayer, unique } from "../sayer.ts";

const belowTwenty =
  "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  );
/** "ein" in front of something: "ein Euro", "einhundert", "einundzwanzig". */
const joining = belowTwenty.with(1, "ein");
const tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");
const belowHundred = [
  ...belowTwenty,
  ...tens.flatMap((ten) => [ten, ...between(joining, 1, 9).map((one) => `${one}und${ten}`)]),
];
const hundreds = between(joining, 0, 9).map((digit) => `${digit}hundert`);

const months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(
  " ",
);
const weekdays = "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag".split(" ");
const irregular: Readonly<Record<number, string>> = { 1: "erste", 3: "dritte", 7: "siebte", 8: "achte" };
const ordinals = between(belowHundred, 0, 31).map(
  (name, day) => irregular[day] ?? `${name}${day < 20 ? "te" : "ste"}`,
);

/** Of one and of many; no unit has a plural of its own but the penny. */
const money: Readonly<Record<Currency, readonly [unit: string, one: string, many: string]>> = {
  EUR: ["Euro", "Cent", "Cent"],
  USD: ["Dollar", "Cent", "Cent"],
  GBP: ["Pfund", "Penny", "Pence"],
  CHF: ["Franken", "Rappen", "Rappen"],
};

/** What stands at the end of a number: "eins" by itself, "ein" in front of a noun, "eine" in front of millions. */
type LastOne = "eins" | "ein" | "eine";

function belowThousand(n: number, one: LastOne): readonly string[] {
  const rest = n % 100;
  const small = rest === 1 ? one : at(belowHundred, rest);
  if (n < 100) return [small];
  const hundred = at(hundreds, Math.floor(n / 100));
  return rest === 0 ? [hundred] : [hundred, small];
}

function whole(n: number, one: LastOne): readonly string[] {
  const [millions, thousands, rest] = periodsOf(n);
  return [
    ...(millions > 0 ? [...belowThousand(millions, "eine"), millions === 1 ? "Million" : "Millionen"] : []),
    ...(thousands > 0 ? [...belowThousand(thousands, "ein"), "tausend"] : []),
    ...(rest > 0 || n === 0 ? belowThousand(rest, one) : []),
  ];
}

// 1905 is "neunzehnhundertfünf"; before 1100 and from 2000 on a year is a number like any other.
function yearOf(n: number): readonly string[] {
  const [century, rest] = [Math.floor(n / 100), n % 100];
  if (century < 11 || century > 19) return whole(n, "eins");
  return [at(belowHundred, century), "hundert", ...(rest === 0 ? [] : [at(belowHundred, rest)])];
}

const wholeNumbers = unique(between(belowHundred, 0, 99), ["ein", "eine"], between(hundreds, 1, 9), [
  "tausend",
  "Million",
  "Millionen",
]);
/** Words that are written together with the numbers around them. */
const compounding: ReadonlySet<string> = new Set([...between(hundreds, 1, 9), "hundert", "tausend"]);
const numerals: ReadonlySet<string> = new Set([...belowHundred, "ein", ...compounding]);

export const german: Sayer = {
  digits: between(belowTwenty, 0, 9),
  plus: "plus",
  number: ({ negative, whole: units, decimals }) => [
    ...(negative ? ["minus"] : []),
    ...whole(units, "eins"),
    ...(decimals === "" ? [] : ["Komma", ...[...decimals].map((digit) => at(belowTwenty, Number(digit)))]),
  ],
  money: (value, currency) => {
    const { units, hundredths } = amountOf(value);
    const [unit, one, many] = money[currency];
    return [
      ...(value.negative ? ["minus"] : []),
      ...(units > 0 || hundredths === 0 ? [...whole(units, "ein"), unit] : []),
      ...(units > 0 && hundredths > 0 ? ["und"] : []),
      ...(hundredths > 0 ? [...whole(hundredths, "ein"), hundredths === 1 ? one : many] : []),
    ];
  },
  date: ({ year, month, day, weekday }, withWeekday) => [
    ...(withWeekday ? [at(weekdays, weekday)] : []),
    "der",
    at(ordinals, day),
    at(months, month - 1),
    ...yearOf(year),
  ],
  time: ({ hour, minute }) => [...whole(hour, "ein"), "Uhr", ...(minute === 0 ? [] : whole(minute, "eins"))],
  inventory: {
    number: unique(wholeNumbers, ["minus", "Komma"]),
    // No amount ends in "eins", and none but that of millions in "eine".
    money: (currency) =>
      unique(
        wholeNumbers.filter((word) => word !== "eins"),
        ["minus", "und"],
        money[currency],
      ),
    date: (withWeekday) =>
      unique(
        withWeekday ? weekdays : [],
        ["der"],
        between(ordinals, 1, 31),
        months,
        between(belowHundred, 1, 99),
        ["ein", "hundert", "tausend"],
        between(hundreds, 1, 9),
      ),
    time: unique(
      between(belowHundred, 0, 59).filter((word) => word !== "eins"),
      ["eins", "ein", "Uhr"],
    ),
  },
  written: (words) =>
    words.reduce((text, word, index) => {
      const before = words[index - 1] ?? "";
      const isOne =
        numerals.has(before) && numerals.has(word) && (compounding.has(before) || compounding.has(word));
      return text === "" || isOne ? text + word : `${text} ${word}`;
    }, ""),
};
