import type { GraphOperation } from "../operations/operation.ts";
import type { Verdict } from "./verdict.ts";

/** What somebody can do when an operation did not come to a good end. How it is said is for whoever says it. */
export type Remedy =
  /** The reply is longer than is read: ask for less of it. */
  | "ask for less"
  /** It may have happened, and would happen twice: look before it is sent again. */
  | "look first"
  /** It may have happened; sending it again does no harm. */
  | "send again"
  /** The call is over. */
  | "nothing"
  /** No token: the app's id, its secret, its tenant, or the way to Entra. */
  | "check credentials"
  /** The app lacks a permission, or consent to it. */
  | "grant permission"
  | "check ids"
  /** Throttled. */
  | "wait"
  /** Nothing came through to Graph. */
  | "check network"
  /** Graph did not like what was asked. */
  | "check input";

/** Goes by what a verdict says and by what the operation is. Total. */
export function remedyFor({ repeat }: GraphOperation, verdict: Verdict): Remedy {
  const detail = "detail" in verdict ? (verdict.detail ?? "") : "";
  if (detail.endsWith("EXCEEDED_MAX_SIZE")) return "ask for less";
  if (verdict.verdict === "unknown") return repeat === "once" ? "look first" : "send again";
  if ("callGone" in verdict && verdict.callGone) return "nothing";
  if (detail.startsWith("no token")) return "check credentials";
  if ("reason" in verdict && verdict.reason === "refused") return "grant permission";
  if (detail.startsWith("404")) return "check ids";
  if (detail.startsWith("429")) return "wait";
  if (/^[A-Z_]+$/.test(detail)) return "check network";
  return "check input";
}
