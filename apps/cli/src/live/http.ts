import { readStream } from "@dialtree/rehearsal";
import { Refusal } from "../refusal.ts";

/** A program that is talked to over HTTP, and how it is named to people. */
export interface Peer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly name: "server" | "simulator";
  /** Says to a server who asks. */
  readonly token?: string;
}

/** What a peer answered. `body` is undefined when it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What is asked with: JSON, a sound as it is, or a file that is read while it is sent. */
function contentOf(body: object) {
  if (body instanceof Blob) return { headers: { "content-type": "application/octet-stream" }, body };
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
  return letIn(peer, { status: reply.status, body: jsonIn(text) });
}

/** Gets a file. @throws Refusal when the peer cannot be reached, or gives none */
export async function fetchFile(peer: Peer, path: string): Promise<Uint8Array> {
  const reply = await reach(peer, path, {});
  if (reply.ok) return new Uint8Array(await reply.arrayBuffer());
  const answer = letIn(peer, { status: reply.status, body: jsonIn(await reply.text()) });
  throw new Refusal(`The ${peer.name} does not give ${path}: ${complaintIn(answer)}`, "Try it once more.");
}

/**
 * Hands on each message of an event stream, as JSON, until the peer ends it. Gives the answer when it is no such stream.
 * @param order What is asked with, for a stream that tells how something goes that it has the peer do.
 * @throws Refusal when the peer cannot be reached, or when the connection breaks.
 */
export async function readEvents(
  peer: Peer,
  path: string,
  signal: AbortSignal,
  take: (item: unknown) => void,
  order?: object,
): Promise<Answer | undefined> {
  const content = order ? contentOf(order) : undefined;
  const reply = await reach(peer, path, {
    method: content ? "POST" : "GET",
    ...content,
    headers: { ...content?.headers, accept: "text/event-stream" },
    signal,
  });
  if (reply.status !== 200 || !reply.body)
    return letIn(peer, { status: reply.status, body: jsonIn(await reply.text()) });
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
  return undefined;
}

/** What a peer says is wrong, in its own words. */
export function complaintIn({ status, body }: Answer): string {
  const { detail, error, message } = (body ?? {}) as Readonly<Record<string, unknown>>;
  // The server's problems have a detail; the simulator answers as Graph does.
  const inside = (error as { readonly message?: unknown } | null | undefined)?.message;
  const said = [detail, inside, message, error].find((text) => typeof text === "string" && text !== "");
  return said === undefined ? `it answers ${status}` : String(said).slice(0, 300);
}

/** What a peer says is to be done about it; undefined when it says nothing. */
export function remedyIn({ body }: Answer): string | undefined {
  const { remedy } = (body ?? {}) as { readonly remedy?: unknown };
  return typeof remedy === "string" && remedy !== "" ? remedy : undefined;
}

async function reach(peer: Peer, path: string, init: RequestInit): Promise<Response> {
  try {
    const headers = new Headers(init.headers);
    if (peer.token !== undefined) headers.set("authorization", `Bearer ${peer.token}`);
    return await fetch(peer.url + path, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable(peer);
  }
}

/** What was answered. @throws Refusal when the server does not know who asks, or does not allow it */
function letIn(peer: Peer, answer: Answer): Answer {
  if (peer.name !== "server" || (answer.status !== 401 && answer.status !== 403)) return answer;
  throw new NotLetIn(peer, answer);
}

/** A server that wants to know who asks, or that does not allow it to whoever asks. */
class NotLetIn extends Refusal {
  constructor({ url, token }: Peer, answer: Answer) {
    const says = complaintIn(answer);
    const remedy = remedyIn(answer);
    if (answer.status === 403 && remedy !== undefined) super(`The server refuses: ${says}`, remedy);
    else if (answer.status === 403)
      super(
        `The server at ${url} does not allow this: ${says}`,
        `Have an administrator give ${token === undefined ? "you" : "the token of DIALTREE_TOKEN"} the role that it takes.`,
      );
    else if (token === undefined)
      super(
        `The server at ${url} wants to know who asks: ${says}`,
        "Make a personal access token in the editor, and put it into DIALTREE_TOKEN.",
      );
    else
      super(
        `The server at ${url} does not take the token of DIALTREE_TOKEN: ${says}`,
        "It may have expired or been taken back: make a new one in the editor. Is DIALTREE_SERVER the server that it is of?",
      );
  }
}

/** Nobody answers, or somebody stopped in the middle. */
export class Unreachable extends Refusal {
  constructor({ name, url }: Peer) {
    const remedy =
      name === "server"
        ? "Start it, or correct --server or DIALTREE_SERVER."
        : "Start it again, or look at what it printed.";
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
