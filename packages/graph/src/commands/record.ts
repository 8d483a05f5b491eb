import { graphLimits } from "../operations/limits.ts";
import { type Translation, unsendable } from "./translation.ts";

interface RecordBody {
  readonly bargeInAllowed: false;
  readonly initialSilenceTimeoutInSeconds: number;
  readonly maxSilenceTimeoutInSeconds: number;
  readonly maxRecordDurationInSeconds: number;
  readonly playBeep: true;
  readonly stopTones: readonly string[];
  readonly clientContext: string;
}

/** Waits behind what still plays: with barge-in it would cut off the words that ask for it. */
export const record: Translation<"record"> = (command) => {
  const { id, longest, untilFirstWord, untilNextWord, endKeys } = command;
  const { least, most } = graphLimits.recordSeconds;
  const isPossible = (seconds: number) => Number.isInteger(seconds) && seconds >= least && seconds <= most;
  if (![longest, untilFirstWord, untilNextWord].every(isPossible))
    return unsendable(`times of a recording that are not whole seconds from ${least} to ${most}`);
  const body: RecordBody = {
    bargeInAllowed: false,
    initialSilenceTimeoutInSeconds: untilFirstWord,
    maxSilenceTimeoutInSeconds: untilNextWord,
    maxRecordDurationInSeconds: longest,
    playBeep: true,
    stopTones: endKeys,
    clientContext: id,
  };
  return { body };
};
