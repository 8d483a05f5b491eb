import { lookupsIn } from "@dialtree/engine";
import { type FlowDocument, type NodeTypes, originOf, type Problem } from "@dialtree/flow";
import { publishingProblem } from "./problems.ts";

/** What lookups may use of an installation. */
export interface Approved {
  /** Origins that flows may ask. */
  readonly hosts: ReadonlySet<string>;
  /** Names of secrets, each with the origins that it is for. */
  readonly secrets: ReadonlyMap<string, readonly string[]>;
}

/** What a flow has looked up where nobody has approved it, or with a secret that is not for that. */
export function lookupProblems(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  approved: Approved,
): readonly Problem[] {
  return lookupsIn(document, nodeTypes).flatMap(({ node, at, lookup }) => {
    const host = originOf(lookup.url);
    // The node type itself says so.
    if (host === undefined) return [];
    const place = (path: string) => ({ at: `${at}/data${path}`, node });
    const secrets = lookup.secrets.flatMap(({ secret }, index) => {
      const hosts = approved.secrets.get(secret);
      if (hosts?.includes(host)) return [];
      const code = hosts ? "lookup_secret_of_other_host" : "lookup_secret_unknown";
      return [publishingProblem(code, place(`/secrets/${index}/secret`), { secret, host })];
    });
    return approved.hosts.has(host)
      ? secrets
      : [publishingProblem("lookup_host_unapproved", place("/url"), { host }), ...secrets];
  });
}
