import type { PhoneCommandType } from "@dialtree/flow";
import type { RequestType } from "../replies/request-type.ts";
import type { GraphOperation } from "./operation.ts";
import { graphOperations, type OperationName } from "./registry.ts";

/** The commands that Graph carries out. What was recorded is handed on by the server itself. */
export type GraphCommandType = Exclude<PhoneCommandType, "deliver">;

/** What each command of a flow is at Graph. A new command does not compile until it stands here. */
export const commandOperations = {
  answer: "answer",
  reject: "reject",
  redirect: "redirect",
  listen: "subscribeToTone",
  play: "playPrompt",
  record: "recordResponse",
  sendTones: "sendDtmfTones",
  stop: "cancelMediaProcessing",
  transfer: "transfer",
  dial: "createCall",
  invite: "invite",
  mute: "mute",
  unmute: "unmute",
  hold: "startHoldMusic",
  takeBack: "stopHoldMusic",
  keepAlive: "keepAlive",
  hangUp: "deleteCall",
} as const satisfies { readonly [T in GraphCommandType]: OperationName };

/** The operation that a request is, whichever of its names the request goes by. */
export function operationBehind(type: RequestType): GraphOperation {
  return graphOperations[
    Object.hasOwn(commandOperations, type)
      ? commandOperations[type as GraphCommandType]
      : (type as OperationName)
  ];
}
