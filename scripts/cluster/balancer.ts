// A load balancer small enough to read: what reaches the servers of a cluster, and what becomes of it when one of them dies.
// Stands for Azure's in `dialtree cluster`; docs/scale.md says what a real one has to be told.

import { createHash } from "node:crypto";
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { buffer } from "node:stream/consumers";

export interface Balancer {
  /** Whether the server of that number, from 0, answers. */
  isUp(server: number): boolean;
  /** How many requests each server has answered. */
  readonly answered: readonly number[];
  close(): Promise<void>;
}

export interface BalancerOptions {
  readonly port: number;
  /** Ports on 127.0.0.1. */
  readonly servers: readonly number[];
}

const host = "127.0.0.1";
const probeEveryMs = 250;
const probeTimeoutMs = 1_000;
/** Graph's news is taken by somebody else when a server keeps it for longer. */
const newsTimeoutMs = 3_000;
// Hop by hop, RFC 9110 section 7.6.1.
const ownHeaders = ["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"];

/** Resolves when it listens. Rejects when the port is taken. */
export async function startBalancer({ port, servers }: BalancerOptions): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const up = servers.map(() => false);
  const answered = servers.map(() => 0);
  const over = new AbortController();

  /** Servers in the order in which a request is offered to them: always the same for one call, those that answer first. */
  function orderFor(url: string): readonly number[] {
    const all = [...servers.keys()];
    const call = /^\/api\/calls\/([^/?]+)/.exec(url)?.[1] ?? Math.random().toString();
    const weight = (server: number) => createHash("sha1").update(`${call} ${server}`).digest("hex");
    const order = all.toSorted((a, b) => (weight(a) < weight(b) ? -1 : 1));
    return [...order.filter((server) => up[server]), ...order.filter((server) => !up[server])];
  }

  /** Gives a request to a server; resolves with what it answers as soon as it begins to. */
  function offer(
    server: number,
    { method, url = "/", headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
    body: Buffer,
    timeout: number | undefined,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest(
        { host, port: servers[server], method, path: url, headers: endToEnd(headers), agent },
        resolve,
      );
      if (timeout !== undefined) asked.setTimeout(timeout, () => asked.destroy(new Error("timed out")));
      asked.on("error", reject);
      asked.end(body);
    });
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = request.url ?? "/";
    const isNews = request.method === "POST" && /^\/api\/calls(\/|$)/.test(url);
    // News that comes twice counts once, so whoever died over it may have had it already.
    const repeatable = isNews || request.method === "GET" || request.method === "HEAD";
    for (const server of orderFor(url)) {
      try {
        const answer = await offer(server, request, body, isNews ? newsTimeoutMs : undefined);
        // It is going, or cannot reach its database; another one may.
        if (isNews && answer.statusCode === 503 && !isLast(server, url)) {
          answer.resume();
          continue;
        }
        answered[server] = (answered[server] ?? 0) + 1;
        response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
        answer.on("error", () => response.destroy());
        response.on("close", () => answer.destroy());
        answer.pipe(response);
        return;
      } catch (error) {
        up[server] = false;
        const refused = (error as NodeJS.ErrnoException).code === "ECONNREFUSED";
        if (!refused && !repeatable) break;
      }
    }
    response.writeHead(502, { "content-type": "text/plain" }).end("No server answers.\n");
  }

  const isLast = (server: number, url: string) => orderFor(url).at(-1) === server;

  async function probe(server: number): Promise<void> {
    try {
      const signal = AbortSignal.any([over.signal, AbortSignal.timeout(probeTimeoutMs)]);
      const { ok } = await fetch(`http://${host}:${servers[server]}/healthz`, { signal });
      up[server] = ok;
    } catch {
      up[server] = false;
    }
  }

  const probing = setInterval(() => {
    for (const server of servers.keys()) void probe(server);
  }, probeEveryMs);
  const front = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    front.once("error", reject);
    front.listen(port, host, () => resolve());
  }).catch((error) => {
    clearInterval(probing);
    throw error;
  });

  return {
    isUp: (server) => up[server] ?? false,
    answered,
    close: () => {
      clearInterval(probing);
      over.abort();
      agent.destroy();
      front.closeAllConnections();
      return new Promise((resolve) => front.close(() => resolve()));
    },
  };
}

function endToEnd(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.includes(name)));
}
