import type { InputProblem } from "../input/index.ts";
import { type CallFacts, type InputOf, type OperationName, requestOf } from "../operations/index.ts";
import type { GraphClient, SendOptions, Sent } from "./client.ts";

export interface PerformOptions extends SendOptions {
  /** What is known of the call, so that what cannot be done is not even sent. */
  readonly facts?: CallFacts;
}

/** What became of an operation: refused here, or sent. */
export type Performed =
  | { readonly problems: readonly InputProblem[]; readonly sent?: undefined }
  | { readonly sent: Sent; readonly problems?: undefined };

/** Does one operation of the table: checks its input, sends it, and says what the reply means. Never rejects. */
export async function perform<N extends OperationName>(
  client: Pick<GraphClient, "send">,
  name: N,
  input: InputOf<N>,
  { facts, ...sending }: PerformOptions,
): Promise<Performed> {
  const { request, problems } = requestOf(name, input, facts);
  return problems ? { problems } : { sent: await client.send(request, sending) };
}
