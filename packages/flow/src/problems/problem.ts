import type { Fault } from "../faults/index.ts";

/** `error` keeps a flow from being published; `warning` is worth a look. */
export type Severity = "error" | "warning";

/**
 * Something wrong with a flow, as a value: a code, the place in the file (`at`, a JSON pointer), the node and outlet
 * when it concerns one, and the values that its sentence mentions. Prose lives in the catalogues only.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly at: string;
  readonly node?: string;
  readonly outlet?: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Faults whose sentences are among the values, for whoever says them in another language. */
  readonly because?: readonly Fault[];
}

export type ProblemValues = Problem["values"];

/** One kind of problem: how bad it is, the sentence for people, and what to do. */
export interface ProblemEntry {
  readonly severity: Severity;
  readonly say: (values: ProblemValues) => string;
  readonly remedy: (values: ProblemValues) => string;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemEntry>>;

/** What there is to say about problems, in one language. */
export type ProblemSentences = Readonly<Record<string, Omit<ProblemEntry, "severity">>>;

/** Where a problem is. */
export interface ProblemPlace {
  readonly at: string;
  readonly node?: string;
  readonly outlet?: string;
}
