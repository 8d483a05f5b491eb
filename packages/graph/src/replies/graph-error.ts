import type { FailureReason } from "@dialtree/flow";
import { at, member, objectOf, textOf, wholeOf } from "../values.ts";

/** What an error body says. */
export interface GraphError {
  /** Graph's code: digits for errors of calling, a word for the others. */
  readonly code: string;
  readonly message?: string;
  readonly requestId?: string;
  readonly clientRequestId?: string;
}

/** Errors of calling that public issues explain. `gone`: the call has ended. */
export const callingErrors: readonly {
  readonly code: string;
  readonly reason: FailureReason;
  readonly gone?: true;
  readonly says: string;
}[] = [
  { code: "7503", reason: "refused", says: "calling is not enabled in the bot's registration" },
  { code: "7504", reason: "refused", says: "an administrator has not consented to the calling permissions" },
  { code: "7505", reason: "refused", says: "the token is of another tenant than the call" },
  { code: "8522", reason: "error", gone: true, says: "there is no such call (any more)" },
];

/**
 * Reads an error body in both of its shapes: the ordinary one, and the one whose message is JSON with the real code in
 * it. Undefined for a body that is no error.
 */
export function readGraphError(body: unknown): GraphError | undefined {
  const error = objectOf(member(body, "error"));
  if (!error) return undefined;
  const inner = innerOf(textOf(member(error, "message")));
  const code = codeOf(member(inner, "errorCode")) ?? codeOf(member(error, "code"));
  const message = line(inner ? member(inner, "message") : member(error, "message"));
  const requestId = line(at(error, "innerError", "request-id"));
  const clientRequestId = line(at(error, "innerError", "client-request-id"));
  return {
    code: code ?? "unknown",
    ...(message === undefined ? {} : { message }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
  };
}

function innerOf(message: string | undefined): unknown {
  if (!message?.startsWith("{") || message.length > 10_000) return undefined;
  try {
    return objectOf(JSON.parse(message));
  } catch {
    return undefined;
  }
}

function codeOf(value: unknown): string | undefined {
  const code = wholeOf(value)?.toString() ?? line(value);
  return code?.slice(0, 60);
}

/** One line of bounded length, fit for a log. */
function line(value: unknown): string | undefined {
  return textOf(value)
    ?.slice(0, 300)
    .replace(/\p{Cc}+/gu, " ");
}
