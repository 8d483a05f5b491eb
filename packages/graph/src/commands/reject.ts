import type { RejectReason } from "@dialtree/flow";
import type { RejectReason as GraphReason } from "@microsoft/microsoft-graph-types";
import type { Translation } from "./translation.ts";

// "forbidden" would say that this caller may not call; nobody asked for that.
const reasons: Readonly<Record<RejectReason, GraphReason>> = { busy: "busy", declined: "none" };

export const reject: Translation<"reject"> = ({ reason }, call) => ({
  body: { reason: reasons[reason], callbackUri: call.callbackUri },
});
