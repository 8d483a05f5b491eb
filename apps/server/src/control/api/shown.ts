import type { Draft, DraftSummary } from "../drafts/drafts.ts";
import type { ResourceUses } from "../drafts/resources.ts";
import type { RestoredDraft } from "../drafts/restoring.ts";
import type { Publication } from "../publishing/publish.ts";
import type { Version } from "../publishing/versions.ts";

/** A version as it goes over the wire: times in words. */
export function shownVersion<V extends Version>(version: V) {
  return { ...version, publishedAt: new Date(version.publishedAt).toISOString() };
}

/** What has become of a publish. */
export function shownPublication({ version, isNew, together, warnings }: Publication, live: boolean) {
  return {
    version: shownVersion(version),
    isNew,
    live,
    together: together.map(shownVersion),
    warnings: [...warnings],
  };
}

/** A draft without its document. */
export function shownSummary({ id, title, revision, updatedAt }: DraftSummary) {
  return { id, title, revision, updatedAt: new Date(updatedAt).toISOString() };
}

/** The document of a draft. One that this program cannot read is shown as it is kept, so that it can be rescued. */
export function shownDocument({ document, text }: Draft): unknown {
  return document ?? (JSON.parse(text) as unknown);
}

/** Where flows name something of the installation. */
export function shownUses({ drafts, published }: ResourceUses) {
  return { uses: [...drafts], published: [...published] };
}

/** A draft that was brought back, with the recordings that it has now. */
export function shownRestored<R>({ draft, otherSounds }: RestoredDraft, recordings: R) {
  const { id, revision } = draft;
  return { id, revision, document: shownDocument(draft), recordings, otherSounds: [...otherSounds] };
}
