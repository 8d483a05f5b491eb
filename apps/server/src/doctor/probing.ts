// How the doctor looks at the world: the only part of it that reaches out.

import { lookup } from "node:dns/promises";
import { connect } from "node:tls";
import { type AcquireToken, msalAcquire } from "@dialtree/graph/io";
import { type Dispatcher, request } from "undici";
import type { Certificate, Got, Nothing, Probes, Token } from "./probes.ts";

export interface ProbingOptions {
  readonly settings: Probes["settings"];
  readonly now: () => number;
  readonly keys: Probes["keys"];
  readonly numbers: Probes["numbers"];
  readonly challenge: Probes["challenge"];
  readonly dispatcher?: Dispatcher;
}

const mostBytes = 1_000_000;

/** Probes for one examination: what is asked for twice in it is asked once. */
export function probing(options: ProbingOptions): Probes {
  const { settings, now, keys, numbers, challenge, dispatcher } = options;
  const acquire = msalAcquire({
    clientId: settings.appId,
    credential: { secret: settings.appSecret },
    authorityHost: settings.entraUrl,
    ...(dispatcher ? { dispatcher } : {}),
  });
  const tokens = new Map<string, Promise<Token>>();
  return {
    settings,
    now,
    keys,
    numbers,
    challenge,
    token(tenant) {
      const known = tokens.get(tenant) ?? tokenFrom(acquire, tenant, settings.appSecret);
      tokens.set(tenant, known);
      return known;
    },
    get: (url, signal, headers) => get(url, signal, headers ?? {}, dispatcher),
    async addressesOf(host) {
      try {
        return (await lookup(host, { all: true })).map(({ address }) => address);
      } catch (error) {
        return { failure: reasonOf(error) };
      }
    },
    certificateOf,
  };
}

async function tokenFrom(acquire: AcquireToken, tenant: string, secret: string): Promise<Token> {
  try {
    const { token } = await acquire(tenant);
    return { token, roles: rolesIn(token) };
  } catch (error) {
    const { errorMessage } = error as { readonly errorMessage?: unknown };
    const says = typeof errorMessage === "string" ? errorMessage : reasonOf(error);
    const [, code, words] = /AADSTS(\d+):\s*(.*?)\s*(?:Trace ID|Correlation ID|$)/s.exec(says) ?? [];
    if (code === undefined)
      return { refused: `Entra ID gives none: ${withoutSecret(says, secret)}.`, number: undefined };
    return {
      refused: `Entra ID gives none: AADSTS${code}: ${withoutSecret(words ?? "", secret)}`,
      number: Number(code),
    };
  }
}

const withoutSecret = (text: string, secret: string) =>
  (secret === "" ? text : text.replaceAll(secret, "(secret)")).slice(0, 400);

/** Not verified: it has come from Entra itself a moment ago, and nothing is decided by it but what a page shows. */
function rolesIn(token: string): readonly string[] {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    const { roles } = (claims ?? {}) as { readonly roles?: unknown };
    return Array.isArray(roles) ? roles.map(String) : [];
  } catch {
    return [];
  }
}

async function get(
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>>,
  dispatcher: Dispatcher | undefined,
): Promise<Got | Nothing> {
  try {
    const reply = await request(url, {
      signal,
      headers: { accept: "application/json", ...headers },
      headersTimeout: 8_000,
      bodyTimeout: 8_000,
      ...(dispatcher ? { dispatcher } : {}),
    });
    const text = await textOf(reply.body);
    const single = Object.entries(reply.headers).map(([name, value]) => [name, String(value ?? "")]);
    return { status: reply.statusCode, headers: Object.fromEntries(single), text, body: jsonIn(text) };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new Error("more came than is read here");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function certificateOf(host: string, port: number, signal: AbortSignal): Promise<Certificate | Nothing> {
  return new Promise((resolve) => {
    const name = host.replace(/^\[|\]$/g, "");
    // Whether it is trusted is what is asked: it must be seen either way.
    const socket = connect({ host: name, port, servername: name, rejectUnauthorized: false }, () => {
      const { valid_to, subject } = socket.getPeerCertificate();
      const why = socket.authorized ? undefined : String(socket.authorizationError);
      socket.destroy();
      const named = subject?.CN;
      resolve({
        distrusted: why,
        subject: (Array.isArray(named) ? named[0] : named) ?? name,
        until: Date.parse(valid_to),
      });
    });
    const giveUp = () => socket.destroy(new Error("nothing was heard in time"));
    signal.addEventListener("abort", giveUp, { once: true });
    socket.once("error", (error) => resolve({ failure: reasonOf(error) }));
    socket.once("close", () => signal.removeEventListener("abort", giveUp));
  });
}

function reasonOf(error: unknown): string {
  const { code, message, cause } = (error ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly cause?: unknown;
  };
  if (typeof code === "string" && code !== "") return code;
  if (cause !== undefined) return reasonOf(cause);
  return typeof message === "string" && message !== "" ? message : "it broke off";
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
