import type { FlowDocument } from "@dialtree/flow";
import { useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import type { Scenario } from "../api/scenarios.ts";
import { sceneryOf } from "../api/scenery.ts";
import { TrialFault } from "../rehearsal/line.ts";
import type { PlayedText } from "../rehearsal/orders.ts";
import { useLine } from "../rehearsal/use-line.ts";
import { message } from "./words.ts";

/** Plays scenarios here in the browser, with the flow as it is drawn: as they are played before it is published. */
export function usePlaying(document: FlowDocument) {
  const [played, setPlayed] = useState<readonly PlayedText[]>();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told>();
  const line = useLine();

  async function play(scenarios: readonly Scenario[]): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTold(undefined);
    setPlayed(undefined);
    try {
      const scene = { document, ...(await sceneryOf(document)) };
      const texts = scenarios.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]));
      setPlayed(await line().ask("played", { scene, texts }));
    } catch (error) {
      setTold(error instanceof TrialFault ? faultOf(error) : toldOf(error));
    } finally {
      setBusy(false);
    }
  }

  return { play, played, busy, told };
}

function faultOf({ message: fault }: TrialFault): Told {
  return {
    code: "trial_fault",
    message: message("scenarios.unplayed", { fault }),
    remedy: message("scenarios.unplayed.remedy"),
  };
}
