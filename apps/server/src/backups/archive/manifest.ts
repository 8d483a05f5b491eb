import { z } from "zod";

/** The format of archives: raised when a dialtree of today could no longer read what is written. */
export const archiveFormat = 2;
/** What is written into those that any dialtree with backups reads. */
export const wholeFormat = 1;

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** The first file of an archive: what it is, before anything else is read. */
export const headSchema = z.strictObject({
  what: z.literal("dialtree backup"),
  format: z.int().min(1),
  madeAt: z.iso.datetime(),
  /** From format 2 on, of those without calls and sounds: enough to bring back what a restore into a running installation has changed. */
  only: z.literal("control").optional(),
  /** Which database it was made from. Either can take it back. */
  from: z.enum(["sqlite", "postgresql"]),
  /** The schema that its tables are of, counted as `from` does. */
  schema: count,
  /** Of the installation's secret, which is not in it: restored elsewhere, what it sealed opens with the same one only. */
  secret: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
});
export type Head = z.infer<typeof headSchema>;

const told = { rows: count, sha256 };

/** The last file: without it an archive is not whole. */
export const contentsSchema = z.strictObject({
  /** SHA-256 of the first file. */
  head: sha256,
  tables: z.array(
    z.strictObject({
      name: identifier,
      columns: z.array(identifier).min(1),
      ...told,
    }),
  ),
  /** Live calls, ended ones and journals, a record a line. */
  calls: z.strictObject(told),
  /** `sha256`: of their names, one after the other. */
  sounds: z.strictObject({ files: count, bytes: count, sha256 }),
});
export type Contents = z.infer<typeof contentsSchema>;
export type TableContents = Contents["tables"][number];
