import { useState } from "react";
import type { Version } from "../api/client.ts";
import { problemsThere, publishVersion, type ToldProblem } from "../api/environments.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { type Loaded, useLoaded } from "../live/loading.ts";

export interface PublishingThere {
  readonly looked: Loaded<readonly ToldProblem[]>;
  /** It has been looked, and no error is in the way. */
  readonly isFine: boolean;
  readonly busy: boolean;
  readonly told: Told | undefined;
  readonly publish: (message: string) => Promise<void>;
}

/** Publishes what a version was made of, after having looked what would be in the way in an environment. */
export function usePublishingThere(
  version: string,
  environment: string,
  onDone: (version: Version) => void,
): PublishingThere {
  const [looked] = useLoaded(`${version} ${environment}`, () => problemsThere(version, environment));
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const isFine = looked.state === "there" && looked.value.every(({ severity }) => severity !== "error");
  return {
    looked,
    isFine,
    busy,
    told,
    async publish(message) {
      if (!isFine || busy) return;
      setBusy(true);
      setTold(undefined);
      try {
        onDone(await publishVersion(version, environment, message));
      } catch (error) {
        setTold(toldOf(error));
        setBusy(false);
      }
    },
  };
}
