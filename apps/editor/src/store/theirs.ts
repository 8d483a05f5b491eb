import { read } from "@dialtree/flow";
import type { ApiError } from "../api/errors.ts";
import { nodeTypes } from "../words/node-types.ts";
import type { Theirs } from "./draft.ts";

/** What somebody else saved, out of the server's refusal. */
export function theirsFrom({
  revision,
  document,
  by,
  at,
}: NonNullable<ApiError["saved"]>): Theirs | undefined {
  const { document: theirs } = read(document, nodeTypes);
  return theirs && { revision, document: theirs, by, at };
}
