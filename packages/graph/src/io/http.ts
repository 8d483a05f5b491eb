import { Agent, type Dispatcher, request } from "undici";
import type { Clock } from "./clock.ts";

/** Bounds of one exchange, in milliseconds. */
export interface HttpTimeouts {
  readonly connect: number;
  readonly headers: number;
  /** Between two pieces of the body. */
  readonly body: number;
  /** Of the whole exchange, kept by the clock that was handed in. */
  readonly total: number;
}

export const graphTimeouts: HttpTimeouts = { connect: 2_000, headers: 5_000, body: 5_000, total: 5_000 };

// Everything asked for here is small: an operation, a call, a key set, a token.
const maxAnswerBytes = 1_000_000;

/** A pool of connections that are kept open, with bounds on everything that a peer could draw out. */
export function newPool(timeouts: HttpTimeouts, connections = 64, maxResponseSize = maxAnswerBytes): Agent {
  return new Agent({
    connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
    maxResponseSize,
    connect: { timeout: timeouts.connect },
  });
}

export interface Exchange {
  readonly method: Dispatcher.HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back; `text` is undefined when the body broke off. */
export type Answer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text?: string;
      readonly failure?: undefined;
    }
  | { readonly failure: "not sent" | "no answer"; readonly detail: string; readonly status?: undefined };

/** One exchange, without repeats and without following redirects. Never rejects: what went wrong is in the answer. */
export async function exchange(
  dispatcher: Dispatcher,
  clock: Clock,
  totalMs: number,
  { method, url, headers, body }: Exchange,
  signal?: AbortSignal,
): Promise<Answer> {
  if (signal?.aborted) return { failure: "not sent", detail: "aborted" };
  const overall = new AbortController();
  const cancel = clock.after(totalMs, () => overall.abort(new Error("timeout")));
  try {
    const response = await request(url, {
      dispatcher,
      method,
      headers,
      body: body ?? null,
      signal: signal ? AbortSignal.any([signal, overall.signal]) : overall.signal,
    });
    const answer = { status: response.statusCode, headers: singleHeaders(response.headers) };
    try {
      return { ...answer, text: await response.body.text() };
    } catch {
      // The status line is worth having even if the rest never came.
      return answer;
    }
  } catch (error) {
    return failureOf(error, signal?.aborted ? "aborted" : overall.signal.aborted ? "timeout" : undefined);
  } finally {
    cancel();
  }
}

// Failures from before the first byte of the request could leave: it is certain that the peer knows nothing of it.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

function failureOf(error: unknown, known: string | undefined): Answer {
  const code = codeOf(error);
  const detail = known ?? code ?? "unreadable answer";
  return {
    failure: known === undefined && code !== undefined && beforeSending.test(code) ? "not sent" : "no answer",
    detail,
  };
}

function codeOf(error: unknown): string | undefined {
  // Several addresses were tried: each failed in its own way, the first is as good as any.
  const one = error instanceof AggregateError && !("code" in error) ? error.errors[0] : error;
  const code = typeof one === "object" && one !== null && "code" in one ? one.code : undefined;
  return typeof code === "string" ? code : undefined;
}

function singleHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? (value[0] ?? "") : value]],
    ),
  );
}

/** JSON, or undefined for anything else. */
export function parseJson(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Credentials go over TLS, or stay on this machine (test stands). */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === "https:" || (protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  );
}
