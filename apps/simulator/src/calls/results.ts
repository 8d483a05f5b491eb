// Every resultInfo that this simulator sends. `seen` says how sure we are: written on Microsoft's pages, observed in
// public captures, or chosen because neither says anything.

import { type JsonObject, typed } from "../json.ts";
import type { Outcome } from "../media/queue.ts";
import type { Caller } from "./parties.ts";

interface Result {
  readonly code: number;
  readonly subcode: number;
  readonly says: string;
  readonly seen: "documented" | "observed" | "chosen";
}

const results = {
  // A call ends.
  endedByBot: { code: 200, subcode: 7000, says: "The conversation has ended.", seen: "documented" },
  peerLeft: { code: 200, subcode: 5002, says: "The conversation has ended.", seen: "observed" },
  phoneLeft: { code: 200, subcode: 560000, says: "The PSTN user has ended the call.", seen: "documented" },
  transferCompleted: { code: 200, subcode: 7015, says: "GracefulTransferCompleted", seen: "documented" },
  replaced: { code: 200, subcode: 5003, says: "The conversation has ended.", seen: "chosen" },
  notAnswered: { code: 408, subcode: 8544, says: "Callee could not be reached.", seen: "observed" },
  notKeptAlive: { code: 408, subcode: 8537, says: "Call terminated, keepAlive timeout.", seen: "documented" },
  redirectNotAnswered: { code: 408, subcode: 10057, says: "No signaling from callee.", seen: "chosen" },
  redirectRefused: { code: 480, subcode: 10076, says: "The callee is unreachable.", seen: "chosen" },
  redirectNoRoute: { code: 480, subcode: 10134, says: "The call cannot be routed.", seen: "chosen" },
  // A transfer fails and the call goes on.
  transferFailed: { code: 500, subcode: 7000, says: "The transfer has failed.", seen: "documented" },
  consultativeFailed: {
    code: 500,
    subcode: 7700,
    says: "The consultative transfer has failed.",
    seen: "documented",
  },
  // A prompt ends.
  played: { code: 200, subcode: 0, says: "Action completed successfully.", seen: "documented" },
  cancelled: {
    code: 400,
    subcode: 8508,
    says: "Action failed, the operation was cancelled.",
    seen: "documented",
  },
  formatWrong: {
    code: 400,
    subcode: 8535,
    says: "Action failed, file format is invalid.",
    seen: "chosen",
  },
  downloadFailed: {
    code: 400,
    subcode: 8536,
    says: "Action failed, file could not be downloaded.",
    seen: "chosen",
  },
} as const satisfies Record<string, Result>;

export type ResultName = keyof typeof results;

/** How a prompt's end is told. `completionReason` is a beta property, but present on the v1.0 wire. */
export const promptEnds = {
  completed: { status: "completed", result: "played", completionReason: "completedSuccessfully" },
  cancelled: { status: "failed", result: "cancelled", completionReason: "mediaOperationCanceled" },
  formatWrong: { status: "failed", result: "formatWrong", completionReason: "unknown" },
  downloadFailed: { status: "failed", result: "downloadFailed", completionReason: "unknown" },
} as const satisfies Record<Outcome, { status: string; result: ResultName; completionReason: string }>;

/** A caller's hang-up has another code on the telephone network than in Teams. */
export const hangUpOf = (caller: Caller): ResultName =>
  caller.kind === "phone" || caller.kind === "withheld" ? "phoneLeft" : "peerLeft";

/** Results whose text has no diagnosis at its end: those of prompts, and the documented one of a transfer. */
const plainTexts: ReadonlySet<ResultName> = new Set([
  ...Object.values(promptEnds).map(({ result }): ResultName => result),
  "transferCompleted",
]);

export function resultInfo(name: ResultName): JsonObject {
  const { code, subcode, says } = results[name];
  // On the wire, texts about calls end like this; graceful ends with 0.
  const diagnosis = plainTexts.has(name) ? "" : ` DiagCode: ${code === 200 ? 0 : code}#${subcode}.@`;
  return typed("resultInfo", { code, subcode, message: `${says}${diagnosis}` });
}
