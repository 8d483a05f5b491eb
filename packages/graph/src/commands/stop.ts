import { callPath, type Operation } from "./operation.ts";

export const stop: Operation<"stop"> = {
  request: ({ id }, call) => ({
    method: "POST",
    path: callPath(call, "cancelMediaProcessing"),
    body: { clientContext: id },
  }),
  replies: { success: "operation" },
};
