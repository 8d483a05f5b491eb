import { readFileSync } from "node:fs";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { type ManualClock, manualClock } from "@dialtree/simulator";
import { afterAll, beforeAll } from "vitest";
import { type RealLine, sharedVoice, startRealLine } from "../real-line.ts";

export const reception = readText(
  readFileSync(new URL("../../flows/reception/flow.json", import.meta.url), "utf8"),
  nodeTypes,
).document as FlowDocument;

/** A line for all tests of a file, on a clock that stands still between two timers. */
export interface StillLine {
  readonly clock: ManualClock;
  line(): RealLine;
  /** Waits until neither side has anything left to do before the clock goes on. */
  quiet(): Promise<void>;
}

export function stillLine(document: FlowDocument): StillLine {
  const clock = manualClock();
  const voice = sharedVoice();
  let line: RealLine;
  beforeAll(async () => {
    line = await startRealLine(clock, voice.prompts);
    await line.publish({ document });
  }, 60_000);
  afterAll(async () => {
    await line?.close();
    await voice.close();
  });
  return {
    clock,
    line: () => line,
    async quiet() {
      await line.simulator.world.settled();
      await line.server.idle();
      await line.simulator.world.settled();
    },
  };
}
