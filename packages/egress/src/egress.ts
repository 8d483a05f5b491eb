import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Dispatcher, Pool } from "undici";
import { allowing } from "./addresses.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import { AddressRefused, guardedConnector, type Resolve } from "./connecting.ts";
import { approved, type Host, type Hosts } from "./hosts.ts";
import { createTurns, type Turns } from "./turns.ts";

/** Bounds of what is asked of others. Times in milliseconds, sizes in bytes. */
export const egressLimits = {
  connectMs: 2_000,
  totalMs: 10_000,
  bodyBytes: 256_000,
  headerBytes: 16_384,
  atOnceOfAHost: 8,
  atOnce: 32,
  waiting: 64,
  failuresInARow: 5,
  pauseMs: 10_000,
} as const;

/** What somebody else is asked. */
export interface Question {
  readonly method: "GET" | "POST" | "PUT";
  /** Of an approved host. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds for all of it; `egressLimits.totalMs` unless told. */
  readonly withinMs?: number;
}

export type Answer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      /** As it was before it was compressed. */
      readonly body: Uint8Array;
    }
  | NoAnswer;

/** `detail` is for a log: it names nothing of what was asked. */
export interface NoAnswer {
  readonly fault: EgressFault;
  readonly detail: string;
  /** Of an answer that nobody can use: what it began with. */
  readonly status?: number;
}

export type EgressFault =
  /** Nobody has approved the host, or the URL or a header is none. Nothing was sent. */
  | "not-approved"
  /** The host's name leads where nobody may go. Nothing was sent. */
  | "address-refused"
  /** It has failed so often that it is left alone, or too many wait for it. Nothing was sent. */
  | "left-alone"
  /** Nothing was sent. */
  | "unreachable"
  /** Nobody knows whether it was taken in. */
  | "timed-out"
  | "broken-off"
  /** It answered what nobody can use: too much, or in an encoding that was not asked for. */
  | "bad-answer"
  /** Whoever asked does not wait any more. */
  | "given-up";

/** The one way out for all that people who draw flows can have asked. Never rejects, and follows no redirect. */
export interface Egress {
  readonly hosts: Hosts;
  ask(question: Question, signal?: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

export interface EgressOptions {
  readonly hosts: Hosts;
  readonly clock: {
    /** Milliseconds since 1970, UTC. */
    now(): number;
    after(ms: number, run: () => void): () => void;
  };
  /** Looks names up; the machine's own way unless told. */
  readonly resolve?: Resolve;
  /** In the place of connections of its own: for tests that open none. */
  readonly wire?: Dispatcher;
}

interface Line {
  readonly dispatcher: Dispatcher;
  readonly turns: Turns;
  readonly breaker: Breaker;
}

const unzipped = promisify(gunzip);
// A name is a token, and a value has no line ends: RFC 9110, 5.1 and 5.5.
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e]*$/;
// These belong to the connection, or would let a body be read in two ways.
const ours: ReadonlySet<string> = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "accept-encoding",
  "upgrade",
  "te",
  "trailer",
  "expect",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
]);

/** Whether something may be sent as a header by this name. */
export function isOwnHeader(name: string): boolean {
  return headerName.test(name) && !ours.has(name.toLowerCase());
}

