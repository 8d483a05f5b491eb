import { useState } from "react";
import type { ResourceUses } from "../api/client.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { ToldBar } from "../live/told.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { BreaksLink } from "./breaks-link.tsx";
import { ResourceUsesList } from "./resource-uses.tsx";
import { message } from "./words.ts";

/** Shows which flows name something, when somebody wants to know, and leads to who would miss it. */
export function UsesButton(props: {
  readonly load: () => Promise<ResourceUses>;
  /** `pin-list:customers` */
  readonly thing: string;
}) {
  const { load, thing } = props;
  const [uses, setUses] = useState<ResourceUses>();
  const [told, setTold] = useState<Told>();

  async function show(): Promise<void> {
    setTold(undefined);
    try {
      setUses(uses ? undefined : await load());
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  return (
    <div>
      <WorkButton size="small" appearance="subtle" aria-expanded={uses !== undefined} onWork={show}>
        {message("uses.show")}
      </WorkButton>
      {uses && (
        <>
          <ResourceUsesList uses={uses} />
          <BreaksLink thing={thing} />
        </>
      )}
      {told && <ToldBar told={told} />}
    </div>
  );
}
