import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** Tells connections apart. */
  readonly port: number | undefined;
}

/** How the next request is answered: with a status, by cutting the line, or not at all. */
export type Script =
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
      readonly raw?: string;
    }
  | "reset"
  | "silence"
  | "truncated";

/** A plain HTTP server on a free port that answers as it is told, one line of the script per request. */
export async function localGraph(script: readonly Script[]) {
  const received: Received[] = [];
  const left = [...script];
  let onRequest = (): void => {};
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const port = request.socket.remotePort;
    const body = await text(request);
    received.push({ method, url, headers, body: body === "" ? undefined : JSON.parse(body), port });
    const answer = left.shift() ?? { status: 500 };
    if (answer === "reset") request.socket.destroy();
    else if (answer === "truncated") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"status":');
      setImmediate(() => request.socket.destroy());
    } else if (answer !== "silence") {
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(answer.raw ?? (answer.body === undefined ? "" : JSON.stringify(answer.body)));
    }
    onRequest();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1.0`,
    received,
    /** Resolves when the next request has arrived. */
    arrival: () =>
      new Promise<void>((resolve) => {
        onRequest = resolve;
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
