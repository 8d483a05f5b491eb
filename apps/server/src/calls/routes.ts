import type { CallNews, Runner } from "@dialtree/calls";
import { callIdOf } from "@dialtree/graph";
import type { FastifyInstance, FastifyReply } from "fastify";

/** What a number runs; for programs that place calls. */
export interface Line {
  /** What is dialled: a number, a resource account's id, or `bot`. */
  readonly called: string;
  readonly flow: string;
  readonly version: string | undefined;
}

/** Live calls: who may see them sees nodes, prompts and targets, never keys. */
export function callRoutes(
  app: FastifyInstance,
  runner: Runner,
  line: () => Promise<{ readonly simulator: string | undefined; readonly numbers: readonly Line[] }>,
): void {
  const { newsroom } = runner;

  app.get("/api/line", async () => {
    const { simulator, numbers } = await line();
    return { simulator: simulator ?? null, numbers };
  });

  app.get("/api/calls", () => ({
    calls: newsroom.keys().map((key) => {
      const news = newsroom.of(key) ?? [];
      const ended = news.at(-1)?.kind === "ended" ? news.at(-1) : undefined;
      return { key, began: news[0]?.at ?? null, ended: ended?.at ?? null };
    }),
  }));

  app.get<{ Params: { key: string } }>("/api/calls/:key/news", ({ params, headers }, reply) => {
    const key = callIdOf(params.key);
    if (key === undefined || !newsroom.of(key)) {
      return reply.code(404).send({
        error: {
          code: "call_unknown",
          message: `Nothing is known of a call "${params.key}".`,
          remedy: "Calls of the last hours are listed at /api/calls.",
        },
      });
    }
    return stream(reply, key, Number(headers["last-event-id"] ?? 0) || 0);
  });

  function stream(reply: FastifyReply, key: string, after: number): FastifyReply {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    const tell = (news: CallNews) => {
      raw.write(`id: ${news.seq}\ndata: ${JSON.stringify(news)}\n\n`);
      if (news.kind === "ended") raw.end();
    };
    const stop = newsroom.listen(key, tell);
    raw.on("close", stop);
    for (const news of newsroom.of(key) ?? []) if (news.seq > after) tell(news);
    return reply;
  }
}
