import type { CallNews, Runner } from "@dialtree/calls";
import { callIdOf } from "@dialtree/graph";
import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { type Route, route } from "../control/api/route.ts";
import { nextPage, nothing, resumed } from "../control/api/schemas.ts";
import { eventStream, resumedAfter } from "../event-stream.ts";

/** What a number runs; for programs that place calls. */
export interface Line {
  /** What is dialled: a number, a resource account's id, or `bot`. */
  readonly called: string;
  readonly flow: string;
  readonly environment: string;
  readonly version: string | undefined;
}

const lineShown = z
  .object({
    simulator: z.string().nullable().meta({ description: "Where the simulator is, if there is one" }),
    numbers: z.array(
      z.object({
        called: z.string(),
        flow: z.string(),
        environment: z.string(),
        version: z.string().optional(),
      }),
    ),
  })
  .meta({ id: "Line" });
const moment = z.number().meta({ description: "Milliseconds since 1970, UTC" });
const callsShown = z.object({
  ...nextPage,
  calls: z.array(z.object({ key: z.string(), began: moment.nullable(), ended: moment.nullable() })),
});
const newsShown = z
  .looseObject({ seq: z.int(), at: moment, kind: z.string() })
  .meta({ id: "CallNews", description: "What else there is depends on the kind" });

/** Live calls: who may see them sees nodes, prompts and targets, never keys. */
export function callRoutes(
  { newsroom }: Pick<Runner, "newsroom">,
  line: () => Promise<{ readonly simulator: string | undefined; readonly numbers: readonly Line[] }>,
): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/line",
      role: "view",
      name: "getLine",
      summary: "What can be dialled, and what answers",
      answers: { 200: lineShown },
      handle: async () => {
        const { simulator, numbers } = await line();
        return { status: 200, body: { simulator: simulator ?? null, numbers } };
      },
    }),
    route({
      method: "GET",
      path: "/calls",
      role: "view",
      name: "listCalls",
      summary: "Calls of the last hours, the newest last",
      pages: { items: "calls", by: ({ began, key }) => [began ?? 0, key] },
      answers: { 200: callsShown },
      handle: async () => ({
        status: 200,
        body: {
          calls: newsroom.keys().map((key) => {
            const news = newsroom.of(key) ?? [];
            return { key, began: news[0]?.at ?? null, ended: endOf(news)?.at ?? null };
          }),
        },
      }),
    }),
    route({
      method: "GET",
      path: "/calls/:key/news",
      role: "view",
      name: "followCall",
      summary: "What happens in a call, as it happens; ends with the call",
      params: z.object({ key: z.string().max(200).meta({ description: "The key of a call" }) }),
      headers: resumed,
      gives: "text/event-stream",
      // 204 tells an EventSource not to ask again: it has heard the end of the call.
      answers: { 200: newsShown, 204: nothing },
      handle: async ({ params, headers, signal }) => {
        const key = callIdOf(params.key);
        const known = key === undefined ? undefined : newsroom.of(key);
        if (key === undefined || !known) {
          throw new ApiError(
            404,
            "call_unknown",
            `Nothing is known of a call "${params.key}".`,
            "Calls of the last hours are listed at /api/calls.",
          );
        }
        const after = resumedAfter(headers["last-event-id"]);
        if (after >= (endOf(known)?.seq ?? Number.POSITIVE_INFINITY)) return { status: 204 };
        const body = eventStream(signal, ({ tell, end }) => {
          const take = (news: CallNews) => {
            tell(news.seq, news);
            if (news.kind === "ended") end();
          };
          for (const news of newsroom.of(key) ?? known) if (news.seq > after) take(news);
          return newsroom.listen(key, take);
        });
        return { status: 200, body };
      },
    }),
  ];
}

function endOf(news: readonly CallNews[]): CallNews | undefined {
  return news.at(-1)?.kind === "ended" ? news.at(-1) : undefined;
}
