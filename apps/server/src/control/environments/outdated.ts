import type { NodeTypes } from "@dialtree/flow";
import {
  type EnvironmentBook,
  namingOf,
  type OutdatedName,
  outdatedNames,
  resolveNames,
  together,
} from "@dialtree/flow/names";
import type { Published } from "../published/published.ts";
import type { CurrentVersion } from "../publishing/versions.ts";

/** A version that new calls get, in which names stand for others than they do now. */
export interface OutdatedVersion {
  readonly environment: string;
  readonly flow: string;
  readonly title: string;
  readonly version: string;
  readonly number: number;
  readonly names: readonly OutdatedName[];
}

/** Those whose names would come to something else if they were published anew, in the order of the environments. */
export function outdatedVersions(
  book: EnvironmentBook,
  current: readonly CurrentVersion[],
  published: Published,
  nodeTypes: NodeTypes,
): readonly OutdatedVersion[] {
  return current.flatMap(({ environment, flow, id, number }) => {
    // What cannot be used is told of elsewhere.
    const version = published.held(id);
    if (!version) return [];
    const now = namingOf(book, environment);
    const documents = [...version.written.values()];
    const would = together(documents.map((document) => resolveNames(document, nodeTypes, now).used));
    const names = outdatedNames(version.names, would);
    const title = version.main.document.title || flow;
    return names.length > 0 ? [{ environment, flow, title, version: id, number, names }] : [];
  });
}
