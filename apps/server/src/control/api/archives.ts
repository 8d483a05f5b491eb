import { slug } from "@dialtree/flow";
import { z } from "zod";
import { allows } from "../../identity/roles.ts";
import { mostArchiveBytes, mostFlows } from "../archive/bounds.ts";
import type { Choices } from "../archive/taking-in.ts";
import { ApiError } from "./errors.ts";
import { type Route, route } from "./route.ts";
import { flowParams } from "./schemas.ts";

const zip = z
  .unknown()
  .meta({ type: "string", format: "binary", description: "An archive of flows, as ZIP (docs/archive.md)" });

const standing = z.enum(["new", "same", "different"]).meta({
  description: "How it stands to what is here under the same id",
});
const shared = z.object({ id: z.string(), title: z.string(), standing });
const archiveReport = z
  .object({
    flows: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        standing: z.enum([...standing.options, "removed"]).meta({
          description: "How it stands to what is here under the same id, be it among the removed flows",
        }),
        revision: z.int().nullable().meta({ description: "Of the draft that is here" }),
        changes: z.array(z.string()).meta({ description: "What would be different in it, in words" }),
        newRecordings: z.array(z.string()),
        otherRecordings: z.array(z.string()).meta({ description: "Recordings that would sound different" }),
        newScenarios: z.array(z.string()),
        otherScenarios: z.array(z.string()).meta({ description: "Scenarios that would be other ones" }),
        copyId: z.string().meta({ description: "An id that is free for a copy" }),
      }),
    ),
    prompts: z.array(shared).meta({ description: "Of the library; what is here already stays as it is" }),
    calendars: z.array(shared).meta({ description: "What is here already stays as it is" }),
    missing: z
      .array(
        z.object({
          flow: z.string(),
          kind: z.enum(["flow", "prompt", "calendar", "pin-list", "mailbox", "secret"]),
          name: z.string(),
        }),
      )
      .meta({ description: "What its flows name, and what is neither here nor in it" }),
    scenarios: z.int().meta({ description: "Scenarios of all its flows" }),
  })
  .meta({ id: "ArchiveReport" });

const choices = z
  .record(
    slug,
    z.discriminatedUnion("as", [
      z.strictObject({ as: z.literal("new") }),
      z.strictObject({ as: z.literal("replace"), basedOn: z.int().min(1) }),
      z.strictObject({ as: z.literal("copy"), id: slug }),
      z.strictObject({ as: z.literal("skip") }),
    ]),
  )
  .refine((value) => Object.keys(value).length <= mostFlows, "Too many flows.");

const takenIn = z
  .object({
    created: z.array(z.string()),
    replaced: z.array(z.string()),
    skipped: z.array(z.string()),
    prompts: z.array(z.string()),
    calendars: z.array(z.string()),
  })
  .meta({ id: "ArchiveTakenIn" });

const takenInQuery = z.strictObject({
  choices: z.string().max(20_000).optional().meta({
    description:
      'What is to become of each flow, as JSON by its id: {"as":"new"}, {"as":"replace","basedOn":3}, {"as":"copy","id":"other"} or {"as":"skip"}; new unless told',
  }),
});

export const archiveRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/archive",
    role: "view",
    name: "exportFlow",
    summary: "The draft of a flow with those that it leads to and everything that they play, as one file",
    params: flowParams,
    gives: "application/zip",
    answers: { 200: zip },
    handle: async ({ control, params: { id } }) => answered(await control.archives.make([id]), id),
  }),
  route({
    method: "GET",
    path: "/archive",
    role: "view",
    name: "exportFlows",
    summary: "The drafts of several flows, as one file; all of them unless told which",
    query: z.strictObject({
      flow: z
        .union([slug, z.array(slug).max(mostFlows)])
        .optional()
        .meta({ description: "May be repeated" }),
    }),
    gives: "application/zip",
    answers: { 200: zip },
    handle: async ({ control, query: { flow } }) => {
      const flows = flow === undefined ? (await control.drafts.list()).map(({ id }) => id) : [flow].flat();
      return answered(await control.archives.make(flows), "flows");
    },
  }),
  route({
    method: "POST",
    path: "/archive",
    role: "author",
    name: "lookIntoArchive",
    repeatable: "nothing is kept",
    summary: "What an archive holds and what taking it in would change; nothing is kept",
    takes: "application/zip",
    body: zip,
    bodyLimit: mostArchiveBytes,
    answers: { 200: archiveReport },
    handle: async ({ control, body }) => ({ status: 200, body: await control.archives.look(bytesIn(body)) }),
  }),
  route({
    method: "POST",
    path: "/archive/drafts",
    role: "author",
    name: "takeInArchive",
    summary: "Takes the flows of an archive in as drafts: all that is chosen, or nothing",
    takes: "application/zip",
    query: takenInQuery,
    body: zip,
    bodyLimit: mostArchiveBytes,
    answers: { 200: takenIn },
    handle: async ({ control, asker, query, body }) => {
      // Calendars hold for calls at once: whoever may not make one does not get one by a detour.
      const mayMakeCalendars = !asker || allows(asker.roles, "hours");
      const choices = choicesIn(query.choices);
      return {
        status: 200,
        body: await control.archives.takeIn(bytesIn(body), choices, mayMakeCalendars),
      };
    },
  }),
];

function answered(archive: Uint8Array, name: string) {
  return {
    status: 200 as const,
    body: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength),
    headers: { "content-disposition": `attachment; filename="${name}.dialtree.zip"` },
  };
}

function bytesIn(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  throw new ApiError(
    400,
    "body_missing",
    "There is no archive in this.",
    "Send the file as the body, as application/zip.",
  );
}

function choicesIn(text: string | undefined): Choices {
  if (text === undefined) return {};
  const { data } = choices.safeParse(jsonIn(text));
  if (data) return data;
  throw new ApiError(
    400,
    "request_invalid",
    "What is to become of each flow cannot be read.",
    'Send choices={"reception":{"as":"skip"}}, as JSON by the id of the flow.',
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
