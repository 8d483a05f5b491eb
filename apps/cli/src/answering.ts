import { type ExitCode, exitCodes, Refusal } from "./refusal.ts";

/**
 * For commands that a build asks something: 1 says that the answer is no, and nothing else does. Whatever keeps them from an
 * answer, be it a server that is away or a missing right, is 2.
 */
export async function answering(work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.message, error.remedy, exitCodes.misused);
  }
}
