import type { InvitationParticipantInfo } from "@microsoft/microsoft-graph-types";
import { callIdOf } from "../ids.ts";
import { callPath, type Operation, unsendable } from "./operation.ts";
import { targetOf } from "./target.ts";

interface TransferBody {
  readonly transferTarget: InvitationParticipantInfo;
  readonly clientContext: string;
}

export const transfer: Operation<"transfer"> = {
  request: ({ id, to, replaces }, call) => {
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
    return { method: "POST", path: callPath(call, "transfer"), body };
  },
  replies: { success: "accepted" },
};
