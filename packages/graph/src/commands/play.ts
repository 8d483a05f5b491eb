import type { MediaPrompt } from "@microsoft/microsoft-graph-types";
import { graphLimits } from "../operations/limits.ts";
import { mediaPrompt } from "./media-prompt.ts";
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
    found.push(mediaPrompt(place));
  }
  const body: PlayBody = { prompts: found, clientContext: id };
  return { body };
};
