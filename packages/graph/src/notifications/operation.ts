import type { FailureReason, Outcome } from "@dialtree/flow";
import { detailOf, failureReason, isFailure, type ResultInfo, readResultInfo } from "../codes/index.ts";
import { graphLimits } from "../operations/limits.ts";
import { member, oneOf, textOf } from "../values.ts";
import type { Fact } from "./call.ts";
import type { NotifiedEvent } from "./item.ts";
import { readOperationNews } from "./operation-news.ts";

const statuses = ["notStarted", "running", "completed", "failed"] as const;
const completions = [
  "completedSuccessfully",
  "mediaOperationCanceled",
  "operationCanceled",
  "initialSilenceTimeout",
  "unknown",
] as const;

export interface OperationEnd {
  readonly outcome: Outcome;
  readonly reason?: FailureReason;
  readonly detail?: string;
}

/** Reads news of an operation: its clientContext is the id of the command that started it. */
export function readOperation(
  operation: unknown,
  change: "created" | "updated" | "deleted" | undefined,
): Fact {
  const id = textOf(member(operation, "clientContext"));
  const end = readOperationEnd(operation, change === "deleted");
  const news = readOperationNews(operation, end);
  const told = news ? { news } : {};
  if (id === undefined || id.length > graphLimits.clientContext) return { ignored: "no command", ...told };
  if (!end) return { ignored: "nothing to tell", ...told };
  const event: NotifiedEvent = { type: "result", command: { id }, ...end };
  return { event, key: `result ${id}`, ...told };
}

/**
 * How an operation ended, from a notification or from the reply that started it; undefined while it runs. `over` is
 * known from elsewhere: a deleted operation has ended, whatever its status says.
 */
export function readOperationEnd(operation: unknown, over: boolean): OperationEnd | undefined {
  const status = oneOf(member(operation, "status"), statuses);
  if (status !== "completed" && status !== "failed" && !over) return undefined;
  const completion = oneOf(member(operation, "completionReason"), completions);
  const info = readResultInfo(operation);
  // A cancelled operation is called completed by some types and failed by others.
  if (completion === "mediaOperationCanceled" || completion === "operationCanceled")
    return failed(info, "cancelled");
  // That nobody spoke is told as a failure, but nothing has failed.
  if (completion === "initialSilenceTimeout") return failed(info, "silence");
  if (status === "failed" || isFailure(info)) return failed(info, failureReason(info));
  if (completion === "unknown") return failed(info, "error");
  if (status === "completed" || completion === "completedSuccessfully" || info.code !== undefined) {
    return { outcome: "done" };
  }
  return { outcome: "unknown" };
}

function failed(info: ResultInfo, reason: FailureReason): OperationEnd {
  const detail = detailOf(info);
  return { outcome: "failed", reason, ...(detail === undefined ? {} : { detail }) };
}
