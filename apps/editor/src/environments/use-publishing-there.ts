import { useState } from "react";
import type { Version } from "../api/client.ts";
import { publishVersion } from "../api/environments.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { preflightFlow } from "../api/preflight.ts";
import { type Preflight, usePreflight } from "../preflight/use-preflight.ts";

export interface PublishingThere {
  readonly flow: string;
  readonly preflight: Preflight;
  /** It has been looked, and nothing is in the way, but for scenarios: those somebody may know of. */
  readonly isFine: boolean;
  readonly busy: boolean;
  readonly told: Told | undefined;
  readonly publish: (message: string) => Promise<void>;
}

/** Publishes what a version of a flow was made of, after having looked what would be in the way in an environment. */
export function usePublishingThere(
  flow: string,
  version: string,
  environment: string,
  onDone: (version: Version) => void,
): PublishingThere {
  const preflight = usePreflight(`${version} ${environment}`, () =>
    preflightFlow(flow, environment, version),
  );
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const { loaded, failing, again } = preflight;
  const isFine = loaded.state === "there" && loaded.value.counts.failed === failing;
  return {
    flow,
    preflight,
    isFine,
    busy,
    told,
    async publish(message) {
      if (!isFine || busy) return;
      const despite = preflight.despite();
      if (despite === false) return;
      setBusy(true);
      setTold(undefined);
      try {
        onDone(await publishVersion(version, environment, message, despite));
      } catch (error) {
        const refused = toldOf(error);
        setTold(refused);
        setBusy(false);
        // What has come up meanwhile can be read, and said yes to.
        if (refused.problems?.some(({ code }) => code === "scenario_failed")) again();
      }
    },
  };
}
