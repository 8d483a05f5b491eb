import type { FlowDocument, VariableValue } from "@dialtree/flow";
import type { InputProblem } from "@dialtree/graph";

/** As long as what a flow itself may begin with. */
const mostCharacters = 1_000;

type Values = Readonly<Record<string, VariableValue>>;

/** What is wrong with the values that a flow is given for its variables; all of it at once. */
export function valueProblems(given: Values, declared: FlowDocument["variables"]): readonly InputProblem[] {
  return Object.entries(given).flatMap(([name, value]): readonly InputProblem[] => {
    const at = `/body/values/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const variable = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!variable) {
      const known = Object.keys(declared).join(", ") || "none";
      return [
        {
          code: "unknown member",
          at,
          says: `The flow has no variable "${name}".`,
          remedy: `Its variables are: ${known}.`,
        },
      ];
    }
    const wanted = kinds[variable.type];
    if (typeof value !== wanted.type)
      return [
        {
          code: "wrong type",
          at,
          says: `"${name}" is ${wanted.says}, and was given ${JSON.stringify(value).slice(0, 80)}.`,
          remedy: `Write ${wanted.example}.`,
        },
      ];
    return typeof value === "string" && value.length > mostCharacters
      ? [
          {
            code: "too long",
            at,
            says: `"${name}" has ${value.length} characters.`,
            remedy: `Use at most ${mostCharacters}.`,
          },
        ]
      : [];
  });
}

const kinds = {
  text: { type: "string", says: "a text", example: 'a text in quotes, such as "Monday"' },
  number: { type: "number", says: "a number", example: "a number without quotes, such as 3" },
  flag: { type: "boolean", says: "yes or no", example: "true or false" },
} as const;
