import type { ResourceUses } from "../api/client.ts";
import { message } from "../messages/message.ts";
import { WhereUsed } from "./where-used.tsx";

/** The flows that name a mailbox or a list of PINs. */
export function ResourceUsesList({ uses }: { readonly uses: ResourceUses }) {
  return (
    <WhereUsed
      uses={uses}
      placeOf={({ name = "" }) => message("uses.in", { name })}
      publishedWords={({ flow, number }) => message("uses.published", { flow, number })}
    />
  );
}
