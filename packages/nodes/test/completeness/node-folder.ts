import type { JsonObject, NodeType } from "@dialtree/flow";
import { type CaseFile, readCaseFile } from "../cases/case-file.ts";
import { dataOf } from "../cases/play-case.ts";

/** What the repository holds of a node type besides the type itself. */
export interface NodeFolder {
  /** The name under which the registry exports the type, and from where: `hangUp`, `./hang-up/hang-up.ts`. */
  readonly exportedAs: string;
  readonly from: string;
  /** The files of its folder, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** A node type as the demands look at it: read once, asked many times. */
export interface Subject {
  readonly type: NodeType;
  readonly folder: NodeFolder;
  readonly cases: CaseFile;
  /** Why the case file could not be read; `cases` is empty then. */
  readonly caseFaults: readonly string[];
  /** Every data that the type is watched with: that of a new node, and that of each case. */
  readonly data: readonly WatchedData[];
}

export interface WatchedData {
  /** `a new node`, `case "two choices"`. */
  readonly of: string;
  readonly data: JsonObject;
}

const noCases: CaseFile = { cases: [], broken: [], past: {} };

export function subjectOf(type: NodeType, folder: NodeFolder): Subject {
  const text = folder.files[caseFileName(type)];
  const read = text === undefined ? { faults: ["is missing"] } : readCaseFile(text);
  const cases = "file" in read ? read.file : noCases;
  const data = [
    { of: "a new node", data: type.initial },
    ...cases.cases.map((example) => ({ of: `case "${example.name}"`, data: dataOf(type, example) })),
  ];
  return { type, folder, cases, caseFaults: "faults" in read ? read.faults : [], data };
}

/** The watched data that has the type's shape; what has not is one demand's finding and no other's. */
export function* fittingData({ type, data }: Subject): Generator<WatchedData> {
  for (const watched of data) if (type.schema.safeParse(watched.data).success) yield watched;
}

export function caseFileName({ type }: Pick<NodeType, "type">): string {
  return `${type}.cases.json`;
}

export function helpPageName({ type }: Pick<NodeType, "type">): string {
  return `${type}.md`;
}
