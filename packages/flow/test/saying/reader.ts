import type { Currency } from "../../src/saying/index.ts";

/** What somebody who knows the language understands, written without a look at how it is said. */
export interface Reader {
  number(heard: string): string;
  /** The amount in the unit, as `-12.5`. */
  money(heard: string, currency: Currency): string;
  date(heard: string): string;
  /** `21:05`. */
  time(heard: string): string;
  digits(heard: string): string;
}

interface Lexicon {
  /** Words below a hundred that are added up: `drei und zwanzig`. */
  readonly small: Readonly<Record<string, number>>;
  readonly hundred: readonly string[];
  readonly thousand: string;
  readonly million: readonly string[];
  /** Words that mean a whole hundred of their own: `quinientos`. */
  readonly hundreds?: Readonly<Record<string, number>>;
  readonly filler: readonly string[];
  readonly minus: string;
  readonly point: string;
  readonly plus: string;
  /** Of each currency: words of the unit, words of the hundredth. */
  readonly money: Readonly<Record<Currency, readonly [RegExp, RegExp]>>;
  readonly months: readonly string[];
  readonly day?: Readonly<Record<string, number>>;
  readonly weekdays: readonly string[];
  readonly time: (heard: string, number: (words: string) => number) => readonly [number, number];
  readonly year?: (words: readonly string[], number: (words: string) => number) => number;
}

const enSmall: Record<string, number> = {};
for (const [
  n,
  word,
] of "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  .split(" ")
  .entries())
  enSmall[word] = n;
for (const [n, word] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
  enSmall[word] = 20 + n * 10;

const deSmall: Record<string, number> = { ein: 1, eine: 1, elf: 11, zwölf: 12, sechzehn: 16, siebzehn: 17 };
for (const [n, word] of "null eins zwei drei vier fünf sechs sieben acht neun zehn".split(" ").entries())
  deSmall[word] = n;
for (const n of [3, 4, 5, 8, 9])
  deSmall[`${Object.keys(deSmall).find((w) => deSmall[w] === n)}zehn`] = 10 + n;
for (const [n, word] of "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
  .split(" ")
  .entries())
  deSmall[word] = 20 + n * 10;

const frSmall: Record<string, number> = { une: 1, soixante: 60 };
for (const [
  n,
  word,
] of "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
  .split(" ")
  .entries())
  frSmall[word] = n;
for (const [n, word] of "vingt trente quarante cinquante".split(" ").entries()) frSmall[word] = 20 + n * 10;

const esSmall: Record<string, number> = { un: 1, una: 1 };
for (const [
  n,
  word,
] of "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
  .split(" ")
  .entries())
  esSmall[word] = n;
Object.assign(esSmall, { veintiún: 21, veintiuna: 21 });
for (const [n, word] of "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ").entries())
  esSmall[word] = 30 + n * 10;

const english: Lexicon = {
  small: enSmall,
  hundred: ["hundred"],
  thousand: "thousand",
  million: ["million"],
  filler: ["and"],
  minus: "minus",
  point: "point",
  plus: "plus",
  money: {
    EUR: [/euros?/, /cents?/],
    USD: [/dollars?/, /cents?/],
    GBP: [/pounds?/, /penny|pence/],
    CHF: [/swiss francs?/, /centimes?/],
  },
  months: "january february march april may june july august september october november december".split(" "),
  weekdays: "sunday monday tuesday wednesday thursday friday saturday".split(" "),
  day: Object.fromEntries(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
      .split(" ")
      .map((word, index) => [word, index + 1] as const)
      .concat([["thirtieth", 30]]),
  ),
  year: (words, number) => {
    if (words.includes("thousand")) return number(words.join(" "));
    if (words.includes("oh")) {
      const [century = "", rest = ""] = words.join(" ").split(" oh ");
      return number(century) * 100 + number(rest);
    }
    if (words.at(-1) === "hundred") return number(words.slice(0, -1).join(" ")) * 100;
    // Two numbers side by side: the first one ends where it cannot go on.
    const tens = (word: string | undefined) => (enSmall[word ?? ""] ?? 0) >= 20;
    const ones = (word: string | undefined) => (enSmall[word ?? ""] ?? 99) < 10;
    const cut = tens(words[0]) && ones(words[1]) ? 2 : 1;
    return number(words.slice(0, cut).join(" ")) * 100 + number(words.slice(cut).join(" "));
  },
  time: (heard, number) => {
    if (heard === "noon") return [12, 0];
    if (heard === "midnight") return [0, 0];
    const words = heard.replace(/ [ap]\.m\.$/, "").split(" ");
    const twelve = number(words[0] ?? "") % 12;
    const minute = words.slice(1).filter((word) => word !== "oh");
    return [twelve + (heard.endsWith("p.m.") ? 12 : 0), minute.length === 0 ? 0 : number(minute.join(" "))];
  },
};

