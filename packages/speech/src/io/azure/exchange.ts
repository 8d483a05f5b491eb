import { Agent, type Dispatcher, request } from "undici";
import type { After } from "../after.ts";

/** One request to the service. */
export interface Asking {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** More bytes than this are not read. */
  readonly mostBytes: number;
}

/** What came back, whole; or why nothing did, in a few words. */
export type Answer =
  | {
      readonly status: number;
      readonly retryAfter: string | undefined;
      /** Undefined when it is longer than was to be read. */
      readonly body: Uint8Array | undefined;
    }
  | { readonly failed: string; readonly status?: undefined };

/** A pool of few connections: a server that publishes asks for some texts at once, and one that does not for none. */
export function poolOf(timeoutMs: number): Dispatcher {
  return new Agent({
    connections: 8,
    connect: { timeout: Math.min(timeoutMs, 5_000) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
}

/**
 * Sends one request and reads its answer. Redirects are answers: a key is never sent on to where one points. Rejects with
 * the reason of the caller's signal, and with nothing else.
 */
export async function exchange(
  { method, url, headers, body, mostBytes }: Asking,
  dispatcher: Dispatcher,
  bound: { readonly ms: number; readonly after: After },
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const slow = new AbortController();
  const cancel = bound.after(bound.ms, () => slow.abort());
  try {
    const answer = await request(url, {
      method,
      headers,
      dispatcher,
      body: body ?? null,
      signal: signal ? AbortSignal.any([signal, slow.signal]) : slow.signal,
    });
    const { statusCode: status, headers: told } = answer;
    const after = told["retry-after"];
    const retryAfter = Array.isArray(after) ? after[0] : after;
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answer.body as AsyncIterable<Uint8Array>) {
      length += part.byteLength;
      // Leaving the loop ends the connection.
      if (length > mostBytes) return { status, retryAfter, body: undefined };
      parts.push(part);
    }
    return { status, retryAfter, body: Buffer.concat(parts) };
  } catch (error) {
    signal?.throwIfAborted();
    return { failed: slow.signal.aborted ? `no answer within ${bound.ms / 1_000} s` : reasonOf(error) };
  } finally {
    cancel();
  }
}

/** A code where there is one: what else such an error says may repeat what was sent. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : error instanceof Error ? error.name : "error";
}
