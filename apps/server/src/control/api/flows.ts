import { limits } from "@dialtree/flow";
import type { z } from "zod";
import { eventStream } from "../../event-stream.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { isLive, wayOf } from "./rollouts.ts";
import { type Route, route } from "./route.ts";
import {
  basedOn,
  flow,
  flowList,
  flowParams,
  flowSent,
  problemList,
  publication,
  publishingEvent,
  publishOrder,
  saved,
} from "./schemas.ts";
import { shownDocument, shownPublication, shownSummary, shownVersion } from "./shown.ts";

export const flowRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows",
    role: "view",
    name: "listFlows",
    summary: "All flows, without their documents",
    pages: { items: "flows", by: ({ id }) => [id] },
    answers: { 200: flowList },
    handle: async ({ control }) => {
      const [drafts, current, newest] = await Promise.all([
        control.drafts.list(),
        control.versions.current(),
        control.versions.newest(),
      ]);
      const links = await control.drafts.links(drafts);
      const flows = drafts.map((draft) => {
        const version = current.get(draft.id);
        return {
          ...shownSummary(draft),
          current: version ? shownVersion(version) : null,
          newest: newest.get(draft.id) ?? null,
          callsOut: links.get(draft.id)?.callsOut ?? false,
          usedIn: drafts.filter(({ id }) => links.get(id)?.names.has(draft.id)).map(({ id }) => id),
        };
      });
      return { status: 200, body: { flows } };
    },
  }),
  route({
    method: "POST",
    path: "/flows",
    role: "author",
    name: "createFlow",
    summary: "A new flow; the document says its id",
    body: flowSent,
    bodyLimit: limits.fileBytes,
    answers: { 201: saved },
    handle: async ({ control, body }) => {
      const draft = await control.drafts.create(control.documentFrom(body));
      return {
        status: 201,
        body: shownSummary(draft),
        headers: { etag: etagOf(draft.revision), location: `/api/flows/${draft.id}` },
      };
    },
  }),
  route({
    method: "GET",
    path: "/flows/:id",
    role: "view",
    name: "getFlow",
    summary: "The draft of a flow; its ETag begins with the revision",
    params: flowParams,
    answers: { 200: flow },
    handle: async ({ control, params: { id } }) => {
      const draft = await control.drafts.find(id);
      const [current, newest, recordings, savedBy] = await Promise.all([
        control.versions.current(),
        control.versions.newest(),
        control.recordings.list(id),
        control.drafts.savedBy(draft),
      ]);
      const version = current.get(id);
      return {
        status: 200,
        body: {
          ...shownSummary(draft),
          current: version ? shownVersion(version) : null,
          newest: newest.get(id) ?? null,
          document: shownDocument(draft),
          recordings,
          savedBy,
        },
        headers: { etag: etagOf(draft.revision) },
      };
    },
  }),
  route({
    method: "PUT",
    path: "/flows/:id",
    role: "author",
    name: "saveFlow",
    summary: "Saves what was made of a revision of the draft",
    params: flowParams,
    headers: basedOn,
    body: flowSent,
    bodyLimit: limits.fileBytes,
    answers: { 200: saved },
    handle: async ({ control, params: { id }, headers, body }) => {
      const revision = revisionIn(headers["if-match"]);
      const draft = await control.drafts.save(control.documentFrom(body, id), revision);
      return { status: 200, body: shownSummary(draft), headers: { etag: etagOf(draft.revision) } };
    },
  }),
  route({
    method: "GET",
    path: "/flows/:id/problems",
    role: "view",
    name: "listProblems",
    summary: "What is wrong with the draft, and with flows it would be published with",
    params: flowParams,
    answers: { 200: problemList },
    handle: async ({ control, params: { id } }) => ({ status: 200, body: await control.problems(id) }),
  }),
  route({
    method: "POST",
    path: "/flows/:id/publish",
    role: "publish",
    name: "publishFlow",
    summary: "Makes a version of the draft, which new calls get from then on",
    params: flowParams,
    body: publishOrder,
    // 200: this very content had been published before, and is current again.
    answers: { 200: publication, 201: publication },
    handle: async ({
      control,
      params: { id },
      body: { message, revision, despiteScenarios, environment, ...way },
      signal,
    }) => {
      const done = await control.publish(id, message, {
        environment,
        ...optionsIn({ revision, despiteScenarios }),
        ...wayOf(way),
        signal,
      });
      return {
        status: done.isNew ? 201 : 200,
        body: shownPublication(done, isLive(way)),
        headers: { location: `/api/versions/${done.version.id}` },
      };
    },
  }),
  route({
    method: "POST",
    path: "/flows/:id/publishing",
    role: "publish",
    name: "followPublishing",
    repeatable: "what is published already is the same version",
    summary: "Publishes, and tells how far it has come; who stops listening stops it",
    params: flowParams,
    body: publishOrder,
    gives: "text/event-stream",
    answers: { 200: publishingEvent },
    handle: async ({ control, params: { id }, body, signal, explain }) => {
      const { message, revision, despiteScenarios, environment, ...way } = body;
      const events = eventStream(signal, ({ tell, end }) => {
        let told = 0;
        const say = (event: z.output<typeof publishingEvent>) => tell(++told, event);
        control
          .publish(id, message, {
            environment,
            ...optionsIn({ revision, despiteScenarios }),
            ...wayOf(way),
            signal,
            onProgress: (progress) => say({ type: "progress", ...progress }),
          })
          .then(
            (done) => say({ type: "published", publication: shownPublication(done, isLive(way)) }),
            (error: unknown) => say({ type: "refused", problem: explain(error) }),
          )
          .finally(end);
        return () => {};
      });
      return { status: 200, body: events };
    },
  }),
];

/** How somebody wants it published. */
function optionsIn({
  revision,
  despiteScenarios,
}: Pick<z.output<typeof publishOrder>, "revision" | "despiteScenarios">) {
  return { ...(revision ? { revision } : {}), ...(despiteScenarios ? { despiteScenarios } : {}) };
}
