import { PassThrough, type Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "./errors.ts";
import { isReceived } from "./received-file.ts";
import type { Route } from "./route.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Keeps what is sent, where it is too large for memory. */
    receive?: Route["receive"];
  }
}

/** What files that are being sent may take of a server. */
export interface FileBounds {
  /** What people call one of them, and several. */
  readonly what: readonly [string, string];
  /** What somebody can do for whom it takes too long. */
  readonly smaller: string;
  /** How many may be on their way at once: each is in memory as a whole until it is kept. */
  readonly atOnce: number;
  /** Milliseconds within which the last byte has to be there. */
  readonly withinMs: number;
}

/** 40 MB at most; and less than Node waits for a request, which then ends without a word of why. */
export const soundBounds: FileBounds = {
  what: ["sound", "sounds"],
  smaller: "or say it in several shorter prompts",
  atOnce: 4,
  withinMs: 25_000,
};

/** An archive is in memory as it came and as it is unpacked. */
export const archiveBodyBounds: FileBounds = {
  what: ["archive", "archives"],
  smaller: "or export fewer flows at a time",
  atOnce: 1,
  withinMs: 25_000,
};

/** A backup is kept as a file as it comes. */
export const backupBounds: FileBounds = {
  what: ["backup", "backups"],
  smaller: "or from the machine of the server",
  atOnce: 1,
  withinMs: 25_000,
};

/**
 * Has the routes of `app` take files of a type as they are, and only so many and for so long. In memory, but for routes that
 * receive them in their own way.
 */
export function takeFiles(app: FastifyInstance, type: string, bounds: FileBounds): void {
  const { atOnce, withinMs } = bounds;
  let onTheWay = 0;
  app.removeAllContentTypeParsers();
  if (type === "application/gzip") {
    app.addContentTypeParser(type, receiveFile);
    // Also of what was answered without being looked at.
    app.addHook("onResponse", async ({ body }) => {
      if (isReceived(body)) await body.remove();
    });
  } else app.addContentTypeParser(type, { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  app.addHook("onRequest", (_request, reply, next) => {
    if (onTheWay >= atOnce) {
      reply.headers({ "retry-after": "5", connection: "close" });
      return next(busy(bounds));
    }
    onTheWay += 1;
    // Also of one whose sender has gone before it was answered.
    reply.raw.once("close", () => {
      onTheWay -= 1;
    });
    next();
  });

  app.addHook("preParsing", (_request, reply, payload, next) => {
    // The request itself could only be ended together with the connection that the answer goes over.
    const body = new PassThrough();
    const late = setTimeout(() => {
      payload.unpipe(body);
      reply.header("connection", "close");
      body.destroy(slow(bounds));
    }, withinMs);
    late.unref();
    const over = () => clearTimeout(late);
    body.once("end", over);
    reply.raw.once("close", over);
    payload.once("error", (error) => body.destroy(error));
    payload.pipe(body);
    next(null, body);
  });
}

async function receiveFile({ routeOptions }: FastifyRequest, body: Readable): Promise<unknown> {
  return routeOptions.config.receive?.(body);
}

function busy({ atOnce, what: [one, many] }: FileBounds): ApiError {
  return new ApiError(
    503,
    "uploads_busy",
    atOnce === 1
      ? `Another ${one} is being uploaded, and no more are taken at once.`
      : `${atOnce} ${many} are being uploaded already, and no more are taken at once.`,
    "Send it again in a few seconds, or one after the other.",
  );
}

function slow({ withinMs, what: [one], smaller }: FileBounds): ApiError {
  return new ApiError(
    408,
    "upload_slow",
    `The ${one} was not there within ${withinMs / 1_000} seconds.`,
    `Send it again over a better connection, ${smaller}.`,
  );
}
