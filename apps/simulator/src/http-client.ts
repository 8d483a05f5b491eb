import { getCACertificates } from "node:tls";
import { Agent, request } from "undici";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** How the simulator reaches bots and prompts. Rejects when there is no answer; follows no redirects. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpReply>;
  close(): Promise<void>;
}

/** `trusted`: certificates (PEM) that count besides those that Node trusts anyway. */
export function httpClient(trusted: readonly string[] = []): HttpClient {
  const agent = new Agent({ connect: { ca: [...getCACertificates("default"), ...trusted] } });
  return {
    async send({ method, url, headers, body, timeoutMs, maxBytes }) {
      const reply = await request(url, {
        dispatcher: agent,
        method,
        headers,
        body: body ?? null,
        // Real time, also when the clock is fast or stands still: networks and bots do not run faster.
        signal: AbortSignal.timeout(timeoutMs),
      });
      const parts: Uint8Array[] = [];
      let bytes = 0;
      for await (const part of reply.body) {
        bytes += part.length;
        if (bytes > maxBytes) throw new Error(`more than ${maxBytes} bytes`);
        parts.push(part);
      }
      const single = Object.entries(reply.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value[0] : value,
      ]);
      return { status: reply.statusCode, headers: Object.fromEntries(single), body: Buffer.concat(parts) };
    },
    close: () => agent.close(),
  };
}
