import {
  anyPhase,
  type DataOf,
  defineNode,
  expression,
  type Facts,
  list,
  type NodeProblem,
  oneOf,
} from "@dialtree/flow";
import { readWhen, type WhenFault, whenParts } from "@dialtree/flow/hours";
import { forks } from "./forks.ts";
import { holds, inWords, isOfClock, type Test, testFields } from "./words.ts";

export const joins = {
  all: "All of these are so",
  any: "Any of these is so",
  none: "None of these is so",
} as const;

const fields = {
  join: oneOf({
    label: "Yes, if",
    help: "Of the groups below; one is enough for most conditions.",
    options: joins,
    initial: "all",
  }),
  groups: list({
    label: "Groups",
    help: "What belongs together, as in brackets.",
    max: 10,
    items: {
      join: oneOf({ label: "This group holds, if", options: joins, initial: "all" }),
      tests: list({
        label: "Comparisons",
        max: 20,
        items: testFields,
        initial: [{ id: "test", subject: "callerNumber", variable: "", is: "starts", value: "" }],
      }),
    },
    initial: [
      {
        id: "group",
        join: "all",
        tests: [{ id: "test", subject: "callerNumber", variable: "", is: "starts", value: "" }],
      },
    ],
  }),
  expression: expression({
    label: "Expression",
    help: 'Takes the place of the words: score > 3 && caller.number.startsWith("+49")',
    result: "flag",
    optional: true,
  }),
};

export type ConditionData = DataOf<typeof fields>;
export type TestGroup = ConditionData["groups"][number];
export type Join = ConditionData["join"];

/** Goes one of two ways. */
export const condition = defineNode({
  type: "condition",
  version: 1,
  title: "Condition",
  summary: "Goes one way or the other: by who calls, by the language, by what was kept, by day and time.",
  group: "steer",
  fields,
  worksWhile: anyPhase,
  outlets: (data) => [
    { id: "yes", label: "Yes", when: sentence(data), role: "way" },
    { id: "no", label: "No", role: "way" },
    { id: "failed", label: "Could not be decided", role: "failure" },
  ],
  check,
  program: () => forks({ yes: "yes", no: "no", unknown: "failed" }),
  decide: (data, facts) => {
    const is = isSo(data, facts);
    return is === undefined ? "unknown" : is ? "yes" : "no";
  },
  problems: {
    condition_nothing: {
      severity: "error",
      say: () => "Nothing is compared: every caller would go the same way.",
      remedy: () => "Add a comparison, or write an expression.",
    },
    condition_value_missing: {
      severity: "error",
      say: ({ comparison }) => `A comparison is incomplete: ${comparison}`,
      remedy: () => 'Fill it in, or compare with "is there" or "is not there".',
    },
    condition_clock_missing: {
      severity: "error",
      say: ({ comparison }) => `It is not said when: ${comparison}`,
      remedy: () => "Tick days of the week, or fill in times or dates.",
    },
    condition_no_number: {
      severity: "error",
      say: ({ value }) => `Nothing can be more or less than "${value}".`,
      remedy: () => "Write a number, such as 12.50.",
    },
    condition_clock_compared: {
      severity: "error",
      say: ({ comparison }) => `Days, times and dates are or are not: ${comparison}`,
      remedy: () => 'Compare with "is" or "is not".',
    },
    condition_clock_unreadable: {
      severity: "error",
      say: ({ value }) => `"${value}" is no day, time or date that there is.`,
      remedy: () =>
        "Choose days of the week, times such as 22:00, or dates such as 2026-12-24, and a time zone such as Europe/Berlin.",
    },
    condition_time_empty: {
      severity: "error",
      say: () => "This time of day ends when it begins.",
      remedy: () => "Let it end later or earlier. For the whole day take the comparison away.",
    },
    condition_dates_backwards: {
      severity: "error",
      say: () => "The last day is before the first.",
      remedy: () => "Put the dates in order.",
    },
    condition_zone_unknown: {
      severity: "error",
      say: ({ value }) => `There is no such time zone: "${value}".`,
      remedy: () => "Use the name of a time zone, such as Europe/Berlin.",
    },
  },
});

function isSo({ join, groups, expression: source }: ConditionData, facts: Facts): boolean | undefined {
  if (source.trim() !== "") {
    const found = facts.expressions.workOut(source, "flag", facts);
    return "value" in found ? found.value === true : undefined;
  }
  return joined(
    join,
    groups.map((group) =>
      joined(
        group.join,
        group.tests.map((test) => holds(test, facts)),
      ),
    ),
  );
}

/** What decides by itself decides, whatever else could not be told: true among any, false among all. */
function joined(join: keyof typeof joins, parts: readonly (boolean | undefined)[]): boolean | undefined {
  const decisive = join !== "all";
  const found = parts.includes(decisive) ? decisive : parts.includes(undefined) ? undefined : !decisive;
  return join === "none" && found !== undefined ? !found : found;
}

const between = { all: " and ", any: " or ", none: " or " } as const;

function sentence({ join, groups, expression: source }: ConditionData): string {
  if (source.trim() !== "") return source;
  const said = groups.map((group) => {
    const words = group.tests.map(inWords).join(between[group.join]);
    const isBracketed = group.join === "none" || (groups.length > 1 && group.tests.length > 1);
    return `${group.join === "none" ? "not " : ""}${isBracketed ? `(${words})` : words}`;
  });
  return join === "none" ? `not (${said.join(between[join])})` : said.join(between[join]);
}

function check({ groups, expression: source }: ConditionData): readonly NodeProblem[] {
  if (source.trim() !== "") return [];
  if (groups.every(({ tests }) => tests.length === 0)) return [{ code: "condition_nothing", at: ["groups"] }];
  return groups.flatMap(({ tests }, group) =>
    tests.flatMap((test, index) => wrongWith(test, ["groups", group, "tests", index])),
  );
}

const clockProblems = {
  nothing: "condition_clock_missing",
  unreadable: "condition_clock_unreadable",
  "empty-span": "condition_time_empty",
  backwards: "condition_dates_backwards",
  zone: "condition_zone_unknown",
} as const satisfies Readonly<Record<WhenFault, string>>;

function wrongWith(test: Test, at: readonly (string | number)[]): readonly NodeProblem[] {
  const { subject, variable: name, is, value } = test;
  const comparison = inWords(test);
  if (subject === "variable" && name === "")
    return [{ code: "condition_value_missing", at: [...at, "variable"], values: { comparison } }];
  if (isOfClock(subject)) {
    const when = readWhen(subject, value);
    // There is always a day and a time: nothing else can be asked of them.
    if (is !== "equals" && is !== "differs")
      return [{ code: "condition_clock_compared", at: [...at, "is"], values: { comparison } }];
    if (!("fault" in when)) return [];
    const wrong = when.fault === "zone" ? whenParts(value).zone : value;
    return [{ code: clockProblems[when.fault], at: [...at, "value"], values: { comparison, value: wrong } }];
  }
  if (is === "empty" || is === "present") return [];
  if (value.trim() === "")
    return [{ code: "condition_value_missing", at: [...at, "value"], values: { comparison } }];
  const isCompared = is === "more" || is === "less";
  return isCompared && !/^[+-]?\d+(\.\d+)?$/.test(value.trim())
    ? [{ code: "condition_no_number", at: [...at, "value"], values: { value } }]
    : [];
}
