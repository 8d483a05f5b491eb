import { callPath, type Operation } from "./operation.ts";

export const hangUp: Operation<"hangUp"> = {
  request: (_command, call) => ({ method: "DELETE", path: callPath(call) }),
  // What was wanted is so.
  replies: { success: "accepted", 404: "over" },
};
