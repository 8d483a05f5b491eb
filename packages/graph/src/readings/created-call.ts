import { callIdOf, normalId } from "../ids.ts";
import { member, nameOf } from "../values.ts";

/** What the reply to `createCall`, or to `getCall`, says of who is who. */
export interface CreatedCall {
  readonly callId: string;
  /** Under which its record will be found. */
  readonly chain?: string;
  /** The bot itself in the call's roster. */
  readonly myParticipantId?: string;
}

/** Undefined when the reply names no call. */
export function readCreatedCall(body: unknown): CreatedCall | undefined {
  const callId = callIdOf(member(body, "id"));
  if (callId === undefined) return undefined;
  const chain = nameOf(member(body, "callChainId"));
  const mine = nameOf(member(body, "myParticipantId"));
  return {
    callId,
    ...(chain === undefined ? {} : { chain: normalId(chain) }),
    ...(mine === undefined ? {} : { myParticipantId: normalId(mine) }),
  };
}
