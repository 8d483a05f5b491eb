import type { EventBody } from "@dialtree/flow";
import type { News } from "../notifications/news.ts";
import { readOperation } from "../notifications/operation.ts";
import type { GraphRequest } from "../operations/request.ts";
import { member, textOf } from "../values.ts";
import { callAddress } from "./translation.ts";

/** How the operations of a call are: asked when the end of one may not have been told. */
export function listOperations(callId: string): GraphRequest {
  return { type: "listOperations", ...callAddress("listOperations", callId) };
}

/**
 * How the operation of a command is. `missing`: Graph names the call's operations, and this one is not among them, because it
 * is over or because Graph never names such. `unknown`: the answer says neither.
 */
export type OperationProgress =
  | { readonly is: "running" | "missing" | "unknown" }
  | {
      readonly is: "over";
      readonly event: EventBody & { readonly type: "result" };
      readonly news?: News;
    };

/** Reads of the answer to `listOperations` how the operation of this command is. */
export function readProgress(body: unknown, command: string): OperationProgress {
  const operations = member(body, "value");
  if (!Array.isArray(operations)) return { is: "unknown" };
  const found = operations.find((one) => textOf(member(one, "clientContext")) === command);
  if (found === undefined)
    return { is: member(body, "@odata.nextLink") === undefined ? "missing" : "unknown" };
  const read = readOperation(found, undefined);
  if (!("event" in read) || read.event.type !== "result") return { is: "running" };
  return { is: "over", event: read.event, ...(read.news ? { news: read.news } : {}) };
}
