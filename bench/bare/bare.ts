// What the server is measured against: the same framework, one request in, one request out, and nothing between them. No
// token is looked at, nothing is kept, nothing is decided.

import Fastify from "fastify";
import { Agent, request } from "undici";
import { answerParent } from "../child.ts";

interface Notification {
  readonly value: readonly [
    { readonly resourceUrl: string; readonly resourceData: { readonly clientContext: string } },
  ];
}

answerParent({
  listen: async ({ graphPort }: { graphPort: number }): Promise<number> => {
    const dispatcher = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 30_000 });
    const app = Fastify({ logger: false });

    async function forward(call: string, clientContext: string): Promise<void> {
      const { body } = await request(
        `http://127.0.0.1:${graphPort}/v1.0/communications/calls/${call}/playPrompt`,
        {
          dispatcher,
          method: "POST",
          headers: {
            "content-type": "application/json",
            accept: "application/json",
            authorization: "Bearer the-apps-own-token",
          },
          body: JSON.stringify({
            prompts: [
              {
                "@odata.type": "#microsoft.graph.mediaPrompt",
                mediaInfo: {
                  "@odata.type": "#microsoft.graph.mediaInfo",
                  uri: "http://127.0.0.1:8080/prompts/9s0a2nTq3tE0eWZ8C2m1bC0J1m3b0v2rQ4wXyZaBcDe/3f2a9d10.wav",
                  resourceId: "3f2a9d10",
                },
              },
            ],
            clientContext,
          }),
        },
      );
      await body.text();
    }

    app.post<{ Params: { key: string }; Body: Notification }>(
      "/api/calls/:key/:signature",
      (request, reply) => {
        const { clientContext } = request.body.value[0].resourceData;
        void forward(request.params.key, `c${Number(clientContext.slice(1)) + 1}`);
        return reply.code(202).send();
      },
    );
    await app.listen({ host: "127.0.0.1", port: 0 });
    const address = app.server.address() ?? undefined;
    return typeof address === "object" ? address.port : 0;
  },
  cpu: () => process.cpuUsage(),
});
