import type { Currency } from "../how.ts";
import { amountOf, at, between, periodsOf, type Sayer, unique } from "../sayer.ts";
import type { TimeOfDay } from "../value.ts";

const belowTwenty =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** From zero to ninety-nine, each in one breath. */
const belowHundred = [
  ...belowTwenty,
  ...tens.flatMap((ten) => [ten, ...between(belowTwenty, 1, 9).map((one) => `${ten}-${one}`)]),
];
const hundreds = between(belowTwenty, 0, 9).map((digit) => `${digit} hundred`);

const months = "January February March April May June July August September October November December".split(
  " ",
);
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const ordinals = [
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
  "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth",
  "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
]
  .join(" ")
  .split(" ");

/** One and many, of the unit and of its hundredth. */
const money: Readonly<Record<Currency, readonly [string, string, string, string]>> = {
  EUR: ["euro", "euros", "cent", "cents"],
  USD: ["dollar", "dollars", "cent", "cents"],
  GBP: ["pound", "pounds", "penny", "pence"],
  CHF: ["Swiss franc", "Swiss francs", "centime", "centimes"],
};

const [beforeNoon, afterNoon] = ["a.m.", "p.m."];

/** English. Americans say no "and" in a number, and the month before the day. */
export function english(american: boolean): Sayer {
  const and = american ? [] : ["and"];

  const belowThousand = (n: number): readonly string[] => {
    const rest = n % 100;
    if (n < 100) return [at(belowHundred, n)];
    const hundred = at(hundreds, Math.floor(n / 100));
    return rest === 0 ? [hundred] : [hundred, ...and, at(belowHundred, rest)];
  };
  const whole = (n: number): readonly string[] => {
    const [millions, thousands, rest] = periodsOf(n);
    const small = rest > 0 && rest < 100 && n >= 1_000 ? and : [];
    return [
      ...(millions > 0 ? [...belowThousand(millions), "million"] : []),
      ...(thousands > 0 ? [...belowThousand(thousands), "thousand"] : []),
      ...(rest > 0 || n === 0 ? [...small, ...belowThousand(rest)] : []),
    ];
  };
  // 1900 is "nineteen hundred", 1905 "nineteen oh five", 2005 "two thousand and five", 2026 "twenty twenty-six".
  const year = (n: number): readonly string[] => {
    const [century, rest] = [Math.floor(n / 100), n % 100];
    if (century % 10 === 0 && rest < 10) return whole(n);
    if (rest === 0) return [at(belowHundred, century), "hundred"];
    return [at(belowHundred, century), ...(rest < 10 ? ["oh"] : []), at(belowHundred, rest)];
  };
  const clock = ({ hour, minute }: TimeOfDay): readonly string[] => {
    if (minute === 0 && hour === 0) return ["midnight"];
    if (minute === 0 && hour === 12) return ["noon"];
    return [
      at(belowHundred, hour % 12 === 0 ? 12 : hour % 12),
      ...(minute > 0 && minute < 10 ? ["oh"] : []),
      ...(minute > 0 ? [at(belowHundred, minute)] : []),
      hour < 12 ? beforeNoon : afterNoon,
    ];
  };

  const wholeNumbers = unique(belowHundred, between(hundreds, 1, 9), and, ["thousand", "million"]);
  return {
    digits: between(belowTwenty, 0, 9),
    plus: "plus",
    number: ({ negative, whole: units, decimals }) => [
      ...(negative ? ["minus"] : []),
      ...whole(units),
      ...(decimals === "" ? [] : ["point", ...[...decimals].map((digit) => at(belowTwenty, Number(digit)))]),
    ],
    money: (value, currency) => {
      const { units, hundredths } = amountOf(value);
      const [one, many, hundredth, ofThem] = money[currency];
      return [
        ...(value.negative ? ["minus"] : []),
        ...(units > 0 || hundredths === 0 ? [...whole(units), units === 1 ? one : many] : []),
        ...(units > 0 && hundredths > 0 ? ["and"] : []),
        ...(hundredths > 0 ? [at(belowHundred, hundredths), hundredths === 1 ? hundredth : ofThem] : []),
      ];
    },
    date: ({ year: y, month, day, weekday }, withWeekday) => {
      const named = [at(months, month - 1)];
      const counted = at(ordinals, day - 1);
      return [
        ...(withWeekday ? [at(weekdays, weekday)] : []),
        ...(american ? [...named, counted] : ["the", counted, "of", ...named]),
        ...year(y),
      ];
    },
    time: clock,
    inventory: {
      number: unique(wholeNumbers, ["minus", "point"]),
      money: (currency) => unique(wholeNumbers, ["minus", "and"], money[currency]),
      date: (withWeekday) =>
        unique(
          withWeekday ? weekdays : [],
          months,
          ordinals,
          american ? [] : ["the", "of"],
          between(belowHundred, 1, 99),
          and,
          ["oh", "hundred", "thousand"],
        ),
      time: unique(between(belowHundred, 1, 59), ["oh", "noon", "midnight", beforeNoon, afterNoon]),
    },
  };
}
