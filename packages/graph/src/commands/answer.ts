import type { Modality, ServiceHostedMediaConfig } from "@microsoft/microsoft-graph-types";
import type { Typed } from "./target.ts";
import type { Translation } from "./translation.ts";

interface AnswerBody {
  readonly callbackUri: string;
  readonly acceptedModalities: Modality[];
  readonly mediaConfig: Typed<ServiceHostedMediaConfig>;
}

export const answer: Translation<"answer"> = (_command, call) => {
  const body: AnswerBody = {
    callbackUri: call.callbackUri,
    acceptedModalities: ["audio"],
    mediaConfig: {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
      preFetchMedia: (call.preFetch ?? []).map(({ uri, resourceId }) => ({ uri, resourceId })),
    },
  };
  return { body };
};
