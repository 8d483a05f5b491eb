import type { Currency } from "../how.ts";
import { amountOf, at, between, periodsOf, type Sayer, unique } from "../sayer.ts";

const belowThirty = [
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho",
  "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
]
  .join(" ")
  .split(" ");
const belowHundred = [
  ...belowThirty,
  ..."treinta cuarenta cincuenta sesenta setenta ochenta noventa"
    .split(" ")
    .flatMap((ten) => [ten, ...between(belowThirty, 1, 9).map((one) => `${ten} y ${one}`)]),
];
const hundreds =
  "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(
    " ",
  );

const months =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
const weekdays = "domingo lunes martes miércoles jueves viernes sábado".split(" ");

interface Noun {
  readonly one: string;
  readonly many: string;
  readonly feminine?: true;
}
const money: Readonly<Record<Currency, readonly [unit: Noun, hundredth: Noun]>> = {
  EUR: [
    { one: "euro", many: "euros" },
    { one: "céntimo", many: "céntimos" },
  ],
  USD: [
    { one: "dólar", many: "dólares" },
    { one: "centavo", many: "centavos" },
  ],
  GBP: [
    { one: "libra", many: "libras", feminine: true },
    { one: "penique", many: "peniques" },
  ],
  CHF: [
    { one: "franco suizo", many: "francos suizos" },
    { one: "céntimo", many: "céntimos" },
  ],
};

/** By itself, in front of a masculine noun ("un euro"), in front of a feminine one ("una libra"). */
type Form = "alone" | "masculine" | "feminine";

function small(n: number, form: Form): string {
  const name = at(belowHundred, n);
  if (form === "feminine") return name.replace(/uno$/, "una");
  return form === "masculine" ? name.replace(/veintiuno$/, "veintiún").replace(/uno$/, "un") : name;
}

function ofHundreds(name: string, form: Form): string {
  return form === "feminine" ? name.replace(/os$/, "as") : name;
}

/** `hundred`: whose gender the hundreds take, where it is not that of the last word: "doscientas mil libras". */
function belowThousand(n: number, form: Form, hundred = form): readonly string[] {
  const rest = n % 100;
  if (n < 100) return [small(n, form)];
  if (n === 100) return ["cien"];
  const name = ofHundreds(at(hundreds, Math.floor(n / 100) - 1), hundred);
  return rest === 0 ? [name] : [name, small(rest, form)];
}

function whole(n: number, form: Form): readonly string[] {
  const [millions, thousands, rest] = periodsOf(n);
  return [
    ...(millions > 0
      ? [...belowThousand(millions, "masculine"), millions === 1 ? "millón" : "millones"]
      : []),
    ...(thousands > 1 ? belowThousand(thousands, "masculine", form) : []),
    ...(thousands > 0 ? ["mil"] : []),
    ...(rest > 0 || n === 0 ? belowThousand(rest, form) : []),
  ];
}

const endingInOne = belowHundred.filter((name) => name.endsWith("uno"));
const inFrontOfNoun = belowHundred.map((_, n) => small(n, "masculine"));
const scales = ["cien", ...hundreds, "mil", "millón", "millones"];

export const spanish: Sayer = {
  digits: between(belowThirty, 0, 9),
  plus: "más",
  number: ({ negative, whole: units, decimals }) => [
    ...(negative ? ["menos"] : []),
    ...whole(units, "alone"),
    ...(decimals === "" ? [] : ["coma", ...[...decimals].map((digit) => at(belowThirty, Number(digit)))]),
  ],
  money: (value, currency) => {
    const { units, hundredths } = amountOf(value);
    const [unit, hundredth] = money[currency];
    const isRound = units > 0 && units % 1_000_000 === 0;
    return [
      ...(value.negative ? ["menos"] : []),
      ...(units > 0 || hundredths === 0
        ? [
            ...whole(units, unit.feminine ? "feminine" : "masculine"),
            ...(isRound ? ["de"] : []),
            units === 1 ? unit.one : unit.many,
          ]
        : []),
      ...(units > 0 && hundredths > 0 ? ["con"] : []),
      ...(hundredths > 0
        ? [...whole(hundredths, "masculine"), hundredths === 1 ? hundredth.one : hundredth.many]
        : []),
    ];
  },
  date: ({ year, month, day, weekday }, withWeekday) => [
    ...(withWeekday ? [at(weekdays, weekday)] : []),
    day === 1 ? "primero" : at(belowHundred, day),
    "de",
    at(months, month - 1),
    "de",
    ...whole(year, "alone"),
  ],
  time: ({ hour, minute }) => [
    hour === 1 ? "la" : "las",
    ...whole(hour, "feminine"),
    ...(minute > 0 ? ["y", at(belowHundred, minute)] : hour === 1 ? [] : ["horas"]),
  ],
  inventory: {
    number: unique(belowHundred, inFrontOfNoun, scales, ["menos", "coma"]),
    money: (currency) => {
      const [unit, hundredth] = money[currency];
      return unique(
        inFrontOfNoun,
        scales,
        unit.feminine ? endingInOne.map((name) => name.replace(/uno$/, "una")) : [],
        unit.feminine ? hundreds.map((name) => ofHundreds(name, "feminine")) : [],
        ["menos", "con", "de"],
        [unit.one, unit.many, hundredth.one, hundredth.many],
      );
    },
    date: (withWeekday) =>
      unique(
        withWeekday ? weekdays : [],
        ["primero", "de"],
        months,
        between(belowHundred, 1, 99),
        // Thousands never count beyond nine here.
        hundreds,
        ["cien", "mil"],
      ),
    time: unique(
      between(belowHundred, 0, 23).map((_, hour) => small(hour, "feminine")),
      between(belowHundred, 1, 59),
      ["la", "las", "y", "horas"],
    ),
  },
};
