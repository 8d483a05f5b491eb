import type { ExpressionFacts } from "../../src/expressions/index.ts";

/** A call from a phone number, with what it has kept. */
export function factsOf(
  variables: ExpressionFacts["variables"],
  changed: Partial<ExpressionFacts> = {},
): ExpressionFacts {
  return {
    at: Date.UTC(2027, 0, 13, 9, 30),
    caller: { kind: "phone", number: "+4930123456", name: "Ada" },
    called: { kind: "phone", number: "+15550100" },
    language: "en-US",
    variables,
    ...changed,
  };
}
