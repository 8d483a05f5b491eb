import { readStream } from "@dialtree/rehearsal";
import { Refusal } from "../refusal.ts";

/** A program that is talked to over HTTP, and how it is named to people. */
export interface Peer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly name: "server" | "simulator";
}

/** What a peer answered. `body` is undefined when it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What is asked with: JSON, or a sound as it is. */
function contentOf(body: object) {
  const isSound = body instanceof Uint8Array;
  return {
    headers: { "content-type": isSound ? "audio/wav" : "application/json" },
    body: isSound ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  };
}

/**
 * Asks a peer for something.
 * @throws Refusal when it cannot be reached.
 */
export async function ask(
  peer: Peer,
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const content = body ? contentOf(body) : undefined;
  const reply = await reach(peer, path, {
    method,
    ...content,
    headers: { ...content?.headers, ...headers },
  });
  const text = await reply.text();
  return { status: reply.status, body: jsonIn(text) };
}

/**
 * Hands on each message of an event stream, as JSON, until the peer ends it. Gives the status when that is not 200.
 * @throws Refusal when the peer cannot be reached, or when the connection breaks.
 */
export async function readEvents(
  peer: Peer,
  path: string,
  signal: AbortSignal,
  take: (item: unknown) => void,
): Promise<number> {
  const reply = await reach(peer, path, { headers: { accept: "text/event-stream" }, signal });
  if (reply.status !== 200 || !reply.body) {
    await reply.body?.cancel();
    return reply.status;
  }
  const decoder = new TextDecoder();
  const reader = reply.body.getReader();
  let rest = "";
  for (;;) {
    const part = await reader.read().catch((error: unknown) => {
      throw signal.aborted ? error : new Unreachable(peer);
    });
    if (part.done) break;
    const arrived = readStream(rest + decoder.decode(part.value, { stream: true }));
    rest = arrived.rest;
    for (const { data } of arrived.messages) take(jsonIn(data));
  }
  return 200;
}

/** What a peer says is wrong, in its own words. */
export function complaintIn({ status, body }: Answer): string {
  const { detail, error, message } = (body ?? {}) as Readonly<Record<string, unknown>>;
  // The server's problems have a detail; the simulator answers as Graph does.
  const inside = (error as { readonly message?: unknown } | null | undefined)?.message;
  const said = [detail, inside, message, error].find((text) => typeof text === "string" && text !== "");
  return said === undefined ? `it answers ${status}` : String(said).slice(0, 300);
}

async function reach(peer: Peer, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(peer.url + path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable(peer);
  }
}

/** Nobody answers, or somebody stopped in the middle. */
export class Unreachable extends Refusal {
  constructor({ name, url }: Peer) {
    const remedy =
      name === "server" ? "Start it, or correct --server." : "Start it again, or look at what it printed.";
    super(`No ${name} answers at ${url}.`, remedy);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
