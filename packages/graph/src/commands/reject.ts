import type { RejectReason } from "@dialtree/flow";
import type { RejectReason as GraphReason } from "@microsoft/microsoft-graph-types";
import { callPath, type Operation } from "./operation.ts";

// "forbidden" would say that this caller may not call; nobody asked for that.
const reasons: Readonly<Record<RejectReason, GraphReason>> = { busy: "busy", declined: "none" };

export const reject: Operation<"reject"> = {
  request: ({ reason }, call) => ({
    method: "POST",
    path: callPath(call, "reject"),
    body: { reason: reasons[reason], callbackUri: call.callbackUri },
  }),
  replies: { success: "accepted" },
};
