import type { Migration } from "@dialtree/flow";

/** The step to the version in which further attempts without words of their own can have built-in ones. */
export function silentBefore(to: number): Migration {
  return {
    to,
    why: "Further attempts can have built-in words. Callers of a line that is there already hear what they heard.",
    up: (data) => ({ builtInWords: false, ...data }),
  };
}
