import type { Modality, ServiceHostedMediaConfig } from "@microsoft/microsoft-graph-types";
import { callPath, type Operation } from "./operation.ts";
import type { Typed } from "./target.ts";

interface AnswerBody {
  readonly callbackUri: string;
  readonly acceptedModalities: Modality[];
  readonly mediaConfig: Typed<ServiceHostedMediaConfig>;
}

export const answer: Operation<"answer"> = {
  request: (_command, call) => {
    const body: AnswerBody = {
      callbackUri: call.callbackUri,
      acceptedModalities: ["audio"],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: (call.preFetch ?? []).map(({ uri, resourceId }) => ({ uri, resourceId })),
      },
    };
    return { method: "POST", path: callPath(call, "answer"), body };
  },
  replies: { success: "accepted" },
};
