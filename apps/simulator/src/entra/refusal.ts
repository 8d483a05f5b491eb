/** What Entra ID says instead of what it was asked for. `number` is its public AADSTS code. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly says: string;
  /** Why asking the person could help, in the words of the token endpoint. */
  readonly suberror?: string;
}

export const refuse = (
  status: number,
  error: string,
  number: number,
  says: string,
  suberror?: string,
): Refusal => ({ status, error, number, says, ...(suberror === undefined ? {} : { suberror }) });

/** The sentence that Microsoft's support asks for. */
export const inWords = ({ number, says }: Refusal, trace: string, correlation: string, at: string): string =>
  `AADSTS${number}: ${says} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${at}`;
