import { Agent, type Dispatcher } from "undici";
import type { Clock } from "./clock.ts";
import { whenAborted } from "./when-aborted.ts";

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

/** Where a request goes. */
export interface Place {
  readonly origin: string;
  /** With its query. */
  readonly path: string;
}

/** @throws TypeError for what is no URL. */
function placeAt(url: string): Place {
  const { origin, pathname, search } = new URL(url);
  return { origin, path: pathname + search };
}

/** The place of a path below an address, for a path that is written the same in every URL; any other takes a closer look. */
export function placesBelow(address: string): (path: string) => string | Place {
  const { origin, path: above } = placeAt(address);
  const root = above.replace(/\/$/, "");
  return (path) => (/^\/[\w/-]*$/.test(path) ? { origin, path: root + path } : address + path);
}

export interface Exchange {
  readonly method: Dispatcher.HttpMethod;
  /** A whole address, or the two parts of one that was taken apart before. */
  readonly url: string | Place;
  readonly headers: Record<string, string>;
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
export function exchange(
  dispatcher: Dispatcher,
  clock: Clock,
  totalMs: number,
  asked: Exchange,
  signal?: AbortSignal,
): Promise<Answer> {
  return inTime(clock, totalMs, signal, (settle) => beginExchange(dispatcher, asked, settle));
}

export type BrokenOff = "aborted" | "timeout";

/** Gives an exchange up, wherever it is: one that still waits for a connection is dropped when its turn comes. */
export type BreakOff = (why: BrokenOff) => void;

/** Begins something that is settled once with an answer, unless it is broken off before: by a signal, or by the clock. */
export function inTime(
  clock: Clock,
  totalMs: number,
  signal: AbortSignal | undefined,
  begin: (settle: (answer: Answer) => void) => BreakOff,
): Promise<Answer> {
  if (signal?.aborted) return Promise.resolve({ failure: "not sent", detail: "aborted" });
  return new Promise((resolve) => {
    const cancel = clock.after(totalMs, () => breakOff("timeout"));
    const forget = signal && whenAborted(signal, () => breakOff("aborted"));
    const breakOff = begin((answer) => {
      cancel();
      forget?.();
      resolve(answer);
    });
  });
}

/** Sends a request; `settle` is called once, with what came back or with what went wrong. */
export function beginExchange(
  dispatcher: Dispatcher,
  { url, method, headers, body }: Exchange,
  settle: (answer: Answer) => void,
): BreakOff {
  const reading = new Reading(settle);
  try {
    const { origin, path } = typeof url === "string" ? placeAt(url) : url;
    dispatcher.dispatch({ origin, path, method, headers, body: body ?? null }, reading);
  } catch (error) {
    reading.onResponseError(undefined, error);
  }
  return (why) => reading.breakOff(why);
}

/**
 * Reads one answer into memory. Undici's own `request` would make a stream of each, and a signal out of ours and the time
 * limit's: together half of what a request costs, for answers of a few hundred bytes.
 */
class Reading implements Dispatcher.DispatchHandler {
  readonly #settle: (answer: Answer) => void;
  readonly #pieces: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #head: { readonly status: number; readonly headers: Record<string, string> } | undefined;
  #broken: BrokenOff | undefined;
  #settled = false;

  constructor(settle: (answer: Answer) => void) {
    this.#settle = settle;
  }

  breakOff(why: BrokenOff): void {
    this.#broken ??= why;
    const error = new Error(why);
    this.#controller?.abort(error);
    this.onResponseError(undefined, error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#broken) controller.abort(new Error(this.#broken));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    // What comes before the answer itself (100 Continue) says nothing.
    if (status >= 200) this.#head = { status, headers: singleHeaders(headers) };
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Buffer): void {
    this.#pieces.push(piece);
  }

  onResponseEnd(): void {
    const [first] = this.#pieces;
    const whole = this.#pieces.length > 1 ? Buffer.concat(this.#pieces) : first;
    if (this.#head) this.#end({ ...this.#head, text: whole?.toString("utf8") ?? "" });
    else this.#end(failureOf(undefined, undefined));
  }

  onResponseError(_controller: unknown, error: unknown): void {
    // The status line is worth having even if the rest never came.
    this.#end(this.#head ?? failureOf(error, this.#broken));
  }

  #end(answer: Answer): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#settle(answer);
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
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) single[name.toLowerCase()] = Array.isArray(value) ? (value[0] ?? "") : value;
  }
  return single;
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