const german: Lexicon = {
  small: deSmall,
  hundred: ["hundert"],
  thousand: "tausend",
  million: ["million", "millionen"],
  filler: ["und"],
  minus: "minus",
  point: "komma",
  plus: "plus",
  money: {
    EUR: [/euro/, /cent/],
    USD: [/dollar/, /cent/],
    GBP: [/pfund/, /penny|pence/],
    CHF: [/franken/, /rappen/],
  },
  months: "januar februar märz april mai juni juli august september oktober november dezember".split(" "),
  weekdays: "sonntag montag dienstag mittwoch donnerstag freitag samstag".split(" "),
  day: { erste: 1, dritte: 3, sechste: 6, siebte: 7, achte: 8 },
  time: (heard, number) => {
    const [hour = "", minute = ""] = heard.split(" uhr");
    return [number(hour), minute === "" ? 0 : number(minute)];
  },
};

const french: Lexicon = {
  small: frSmall,
  hundred: ["cent", "cents"],
  thousand: "mille",
  million: ["million", "millions"],
  filler: ["et"],
  minus: "moins",
  point: "virgule",
  plus: "plus",
  money: {
    EUR: [/(?:d'|)euros?/, /centimes?/],
    USD: [/(?:de |)dollars?/, /cents? américains?/],
    GBP: [/(?:de |)livres? sterling/, /penny|pence/],
    CHF: [/(?:de |)francs? suisses?/, /centimes?/],
  },
  months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  weekdays: "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" "),
  day: { premier: 1 },
  time: (heard, number) => {
    const [hour = "", minute = ""] = heard.split(/ heures?/);
    return [number(hour), minute === "" ? 0 : number(minute)];
  },
};

const spanish: Lexicon = {
  small: esSmall,
  hundred: ["ciento", "cien"],
  hundreds: Object.fromEntries(
    "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
      .split(" ")
      .flatMap((stem, index) => ["os", "as"].map((end) => [`${stem}${end}`, (index + 2) * 100] as const)),
  ),
  thousand: "mil",
  million: ["millón", "millones"],
  filler: ["y"],
  minus: "menos",
  point: "coma",
  plus: "más",
  money: {
    EUR: [/(?:de |)euros?/, /céntimos?/],
    USD: [/(?:de |)dólar(?:es)?/, /centavos?/],
    GBP: [/(?:de |)libras?/, /peniques?/],
    CHF: [/(?:de |)francos? suizos?/, /céntimos?/],
  },
  months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(
    " ",
  ),
  weekdays: "domingo lunes martes miércoles jueves viernes sábado".split(" "),
  day: { primero: 1 },
  time: (heard, number) => {
    const [hour = "", minute = ""] = heard
      .replace(/^las? /, "")
      .replace(/ horas$/, "")
      .split(/ y (.*)/);
    return [number(hour), minute === "" ? 0 : number(minute)];
  },
};

/** A reader of a language. It throws at anything that it does not understand. */
export function readerOf(language: string): Reader {
  const lexicon = { de: german, en: english, es: spanish, fr: french }[language.slice(0, 2)];
  if (!lexicon) throw new Error(`Nobody here reads ${language}.`);
  const heardAs = (text: string) => text.toLowerCase().replaceAll("-", " ");
  const number = (text: string) => wholeOf(text, lexicon);
  const numeral = (heard: string): string => {
    const [sign, rest] = heard.startsWith(`${lexicon.minus} `)
      ? ["-", heard.slice(lexicon.minus.length + 1)]
      : ["", heard];
    const [whole = "", decimals] = rest.split(` ${lexicon.point} `);
    return `${sign}${number(whole)}${decimals === undefined ? "" : `.${oneByOne(decimals, lexicon)}`}`;
  };
  return {
    number: (text) => numeral(heardAs(text)),
    money: (text, currency) => {
      const heard = heardAs(text);
      const [unit, hundredth] = lexicon.money[currency];
      const shape = new RegExp(
        `^(${lexicon.minus} )?(?:(.+?) (?:${unit.source}))?(?: (?:and|und|et|con) )?(?:(.+?) (?:${hundredth.source}))?$`,
      );
      const [, sign = "", units, hundredths] = shape.exec(heard) ?? fail(heard);
      const amount = (units ? number(units) : 0) * 100 + (hundredths ? number(hundredths) : 0);
      return String(((sign ? -1 : 1) * amount) / 100);
    },
    date: (text) => {
      const words = heardAs(text)
        .split(" ")
        .filter((word) => !lexicon.weekdays.includes(word));
      const month = words.findIndex((word) => lexicon.months.includes(word));
      const around = ["the", "of", "der", "le", "de"];
      const before = words.slice(0, month).filter((word) => !around.includes(word));
      const after = words.slice(month + 1).filter((word) => !around.includes(word));
      const dayWords = before.length > 0 ? before : after.splice(0, lengthOfDay(after, lexicon));
      const year = lexicon.year?.(after, number) ?? yearOf(after.join(" "), lexicon);
      const parts = [lexicon.months.indexOf(words[month] ?? "") + 1, dayOf(dayWords, lexicon)];
      return [String(year).padStart(4, "0"), ...parts.map((part) => String(part).padStart(2, "0"))].join("-");
    },
    time: (text) =>
      lexicon
        .time(heardAs(text), number)
        .map((part) => String(part).padStart(2, "0"))
        .join(":"),
    digits: (text) => {
      const heard = heardAs(text).replaceAll(" ,", "");
      const plus = heard.startsWith(`${lexicon.plus} `);
      return (plus ? "+" : "") + oneByOne(plus ? heard.slice(lexicon.plus.length + 1) : heard, lexicon);
    },
  };
}

function oneByOne(text: string, { small }: Lexicon): string {
  return text
    .split(" ")
    .map((word) => small[word] ?? fail(word))
    .join("");
}

// "der dreiundzwanzigste", "twenty-third", "le vingt et un".
function dayOf(words: readonly string[], lexicon: Lexicon): number {
  const last = words.at(-1) ?? "";
  const named = lexicon.day?.[last];
  const tens = words.slice(0, -1).join(" ");
  if (named !== undefined) return named + (tens === "" ? 0 : wholeOf(tens, lexicon));
  return wholeOf(
    [...words.slice(0, -1), last.replace(/s?te$/, (end) => (lexicon === german ? "" : end))].join(" "),
    lexicon,
  );
}

function lengthOfDay(words: readonly string[], lexicon: Lexicon): number {
  return words.findIndex((word) => lexicon.day?.[word] !== undefined) + 1;
}

// "neunzehnhundertfünf": a hundred of more than nine.
function yearOf(words: string, lexicon: Lexicon): number {
  return wholeOf(words, lexicon);
}

/** Adds up what is heard. German has no spaces, so its words are found one after the other. */
function wholeOf(text: string, lexicon: Lexicon): number {
  const atoms = [
    ...Object.keys(lexicon.small),
    ...lexicon.hundred,
    ...Object.keys(lexicon.hundreds ?? {}),
    lexicon.thousand,
    ...lexicon.million,
    ...lexicon.filler,
  ].sort((a, b) => b.length - a.length);
  let rest = text.replaceAll(lexicon === german ? " " : /(?!)/g, "");
  let [total, current] = [0, 0];
  while (rest !== "") {
    rest = rest.trimStart();
    const word = atoms.find((atom) =>
      lexicon === german ? rest.startsWith(atom) : rest === atom || rest.startsWith(`${atom} `),
    );
    const plural = word === undefined && /^vingts(?= |$)/.test(rest) ? "vingts" : word;
    if (plural === undefined) return fail(text);
    rest = rest.slice(plural.length);
    const small = lexicon.small[plural] ?? (plural === "vingts" ? 20 : undefined);
    // Quatre-vingts are four twenties.
    if (lexicon === french && small === 20 && current % 100 === 4) current += 76;
    else if (small !== undefined) current += small;
    else if (lexicon.hundred.includes(plural)) current = (current || 1) * 100;
    else if (lexicon.hundreds?.[plural] !== undefined) current += lexicon.hundreds[plural];
    else if (plural === lexicon.thousand) [total, current] = [total + (current || 1) * 1_000, 0];
    else if (lexicon.million.includes(plural)) [total, current] = [total + current * 1_000_000, 0];
  }
  return total + current;
}

function fail(heard: string): never {
  throw new Error(`Nobody understands "${heard}".`);
}
