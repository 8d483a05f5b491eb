import { Readable } from "node:stream";
import { z } from "zod";
import { deeds } from "../audit/deeds.ts";
import type { Audit, AuditEntry } from "../audit/reading.ts";
import { type Route, route } from "./route.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const entry = z
  .object({
    seq: z.int().meta({ description: "1, 2, 3, … without a gap" }),
    at: z.iso.datetime().meta({ description: "UTC" }),
    who: z.object({
      kind: z.enum(["person", "token", "local", "server"]),
      id: z.string(),
      name: z.string(),
    }),
    from: z.string().nullable().meta({ description: "The address that it was asked from" }),
    deed: z.string(),
    words: z.string().meta({ description: "The deed in words, to be followed by the thing" }),
    thing: z.string().meta({ description: "What it was done to" }),
    before: z.unknown(),
    after: z.unknown(),
    hash: hash.meta({ description: "Of this entry and the hash of the one before: SHA-256" }),
  })
  .meta({ id: "AuditEntry" });

const seq = z.coerce.number().int().min(1);
const question = z.strictObject({
  before: seq.optional().meta({ description: "Only entries before this one: where the last page ended" }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Entries at most" }),
  thing: z.string().max(200).optional().meta({ description: "Only what was done to this" }),
  actor: z.string().max(200).optional().meta({ description: "Only what somebody of this id did" }),
  deed: z.string().max(50).optional().meta({ description: "Only deeds of this name" }),
});
const verification = z
  .object({
    whole: z.boolean(),
    entries: z.int().optional(),
    head: hash
      .optional()
      .meta({ description: "Of the last entry: keep it elsewhere, and ask with it later" }),
    seq: z.int().optional().meta({ description: "The first entry that does not fit" }),
    says: z.string().optional(),
  })
  .meta({ id: "AuditVerification" });

export const auditRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit",
    role: "audit",
    name: "listAudit",
    summary: "Who did what, the newest first",
    query: question,
    answers: { 200: z.object({ entries: z.array(entry), next: z.int().nullable() }) },
    handle: async ({ control, query: { limit, before, thing, actor, deed } }) => {
      const given = Object.entries({ before, thing, actor, deed }).filter(([, value]) => value !== undefined);
      const found = await control.audit.list({ most: limit + 1, ...Object.fromEntries(given) });
      const page = found.slice(0, limit);
      const next = found.length > limit ? (page.at(-1)?.seq ?? null) : null;
      return { status: 200, body: { entries: page.map(shown), next } };
    },
  }),
  route({
    method: "GET",
    path: "/audit/export",
    role: "audit",
    name: "exportAudit",
    summary: "All of the log, the oldest first, a line of JSON for each entry, as its hash was made of it",
    gives: "application/x-ndjson",
    answers: { 200: z.unknown() },
    handle: async ({ control, signal }) => ({
      status: 200,
      body: Readable.from(linesOf(control.audit), { signal }),
      headers: { "content-disposition": 'attachment; filename="dialtree-audit.ndjson"' },
    }),
  }),
  route({
    method: "GET",
    path: "/audit/verification",
    role: "audit",
    name: "verifyAudit",
    summary: "Whether the log is what was written: each entry fits the one before, and none is gone",
    query: z.strictObject({
      head: hash.optional().meta({ description: "A hash of before, which has to be in the log still" }),
    }),
    answers: { 200: verification },
    handle: async ({ control, query: { head } }) => ({
      status: 200,
      body: await control.audit.verify(head),
    }),
  }),
];

function shown({ at, deed, ...more }: AuditEntry): z.input<typeof entry> {
  const words = (deeds as Readonly<Record<string, string>>)[deed] ?? deed;
  return { ...more, at: new Date(at).toISOString(), deed, words };
}

async function* linesOf(audit: Audit): AsyncIterable<string> {
  for await (const rows of audit.all()) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
