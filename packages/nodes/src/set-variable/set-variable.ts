import {
  type Action,
  anyPhase,
  type DataOf,
  defineNode,
  expression,
  type Facts,
  type Moves,
  type NodeProblem,
  oneOf,
  type Program,
  template,
  text,
  valueAs,
  variable,
} from "@dialtree/flow";
import type { Derived } from "@dialtree/flow/expressions";

const fields = {
  as: variable({
    label: "Keep under",
    help: "A name such as plan, by which later steps find it.",
    use: "keeps",
  }),
  is: oneOf({
    label: "It is",
    options: { text: "A text", number: "A number", flag: "Yes or no" },
    initial: "text",
  }),
  from: oneOf({
    label: "Where it comes from",
    options: {
      constant: "It is always the same",
      variable: "Another value is copied",
      template: "A text is filled in",
      expression: "It is worked out",
    },
    initial: "constant",
  }),
  constant: text({
    label: "The value",
    help: "If it is always the same. A number as 12.50; yes or no for one of these.",
    max: 1_000,
    optional: true,
  }),
  copied: variable({ label: "Copied from", help: "A name of another value.", use: "reads", optional: true }),
  template: template({
    label: "The text to fill in",
    help: "What stands in braces is filled in: {caller.name} has called.",
    optional: true,
  }),
  expression: expression({
    label: "How it is worked out",
    help: "Names, texts in quotation marks, numbers and functions: score * 2.",
    result: { saidBy: "is" },
    optional: true,
  }),
};

type SetVariableData = DataOf<typeof fields>;

/** Keeps a value under a name. */
export const setVariable = defineNode({
  type: "set-variable",
  version: 1,
  title: "Keep a value",
  summary: "Keeps a value under a name, for later steps.",
  group: "steer",
  fields,
  worksWhile: anyPhase,
  outlets: ({ from }) => [
    { id: "next", label: "Then", role: "way" },
    ...(from === "constant"
      ? []
      : [{ id: "failed", label: "Could not be worked out", role: "failure" as const }]),
  ],
  check,
  program: (data) => (data.from === "constant" ? keeping(data) : workingOut(data)),
  derive: worked,
  problems: {
    set_variable_nothing: {
      severity: "error",
      say: ({ field }) => `It is not said what is kept: "${field}" is empty.`,
      remedy: () => "Fill it in, or choose another source for the value.",
    },
    set_variable_unfit: {
      severity: "error",
      say: ({ constant, is }) => `"${constant}" is not ${is}.`,
      remedy: () => "Write 12.50 for a number, and yes or no for one of these.",
    },
    set_variable_filled_in: {
      severity: "error",
      say: () => "What is filled in is a text, and something else is to be kept.",
      remedy: () => "Say that it is a text, or work it out with an expression.",
    },
  },
});

/** What is always the same is known beforehand, and may be told. */
function keeping({ as, is, constant }: SetVariableData): Program {
  const value = valueAs(constant, is);
  const keep: readonly Action[] = as === "" || value === undefined ? [] : [{ type: "keep", as, value }];
  return { initial: "keeping", states: { keeping: { do: keep, always: { to: { outlet: "next" } } } } };
}

function workingOut({ as, is }: SetVariableData): Program {
  const keep: readonly Action[] = as === "" ? [] : [{ type: "keepDerived", as, is }];
  const on: Moves = {
    "decided.known": { do: keep, to: { outlet: "next" } },
    "decided.unknown": { to: { outlet: "failed" } },
  };
  return { initial: "working-out", states: { "working-out": { decides: true, on } } };
}

function worked(data: SetVariableData, facts: Facts): Derived {
  const { from, is, copied } = data;
  if (from === "template") return facts.expressions.fillIn(data.template, facts);
  if (from === "expression") return facts.expressions.workOut(data.expression, is, facts);
  const held = Object.hasOwn(facts.variables, copied) ? facts.variables[copied] : undefined;
  const value = held === undefined ? undefined : valueAs(held, is);
  return value === undefined ? { failure: "not-set" } : { value, from: [copied] };
}

const sources = { variable: "copied", template: "template", expression: "expression" } as const;

function check(data: SetVariableData): readonly NodeProblem[] {
  const { is, from, constant } = data;
  if (from === "constant") {
    // An empty text is a value like any other.
    if (valueAs(constant, is) !== undefined) return [];
    const values = { constant, is: is === "number" ? "a number" : "yes or no" };
    return [{ code: "set_variable_unfit", at: ["constant"], values }];
  }
  const source = sources[from];
  const field = fields[source].label;
  if (data[source].trim() === "") return [{ code: "set_variable_nothing", at: [source], values: { field } }];
  return from === "template" && is !== "text" ? [{ code: "set_variable_filled_in", at: ["is"] }] : [];
}
