import {
  defineNode,
  list,
  type Moves,
  type NodeProblem,
  oneOf,
  otherFlow,
  type Program,
  returnedByAnyOther,
  type SubFlow,
  text,
  variable,
} from "@dialtree/flow";
import { exitNamed, exitUnfit, unfitExit, unnamedExit } from "../come-back/exit-name.ts";

const variableOfIt = (help: string) => text({ label: "Its value", help, max: 64 });

/** Another flow as a step: the call goes through it and comes back. */
export const subFlow = defineNode({
  type: "sub-flow",
  version: 1,
  title: "Use another flow",
  summary: "Goes through another flow and comes back with what it found out.",
  group: "steer",
  fields: {
    flow: otherFlow({
      label: "Flow",
      help: "It comes back where it has a step Come back.",
    }),
    inputs: list({
      label: "What it is given",
      help: "It knows nothing else of the values that this flow keeps.",
      items: {
        name: variableOfIt("As the other flow calls it, such as account."),
        variable: variable({
          label: "Begins with what is kept under",
          help: "A name under which an earlier step keeps a value.",
          use: "reads",
          optional: true,
        }),
        constant: text({
          label: "Or always with",
          help: "A number in digits and with a point; yes or no for a flag.",
          max: 200,
          optional: true,
        }),
      },
      max: 20,
    }),
    outputs: list({
      label: "What it brings back",
      items: {
        name: variableOfIt("As the other flow calls it, such as balance."),
        as: variable({ label: "Is kept here under", use: "keeps" }),
        type: oneOf({
          label: "It is",
          options: { text: "A text, or digits", number: "A number", flag: "Yes or no" },
          initial: "text",
        }),
      },
      max: 20,
    }),
    exits: list({
      label: "Exits of its own",
      help: "The names that its steps Come back give. What is not listed here leaves by Comes back.",
      items: { name: text({ label: "Name", max: 40 }) },
      max: 20,
    }),
  },
  // Whether the call is answered behind a flow that may answer it, nobody could tell while it is drawn.
  worksWhile: ["answered"],
  outlets: ({ exits }) => [
    ...exits.map(({ id, name }) => ({ id, label: name, role: "way" as const })),
    {
      id: back,
      label: "Comes back",
      ...(exits.length > 0 ? { when: "by any other exit" } : {}),
      role: "way",
    },
    { id: "failed", label: "Cannot be used", role: "failure" },
  ],
  check: ({ inputs, exits }) => {
    const names = exits.map(({ name }) => exitNamed(name));
    return [
      ...inputs.flatMap(({ variable, constant }, index): NodeProblem[] =>
        (variable === "") === (constant === "")
          ? [{ code: "sub_flow_input_from_one", at: ["inputs", index, "variable"] }]
          : [],
      ),
      ...exits.flatMap(({ name }, index): NodeProblem[] => {
        const at = ["exits", index, "name"];
        if (name === "") return [];
        if (names.indexOf(exitNamed(name)) < index)
          return [{ code: "sub_flow_exit_repeated", at, values: { name } }];
        return unfitExit("sub_flow_exit_unfit", name, at);
      }),
    ];
  },
  program: ({ flow, inputs, outputs, exits }): Program => {
    const failed = { to: { outlet: "failed" } };
    const calls: SubFlow = {
      flow: flow?.flow ?? "",
      inputs: inputs.map(({ name, variable, constant }) => ({
        name,
        source: variable === "" ? { constant } : { variable },
      })),
      outputs: outputs.map(({ name, as, type }) => ({ name, as, type })),
      exits: exits.map(({ name }) => exitNamed(name)),
    };
    const named: Moves = Object.fromEntries(
      exits.map(({ id, name }) => [`returned.${exitNamed(name)}`, { to: { outlet: id } }]),
    );
    const on: Moves = { [returnedByAnyOther]: { to: { outlet: back } }, ...named, "subFlow.failed": failed };
    return { initial: "away", states: { away: { calls, on } } };
  },
  problems: {
    sub_flow_input_from_one: {
      severity: "error",
      say: () => "It does not say what this value begins with, or says it twice.",
      remedy: () => "Fill in one of the two: a name under which a value is kept, or what it always is.",
    },
    sub_flow_exit_repeated: {
      severity: "error",
      say: ({ name }) => `The exit "${name}" is listed twice.`,
      remedy: () => "Remove one of the two.",
    },
    sub_flow_exit_unfit: exitUnfit,
  },
});

const back = unnamedExit;
