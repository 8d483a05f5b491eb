import {
  type Destination,
  destinationsHeldIn,
  type NodeTypes,
  type WrittenDestination,
} from "@dialtree/flow";
import type { Database } from "../database/open.ts";
import { bookIn } from "../environments/book.ts";
import { draftOf } from "./drafts.ts";
import { flowsIn } from "./there.ts";

/** Whom flows send calls to: what somebody has found out once, the next one only has to choose. */
export interface Destinations {
  /**
   * The names of the installation, then those whom flows have with a name, in the order of these; each address once. What cannot
   * be read is left out.
   */
  list(): Promise<readonly WrittenDestination[]>;
}

export function destinationsIn(database: Database, nodeTypes: NodeTypes): Destinations {
  return {
    async list() {
      const rows = await flowsIn(database).selectAll().orderBy("id").execute();
      const found = new Map<string, Destination>();
      for (const row of rows) {
        const { document } = draftOf(row, nodeTypes);
        if (!document) continue;
        // Whoever is in a directory has a name there, and is chosen by it.
        for (const { to, directory } of destinationsHeldIn(document, nodeTypes)) {
          if (to.name && directory === undefined) found.set(addressOf(to), to);
        }
      }
      const { book } = await bookIn(database);
      return [
        ...book.names.map(({ name }) => ({ kind: "named", name }) as const),
        ...[...found.values()].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "")),
      ];
    },
  };
}

function addressOf(to: Destination): string {
  return `${to.kind} ${to.kind === "phone" ? to.number : to.id}`;
}
