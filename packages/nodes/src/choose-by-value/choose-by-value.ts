import {
  anyPhase,
  type DataOf,
  defineNode,
  expression,
  type Facts,
  list,
  type NodeProblem,
  text,
} from "@dialtree/flow";
import { forks } from "../condition/forks.ts";

const fields = {
  by: expression({
    label: "Choose by",
    help: "A name such as plan, or an expression: caller.number.substring(0, 3).",
    result: "any",
  }),
  cases: list({
    label: "Values",
    min: 1,
    max: 30,
    items: {
      value: text({ label: "Value", help: "As it is kept: gold, 3, yes.", max: 200 }),
      label: text({ label: "Name of the exit", max: 60, optional: true }),
    },
    initial: [{ id: "first", value: "", label: "" }],
  }),
};

type ChooseData = DataOf<typeof fields>;

/** Goes one of several ways. */
export const chooseByValue = defineNode({
  type: "choose-by-value",
  version: 1,
  title: "Choose by value",
  summary: "Goes one of several ways, by a value that was kept or worked out.",
  group: "steer",
  fields,
  worksWhile: anyPhase,
  outlets: ({ cases }) => [
    ...cases.map(({ id, value, label }) => ({
      id,
      label: label || value || id,
      ...(label ? { when: value } : {}),
      role: "way" as const,
    })),
    { id: "otherwise", label: "Any other value", role: "way" },
    { id: "failed", label: "Could not be worked out", role: "failure" },
  ],
  check,
  program: ({ cases }) =>
    forks({
      ...Object.fromEntries(cases.map(({ id }) => [`case-${id}`, id])),
      otherwise: "otherwise",
      unknown: "failed",
    }),
  decide: ({ by, cases }, facts: Facts) => {
    const found = facts.expressions.workOut(by, "any", facts);
    if ("failure" in found) return "unknown";
    const value = written(
      typeof found.value === "boolean" ? (found.value ? "yes" : "no") : String(found.value),
    );
    const chosen = cases.find((one) => written(one.value) === value);
    return chosen ? `case-${chosen.id}` : "otherwise";
  },
  problems: {
    choose_by_value_repeated: {
      severity: "error",
      say: ({ value }) => `"${value}" stands there twice: a caller can only go one way.`,
      remedy: () => "Take one of the two away.",
    },
  },
});

function written(value: string): string {
  return value.trim().toLowerCase();
}

function check({ cases }: ChooseData): readonly NodeProblem[] {
  return cases.flatMap(({ value }, index) => {
    const isRepeated = cases.findIndex((other) => written(other.value) === written(value)) < index;
    const at = ["cases", index, "value"];
    return isRepeated && value !== "" ? [{ code: "choose_by_value_repeated", at, values: { value } }] : [];
  });
}
