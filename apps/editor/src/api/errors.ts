import { message } from "../messages/message.ts";
import type { components } from "./schema.gen.ts";

export type ToldProblem = components["schemas"]["Problem"];
export type ToldFault = NonNullable<components["schemas"]["ProblemDetails"]["input"]>[number];

/** What the server, or the way to it, refuses with: a code for programs, a sentence and what to do for people. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly problems?: readonly ToldProblem[];
  /** Of `input_refused`: everything that is wrong with the input of an operation of Graph. */
  readonly input?: readonly ToldFault[];
}

/** A request that did not go well. `unreachable` says that nobody knows whether it arrived. */
export class ApiError extends Error {
  readonly told: Told;
  readonly status: number | undefined;
  /** Of `draft_conflict`: what is saved now. */
  readonly saved: NonNullable<components["schemas"]["ProblemDetails"]["conflict"]>["saved"] | undefined;

  constructor(told: Told, status?: number, saved?: ApiError["saved"]) {
    super(told.message);
    this.name = "ApiError";
    this.told = told;
    this.status = status;
    this.saved = saved;
  }

  /**
   * Whether the very same may go well when it is tried again: the server was away, nobody was signed in, or the flow was removed,
   * which somebody may bring back.
   */
  get passing(): boolean {
    return this.status === undefined || this.status >= 500 || [401, 410, 429].includes(this.status);
  }
}

/** Any failure in the one shape that pages show. */
export function toldOf(error: unknown): Told {
  if (error instanceof ApiError) return error.told;
  // A mistake of this page: people get a sentence, the console what it was.
  console.error(error);
  return unexpected();
}

/** Any failure as sentences, for forms. */
export function failureOf(error: unknown): { readonly failure: string } {
  const { message: sentence, remedy } = toldOf(error);
  return { failure: `${sentence} ${remedy}` };
}

/** What people are told of a mistake of this page. */
export function unexpected(): Told {
  return { code: "unexpected", message: message("unexpected"), remedy: message("unexpected.remedy") };
}
