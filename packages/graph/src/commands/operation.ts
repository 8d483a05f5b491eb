import type { CallCommand, CommandType, FailureReason, LegName, Prompt } from "@dialtree/flow";
import { callIdOf } from "../ids.ts";
import type { Replies } from "../replies/index.ts";

/** What Graph takes at most. */
export const graphLimits = {
  prompts: 20,
  redirectTargets: 25,
  /** Seconds that a redirected call may ring (call-redirect page). */
  ringSeconds: { least: 15, most: 90 },
} as const;

/** Where Graph fetches a prompt, and the key under which it keeps it: new audio needs a new key. */
export interface PromptPlace {
  readonly uri: string;
  readonly resourceId: string;
}
export type PromptLocator = (prompt: Prompt) => PromptPlace | undefined;

/** What a request needs to know beside the command. */
export interface CallContext {
  /** Graph's id of the call that is the command's leg. */
  readonly callId: string;
  /** Where further notifications of the call go; it carries the session's key and its signature. */
  readonly callbackUri: string;
  readonly locatePrompt: PromptLocator;
  /** Prompts that Graph may fetch while it is still connecting. */
  readonly preFetch?: readonly PromptPlace[];
  /** Graph's id of another leg of the session. */
  readonly callOfLeg?: (leg: LegName) => string | undefined;
}

/** All that can be asked of Graph: the commands, and how a call is. */
export type RequestType = CommandType | "getCall";

/** A request to Graph as data. `path` begins behind the version: `/communications/calls/…`. */
export interface GraphRequest {
  readonly type: RequestType;
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: object;
}

/** Why no request can be made of a command. Nothing was sent: the command has failed. */
export interface Unsendable {
  readonly reason: FailureReason;
  readonly detail: string;
}

/** Everything that one type of command is at Graph. */
export interface Operation<T extends CommandType> {
  readonly request: (
    command: CallCommand & { readonly type: T },
    call: CallContext,
  ) => Pick<GraphRequest, "method" | "path" | "body"> | { readonly unsendable: Unsendable };
  /** What Graph's replies mean, where it differs from what they always mean. */
  readonly replies: Replies;
}

export function unsendable(detail: string): { readonly unsendable: Unsendable } {
  return { unsendable: { reason: "error", detail } };
}

/** The address of a call or of something one can do with it. */
export function callPath({ callId }: Pick<CallContext, "callId">, action?: string): string {
  const id = callIdOf(callId);
  if (id === undefined) throw new TypeError("A request needs the id of a call.");
  return `/communications/calls/${id}${action === undefined ? "" : `/${action}`}`;
}
