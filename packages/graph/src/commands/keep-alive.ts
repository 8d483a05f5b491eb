import { callPath, type Operation } from "./operation.ts";

export const keepAlive: Operation<"keepAlive"> = {
  request: (_command, call) => ({ method: "POST", path: callPath(call, "keepAlive") }),
  // The page says it: 404 when the call has ended.
  replies: { success: "done", 404: "gone" },
};
