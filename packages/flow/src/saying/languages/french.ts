import type { Currency } from "../how.ts";
import { amountOf, at, between, periodsOf, type Sayer, unique } from "../sayer.ts";

const belowTwenty =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );

/** Vingt to soixante, each with its nine, and soixante-dix to quatre-vingt-dix-neuf, which count on from them. */
const belowHundred = [
  ...belowTwenty,
  ..."vingt trente quarante cinquante"
    .split(" ")
    .flatMap((ten) => [ten, `${ten} et un`, ...between(belowTwenty, 2, 9).map((one) => `${ten}-${one}`)]),
  "soixante",
  "soixante et un",
  ...between(belowTwenty, 2, 10).map((one) => `soixante-${one}`),
  "soixante et onze",
  ...between(belowTwenty, 12, 19).map((one) => `soixante-${one}`),
  "quatre-vingts",
  ...between(belowTwenty, 1, 19).map((one) => `quatre-vingt-${one}`),
];

const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);
const weekdays = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");

interface Noun {
  readonly one: string;
  readonly many: string;
  /** Behind round millions: "un million d'euros". */
  readonly ofThem: string;
  readonly feminine?: true;
}
const money: Readonly<Record<Currency, readonly [unit: Noun, hundredth: Omit<Noun, "ofThem">]>> = {
  EUR: [
    { one: "euro", many: "euros", ofThem: "d'euros" },
    { one: "centime", many: "centimes" },
  ],
  USD: [
    { one: "dollar", many: "dollars", ofThem: "de dollars" },
    { one: "cent américain", many: "cents américains" },
  ],
  GBP: [
    { one: "livre sterling", many: "livres sterling", ofThem: "de livres sterling", feminine: true },
    { one: "penny", many: "pence" },
  ],
  CHF: [
    { one: "franc suisse", many: "francs suisses", ofThem: "de francs suisses" },
    { one: "centime", many: "centimes" },
  ],
};

// Of the numbers that end in one, only those that end in "onze" have no feminine.
function feminine(name: string): string {
  return name.replace(/(^|[ -])un$/, "$1une");
}

interface Form {
  /** Vingt and cent take their s at the end of a number and before millions, never before mille. */
  readonly plural: boolean;
  readonly feminine?: boolean;
}

function belowThousand(n: number, { plural, feminine: isFeminine = false }: Form): readonly string[] {
  const [hundred, rest] = [Math.floor(n / 100), n % 100];
  const name = at(belowHundred, rest);
  const small = rest === 80 && !plural ? "quatre-vingt" : isFeminine ? feminine(name) : name;
  if (hundred === 0) return [small];
  const many = hundred > 1 && rest === 0 && plural ? "cents" : "cent";
  return [...(hundred > 1 ? [at(belowTwenty, hundred)] : []), many, ...(rest === 0 ? [] : [small])];
}

function whole(n: number, isFeminine = false): readonly string[] {
  const [millions, thousands, rest] = periodsOf(n);
  return [
    ...(millions > 0
      ? [...belowThousand(millions, { plural: true }), millions === 1 ? "million" : "millions"]
      : []),
    ...(thousands > 1 ? belowThousand(thousands, { plural: false }) : []),
    ...(thousands > 0 ? ["mille"] : []),
    ...(rest > 0 || n === 0 ? belowThousand(rest, { plural: true, feminine: isFeminine }) : []),
  ];
}

const feminines = unique(belowHundred.map(feminine)).filter((name) => !belowHundred.includes(name));
const wholeNumbers = unique(belowHundred, ["quatre-vingt", "cent", "cents", "mille", "million", "millions"]);

export const french: Sayer = {
  digits: between(belowTwenty, 0, 9),
  plus: "plus",
  number: ({ negative, whole: units, decimals }) => [
    ...(negative ? ["moins"] : []),
    ...whole(units),
    ...(decimals === "" ? [] : ["virgule", ...[...decimals].map((digit) => at(belowTwenty, Number(digit)))]),
  ],
  money: (value, currency) => {
    const { units, hundredths } = amountOf(value);
    const [unit, hundredth] = money[currency];
    const isRound = units > 0 && units % 1_000_000 === 0;
    const noun = isRound ? unit.ofThem : units < 2 ? unit.one : unit.many;
    return [
      ...(value.negative ? ["moins"] : []),
      ...(units > 0 || hundredths === 0 ? [...whole(units, unit.feminine), noun] : []),
      ...(units > 0 && hundredths > 0 ? ["et"] : []),
      ...(hundredths > 0 ? [...whole(hundredths), hundredths === 1 ? hundredth.one : hundredth.many] : []),
    ];
  },
  date: ({ year, month, day, weekday }, withWeekday) => [
    "le",
    ...(withWeekday ? [at(weekdays, weekday)] : []),
    day === 1 ? "premier" : at(belowHundred, day),
    at(months, month - 1),
    ...whole(year),
  ],
  time: ({ hour, minute }) => [
    ...whole(hour, true),
    hour < 2 ? "heure" : "heures",
    ...(minute === 0 ? [] : whole(minute, true)),
  ],
  inventory: {
    number: unique(wholeNumbers, ["moins", "virgule"]),
    money: (currency) => {
      const [unit, hundredth] = money[currency];
      return unique(
        wholeNumbers,
        unit.feminine ? feminines : [],
        ["moins", "et"],
        [unit.one, unit.many, unit.ofThem, hundredth.one, hundredth.many],
      );
    },
    date: (withWeekday) =>
      unique(["le", "premier"], withWeekday ? weekdays : [], months, between(belowHundred, 1, 99), [
        "cent",
        "cents",
        "mille",
      ]),
    time: unique(between(belowHundred, 0, 59).map(feminine), ["heure", "heures"]),
  },
};
