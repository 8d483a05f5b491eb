import type { MediaPrompt } from "@microsoft/microsoft-graph-types";
import { mediaPrompt } from "./media-prompt.ts";
import type { Typed } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface HoldBody {
  readonly customPrompt?: Typed<MediaPrompt>;
  readonly clientContext: string;
}

const nobody = unsendable("the caller is not to be seen among those in the call");

export const hold: Translation<"hold"> = ({ id, music }, { participant, locatePrompt }) => {
  if (participant === undefined) return nobody;
  const place = music && locatePrompt(music);
  if (music && !place) return unsendable("no audio for the music");
  const body: HoldBody = { ...(place ? { customPrompt: mediaPrompt(place) } : {}), clientContext: id };
  return { within: { participant }, body };
};

export const takeBack: Translation<"takeBack"> = ({ id }, { participant }) =>
  participant === undefined ? nobody : { within: { participant }, body: { clientContext: id } };
