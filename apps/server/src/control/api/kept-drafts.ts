import type { KeptDraft } from "../drafts/kept.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import {
  basedOn,
  draftName,
  flowParams,
  keptDraftList,
  keptDraftParams,
  keptDraftShown,
  nothing,
  restored,
  wholeKeptDraft,
} from "./schemas.ts";
import { shownRestored } from "./shown.ts";

export const keptDraftRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/drafts",
    role: "view",
    name: "listKeptDrafts",
    summary:
      "Drafts of a flow as they were, the newest first: those with a name, and what was saved over lately",
    params: flowParams,
    answers: { 200: keptDraftList },
    handle: async ({ control, params: { id } }) => ({
      status: 200,
      body: { drafts: (await control.keptDrafts.list(id)).map(shown) },
    }),
  }),
  route({
    method: "POST",
    path: "/flows/:id/drafts",
    role: "author",
    name: "keepDraft",
    summary: "Keeps the draft as it is under a name",
    params: flowParams,
    body: draftName,
    answers: { 201: keptDraftShown },
    handle: async ({ control, params: { id }, body: { name } }) => ({
      status: 201,
      body: shown(await control.keptDrafts.keep(id, name)),
    }),
  }),
  route({
    method: "GET",
    path: "/flows/:id/drafts/:kept",
    role: "view",
    name: "getKeptDraft",
    summary: "A draft of a flow as it was, with its document",
    params: keptDraftParams,
    answers: { 200: wholeKeptDraft },
    handle: async ({ control, params: { id, kept } }) => {
      const found = await control.keptDrafts.find(id, kept);
      return { status: 200, body: { ...shown(found), document: JSON.parse(found.text) as unknown } };
    },
  }),
  route({
    method: "DELETE",
    path: "/flows/:id/drafts/:kept",
    role: "author",
    name: "forgetKeptDraft",
    summary: "Removes a kept draft",
    params: keptDraftParams,
    answers: { 204: nothing },
    handle: async ({ control, params: { id, kept } }) => {
      await control.keptDrafts.forget(id, kept);
      return { status: 204 };
    },
  }),
  route({
    method: "POST",
    path: "/flows/:id/drafts/:kept/restore",
    role: "author",
    name: "restoreKeptDraft",
    summary: "Has the draft of the flow be what it was; what is published stays",
    params: keptDraftParams,
    headers: basedOn,
    answers: { 200: restored },
    handle: async ({ control, params: { id, kept }, headers }) => {
      const restored = await control.keptDrafts.restore(id, kept, revisionIn(headers["if-match"]));
      const { draft } = restored;
      return {
        status: 200,
        body: shownRestored(restored, await control.recordings.list(id)),
        headers: { etag: etagOf(draft.revision) },
      };
    },
  }),
];

function shown({ id, name, title, revision, at }: KeptDraft) {
  return { id, name: name ?? null, title, revision, at: new Date(at).toISOString() };
}
