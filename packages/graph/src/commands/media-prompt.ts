import type { MediaInfo, MediaPrompt } from "@microsoft/microsoft-graph-types";
import type { Typed } from "./target.ts";
import type { PromptPlace } from "./translation.ts";

/** A prompt as Graph's requests name it: where it is fetched, and under which key it is kept. */
export function mediaPrompt({ uri, resourceId }: PromptPlace): Typed<MediaPrompt> {
  const mediaInfo: Typed<MediaInfo> = {
    "@odata.type": "#microsoft.graph.mediaInfo",
    uri,
    ...(resourceId === undefined ? {} : { resourceId }),
  };
  return { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo };
}
