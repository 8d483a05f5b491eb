import { slug } from "@dialtree/flow";
import { environmentBookSchema, environmentsOf, thingKinds } from "@dialtree/flow/names";
import { z } from "zod";
import type { Control } from "../control.ts";
import type { KeptBook } from "../environments/book.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import { basedOn, despiteScenarios, problemList, publication, versionParams } from "./schemas.ts";
import { shownPublication } from "./shown.ts";

// Two thousand names, each with somebody in eleven environments.
const mostBytes = 8_000_000;

const outdatedVersion = z
  .object({
    environment: z.string(),
    flow: z.string(),
    title: z.string(),
    version: z.string(),
    number: z.int(),
    names: z.array(
      z.object({
        kind: z.enum(["person", ...thingKinds]),
        name: z.string(),
        held: z.string().meta({ description: "Who or what it is for callers of the version" }),
        now: z.string().nullable().meta({ description: "Who or what the book says; null for nobody" }),
      }),
    ),
  })
  .meta({ id: "OutdatedVersion" });
const keptBook = z
  .object({
    book: environmentBookSchema,
    environments: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .meta({ description: 'All of them, "live" first' }),
    revision: z.int().min(1),
    updatedAt: z.iso.datetime().nullable().meta({ description: "UTC; null before the first save" }),
    outdated: z.array(outdatedVersion).meta({
      description: "Versions that new calls get and in which names stand for others than the book says now",
    }),
  })
  .meta({ id: "KeptEnvironments" });
const flowThere = z.object({ environment: slug, id: slug });
const versionThere = versionParams.extend({ environment: slug });
const publishThere = z
  .strictObject({
    message: z.string().trim().max(2_000).meta({ description: "What changed, for people" }),
    despiteScenarios,
  })
  .meta({ id: "PublishVersionOrder" });

export const environmentRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/environments",
    role: "view",
    name: "getEnvironments",
    summary: "The environments, and what names stand for in each; its ETag is the revision",
    answers: { 200: keptBook },
    handle: async ({ control }) => answered(control, await control.environments.find()),
  }),
  route({
    method: "PUT",
    path: "/environments",
    role: "administer",
    name: "saveEnvironments",
    summary: "Saves what was made of a revision; it holds for what is published from then on",
    headers: basedOn,
    body: environmentBookSchema,
    bodyLimit: mostBytes,
    answers: { 200: keptBook },
    handle: async ({ control, headers, body }) =>
      answered(control, await control.environments.save(body, revisionIn(headers["if-match"]))),
  }),
  route({
    method: "GET",
    path: "/environments/:environment/flows/:id/problems",
    role: "view",
    name: "listProblemsThere",
    summary: "What is wrong with the draft, if it were published to this environment",
    params: flowThere,
    answers: { 200: problemList },
    handle: async ({ control, params: { environment, id } }) => ({
      status: 200,
      body: await control.problems(id, { environment }),
    }),
  }),
  route({
    method: "GET",
    path: "/environments/:environment/versions/:id/problems",
    role: "view",
    name: "listProblemsOfVersionThere",
    summary: "What is wrong with a version, if it were published to this environment",
    params: versionThere,
    answers: { 200: problemList.omit({ revision: true }) },
    handle: async ({ control, params: { environment, id } }) => {
      const { flow } = await control.versions.find(id);
      const { problems } = await control.problems(flow, { environment, version: id });
      return { status: 200, body: { problems } };
    },
  }),
  route({
    method: "POST",
    path: "/environments/:environment/versions/:id/publish",
    role: "publish",
    name: "publishVersion",
    summary:
      "Publishes what a version was made of, with names as they are in this environment now; the draft stays",
    params: versionThere,
    body: publishThere,
    // 200: names come to what they came to before, and that version is current again.
    answers: { 200: publication, 201: publication },
    handle: async ({ control, params: { environment, id }, body, signal }) => {
      const { flow } = await control.versions.find(id);
      const { message, despiteScenarios: despite } = body;
      const done = await control.publish(flow, message, {
        environment,
        version: id,
        ...(despite ? { despiteScenarios: despite } : {}),
        signal,
      });
      return {
        status: done.isNew ? 201 : 200,
        body: shownPublication(done, true),
        headers: { location: `/api/versions/${done.version.id}` },
      };
    },
  }),
];

async function answered(control: Control, { book, revision, updatedAt }: KeptBook) {
  const outdated = await control.environments.outdated();
  return {
    status: 200 as const,
    body: {
      book,
      environments: [...environmentsOf(book)],
      revision,
      updatedAt: updatedAt === undefined ? null : new Date(updatedAt).toISOString(),
      outdated: outdated.map(({ names, ...version }) => ({
        ...version,
        names: names.map(({ now, ...name }) => ({ ...name, now: now ?? null })),
      })),
    },
    headers: { etag: etagOf(revision) },
  };
}
