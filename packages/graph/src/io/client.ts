import { randomUUID } from "node:crypto";
import type { Dispatcher } from "undici";
import type { GraphRequest } from "../operations/index.ts";
import {
  defaultRetryPolicy,
  delayBefore,
  finalVerdict,
  type Reply,
  type RetryPolicy,
  readGraphError,
  readReply,
  retryAfterMs,
  type Verdict,
} from "../replies/index.ts";
import { type Clock, sleep, systemClock } from "./clock.ts";
import { type Answer, graphTimeouts, type HttpTimeouts, isSafeUrl, parseJson, placesBelow } from "./http.ts";
import type { AppTokens } from "./tokens.ts";
import { type Wire, wireHere } from "./wire.ts";

export const graphBaseUrl = "https://graph.microsoft.com/v1.0";

export interface GraphClientOptions {
  readonly tokens: Pick<AppTokens, "get" | "renew">;
  /** With the version, without a slash at its end. */
  readonly baseUrl?: string;
  readonly retry?: RetryPolicy;
  readonly timeouts?: HttpTimeouts;
  readonly clock?: Clock;
  /** From 0 to 1; spreads repeats. */
  readonly chance?: () => number;
  readonly newId?: () => string;
  /** Replaces the client's own pool; whoever made it closes it. */
  readonly dispatcher?: Dispatcher;
  /** Replaces pool, dispatcher and time limits; whoever made it closes it. */
  readonly wire?: Wire;
}

export interface SendOptions {
  /** The tenant that the call lives in: its token is used. */
  readonly tenant: string;
  /** Ends waiting and sending. */
  readonly signal?: AbortSignal;
  /** No wait for a repeat goes beyond this time. */
  readonly deadlineAt?: number;
  /** Asked last thing before each sending; once it says no, nothing goes out any more. */
  readonly mine?: () => boolean;
  /** Graph's name for the whole call; makes its logs and ours one story. */
  readonly scenarioId?: string;
}

/** One sending, for the log: no token, no body. */
export interface Attempt {
  /** A status, or what went wrong instead. */
  readonly answer: number | string;
  /** What Graph calls this request in its own logs. */
  readonly requestId?: string;
  readonly clientRequestId: string;
  readonly scenarioId?: string;
  /** Graph's error code. */
  readonly error?: string;
  readonly tookMs: number;
}

export interface Sent {
  /** `mine` said no: nothing more was sent, and whoever sends it from now on finds out what has come of it. */
  readonly withheld?: true;
  readonly verdict: Exclude<Verdict, { readonly verdict: "retry" }>;
  /** The body of the last reply, if it was JSON. */
  readonly body?: unknown;
  readonly attempts: readonly Attempt[];
}

