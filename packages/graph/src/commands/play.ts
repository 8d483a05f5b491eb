import type { MediaInfo, MediaPrompt } from "@microsoft/microsoft-graph-types";
import { graphLimits } from "../operations/limits.ts";
import type { Typed } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface PlayBody {
  readonly prompts: readonly Typed<MediaPrompt>[];
  readonly clientContext: string;
}

export const play: Translation<"play"> = ({ id, prompts }, call) => {
  if (prompts.length === 0 || prompts.length > graphLimits.prompts)
    return unsendable(`${prompts.length} prompts in one request`);
  const found: Typed<MediaPrompt>[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const place = call.locatePrompt(prompt);
    if (!place) return unsendable(`no audio for prompt ${index + 1} of ${prompts.length}`);
    const mediaInfo: Typed<MediaInfo> = {
      "@odata.type": "#microsoft.graph.mediaInfo",
      uri: place.uri,
      ...(place.resourceId === undefined ? {} : { resourceId: place.resourceId }),
    };
    found.push({ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo });
  }
  const body: PlayBody = { prompts: found, clientContext: id };
  return { body };
};
