import type { CallCommand, CommandType } from "@dialtree/flow";
import { maxClientContext } from "../notifications/operation.ts";
import {
  type CallContext,
  type GraphRequest,
  type Operation,
  type Unsendable,
  unsendable,
} from "./operation.ts";
import { operations } from "./operations.ts";

export type Translated =
  | { readonly request: GraphRequest; readonly unsendable?: undefined }
  | { readonly unsendable: Unsendable; readonly request?: undefined };

/** The request that carries a command out. Pure: the same command and call give the same request. */
export function toRequest(command: CallCommand, call: CallContext): Translated {
  if (command.id === "" || command.id.length > maxClientContext)
    return unsendable("the command's id is no clientContext");
  // The table pairs each type with its own operation, which the compiler cannot follow through an index.
  const operation = operations[command.type] as Operation<CommandType>;
  const built = operation.request(command, call);
  return "unsendable" in built ? built : { request: { type: command.type, ...built } };
}
