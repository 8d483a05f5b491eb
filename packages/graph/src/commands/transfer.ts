import type { InvitationParticipantInfo } from "@microsoft/microsoft-graph-types";
import { callIdOf } from "../ids.ts";
import { targetOf } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface TransferBody {
  readonly transferTarget: InvitationParticipantInfo;
  readonly clientContext: string;
}

export const transfer: Translation<"transfer"> = ({ id, to, replaces }, call) => {
  const replacesCallId = replaces === undefined ? undefined : callIdOf(call.callOfLeg?.(replaces));
  if (replaces !== undefined && replacesCallId === undefined)
    return unsendable("the leg to replace has no call");
  const body: TransferBody = {
    transferTarget: {
      ...targetOf(to),
      // The party on that call takes it over: a consultative transfer.
      ...(replacesCallId === undefined ? {} : { replacesCallId }),
    },
    clientContext: id,
  };
  return { body };
};
