/** How a command ends. `misused`: the command line itself is wrong, nothing was tried. */
export const exitCodes = { done: 0, failed: 1, misused: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Thrown when a command cannot go on. Says to the person what is wrong and what to do; never a bug of ours. */
export class Refusal extends Error {
  readonly remedy: string;
  readonly exitCode: ExitCode;

  constructor(message: string, remedy: string, exitCode: ExitCode = exitCodes.failed) {
    super(message);
    this.name = "Refusal";
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

/** A refusal because of what was typed. */
export function misused(message: string, remedy: string): Refusal {
  return new Refusal(message, remedy, exitCodes.misused);
}

/** What `work` gives, or the refusal it ended with: for work whose failure should not stop the rest. */
export function attempt<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
