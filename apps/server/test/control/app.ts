import Fastify, { type FastifyInstance, type InjectOptions } from "fastify";
import { onTestFinished } from "vitest";
import type { Route } from "../../src/control/api/route.ts";
import { controlRoutes } from "../../src/control/api/routes.ts";
import { openRig, type Rig } from "./rig.ts";

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is compared, not relied on.
  readonly body: any;
}

/** The API over HTTP, with `more` routes of the test's own. */
export async function openApp(
  more: readonly Route[] = [],
  letIn?: (client: string) => void,
): Promise<
  Rig & {
    readonly app: FastifyInstance;
    ask(method: "GET" | "POST" | "PUT", path: string, body?: object, headers?: object): Promise<Reply>;
  }
> {
  const rig = await openRig();
  const app = Fastify() as unknown as FastifyInstance;
  await controlRoutes(app, rig.control, more, undefined, letIn);
  onTestFinished(() => app.close());
  return {
    ...rig,
    app,
    async ask(method, path, body, headers = {}) {
      const sent = { method, url: `/api${path}`, headers } as InjectOptions;
      const reply = await app.inject({ ...sent, ...(body ? { payload: body } : {}) });
      const { payload } = reply;
      return {
        status: reply.statusCode,
        headers: reply.headers,
        body: payload === "" ? undefined : reply.json(),
      };
    },
  };
}
