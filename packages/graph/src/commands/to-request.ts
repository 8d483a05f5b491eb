import type { PhoneCommand } from "@dialtree/flow";
import { commandOperations, type GraphCommandType } from "../operations/behind.ts";
import { graphLimits } from "../operations/limits.ts";
import type { GraphRequest } from "../operations/request.ts";
import {
  addressWithin,
  type CallContext,
  callAddress,
  type Translation,
  type Unsendable,
  unsendable,
} from "./translation.ts";
import { translations } from "./translations.ts";

export type Translated =
  | { readonly request: GraphRequest; readonly unsendable?: undefined }
  | { readonly unsendable: Unsendable; readonly request?: undefined };

export type GraphCommand = PhoneCommand & { readonly type: GraphCommandType };

/** The request that carries a command out. Pure: the same command and call give the same request. */
export function toRequest(command: GraphCommand, call: CallContext): Translated {
  if (command.id === "" || command.id.length > graphLimits.clientContext)
    return unsendable("the command's id is no clientContext");
  // The table pairs each type with its own translation, which the compiler cannot follow through an index.
  const translate = translations[command.type] as Translation<GraphCommandType>;
  const translated = translate(command, call);
  if ("unsendable" in translated) return translated;
  const { within, ...built } = translated;
  const operation = commandOperations[command.type];
  if (command.type === "dial")
    return { request: { type: command.type, ...addressWithin(operation), ...built } };
  if (call.callId === undefined) return unsendable("the leg has no call");
  return { request: { type: command.type, ...callAddress(operation, call.callId, within), ...built } };
}
