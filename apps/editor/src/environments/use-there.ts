import type { FlowDocument } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { documentOfVersion, type Version } from "../api/client.ts";
import { listVersions } from "../api/versions.ts";
import { useLoaded } from "../live/loading.ts";

/** What callers get, and the same as a document: undefined until it is here, null where it cannot be read. */
export interface There {
  readonly current: Version | undefined;
  readonly published: FlowDocument | null | undefined;
}

/** What callers of a flow get in an environment; what they get in `live` is known already. */
export function useThere(flow: string, environment: string, here: There): There {
  const [loaded] = useLoaded(`${flow} ${environment}`, async (): Promise<There> => {
    if (environment === live) return nothing;
    const current = (await listVersions(flow)).find(({ currentIn }) => currentIn.includes(environment));
    return { current, published: current && ((await documentOfVersion(current)) ?? null) };
  });
  if (environment === live) return here;
  return loaded.state === "there" ? loaded.value : nothing;
}

const nothing: There = { current: undefined, published: undefined };
