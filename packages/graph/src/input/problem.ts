/** What is wrong with an input. Programs go by these words. */
export type ProblemCode =
  | "missing"
  | "wrong type"
  | "unknown member"
  | "unknown value"
  | "unknown type"
  | "malformed"
  | "too short"
  | "too long"
  | "too few"
  | "too many"
  | "too small"
  | "too big"
  /** Each part is fine, but not together. */
  | "conflict"
  /** Graph does not do this, or not in this kind of call. */
  | "unsupported"
  /** This would need media in this product, which leaves media to Graph. */
  | "own media"
  /** No longer offered by Graph. */
  | "legacy";

/** Why something is not sent: found before Graph could say it less clearly. */
export interface InputProblem {
  readonly code: ProblemCode;
  /** Where, as a JSON pointer into the input: `/body/prompts/0`. */
  readonly at: string;
  readonly says: string;
  /** What to do about it. */
  readonly remedy: string;
}
