import { callPath, type Operation } from "./operation.ts";

export const listen: Operation<"listen"> = {
  request: ({ id }, call) => ({
    method: "POST",
    path: callPath(call, "subscribeToTone"),
    body: { clientContext: id },
  }),
  replies: { success: "operation" },
};
