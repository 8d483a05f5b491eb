import type { ProblemCatalogue } from "../problems/problem.ts";

/** What can be wrong with an expression. `field` is its label, `position` the character that it begins at, from 1. */
export const expressionProblems = {
  expression_too_long: {
    severity: "error",
    say: ({ field, limit }) => `"${field}" is longer than ${limit} characters.`,
    remedy: () => "Split it: keep a part of it under a name, in a step of its own.",
  },
  expression_too_large: {
    severity: "error",
    say: ({ field, limit }) => `"${field}" has more than ${limit} parts, or brackets nested too deeply.`,
    remedy: () => "Split it: keep a part of it under a name, in a step of its own.",
  },
  expression_unfinished: {
    severity: "error",
    say: ({ field }) => `"${field}" ends before it is complete.`,
    remedy: () => "Write the rest: a value behind the last sign, or the closing bracket.",
  },
  expression_unreadable: {
    severity: "error",
    say: ({ field, what, position }) => `"${field}" cannot be read at character ${position}: "${what}".`,
    remedy: () => 'Texts stand in quotation marks, and signs between values: language == "de-DE".',
  },
  expression_text_unclosed: {
    severity: "error",
    say: ({ field, position }) =>
      `In "${field}", the text that begins at character ${position} is not closed.`,
    remedy: () => "Put a quotation mark at its end.",
  },
  expression_value_unknown: {
    severity: "error",
    say: ({ field, what, position }) =>
      `"${field}" names "${what}" at character ${position}, and there is no such value.`,
    remedy: ({ known }) => `Use one of: ${known}. A text stands in quotation marks.`,
  },
  expression_member_unknown: {
    severity: "error",
    say: ({ field, member, of, position }) =>
      `In "${field}", "${of}" has no "${member}" (character ${position}).`,
    remedy: ({ known }) => `There are: ${known}.`,
  },
  expression_function_unknown: {
    severity: "error",
    say: ({ field, name, position }) =>
      `"${field}" uses "${name}" at character ${position}, and there is no such function.`,
    remedy: () => "Choose one from the list below the field.",
  },
  expression_function_misused: {
    severity: "error",
    say: ({ field, name, position }) =>
      `In "${field}", "${name}" is given what it cannot use (character ${position}).`,
    remedy: ({ usage }) => `Write it like this: ${usage}`,
  },
  expression_types_differ: {
    severity: "error",
    say: ({ field, what, position }) =>
      `In "${field}", a text, a number or yes-or-no is mixed with another of these at character ${position}: ${what}`,
    remedy: () =>
      'Compare like with like. "4" in quotation marks is a text; double(text) and string(number) change one into the other.',
  },
  expression_result_wrong: {
    severity: "error",
    say: ({ field, found, wanted }) => `"${field}" comes to ${found}, and ${wanted} is needed.`,
    remedy: ({ wanted }) =>
      wanted === "yes or no"
        ? "Compare it with something: score > 3."
        : "Change the expression, or what the step keeps.",
  },
  expression_not_offered: {
    severity: "error",
    say: ({ field, what, position }) => `"${field}" cannot use this, at character ${position}: ${what}`,
    remedy: () => "Use names, texts, numbers, lists for in, and the functions of the list below the field.",
  },
  expression_pattern_wrong: {
    severity: "error",
    say: ({ field, position }) => `The pattern at character ${position} of "${field}" cannot be used.`,
    remedy: ({ limit }) =>
      `Write it in quotation marks, with at most ${limit} characters, without back references and without \\p: "^[0-9]{4}$".`,
  },
  expression_divides_by_unknown: {
    severity: "error",
    say: ({ field, position }) =>
      `"${field}" divides at character ${position} by something that could be zero.`,
    remedy: () => "Divide by a number that you write there.",
  },
  expression_always_same: {
    severity: "warning",
    say: ({ field }) => `"${field}" looks at nothing of the call, and comes to the same for everybody.`,
    remedy: () => "Name a value in it, such as score or caller.number, or take the step out.",
  },
  expression_brace_unclosed: {
    severity: "error",
    say: ({ field, position }) => `In "${field}", the brace at character ${position} has no counterpart.`,
    remedy: () => "Close it with }, or write {{ or }} for a brace that is meant as such.",
  },
} as const satisfies ProblemCatalogue;
