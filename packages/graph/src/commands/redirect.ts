import type { InvitationParticipantInfo } from "@microsoft/microsoft-graph-types";
import { graphLimits } from "../operations/limits.ts";
import { targetOf } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface RedirectBody {
  readonly targets: InvitationParticipantInfo[];
  readonly timeout: number;
  readonly callbackUri: string;
}

export const redirect: Translation<"redirect"> = ({ to, ringSeconds }, call) => {
  if (to.length === 0 || to.length > graphLimits.redirectTargets)
    return unsendable(`${to.length} targets to redirect to`);
  const { least, most } = graphLimits.ringSeconds;
  const body: RedirectBody = {
    targets: to.map(targetOf),
    timeout: Math.min(most, Math.max(least, Math.round(ringSeconds))),
    callbackUri: call.callbackUri,
  };
  return { body };
};