export function createEgress({ hosts, clock, resolve, wire }: EgressOptions): Egress {
  const lines = new Map<string, Line>();
  const allTurns = createTurns({ atOnce: egressLimits.atOnce, waiting: egressLimits.waiting });

  function lineOf(host: Host): Line {
    const known = lines.get(host.origin);
    if (known) return known;
    const { connectMs, atOnceOfAHost, waiting, failuresInARow, pauseMs, headerBytes } = egressLimits;
    const line = {
      dispatcher:
        wire ??
        new Pool(host.reachedAt ?? host.origin, {
          connections: atOnceOfAHost,
          pipelining: 1,
          allowH2: false,
          maxHeaderSize: headerBytes,
          // Ours is the one that counts; these end what we have turned away from.
          headersTimeout: 60_000,
          bodyTimeout: 60_000,
          connect: guardedConnector(allowing(host.networks), {
            timeoutMs: connectMs,
            ...(resolve ? { resolve } : {}),
          }),
        }),
      turns: createTurns({ atOnce: atOnceOfAHost, waiting }),
      breaker: createBreaker({ failures: failuresInARow, pauseMs }),
    };
    lines.set(host.origin, line);
    return line;
  }

  return {
    hosts,
    async ask(question, signal) {
      const { headers = {}, withinMs = egressLimits.totalMs } = question;
      const target = approved(question.url, hosts);
      if (!target) return { fault: "not-approved", detail: "its host is not approved" };
      if (!Object.entries(headers).every(([name, value]) => isOwnHeader(name) && headerValue.test(value)))
        return { fault: "not-approved", detail: "a header cannot be sent" };
      const line = lineOf(target.host);
      if (!line.breaker.lets(clock.now()))
        return { fault: "left-alone", detail: "it has not answered for a while" };
      const over = new AbortController();
      const late = clock.after(withinMs, () => over.abort("late"));
      const givenUp = () => over.abort("given up");
      signal?.addEventListener("abort", givenUp, { once: true });
      if (signal?.aborted) givenUp();
      try {
        const answer = await inTurn(line, target, question, over.signal);
        const isOwnFault = "fault" in answer && ["given-up", "left-alone"].includes(answer.fault);
        if (!isOwnFault) line.breaker.told(!("fault" in answer) && answer.status < 500, clock.now());
        return answer;
      } finally {
        late();
        signal?.removeEventListener("abort", givenUp);
      }
    },
    async close() {
      await Promise.all(
        [...lines.values()].map(({ dispatcher }) => dispatcher !== wire && dispatcher.destroy()),
      );
    },
  };

  async function inTurn(
    { dispatcher, turns }: Line,
    target: { readonly host: Host; readonly url: URL },
    question: Question,
    signal: AbortSignal,
  ): Promise<Answer> {
    const done: (() => void)[] = [];
    try {
      for (const places of [turns, allTurns]) {
        const giveBack = await places.take(signal);
        if (!giveBack)
          return signal.aborted ? endedBy(signal) : { fault: "left-alone", detail: "too many wait for it" };
        done.push(giveBack);
      }
      return await exchange(dispatcher, target, question, signal);
    } finally {
      for (const giveBack of done) giveBack();
    }
  }
}

async function exchange(
  dispatcher: Dispatcher,
  { host, url }: { readonly host: Host; readonly url: URL },
  { method, headers = {}, body }: Question,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const answer = await dispatcher.request({
      origin: host.reachedAt ?? host.origin,
      path: `${url.pathname}${url.search}`,
      method,
      signal,
      headers: {
        "user-agent": "dialtree",
        ...headers,
        "accept-encoding": "gzip",
        ...(host.reachedAt === undefined ? {} : { host: url.host }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const { statusCode: status, headers: told } = answer;
    const packed = await bytesOf(answer.body, egressLimits.bodyBytes);
    if (!packed) return { fault: "bad-answer", status, detail: "its answer is too large" };
    const encoding = told["content-encoding"] ?? "identity";
    if (encoding === "identity") return { status, headers: told, body: packed };
    if (encoding !== "gzip")
      return { fault: "bad-answer", status, detail: "it answered in an unknown encoding" };
    try {
      return {
        status,
        headers: told,
        body: await unzipped(packed, { maxOutputLength: egressLimits.bodyBytes }),
      };
    } catch {
      return { fault: "bad-answer", status, detail: "its answer is too large, or damaged" };
    }
  } catch (error) {
    return signal.aborted ? endedBy(signal) : brokenBy(error);
  }
}

/** All that comes, or undefined when it is more than allowed; the rest is not read. */
async function bytesOf(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
  most: number,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    // Leaving the loop destroys the body, and with it the connection.
    if (bytes > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function endedBy({ reason }: AbortSignal): NoAnswer {
  return reason === "late"
    ? { fault: "timed-out", detail: "it did not answer in time" }
    : { fault: "given-up", detail: "nobody waits any more" };
}

// Nothing was sent, as far as these tell: the connection did not come about.
const beforeSending =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

function brokenBy(error: unknown): NoAnswer {
  if (error instanceof AddressRefused)
    return { fault: "address-refused", detail: "its address is not allowed" };
  const { code } = error as { readonly code?: unknown };
  const named = typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) ? code : "";
  const detail = named === "" ? "it cannot be reached" : `it cannot be reached (${named})`;
  if (named === "UND_ERR_CONNECT_TIMEOUT") return { fault: "unreachable", detail };
  if (named === "UND_ERR_HEADERS_OVERFLOW")
    return { fault: "bad-answer", detail: `its answer cannot be read (${named})` };
  return { fault: beforeSending.test(named) ? "unreachable" : "broken-off", detail };
}
