// Every resultInfo that this simulator sends. `seen` says how sure we are: written on Microsoft's pages, observed in
// public captures, or chosen because neither says anything.

import { type JsonObject, typed } from "../json.ts";
import type { Outcome } from "../media/queue.ts";
import type { Someone } from "./parties.ts";

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
  // A call of the bot's does not come about. Unanswered as captures show it; the codes of the others are SIP's.
  nobodyAnswered: { code: 200, subcode: 5002, says: "The conversation has ended.", seen: "observed" },
  calleeDeclined: { code: 603, subcode: 10076, says: "The callee has declined.", seen: "chosen" },
  calleeBusy: { code: 486, subcode: 10076, says: "The callee is busy.", seen: "chosen" },
  calleeOffline: { code: 480, subcode: 10037, says: "No callee endpoints were found.", seen: "documented" },
  calleeNoRoute: { code: 480, subcode: 10134, says: "The call cannot be routed.", seen: "documented" },
  nobodyJoined: { code: 200, subcode: 5013, says: "Nobody has joined the call.", seen: "documented" },
  // A group call ends for the bot.
  lobbyTimeout: {
    code: 200,
    subcode: 5855,
    says: "Nobody has let it in from the lobby.",
    seen: "documented",
  },
  lastOneLeft: { code: 200, subcode: 5010, says: "One participant has remained.", seen: "documented" },
  dropped: { code: 200, subcode: 5300, says: "The participant was removed.", seen: "chosen" },
  // A transfer fails and the call goes on.
  transferFailed: { code: 500, subcode: 7000, says: "The transfer has failed.", seen: "documented" },
  consultativeFailed: {
    code: 500,
    subcode: 7700,
    says: "The consultative transfer has failed.",
    seen: "documented",
  },
  // A media operation ends. The numbers of the first four stand on the pages; the others belong to the same media back
  // end, which Communication Services documents.
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
  maxDuration: {
    code: 200,
    subcode: 8515,
    says: "Action completed, max record duration reached.",
    seen: "documented",
  },
  stopTone: { code: 200, subcode: 8514, says: "Action completed, stop tone detected.", seen: "chosen" },
  initialSilence: {
    code: 400,
    subcode: 8510,
    says: "Action failed, initial silence timeout reached.",
    seen: "chosen",
  },
  promptFailed: {
    code: 500,
    subcode: 8511,
    says: "Action failed, prompt could not be played.",
    seen: "chosen",
  },
  mediaFailed: { code: 500, subcode: 8512, says: "Action failed, internal error.", seen: "chosen" },
} as const satisfies Record<string, Result>;

export type ResultName = keyof typeof results;

interface End {
  readonly status: "completed" | "failed";
  readonly result: ResultName;
  readonly completionReason: string;
}
const end = (status: End["status"], result: ResultName, completionReason: string): End => ({
  status,
  result,
  completionReason,
});

/** How a prompt's end is told. `completionReason` is a beta property, but present on the v1.0 wire. */
export const promptEnds = {
  completed: end("completed", "played", "completedSuccessfully"),
  cancelled: end("failed", "cancelled", "mediaOperationCanceled"),
  formatWrong: end("failed", "formatWrong", "unknown"),
  downloadFailed: end("failed", "downloadFailed", "unknown"),
} as const satisfies Partial<Record<Outcome, End>>;

/** How a recording's end is told. */
export const recordEnds = {
  stopTone: end("completed", "stopTone", "stopToneDetected"),
  maxDuration: end("completed", "maxDuration", "maxRecordDurationReached"),
  maxSilence: end("completed", "played", "maxSilenceTimeout"),
  initialSilence: end("failed", "initialSilence", "initialSilenceTimeout"),
  cancelled: end("failed", "cancelled", "operationCanceled"),
  formatWrong: end("failed", "formatWrong", "playPromptFailed"),
  downloadFailed: end("failed", "downloadFailed", "playPromptFailed"),
  promptFailed: end("failed", "promptFailed", "playPromptFailed"),
  beepFailed: end("failed", "mediaFailed", "playBeepFailed"),
  mediaTimeout: end("failed", "mediaFailed", "mediaReceiveTimeout"),
  unspecified: end("failed", "mediaFailed", "unspecifiedError"),
} as const satisfies Partial<Record<Outcome, End>>;

/** How the end of sending keys is told: the documented notifications are completed even when it failed. */
export const sendEnds = {
  completed: "completedSuccessfully",
  cancelled: "mediaOperationCanceled",
  unknown: "unknown",
} as const satisfies Partial<Record<Outcome, string>>;

/** A caller's hang-up has another code on the telephone network than in Teams. */
export const hangUpOf = (caller: Someone): ResultName =>
  caller.kind === "phone" || caller.kind === "withheld" ? "phoneLeft" : "peerLeft";

/** Results whose text has no diagnosis at its end: those of prompts, and the documented one of a transfer. */
const plainTexts: ReadonlySet<ResultName> = new Set([
  ...[...Object.values(promptEnds), ...Object.values(recordEnds)].map(({ result }): ResultName => result),
  "transferCompleted",
]);

export function resultInfo(name: ResultName): JsonObject {
  const { code, subcode, says } = results[name];
  // On the wire, texts about calls end like this; graceful ends with 0.
  const diagnosis = plainTexts.has(name) ? "" : ` DiagCode: ${code === 200 ? 0 : code}#${subcode}.@`;
  return typed("resultInfo", { code, subcode, message: `${says}${diagnosis}` });
}
