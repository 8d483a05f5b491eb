/** What a column of either database holds. */
export type Value = string | number | null | Uint8Array;
export type Row = readonly Value[];

type Written = string | number | null | { readonly base64: string };

/** A row as a line of JSON, without its end. Bytes are base64. */
export function lineOf(row: Row): string {
  return JSON.stringify(
    row.map(
      (value): Written =>
        value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
    ),
  );
}

/** Undefined for what is no row of so many columns. */
export function rowOf(line: string, columns: number): Row | undefined {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== columns) return undefined;
  const row = read.map(fromWritten);
  return row.some((value) => value === undefined) ? undefined : (row as Row);
}

function fromWritten(written: unknown): Value | undefined {
  if (written === null || typeof written === "string" || typeof written === "number") return written;
  if (typeof written !== "object" || !("base64" in written)) return undefined;
  return typeof written.base64 === "string" ? Buffer.from(written.base64, "base64") : undefined;
}
