import type { InvitationParticipantInfo } from "@microsoft/microsoft-graph-types";
import { callPath, graphLimits, type Operation, unsendable } from "./operation.ts";
import { targetOf } from "./target.ts";

interface RedirectBody {
  readonly targets: InvitationParticipantInfo[];
  readonly timeout: number;
  readonly callbackUri: string;
}

export const redirect: Operation<"redirect"> = {
  request: ({ to, ringSeconds }, call) => {
    if (to.length === 0 || to.length > graphLimits.redirectTargets)
      return unsendable(`${to.length} targets to redirect to`);
    const { least, most } = graphLimits.ringSeconds;
    const body: RedirectBody = {
      targets: to.map(targetOf),
      timeout: Math.min(most, Math.max(least, Math.round(ringSeconds))),
      callbackUri: call.callbackUri,
    };
    return { method: "POST", path: callPath(call, "redirect"), body };
  },
  replies: { success: "accepted" },
};