export interface GraphClient {
  /** Sends a request until it has an end. Never rejects. What may not be sent twice is never sent twice. */
  send(request: GraphRequest, options: SendOptions): Promise<Sent>;
  close(): Promise<void>;
}

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const {
    tokens,
    baseUrl = graphBaseUrl,
    retry = defaultRetryPolicy,
    timeouts = graphTimeouts,
    clock = systemClock,
    chance = Math.random,
    newId = randomUUID,
  } = options;
  if (!isSafeUrl(baseUrl))
    throw new TypeError("Graph is reached by https only: a token would be sent in the open.");
  const below = placesBelow(baseUrl);
  const wire = options.wire ?? wireHere(timeouts, clock, options.dispatcher);

  async function sendWith(token: string, request: Written, sending: SendOptions): Promise<Once> {
    const { scenarioId, signal } = sending;
    const clientRequestId = newId();
    const began = clock.now();
    const { method, path, text } = request;
    const headers: Record<string, string> = {
      ...request.headers,
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "client-request-id": clientRequestId,
    };
    if (scenarioId !== undefined) headers["scenario-id"] = scenarioId;
    if (text !== undefined) headers["content-type"] = "application/json";
    const exchanged = await wire.exchange(
      { method, url: below(path), headers, ...(text === undefined ? {} : { body: text }) },
      signal,
    );
    const body = exchanged.failure === undefined ? parseJson(exchanged.text) : undefined;
    const attempt = attemptOf(exchanged, body, clientRequestId, clock.now() - began);
    return { ...readAnswer(exchanged, body), attempt };
  }

  /** One sending; a second one only when the token was refused, because then the request was not looked at. */
  async function sendOnce(request: Written, sending: SendOptions): Promise<readonly Once[]> {
    const { tenant } = sending;
    const token = await tokens.get(tenant);
    if (sending.mine?.() === false) return [];
    if (token.token === undefined)
      return [{ reply: { failure: "not sent", detail: `no token: ${token.detail}` } }];
    const first = await sendWith(token.token, request, sending);
    if (first.reply.status !== 401) return [first];
    const renewed = await tokens.renew(tenant, token.token);
    if (sending.mine?.() === false) return [];
    return renewed.token === undefined ? [first] : [first, await sendWith(renewed.token, request, sending)];
  }

  async function send(request: GraphRequest, sending: SendOptions): Promise<Sent> {
    const { signal, deadlineAt = Number.POSITIVE_INFINITY } = sending;
    const attempts: Attempt[] = [];
    const text = written(request.body);
    if (text instanceof Error)
      return {
        verdict: { verdict: "failed", reason: "error", detail: `no JSON: ${text.message}` },
        attempts,
      };
    let verdict: Verdict = { verdict: "retry", harmless: true, detail: "aborted" };
    let last: Once | undefined;
    for (let tries = 1; !signal?.aborted; tries += 1) {
      const sent = await sendOnce({ ...request, text }, sending);
      if (sent.length === 0) return { verdict: finalVerdict(verdict), attempts, withheld: true };
      attempts.push(...sent.flatMap(({ attempt }) => attempt ?? []));
      last = sent.at(-1) as Once;
      verdict = worse(verdict, readReply(request.type, last.reply));
      if (verdict.verdict !== "retry" || tries >= retry.attempts) break;
      const told = retryAfterMs(last.retryAfter, clock.now());
      const delay = delayBefore(tries, retry, told, chance());
      if (clock.now() + delay > deadlineAt) break;
      await sleep(clock, delay, signal).catch(() => undefined);
    }
    const body = last?.reply.failure === undefined ? last?.reply.body : undefined;
    return { verdict: finalVerdict(verdict), ...(body === undefined ? {} : { body }), attempts };
  }

  return {
    send,
    close: async () => {
      if (!options.wire) await wire.close();
    },
  };
}

/**
 * Once something may have happened, no later answer proves that nothing has: the second `answer` of a call fails just
 * because the first one worked.
 */
function worse(before: Verdict, now: Verdict): Verdict {
  if (before.verdict !== "retry" || before.harmless) return now;
  if (now.verdict === "retry") return { ...now, harmless: false };
  if (now.verdict !== "failed" || now.callGone) return now;
  return { verdict: "unknown", ...(now.detail === undefined ? {} : { detail: now.detail }) };
}

/** A request with its body as it goes over the wire. */
interface Written extends GraphRequest {
  readonly text: string | undefined;
}

/** What cannot be written, such as a body of ten thousand levels, is not sent. */
function written(body: unknown): string | undefined | Error {
  try {
    return JSON.stringify(body);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What one sending came to. */
interface Once {
  readonly reply: Reply;
  readonly retryAfter?: string;
  readonly attempt?: Attempt;
}

function readAnswer(answer: Answer, body: unknown): Pick<Once, "reply" | "retryAfter"> {
  if (answer.failure !== undefined) return { reply: answer };
  const retryAfter = answer.headers["retry-after"];
  return {
    reply: { status: answer.status, ...(body === undefined ? {} : { body }) },
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function attemptOf(answer: Answer, body: unknown, clientRequestId: string, tookMs: number): Attempt {
  if (answer.failure !== undefined) return { answer: answer.detail, clientRequestId, tookMs };
  const { headers, status } = answer;
  const error = readGraphError(body);
  const requestId = headers["request-id"] ?? error?.requestId;
  const scenarioId = headers["scenario-id"];
  return {
    answer: status,
    clientRequestId,
    tookMs,
    ...(requestId === undefined ? {} : { requestId }),
    ...(scenarioId === undefined ? {} : { scenarioId }),
    ...(error === undefined ? {} : { error: error.code }),
  };
}
