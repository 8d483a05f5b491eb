import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";

/**
 * Gives an answer in JSON that carries no revision the hash of itself as its ETag, and sends nothing to whoever has it
 * already. What has a revision is always sent: more of it can change than what the revision counts.
 */
export function tagAnswers(api: FastifyInstance): void {
  api.addHook("onSend", (request, reply, payload, next) => {
    if (request.method !== "GET" || reply.statusCode !== 200) return next(null, payload);
    if (typeof payload !== "string" || reply.hasHeader("etag")) return next(null, payload);
    // Weak: a proxy may compress it, and it is the same.
    const etag = `W/"${createHash("sha256").update(payload).digest("base64url").slice(0, 22)}"`;
    reply.header("etag", etag);
    const known = (request.headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim());
    if (!known.includes(etag)) return next(null, payload);
    reply.code(304).removeHeader("content-type").removeHeader("content-length");
    next(null, null);
  });
}
