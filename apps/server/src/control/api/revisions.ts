import { ApiError } from "./errors.ts";

export const etagOf = (revision: number): string => `"${revision}"`;

/** The revision that a save began with. */
export function revisionIn(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new ApiError(
      428,
      "revision_missing",
      "This does not say which revision was changed.",
      'Send the ETag of what was changed, as If-Match: "3".',
    );
  }
  // Proxies that compress make an ETag weak; the revision in it is the same.
  const revision = /^(?:W\/)?"?([1-9][0-9]{0,14})"?$/.exec(ifMatch)?.[1];
  if (revision === undefined) {
    throw new ApiError(
      400,
      "revision_wrong",
      `If-Match says ${ifMatch.slice(0, 40)}, which is no revision.`,
      'Send the ETag of what was changed, as If-Match: "3".',
    );
  }
  return Number(revision);
}
