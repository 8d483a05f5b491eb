import type { Environment, OutdatedVersion } from "../api/environments.ts";
import { getEnvironments } from "../api/environments.ts";
import { useLoaded } from "../live/loading.ts";

/**
 * The environments that there are, and what is published with names that are others now. None until it is known: whoever needs
 * one then means `live`, and what the server refuses is told when it does.
 */
export function useEnvironments(): {
  readonly environments: readonly Environment[];
  readonly outdated: readonly OutdatedVersion[];
} {
  const [loaded] = useLoaded("environments", getEnvironments);
  return loaded.state === "there" ? loaded.value : nothingYet;
}

const nothingYet = { environments: [], outdated: [] };
