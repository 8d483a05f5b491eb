import type { InvitationParticipantInfo } from "@microsoft/microsoft-graph-types";
import { replacing, targetOf } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface TransferBody {
  readonly transferTarget: InvitationParticipantInfo;
  readonly clientContext: string;
}

export const transfer: Translation<"transfer"> = ({ id, to, replaces }, call) => {
  const replaced = replacing(replaces, call);
  if (!replaced) return unsendable("the leg to replace has no call");
  const body: TransferBody = {
    // With a call to replace the party on that call takes it over: a consultative transfer.
    transferTarget: { ...targetOf(to), ...replaced },
    clientContext: id,
  };
  return { body };
};
