import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export const callId = "0d0e0f00-1111-4222-8333-444455556666";
export const otherCall = "ffffffff-1111-4222-8333-444455556666";
export const at = "2026-01-05T09:00:00.000Z";

export interface FakeSimulator {
  readonly url: string;
  /** Every request as `METHOD path body`, in order. */
  readonly asked: string[];
  /** What the wire has seen so far. */
  readonly wire: object[];
  /** Numbers that it knows. */
  readonly reaches: Set<string>;
  /** It takes no more numbers. */
  full: boolean;
  /** The prompt that it has. */
  readonly wav: Uint8Array;
  /** Answers each request from now on, instead of what it would say. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Happens as soon as somebody calls. */
  onPlaced: () => void;
  /** Readers of its events at this moment. */
  listeners(): number;
  happens(...entries: readonly object[]): void;
  /** Breaks every stream of events. */
  breakOff(): void;
  stop(): Promise<void>;
}

/** The simulator's control API, as far as a phone uses it, without calls behind it. */
export async function fakeSimulator(): Promise<FakeSimulator> {
  const readers = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    fake.asked.push(`${request.method} ${request.url} ${body}`.trim());
    if (fake.instead) return fake.instead(request, response);
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const path = request.url ?? "";
    const isOver = fake.wire.some((entry) => "did" in entry && entry.did === "ended");
    if (path === "/control/calls") {
      const { to } = JSON.parse(body) as { to: string };
      if (!fake.reaches.has(to)) return json(404, { error: `"${to}" reaches nobody here.` });
      fake.onPlaced();
      return json(201, { id: callId });
    }
    if (path === "/control/numbers") {
      const { number } = JSON.parse(body) as { number: string };
      if (!fake.full) fake.reaches.add(number);
      return json(fake.full ? 409 : 201, fake.full ? { error: "full" } : { number });
    }
    if (path === `/control/calls/${callId}`) return json(200, { id: callId, wire: fake.wire });
    if (path.startsWith(`/control/calls/${callId}/`))
      return isOver ? json(404, { error: "over" }) : response.writeHead(204).end();
    if (path === `/control/prompts/${"ab".repeat(32)}.wav`)
      return response.writeHead(200, { "content-type": "audio/wav" }).end(fake.wav);
    if (path.startsWith("/control/events")) {
      const after = Number(new URL(path, "http://fake").searchParams.get("after"));
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
      for (const entry of fake.wire) if ((entry as { seq: number }).seq > after) send(response, entry);
      readers.add(response);
      response.on("close", () => readers.delete(response));
      return;
    }
    return json(404, { error: "There is no such thing." });
  });

  const fake: FakeSimulator = {
    url: "",
    asked: [],
    wire: [],
    reaches: new Set(["+15550100"]),
    full: false,
    wav: new TextEncoder().encode("RIFF"),
    instead: undefined,
    onPlaced: () => {},
    listeners: () => readers.size,
    happens(...entries) {
      for (const entry of entries) {
        fake.wire.push({ at, ...entry, seq: fake.wire.length + 10 });
        for (const reader of readers) send(reader, fake.wire.at(-1));
      }
    },
    breakOff: () => {
      for (const reader of readers) reader.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => fake.stop());
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function send(to: ServerResponse, entry: unknown): void {
  const { seq } = entry as { seq: number };
  to.write(`id: ${seq}\ndata: ${JSON.stringify(entry)}\n\n`);
}
