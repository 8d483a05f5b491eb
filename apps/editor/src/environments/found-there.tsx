import { ToldBar } from "../live/told.tsx";
import { PreflightPart } from "../preflight/preflight-part.tsx";
import type { PublishingThere } from "./use-publishing-there.ts";

/** What would be in the way, and what was when it was tried. */
export function FoundThere({ flow, preflight, told }: Pick<PublishingThere, "flow" | "preflight" | "told">) {
  return (
    <>
      <PreflightPart flow={flow} preflight={preflight} />
      {told && <ToldBar told={told} />}
    </>
  );
}
