import type { ResourceUses } from "../api/client.ts";
import { WhereUsed } from "./where-used.tsx";
import { message } from "./words.ts";

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
