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
  const revision = revisionOf(ifMatch);
  if (revision === undefined) {
    throw new ApiError(
      400,
      "revision_wrong",
      `If-Match says ${ifMatch.slice(0, 40)}, which is no revision.`,
      'Send the ETag of what was changed, as If-Match: "3".',
    );
  }
  return revision;
}

/**
 * The revision in an ETag: alone, as whoever saved it was told, or before the hash of what was answered. Proxies that
 * compress make an ETag weak; the revision in it is the same.
 */
export function revisionOf(etag: string): number | undefined {
  const revision = /^(?:W\/)?"?([1-9][0-9]{0,14})(?:-[\w-]{22})?"?$/.exec(etag)?.[1];
  return revision === undefined ? undefined : Number(revision);
}
