import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Asker } from "../../identity/gate.ts";
import type { Right } from "../../identity/roles.ts";
import type { Control } from "../control.ts";
import type { Problem } from "./errors.ts";
import type { Pages } from "./paging.ts";
import type { ReceivedFile } from "./received-file.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** One thing that can be asked, whole: who may, what comes in, what goes out, and how it is done. */
export interface Route {
  readonly method: Method;
  /** Below /api, as Fastify writes it: `/flows/:id`. */
  readonly path: string;
  readonly role: Right;
  /** Unique; names the operation in clients that are made of the OpenAPI document. */
  readonly name: string;
  readonly summary: string;
  readonly params?: z.ZodType;
  /** What follows the question mark. */
  readonly query?: z.ZodType;
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType;
  /** What comes in; JSON unless told. */
  readonly takes?: "audio/wav" | "application/zip" | "application/gzip";
  /** Keeps what comes in, where it is too large for memory; the handler then gets what this gives, and sees to its end. */
  readonly receive?: (body: Readable) => Promise<ReceivedFile>;
  /** What goes out when it went well, by status; nothing for 204. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** What goes out; JSON unless told. Of a stream, as `eventStream` makes it, the schema is that of each event's data. */
  readonly gives?:
    | "audio/wav"
    | "application/zip"
    | "text/event-stream"
    | "application/x-ndjson"
    | "text/html";
  /** Bytes that may come in. */
  readonly bodyLimit?: number;
  /** Of a POST: why the same once more does no harm. Every other one can be given an Idempotency-Key. */
  readonly repeatable?: string;
  /** Of a list that can grow: how it is cut into pages. */
  readonly pages?: Pages;
  readonly handle: (asked: Asked) => Promise<Answer>;
}

export interface Asked<Params = unknown, Body = unknown, Query = unknown> {
  readonly control: Control;
  /** Undefined where nobody has to be signed in, and nobody is. */
  readonly asker: Asker | undefined;
  /** What the browser shows as its session. */
  readonly shown: string | undefined;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: { readonly "if-match"?: string; readonly "last-event-id"?: string };
  /** Aborted when nobody waits for the answer any more: whoever asked has gone, or the server is closing. */
  readonly signal: AbortSignal;
  /** What an error would be answered with, for streams, which have begun to answer when it comes. */
  readonly explain: (error: unknown) => Problem;
  /** The OpenAPI document of all routes. */
  readonly openApi: () => unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A route whose handler sees what its schemas let through. */
export function route<
  P extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
>(
  defined: Omit<Route, "params" | "body" | "query" | "handle"> & {
    readonly params?: P;
    readonly body?: B;
    readonly query?: Q;
    readonly handle: (asked: Asked<z.output<P>, z.output<B>, z.output<Q>>) => Promise<Answer>;
  },
): Route {
  return defined as unknown as Route;
}
