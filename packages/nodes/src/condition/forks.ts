import type { Action, Program, Trigger } from "@dialtree/flow";

/** The program of a step that only decides: what `decide` answers, and the exit that each answer leads to. */
export function forks(ways: Readonly<Record<string, string>>, first: readonly Action[] = []): Program {
  const on = Object.entries(ways).map(
    ([answer, outlet]) => [`decided.${answer}` satisfies Trigger, { to: { outlet } }] as const,
  );
  return {
    initial: "deciding",
    states: { deciding: { do: first, decides: true, on: Object.fromEntries(on) } },
  };
}
