import { type Route, route } from "./route.ts";
import { flowParams, versionList, versionParams, wholeVersion } from "./schemas.ts";
import { shownVersion } from "./shown.ts";

export const versionRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/versions",
    role: "view",
    name: "listVersions",
    summary: "The versions of a flow, the newest first",
    params: flowParams,
    answers: { 200: versionList },
    handle: async ({ control, params: { id } }) => {
      const versions = await control.versions.list(id);
      return { status: 200, body: { versions: versions.map(shownVersion) } };
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
];
