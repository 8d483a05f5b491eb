import { useState } from "react";
import type { DespiteScenarios, PreflightReport } from "../api/preflight.ts";
import { type Loaded, useLoaded } from "../live/loading.ts";

/** The report on a draft or a version, and what somebody says who publishes although scenarios fail. */
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

/** Has a server look before something is published, and anew when `of`, which names it and where it goes, is another. */
export function usePreflight(of: string, look: () => Promise<PreflightReport>): Preflight {
  const [loaded, again] = useLoaded(of, look);
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
