import { message } from "../messages/message.ts";
import { ApiError } from "./errors.ts";
import { eventsOf } from "./event-stream.ts";
import { client, refusal, type Schemas, unreachable } from "./http.ts";
import type { DespiteScenarios } from "./preflight.ts";
import type { WayLive } from "./rollouts.ts";

export type Publication = Schemas["Publication"];

/** How far a publish has come: texts spoken and recordings found, of all there are. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Publishes a revision to an environment, telling how far it has come; the signal stops it. @throws ApiError */
export async function publishFlow(
  id: string,
  words: string,
  revision: number,
  environment: string,
  way: WayLive,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  despiteScenarios?: DespiteScenarios,
): Promise<Publication> {
  const params = { path: { id } };
  const body = {
    message: words,
    revision,
    environment,
    ...way,
    ...(despiteScenarios ? { despiteScenarios } : {}),
  };
  const asked = client.POST("/api/flows/{id}/publishing", { params, body, parseAs: "stream", signal });
  const { data, error, response } = await asked.catch(stoppedOr(signal));
  if (!data || !response.ok) throw refusal(response, error);
  try {
    for await (const event of eventsOf<Schemas["PublishingEvent"]>(data)) {
      if (event.type === "published") return event.publication;
      if (event.type === "refused") throw refusal(response, event.problem);
      onProgress(event);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    return stoppedOr(signal)(error);
  }
  return unreachable(new Error("The stream ended before it was told what has become of it."));
}

/** Somebody stopped it, or nobody knows what has become of it. */
function stoppedOr(signal: AbortSignal): (cause: unknown) => never {
  return (cause) => {
    if (!signal.aborted) return unreachable(cause);
    throw new ApiError({
      code: "publish_cancelled",
      message: message("publish.stopped"),
      remedy: message("publish.stopped.remedy"),
    });
  };
}
