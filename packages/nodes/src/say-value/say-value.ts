import {
  type DataOf,
  defineNode,
  flag,
  type NodeProblem,
  oneOf,
  spoken,
  text,
  type ValueSource,
  type VariableValue,
  variable,
  whole,
} from "@dialtree/flow";
import { type currencies, type HowToSay, type Unsayable, wordsOf } from "@dialtree/flow/saying";

const fields = {
  before: spoken({ label: "What the caller hears before", optional: true }),
  sayAs: oneOf({
    label: "The value is",
    options: {
      digits: "Digits, one by one",
      number: "A number",
      money: "An amount of money",
      date: "A date",
      time: "A time of day",
    },
    initial: "number",
  }),
  variable: variable({
    label: "Say what is kept under",
    help: "A name under which an earlier step keeps a value.",
    use: "reads",
    optional: true,
  }),
  constant: text({
    label: "Or say always",
    help: "In digits, and with a point: 12.50. A date as 2026-03-01, a time as 17:30.",
    max: 60,
    optional: true,
  }),
  currency: oneOf({
    label: "Currency",
    help: "Of an amount of money.",
    options: { EUR: "Euro", USD: "US dollar", GBP: "Pound sterling", CHF: "Swiss franc" } satisfies Record<
      (typeof currencies)[number],
      string
    >,
    initial: "EUR",
  }),
  weekday: flag({ label: "With the day of the week", help: "Of a date.", initial: true }),
  group: whole({
    label: "Digits in one breath",
    help: "Between groups of so many digits the voice pauses. 0: no pauses.",
    min: 0,
    max: 10,
    initial: 0,
  }),
  after: spoken({ label: "What the caller hears after it", optional: true }),
  bargeIn: flag({
    label: "A key interrupts it",
    help: "The key is kept for the next menu.",
    initial: true,
  }),
};

type SayValueData = DataOf<typeof fields>;

/** Says a value in words: an amount, a date, a number that somebody keyed in. */
export const sayValue = defineNode({
  type: "say-value",
  version: 1,
  title: "Say a value",
  summary: "Says a number, an amount, a date or a time in words.",
  group: "say and ask",
  fields,
  worksWhile: ["answered"],
  outlets: () => [
    { id: "next", label: "Then", role: "way" },
    { id: "no-value", label: "There is nothing to say", role: "mishap" },
    { id: "failed", label: "Could not be played", role: "failure" },
  ],
  check: checkSource,
  program: (data) => ({
    initial: "deciding",
    states: {
      deciding: {
        decides: true,
        on: {
          "decided.sayable": { to: { state: "telling" } },
          "decided.not-sayable": { to: { outlet: "no-value" } },
        },
      },
      telling: {
        do: [{ type: "play", say: [data.before, { source: sourceOf(data), how: howOf(data) }, data.after] }],
        ...(data.bargeIn ? { keys: "interrupting" } : {}),
        on: {
          interrupted: { do: [{ type: "stop" }], to: { outlet: "next" } },
          "play.done": { to: { outlet: "next" } },
          "play.failed": { to: { outlet: "failed" } },
          "play.unknown": { to: { outlet: "failed" } },
        },
      },
    },
  }),
  decide: (data, { variables }) => {
    const held = Object.hasOwn(variables, data.variable) ? variables[data.variable] : undefined;
    return whyNot(data.variable === "" ? data.constant : (held ?? ""), data) ? "not-sayable" : "sayable";
  },
  problems: {
    say_value_nothing: {
      severity: "error",
      say: () => "It is not said which value callers hear.",
      remedy: () =>
        "Choose the name that a step keeps the value under, or write a value that is always the same.",
    },
    say_value_twice: {
      severity: "error",
      say: ({ variable: name }) =>
        `There are two values: what is kept under "${name}", and one that is always the same.`,
      remedy: () => "Empty one of the two fields.",
    },
    say_value_unfit: {
      severity: "error",
      say: ({ constant, reason }) => `"${constant}" ${reason}.`,
      remedy: () => "Write 12.50 for a number, 2026-03-01 for a date, 17:30 for a time.",
    },
  },
});

function sourceOf({ variable: name, constant }: SayValueData): ValueSource {
  return name === "" ? { constant } : { variable: name };
}

function howOf({ sayAs, currency, weekday, group }: SayValueData): HowToSay {
  switch (sayAs) {
    case "digits":
      return { as: sayAs, group };
    case "money":
      return { as: sayAs, currency };
    case "date":
      return { as: sayAs, weekday };
    case "number":
    case "time":
      return { as: sayAs };
  }
}

// Whether a value can be said is the same in every language that there are words for.
const anyLanguage = "en";

function whyNot(value: VariableValue, data: SayValueData): Unsayable | undefined {
  const found = wordsOf(value, howOf(data), anyLanguage);
  return "unsayable" in found ? found.unsayable : undefined;
}

function checkSource(data: SayValueData): readonly NodeProblem[] {
  const { variable: name, constant } = data;
  if (name === "" && constant.trim() === "") return [{ code: "say_value_nothing", at: ["variable"] }];
  if (constant.trim() === "") return [];
  if (name !== "") return [{ code: "say_value_twice", at: ["constant"], values: { variable: name } }];
  const why = whyNot(constant, data);
  if (!why) return [];
  return [{ code: "say_value_unfit", at: ["constant"], values: { constant, reason: reasons[why] } }];
}

const reasons: Readonly<Record<Unsayable, string>> = {
  empty: "says nothing",
  "not digits": "has something else than digits",
  "too many digits": "has more digits than anybody could follow",
  "not a number": "is no number",
  "too large": "is larger than can be said",
  "too many decimals": "has more digits behind the point than can be said",
  "not a date": "is no date",
  "not a time": "is no time of day",
  "language not known": "cannot be said in any language",
};
