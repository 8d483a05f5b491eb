import { useState } from "react";
import { ApiError, type Told } from "../api/errors.ts";
import { type DespiteScenarios, type PreflightReport, preflightFlow } from "../api/preflight.ts";
import { type Loaded, useLoaded } from "../live/loading.ts";
import type { DraftStore } from "../store/draft-store.ts";

/** The report on a draft, and what somebody says who publishes although scenarios fail. */
export interface Preflight {
  readonly loaded: Loaded<PreflightReport>;
  readonly again: () => void;
  /** How many scenarios fail. */
  readonly failing: number;
  readonly isTicked: boolean;
  readonly reason: string;
  /** Somebody wanted to publish, and what it takes is not there. */
  readonly isWanting: boolean;
  readonly onTick: (on: boolean) => void;
  readonly onReason: (words: string) => void;
  /** What goes with a publish; false as long as something is wanting, which is then shown. */
  readonly despite: () => DespiteScenarios | undefined | false;
}

/** Looks at the draft as the server has it, for one environment; what is not saved yet is saved first. */
export function usePreflight(flow: string, environment: string, store: DraftStore, unsaved: Told): Preflight {
  const [loaded, again] = useLoaded(`${flow} ${environment}`, async () => {
    if (!(await store.saveNow())) throw new ApiError(unsaved);
    return preflightFlow(flow, environment);
  });
  const [isTicked, setTicked] = useState(false);
  const [reason, setReason] = useState("");
  const [isWanting, setWanting] = useState(false);
  const sections = loaded.state === "there" ? loaded.value.sections : [];
  const failing = sections.find(({ id }) => id === "scenarios")?.counts.failed ?? 0;
  return {
    loaded,
    again,
    failing,
    isTicked,
    reason,
    isWanting,
    onTick: (on) => {
      setTicked(on);
      setWanting(false);
    },
    onReason: (words) => {
      setReason(words);
      setWanting(false);
    },
    despite: () => {
      if (failing === 0) return undefined;
      const isSaid = isTicked && reason.trim() !== "";
      setWanting(!isSaid);
      return isSaid && { failing, reason: reason.trim() };
    },
  };
}
