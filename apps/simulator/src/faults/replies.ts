// How faults change what Graph does with a request.

import type { Clock } from "../clock.ts";
import type { JsonObject } from "../json.ts";
import type { FaultIn } from "./catalogue.ts";
import type { Acting } from "./switches.ts";

export const withholding = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.setTimer(resolve, ms));

/** What is done in place of, before or after the real work. */
export interface Disturbance {
  /** Answered instead; nothing is done. */
  readonly instead?: {
    readonly status: number;
    readonly code: string;
    readonly says: string;
    readonly headers?: JsonObject;
  };
  /** The connection is broken and nothing is done. */
  readonly resets?: true;
  readonly waitBeforeMs?: number;
  readonly waitAfterMs?: number;
  /** The work is done; its answer is lost, or only half of it arrives. */
  readonly answer?: "lost" | "truncated";
}

type Describe = (acting: Acting, now: number) => Disturbance;

const disturbances: Readonly<Record<FaultIn<"request">, Describe>> = {
  throttled: ({ value }, now) => {
    const seconds = value("retryAfter");
    const retryAfter =
      value("retryAfterDate") === 1 ? new Date(now + seconds * 1000).toUTCString() : `${seconds}`;
    return {
      instead: {
        status: 429,
        code: "TooManyRequests",
        says: "Too many requests.",
        ...(seconds > 0 ? { headers: { "retry-after": retryAfter } } : {}),
      },
    };
  },
  serverError: ({ value }) => ({
    instead: { status: value("status"), code: "9999", says: "InternalServiceError" },
  }),
  refused: ({ value }) =>
    value("status") === 401
      ? {
          instead: {
            status: 401,
            code: "InvalidAuthenticationToken",
            says: "Lifetime validation failed, the token is expired.",
          },
        }
      : {
          instead: {
            status: value("status"),
            code: "7504",
            says: "Insufficient enterprise tenant permissions, cannot access this API.",
          },
        },
  hang: ({ value }) => ({ waitBeforeMs: value("ms") }),
  lateReply: ({ value }) => ({ waitAfterMs: value("ms") }),
  lostReply: () => ({ answer: "lost" }),
  reset: () => ({ resets: true }),
  truncated: () => ({ answer: "truncated" }),
};

/** Several faults at once add up; where two say the same thing, the later one does. */
export const disturbanceOf = (acting: readonly Acting<FaultIn<"request">>[], now: number): Disturbance =>
  Object.assign({}, ...acting.map((fault) => disturbances[fault.fault](fault, now)));
