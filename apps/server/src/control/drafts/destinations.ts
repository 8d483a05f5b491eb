import { type Destination, destinationSchema, type NodeTypes, walkFields } from "@dialtree/flow";
import type { Database } from "../database/open.ts";
import { draftOf } from "./drafts.ts";

/** Whom flows send calls to: what somebody has found out once, the next one only has to choose. */
export interface Destinations {
  /** Those with a name, in the order of their names; each address once. What cannot be read is left out. */
  list(): Promise<readonly Destination[]>;
}

export function destinationsIn(database: Database, nodeTypes: NodeTypes): Destinations {
  return {
    async list() {
      const rows = await database.selectFrom("flow").selectAll().orderBy("id").execute();
      const found = new Map<string, Destination>();
      for (const row of rows) {
        const { document } = draftOf(row, nodeTypes);
        if (!document) continue;
        const held: unknown[] = [document.fallback?.to];
        for (const { type, data } of document.nodes) {
          for (const { field, value } of walkFields(nodeTypes.get(type)?.fields ?? {}, data)) {
            if (field.kind === "destination") held.push(value);
          }
        }
        for (const value of held) {
          const { data: to } = destinationSchema.safeParse(value);
          if (to?.name) found.set(addressOf(to), to);
        }
      }
      return [...found.values()].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
    },
  };
}

function addressOf(to: Destination): string {
  return `${to.kind} ${to.kind === "phone" ? to.number : to.id}`;
}
