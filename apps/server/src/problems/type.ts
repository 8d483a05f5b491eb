/** A kind of problem, as its page says it. A single answer has words of its own beside it: what exactly, and what to do. */
export interface ProblemType<Status extends number = number> {
  readonly status: Status;
  readonly title: string;
  /** What has happened, and what has not. */
  readonly meaning: string;
  readonly remedy: string;
}

export function problemType<Status extends number>(
  status: Status,
  title: string,
  meaning: string,
  remedy: string,
): ProblemType<Status> {
  return { status, title, meaning, remedy };
}
