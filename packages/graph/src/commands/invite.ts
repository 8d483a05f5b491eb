import type { InvitationParticipantInfo } from "@microsoft/microsoft-graph-types";
import { replacing, targetOf } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface InviteBody {
  readonly participants: readonly InvitationParticipantInfo[];
  readonly clientContext: string;
}

export const invite: Translation<"invite"> = ({ id, to, replaces }, call) => {
  const replaced = replacing(replaces, call);
  if (!replaced) return unsendable("the leg to replace has no call");
  const body: InviteBody = { participants: [{ ...targetOf(to), ...replaced }], clientContext: id };
  return { body };
};
