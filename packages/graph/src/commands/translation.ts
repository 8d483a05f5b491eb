import type { FailureReason, LegName, PhoneCommand, PhoneCommandType, Prompt } from "@dialtree/flow";
import { callIdOf } from "../ids.ts";
import { graphOperations, type OperationName } from "../operations/registry.ts";
import { type GraphRequest, pathOf } from "../operations/request.ts";

/**
 * Where Graph fetches a prompt, and the key under which it keeps it: new audio needs a new key. Without a key nothing asks
 * Graph to keep it.
 */
export interface PromptPlace {
  readonly uri: string;
  readonly resourceId?: string;
}
export type PromptLocator = (prompt: Prompt) => PromptPlace | undefined;

/** What a request needs to know beside the command. */
export interface CallContext {
  /** Graph's id of the call that is the command's leg; of one that is only about to be called there is none. */
  readonly callId?: string | undefined;
  /** Where further notifications of the call go; it carries the session's key and its signature. */
  readonly callbackUri: string;
  readonly locatePrompt: PromptLocator;
  /** Prompts that Graph may fetch while it is still connecting. */
  readonly preFetch?: readonly PromptPlace[];
  /** The tenant that the call lives in. */
  readonly tenantId?: string;
  /** The resource account that phones are called from. */
  readonly from?: { readonly id: string; readonly name?: string };
  /** Graph's id of another leg of the session. */
  readonly callOfLeg?: (leg: LegName) => string | undefined;
  /** Graph's id of the caller among those in the call; asked for only by what is done with them alone. */
  readonly participant?: string | undefined;
}

/** Why no request can be made of a command. Nothing was sent: the command has failed. */
export interface Unsendable {
  readonly reason: FailureReason;
  readonly detail: string;
}

/** How a type of command becomes a request. What else it is at Graph stands in the table of operations. */
export type Translation<T extends PhoneCommandType> = (
  command: PhoneCommand & { readonly type: T },
  call: CallContext,
) => Built | { readonly unsendable: Unsendable };

/** `within`: ids in the address beside the call's. */
interface Built {
  readonly within?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export function unsendable(detail: string): { readonly unsendable: Unsendable } {
  return { unsendable: { reason: "error", detail } };
}

/** The address of a call, or of what a command does with it. */
export function callAddress(
  name: OperationName,
  callId: string,
  within: Readonly<Record<string, string>> = {},
): Pick<GraphRequest, "method" | "path"> {
  if (callIdOf(callId) === undefined) throw new TypeError("A request needs the id of a call.");
  return addressWithin(name, { ...within, call: callId });
}

/** The address of what needs no call. */
export function addressWithin(
  name: OperationName,
  ids: Readonly<Record<string, string>> = {},
): Pick<GraphRequest, "method" | "path"> {
  const operation = graphOperations[name];
  return { method: operation.method, path: pathOf(operation, ids) };
}
