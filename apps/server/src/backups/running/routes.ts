import { join } from "node:path";
import type { Readable } from "node:stream";
import { z } from "zod";
import { ApiError } from "../../control/api/errors.ts";
import { isReceived, receive } from "../../control/api/received-file.ts";
import { type Route, route } from "../../control/api/route.ts";
import type { ProblemCode } from "../../problems/types.ts";
import { problemTypes } from "../../problems/types.ts";
import { BackupError } from "../backup-error.ts";
import type { RunningRestores } from "./restoring.ts";

const backup = z
  .unknown()
  .meta({ type: "string", format: "binary", description: "A backup as dialtree backup has written it" });
const assigned = z.object({ flow: z.string(), environment: z.string() }).nullable();
const number = z.int().nullable().meta({ description: "Of a version; null where nobody answers" });
const summary = z
  .object({
    madeAt: z.iso.datetime().meta({ description: "When the backup was made" }),
    flows: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        becomes: z.enum(["changed", "back", "stays", "removed"]).meta({
          description:
            "changed: the draft is as it was; back: the flow is not here, or was removed since; stays: the backup does not have it; removed: it was among the removed flows",
        }),
        revision: z.int().nullable().meta({ description: "Of the draft that is here" }),
      }),
    ),
    live: z
      .array(z.object({ flow: z.string(), environment: z.string(), before: number, after: number }))
      .meta({ description: "Where new calls get another version" }),
    numbers: z.array(z.object({ called: z.string(), before: assigned, after: assigned })),
    others: z.array(
      z.object({
        what: z.string(),
        name: z.string(),
        becomes: z
          .enum(["changed", "back"])
          .meta({ description: "changed: as it was; back: it is not here" }),
      }),
    ),
    ended: z
      .array(
        z.object({
          what: z.enum(["rollout", "plan"]),
          flow: z.string(),
          number: z.int(),
          when: z.string().nullable().meta({ description: "When a planned version would have gone live" }),
        }),
      )
      .meta({ description: "What was begun or planned since, and ends" }),
    versions: z
      .array(z.object({ flow: z.string(), was: z.int(), now: z.int() }))
      .meta({ description: "Versions that are not here and come back, with the number that they get" }),
    sealedStays: z.boolean().meta({
      description: "The secret is another one: PINs, secrets and scenarios stay as they are here",
    }),
    agree: z
      .string()
      .meta({ description: "Stands for all of this: sent with the restore, exactly this is done" }),
  })
  .meta({ id: "RestoreSummary" });
const restored = z
  .object({
    summary,
    copy: z.string().nullable().meta({
      description:
        "A backup of the control tables of before, on the server; null where there was nothing to be changed",
    }),
  })
  .meta({ id: "Restored" });
const otherSecret = z
  .enum(["true", "false"])
  .default("false")
  .meta({ description: "Also where the secret is another one: what was sealed stays as it is here" });
const agree = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "That of the summary that somebody has agreed to" });

/** Of a restore while servers are stopped there is no bound. */
const mostBytes = 8 * 1024 ** 3;

export interface RunningRestoreOptions {
  readonly restores: RunningRestores;
  readonly dataFolder: string;
}

export function runningRestoreRoutes(options: RunningRestoreOptions): readonly Route[] {
  const takes = {
    role: "administer",
    takes: "application/gzip",
    body: backup,
    receive: (body: Readable) => receive(body, join(options.dataFolder, "incoming"), mostBytes),
  } as const;
  return [
    route({
      ...takes,
      method: "POST",
      path: "/backup",
      name: "lookIntoBackup",
      repeatable: "nothing is kept",
      summary: "What bringing back a backup would change, while servers take calls; nothing is kept",
      query: z.strictObject({ otherSecret }),
      answers: { 200: summary },
      handle: async ({ body, query }) => ({
        status: 200,
        body: await received(body, (file) => options.restores.look(file, query.otherSecret === "true")),
      }),
    }),
    route({
      ...takes,
      method: "POST",
      path: "/backup/restore",
      name: "restoreBackup",
      summary:
        "Brings back flows, versions, numbers and settings of a backup while servers take calls: all of it, or nothing",
      query: z.strictObject({ otherSecret, agree }),
      answers: { 200: restored },
      handle: async ({ body, query }) => {
        const { summary, copy } = await received(body, (file) =>
          options.restores.restore(file, query.agree, query.otherSecret === "true"),
        );
        return { status: 200, body: { summary, copy: copy ?? null } };
      },
    }),
  ];
}

/** Does something with the file that was sent, which goes then. @throws ApiError */
async function received<Result>(body: unknown, work: (file: string) => Promise<Result>): Promise<Result> {
  if (!isReceived(body))
    throw new ApiError(
      400,
      "body_missing",
      "There is no backup in this.",
      "Send the file as the body, as application/gzip.",
    );
  try {
    return await work(body.path);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    const { code, message, remedy } = error;
    if (!isTold(code)) throw error;
    // Where the file is on the server is nobody's business.
    throw new ApiError(problemTypes[code].status, code, message.replace(` ${body.path}`, ""), remedy);
  } finally {
    await body.remove();
  }
}

function isTold(code: string): code is Extract<ProblemCode, BackupError["code"]> {
  return code in problemTypes;
}
