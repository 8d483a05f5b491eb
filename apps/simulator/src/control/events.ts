import type { FastifyReply, FastifyRequest } from "fastify";
import { limits } from "../limits.ts";
import type { WireEntry, WireLog } from "../wire-log.ts";

// A proxy, or a laptop that slept, drops a silent connection without a word.
const heartbeatMs = 15_000;

/** The wire log as server-sent events, from the one after `Last-Event-ID` or `?after=`; without either, from now. */
export function streamEvents(log: WireLog, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (log.listeners() >= limits.listeners)
    return reply.code(503).send({ error: `There are ${limits.listeners} listeners already.` });
  const { after } = request.query as { after?: string };
  const seen = request.headers["last-event-id"] ?? after;
  const from = seen === undefined ? Number.NaN : Number(seen);

  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const send = (entry: WireEntry) => raw.write(`id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`);
  raw.write(": hello\n\n");
  if (Number.isInteger(from)) for (const entry of log.after(from)) send(entry);
  const stop = log.listen(send);
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), heartbeatMs);
  raw.on("close", () => {
    stop();
    clearInterval(heartbeat);
  });
  return reply;
}
