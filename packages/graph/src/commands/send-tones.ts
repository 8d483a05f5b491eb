import type { DialKey } from "@dialtree/flow";
import type { Tone } from "@microsoft/microsoft-graph-types";
import { graphLimits } from "../operations/limits.ts";
import { type Translation, unsendable } from "./translation.ts";

interface SendTonesBody {
  /** The page documents them as toneInfo; its own request sends names. */
  readonly tones: readonly Tone[];
  readonly delayBetweenTonesMs: number;
  readonly clientContext: string;
}

export const sendTones: Translation<"sendTones"> = ({ id, keys, pauseMs }) => {
  if (keys.length === 0 || keys.length > graphLimits.tones)
    return unsendable(`${keys.length} keys to press in one request`);
  const body: SendTonesBody = {
    tones: keys.map(nameOf),
    delayBetweenTonesMs: pauseMs,
    clientContext: id,
  };
  return { body };
};

function nameOf(key: DialKey): Tone {
  if (key === "*") return "star";
  return key === "#" ? "pound" : `tone${key}`;
}
