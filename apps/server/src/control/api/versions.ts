import { shownSummary } from "./preflight.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { wayOf } from "./rollouts.ts";
import { type Route, route } from "./route.ts";
import {
  activated,
  activation,
  basedOn,
  flowParams,
  restored,
  versionList,
  versionParams,
  wholeVersion,
} from "./schemas.ts";
import { shownRestored, shownVersion } from "./shown.ts";

export const versionRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/versions",
    role: "view",
    name: "listVersions",
    summary: "The versions of a flow, the newest first",
    params: flowParams,
    pages: { items: "versions", by: ({ number }) => [number], newestFirst: true },
    answers: { 200: versionList },
    handle: async ({ control, params: { id } }) => {
      const versions = await control.versions.list(id);
      const summaries = await control.summaries(id);
      const shown = versions.map(({ live, currentIn, wasIn, ...version }) => ({
        ...shownVersion(version),
        liveSince: live ? new Date(live.at).toISOString() : null,
        liveBy: live?.who ?? null,
        note: live?.note ?? "",
        preflight: shownSummary(summaries.get(version.id)),
        currentIn: [...currentIn],
        wasIn: [...wasIn],
      }));
      return { status: 200, body: { versions: shown } };
    },
  }),
  route({
    method: "GET",
    path: "/versions/:id",
    role: "view",
    name: "getVersion",
    summary: "A version with its manifest and the documents it is made of",
    params: versionParams,
    answers: { 200: wholeVersion },
    handle: async ({ control, params: { id } }) => {
      const { documents, ...version } = await control.versions.whole(id);
      return {
        status: 200,
        body: { ...shownVersion(version), documents: Object.fromEntries(documents) },
      };
    },
  }),
  route({
    method: "POST",
    path: "/versions/:id/activate",
    role: "publish",
    name: "activateVersion",
    summary: "Has new calls get a version that was published before; calls under way keep theirs",
    params: versionParams,
    body: activation,
    answers: { 200: activated },
    handle: async ({ control, params: { id }, body: { note, environment, ...way } }) => {
      const { flow } = await control.versions.find(id);
      const everywhere = await control.versions.currentEverywhere();
      const before = everywhere.find((one) => one.flow === flow && one.environment === environment);
      const version = await control.rollBack(flow, id, note, { environment, ...wayOf(way) });
      return {
        status: 200,
        body: { version: shownVersion(version), replaced: before ? shownVersion(before) : null },
      };
    },
  }),
  route({
    method: "POST",
    path: "/versions/:id/draft",
    role: "author",
    name: "restoreDraft",
    summary: "Has the draft of the flow be what this version was; what is published stays",
    params: versionParams,
    headers: basedOn,
    answers: { 200: restored },
    handle: async ({ control, params: { id }, headers }) => {
      const revision = revisionIn(headers["if-match"]);
      const restored = await control.restoreDraft(id, revision);
      const { draft } = restored;
      return {
        status: 200,
        body: shownRestored(restored, await control.recordings.list(draft.id)),
        headers: { etag: etagOf(draft.revision) },
      };
    },
  }),
];
