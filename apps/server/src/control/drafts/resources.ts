import {
  type FlowDocument,
  type NodeTypes,
  nodeNames,
  type ResourceKind,
  resourcesNamedIn,
} from "@dialtree/flow";
import type { Database } from "../database/open.ts";
import { draftOf } from "./drafts.ts";
import type { ServingVersion } from "./prompts.ts";
import { flowsIn } from "./there.ts";

/** Where the draft of a flow names something of the installation. */
export interface ResourceUse {
  readonly flow: string;
  readonly title: string;
  /** JSON pointer into the flow's document. */
  readonly at: string;
  readonly node: string;
  /** What people call the node. */
  readonly name: string;
}

export interface ResourceUses {
  readonly drafts: readonly ResourceUse[];
  /** Versions that new calls get and in which a call can get to it. */
  readonly published: readonly ServingVersion[];
}

/** Mailboxes and lists of PINs, as flows name them; what they are made of is elsewhere. */
export interface NamedResources {
  /** Where flows name it, whether there is such a thing or not. */
  uses(of: ResourceKind, name: string): Promise<ResourceUses>;
}

export interface NamedResourcesOptions {
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  /** The versions that new calls get, with the documents that each is made of. */
  readonly serving: () => Promise<
    readonly (ServingVersion & { readonly documents: readonly FlowDocument[] })[]
  >;
}

export function namedResourcesIn({ database, nodeTypes, serving }: NamedResourcesOptions): NamedResources {
  return {
    async uses(of, name) {
      const namedIn = (document: FlowDocument) =>
        resourcesNamedIn(document, nodeTypes).filter((named) => named.of === of && named.name === name);
      const rows = await flowsIn(database).selectAll().orderBy("id").execute();
      const drafts = rows.flatMap((row) => {
        const { document } = draftOf(row, nodeTypes);
        if (!document) return [];
        const { id: flow, title } = document;
        const names = nodeNames(document.nodes, nodeTypes);
        return namedIn(document).map(({ at, node }) => ({
          flow,
          title,
          at,
          node: node.id,
          name: names.get(node.id) ?? node.id,
        }));
      });
      const published = (await serving())
        .filter(({ documents }) => documents.some((document) => namedIn(document).length > 0))
        .map(({ flow, number }) => ({ flow, number }));
      return { drafts, published };
    },
  };
}
