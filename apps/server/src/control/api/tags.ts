import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { revisionOf } from "./revisions.ts";

/**
 * Gives an answer that may be kept the hash of itself as its ETag, behind the revision if it carries one, and sends nothing
 * to whoever has it already. More of a thing can change than its revision counts: of a flow, what callers get of it.
 */
export function tagAnswers(api: FastifyInstance): void {
  api.addHook("onSend", (request, reply, payload, next) => {
    if (request.method !== "GET" || reply.statusCode !== 200) return next(null, payload);
    if (typeof payload !== "string" && !(payload instanceof Uint8Array)) return next(null, payload);
    if (reply.getHeader("cache-control") === "no-store") return next(null, payload);
    const hash = createHash("sha256").update(payload).digest("base64url").slice(0, 22);
    const revision = revisionOf(String(reply.getHeader("etag")));
    // Weak: a proxy may compress it, and it is the same.
    const etag = revision === undefined ? `W/"${hash}"` : `W/"${revision}-${hash}"`;
    reply.header("etag", etag);
    if (!isKnown(etag, request.headers["if-none-match"])) return next(null, payload);
    reply.code(304).removeHeader("content-type").removeHeader("content-length");
    next(null, null);
  });
}

function isKnown(etag: string, ifNoneMatch = ""): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((known) => bare(known) === bare(etag));
}
