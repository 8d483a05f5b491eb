import type { FailureReason } from "@dialtree/flow";
import type { ResultInfo } from "./result-info.ts";

/** Why something failed, by the numbers in a `resultInfo`. */
export interface Failure {
  readonly code: number;
  readonly subcode: number;
  readonly reason: FailureReason;
  readonly says: string;
  readonly source:
    | "call-transfer page"
    | "call-cancelmediaprocessing page"
    // As calls of a bot end that nobody picks up; no page shows an invitation that fails.
    | "captures of calls, inferred"
    // The same media back end is documented for Azure Communication Services; Graph's pages leave these out.
    | "Azure Call Automation, inferred";
}

export const failures: readonly Failure[] = [
  {
    code: 200,
    subcode: 5002,
    reason: "no-answer",
    says: "nobody picked up",
    source: "captures of calls, inferred",
  },
  {
    code: 500,
    subcode: 7000,
    reason: "error",
    says: "a blind transfer failed",
    source: "call-transfer page",
  },
  {
    code: 500,
    subcode: 7700,
    reason: "error",
    says: "a consultative transfer failed",
    source: "call-transfer page",
  },
  {
    code: 400,
    subcode: 8508,
    reason: "cancelled",
    says: "cancelled",
    source: "call-cancelmediaprocessing page",
  },
  {
    code: 400,
    subcode: 8510,
    reason: "silence",
    says: "nobody spoke",
    source: "Azure Call Automation, inferred",
  },
  {
    code: 500,
    subcode: 8511,
    reason: "error",
    says: "the prompt could not be played",
    source: "Azure Call Automation, inferred",
  },
  {
    code: 500,
    subcode: 8512,
    reason: "error",
    says: "a fault at Microsoft",
    source: "Azure Call Automation, inferred",
  },
  {
    code: 400,
    subcode: 8535,
    reason: "error",
    says: "the audio has a wrong format",
    source: "Azure Call Automation, inferred",
  },
  {
    code: 400,
    subcode: 8536,
    reason: "error",
    says: "the audio could not be fetched",
    source: "Azure Call Automation, inferred",
  },
];

/**
 * What the class of a code means where the subcode is not in the table. Inferred: Graph takes these from SIP, whose
 * meanings they keep wherever a page explains one (408, 480).
 */
export const failureClasses: readonly { readonly code: number; readonly reason: FailureReason }[] = [
  { code: 403, reason: "refused" },
  { code: 404, reason: "unreachable" },
  { code: 408, reason: "no-answer" },
  { code: 410, reason: "unreachable" },
  { code: 480, reason: "unreachable" },
  { code: 486, reason: "busy" },
  { code: 487, reason: "cancelled" },
  { code: 600, reason: "busy" },
  { code: 603, reason: "declined" },
];

export function failureReason({ code, subcode }: ResultInfo): FailureReason {
  const known = failures.find((failure) => failure.code === code && failure.subcode === subcode);
  return known?.reason ?? failureClasses.find((entry) => entry.code === code)?.reason ?? "error";
}
