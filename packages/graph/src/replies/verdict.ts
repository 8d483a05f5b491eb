import type { EventBody, FailureReason, PhoneCommand } from "@dialtree/flow";
import { readOperationEnd } from "../notifications/operation.ts";
import { operationBehind } from "../operations/behind.ts";
import { callingErrors, readGraphError } from "./graph-error.ts";
import { meaningOf } from "./replies.ts";
import type { RequestType } from "./request-type.ts";

/** What came back, or did not. `not sent`: certainly nothing reached Graph; `no answer`: something may have. */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly failure?: undefined }
  | { readonly failure: "not sent" | "no answer"; readonly detail?: string; readonly status?: undefined };

/** What a reply came to. `callGone`: Graph no longer knows the call, even if it never said that it ended. */
export type Verdict =
  | { readonly verdict: "accepted" }
  | { readonly verdict: "done"; readonly callGone?: true }
  | {
      readonly verdict: "failed";
      readonly reason: FailureReason;
      readonly detail?: string;
      readonly callGone?: true;
    }
  /** The same request may be sent again. `harmless`: should it never be, then certainly nothing has happened. */
  | { readonly verdict: "retry"; readonly harmless: boolean; readonly detail?: string }
  | { readonly verdict: "unknown"; readonly detail?: string };

/** Says what a reply means for a request of a type. Pure, and total: any status and any body has a meaning. */
export function readReply(type: RequestType, reply: Reply): Verdict {
  if (reply.failure !== undefined) {
    const detail = reply.detail ?? reply.failure;
    return reply.failure === "not sent" ? { verdict: "retry", harmless: true, detail } : unsure(type, detail);
  }
  const { status, body } = reply;
  const error = readGraphError(body);
  const detail = error && error.code !== "unknown" ? `${status} ${error.code}` : `${status}`;
  const known = status >= 400 ? callingErrors.find(({ code }) => code === error?.code) : undefined;
  const meaning = meaningOf(operationBehind(type).replies, status);
  switch (meaning) {
    case "accepted":
    case "done":
      return { verdict: meaning };
    case "operation":
      return readStarted(type, body);
    case "absent":
      return known?.gone ? { verdict: "done", callGone: true } : { verdict: "done" };
    case "over":
      return { verdict: "done", callGone: true };
    case "gone":
      return { verdict: "failed", reason: "error", detail, callGone: true };
    case "refused":
      return { verdict: "failed", reason: "refused", detail };
    case "failed":
      return {
        verdict: "failed",
        reason: known?.reason ?? "error",
        detail,
        ...(known?.gone ? { callGone: true } : {}),
      };
    case "again":
      return { verdict: "retry", harmless: true, detail };
    case "unsure":
      return unsure(type, detail);
  }
}

/** The reply to a request that starts an operation. Where its body says nothing, the status line still says success. */
function readStarted(type: RequestType, body: unknown): Verdict {
  const end = readOperationEnd(body, false);
  if (!end) {
    const silent = typeof body !== "object" || body === null;
    const byReply = operationBehind(type).settledBy === "the reply";
    return silent && byReply ? { verdict: "done" } : { verdict: "accepted" };
  }
  if (end.outcome === "done") return { verdict: "done" };
  if (end.outcome === "unknown") return { verdict: "unknown" };
  return { verdict: "failed", reason: end.reason ?? "error", ...detailed(end.detail) };
}

function unsure(type: RequestType, detail: string): Verdict {
  const once = operationBehind(type).repeat === "once";
  return once ? { verdict: "unknown", detail } : { verdict: "retry", harmless: false, detail };
}

/** What a verdict is when nothing will be sent again. */
export function finalVerdict(verdict: Verdict): Exclude<Verdict, { readonly verdict: "retry" }> {
  if (verdict.verdict !== "retry") return verdict;
  if (!verdict.harmless) return { verdict: "unknown", ...detailed(verdict.detail) };
  return { verdict: "failed", reason: "error", ...detailed(verdict.detail) };
}

/** The event that settles a command by the reply to its request; undefined while something else will settle it. */
export function settles(
  command: PhoneCommand,
  verdict: Verdict,
): (EventBody & { readonly type: "result" }) | undefined {
  const final = finalVerdict(verdict);
  if (final.verdict === "accepted") return undefined;
  return {
    type: "result",
    command: { id: command.id },
    outcome: final.verdict,
    ...("reason" in final ? { reason: final.reason } : {}),
    ...("detail" in final ? detailed(final.detail) : {}),
  };
}

function detailed(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail };
}
