import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createGraphClient, type GraphClient } from "@dialtree/graph/io";
import { onTestFinished } from "vitest";

export interface Asked {
  /** Method and path, behind the version. */
  readonly line: string;
  readonly authorization: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is compared, not relied on.
  readonly body: any;
}

export interface Scripted {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A Graph on a free port that answers as it is told, one line of the script for each request, and 500 after that. */
export async function graphStand(script: readonly Scripted[]): Promise<{
  readonly client: GraphClient;
  readonly asked: readonly Asked[];
}> {
  const asked: Asked[] = [];
  const left = [...script];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    asked.push({
      line: `${request.method} ${request.url?.replace(/^\/v1\.0/, "")}`,
      authorization: request.headers.authorization,
      body: body === "" ? undefined : JSON.parse(body),
    });
    const { status, body: answer, headers } = left.shift() ?? { status: 500 };
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(answer === undefined ? "" : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = createGraphClient({
    baseUrl: `http://127.0.0.1:${port}/v1.0`,
    tokens: {
      get: async (tenant) => ({ token: `token-of-${tenant}` }),
      renew: async () => ({ detail: "the same token came back" }),
    },
    retry: { attempts: 2, baseDelayMs: 1, maxDelayMs: 1 },
  });
  onTestFinished(async () => {
    await client.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { client, asked };
}
