import type { EndReason, FailureReason } from "@dialtree/flow";
import { failureReason } from "./failures.ts";
import type { ResultInfo } from "./result-info.ts";

/** How a call ended, by the numbers Graph gives. */
export interface Ending {
  /** 200 stands for all graceful ends: older pages write 0. */
  readonly code: number;
  readonly subcode: number;
  /** Left out where Graph does not say who ended it: then whoever asked for an end last did, or else the other side. */
  readonly reason?: EndReason;
  readonly says: string;
  readonly source: "call-delete page" | "call-transfer page" | "public issues";
}

export const endings: readonly Ending[] = [
  {
    code: 200,
    subcode: 4097,
    reason: "remote",
    says: "another participant ended it",
    source: "call-delete page",
  },
  {
    code: 200,
    subcode: 4521,
    reason: "remote",
    says: "the other party ended it",
    source: "call-delete page",
  },
  { code: 200, subcode: 5000, reason: "remote", says: "removed by someone else", source: "call-delete page" },
  { code: 200, subcode: 5001, says: "the conversation has ended", source: "call-delete page" },
  { code: 200, subcode: 5002, says: "all others have left", source: "call-delete page" },
  { code: 200, subcode: 5003, says: "the conversation has ended", source: "call-delete page" },
  { code: 200, subcode: 5007, reason: "remote", says: "who started it has left", source: "call-delete page" },
  { code: 200, subcode: 5010, says: "one participant remained", source: "call-delete page" },
  { code: 200, subcode: 5012, says: "nobody was left", source: "call-delete page" },
  { code: 200, subcode: 5013, reason: "unanswered", says: "nobody joined", source: "call-delete page" },
  { code: 200, subcode: 5014, reason: "unanswered", says: "no host came", source: "call-delete page" },
  { code: 200, subcode: 5020, says: "only hidden participants were left", source: "call-delete page" },
  {
    code: 200,
    subcode: 5030,
    reason: "remote",
    says: "the breakout room closed",
    source: "call-delete page",
  },
  { code: 200, subcode: 5300, reason: "remote", says: "removed", source: "call-delete page" },
  {
    code: 200,
    subcode: 5855,
    reason: "unanswered",
    says: "waited too long in the lobby",
    source: "call-delete page",
  },
  { code: 200, subcode: 7000, reason: "local", says: "ended by the bot", source: "call-delete page" },
  {
    code: 200,
    subcode: 7015,
    reason: "transferred",
    says: "the transfer is complete",
    source: "call-transfer page",
  },
  { code: 200, subcode: 10550, reason: "local", says: "ended by the bot", source: "call-delete page" },
  { code: 200, subcode: 18503, reason: "remote", says: "the other party left", source: "call-delete page" },
  { code: 200, subcode: 540000, reason: "remote", says: "the phone hung up", source: "call-delete page" },
  { code: 200, subcode: 560000, reason: "remote", says: "the phone hung up", source: "call-delete page" },
  {
    code: 408,
    subcode: 1106,
    reason: "lost",
    says: "the answer was not confirmed",
    source: "call-delete page",
  },
  { code: 408, subcode: 8537, reason: "lost", says: "no keepAlive came in time", source: "call-delete page" },
  {
    code: 408,
    subcode: 8544,
    reason: "unanswered",
    says: "the callee could not be reached",
    source: "public issues",
  },
  {
    code: 408,
    subcode: 10057,
    reason: "unanswered",
    says: "no sign of the callee",
    source: "call-delete page",
  },
  {
    code: 410,
    subcode: 301005,
    reason: "lost",
    says: "the media connection failed",
    source: "call-delete page",
  },
  {
    code: 480,
    subcode: 10037,
    reason: "unanswered",
    says: "the callee is signed in nowhere",
    source: "call-delete page",
  },
  {
    code: 480,
    subcode: 10076,
    reason: "unanswered",
    says: "the callee is unreachable",
    source: "call-delete page",
  },
  {
    code: 480,
    subcode: 10134,
    reason: "unanswered",
    says: "no route to the callee",
    source: "call-delete page",
  },
  {
    code: 480,
    subcode: 10199,
    reason: "rejected",
    says: "the callee takes no private calls",
    source: "call-delete page",
  },
  {
    code: 500,
    subcode: 1005,
    reason: "lost",
    says: "the bot's media connection failed",
    source: "call-delete page",
  },
  { code: 500, subcode: 3003, reason: "lost", says: "a fault at Microsoft", source: "public issues" },
  { code: 500, subcode: 7106, reason: "lost", says: "a fault at Microsoft", source: "public issues" },
];

/** Why a call ended. An error that is not in the table took the call away from both sides: `lost`. */
export function endReason(info: ResultInfo): EndReason | undefined {
  const known = endingOf(info);
  if (known) return known.reason;
  return isGraceful(info) ? undefined : "lost";
}

/** Why somebody who was called has not picked up, as far as numbers say; undefined for calls that had begun. */
export function whyUnanswered(info: ResultInfo): FailureReason | undefined {
  const known = endingOf(info);
  const isUnanswered = !known || known.reason === "unanswered" || known.reason === "rejected";
  if (isGraceful(info) || !isUnanswered) return undefined;
  const reason = failureReason(info);
  return reason === "error" ? undefined : reason;
}

function endingOf(info: ResultInfo): Ending | undefined {
  const { code, subcode } = info;
  return endings.find(
    (ending) => ending.subcode === subcode && (isGraceful(info) ? ending.code === 200 : ending.code === code),
  );
}

function isGraceful({ code }: ResultInfo): boolean {
  return code === undefined || code < 300;
}
