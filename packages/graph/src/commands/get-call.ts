import type { GraphRequest } from "../operations/request.ts";
import { at, member, oneOf } from "../values.ts";
import { callAddress } from "./translation.ts";

/** How a call is: asked before a command is repeated whose first sending has an unknown end. */
export function getCall(callId: string): GraphRequest {
  return { type: "getCall", ...callAddress("getCall", callId) };
}

export interface CallStatus {
  /** `leaving`: a transfer or redirect is under way, or the call is being ended. */
  readonly state: "ringing" | "connecting" | "connected" | "leaving" | "ended" | "unknown";
  readonly mediaFlows: boolean;
}

const states = {
  incoming: "ringing",
  establishing: "connecting",
  established: "connected",
  hold: "connected",
  transferring: "leaving",
  transferAccepted: "leaving",
  redirecting: "leaving",
  terminating: "leaving",
  terminated: "ended",
} as const;
const names = Object.keys(states) as (keyof typeof states)[];

/** Reads the answer to `getCall`. */
export function readCallStatus(body: unknown): CallStatus {
  const state = oneOf(member(body, "state"), names);
  return {
    state: state === undefined || state === "other" ? "unknown" : states[state],
    mediaFlows: oneOf(at(body, "mediaState", "audio"), ["active"]) === "active",
  };
}
