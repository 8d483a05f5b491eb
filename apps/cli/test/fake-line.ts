import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Clock } from "../src/io.ts";
import { fixtures } from "./run.ts";

const id = "0A1B2C3D00004000800000000000000F";
const key = "0a1b2c3d-0000-4000-8000-00000000000f";
const placedAt = Date.UTC(2026, 0, 5, 9);

const flowOf = (name: string) =>
  JSON.parse(readFileSync(join(fixtures, `flows/${name}/flow.json`), "utf8")) as object;

/** The flow of the fixtures that a call in these tests goes to, and the one that it may go on with. */
export const [office, support] = [flowOf("office"), flowOf("support")];

type Json = Readonly<Record<string, unknown>>;

/**
 * A server and a simulator that only say what a test has them say. `news` and `wire` are told in their order: the first
 * part when the call is placed, `afterwards` when a key is pressed or the caller hangs up.
 */
export interface Script {
  readonly line?: unknown;
  readonly version?: unknown;
  readonly control?: unknown;
  readonly placing?: { readonly status: number; readonly body: object };
  /** What a call of the server's own is answered with. */
  readonly ordering?: { readonly status: number; readonly body: object };
  readonly newsStatus?: number;
  readonly wire: readonly Json[];
  readonly news: readonly Json[];
  /** What a key or a hang-up leads to. */
  readonly afterwards?: { readonly wire: readonly Json[]; readonly news: readonly Json[] };
  /** The streams break once, before they have told anything. */
  readonly breaks?: true;
}

export interface FakeLine {
  readonly url: string;
  /** What was asked of the simulator, apart from looking: method, path and body. */
  readonly asked: readonly (readonly [string, Json | undefined])[];
}

export async function startFakeLine(script: Script): Promise<FakeLine> {
  const asked: [string, Json | undefined][] = [];
  const streams = { wire: [] as ServerResponse[], news: [] as ServerResponse[] };
  const told = { wire: [...script.wire], news: [...script.news] };
  const broken = new Set<string>();

  const write = (name: "wire" | "news", to: ServerResponse, item: Json, index: number) => {
    const { after = 0, ...rest } = item;
    const at = placedAt + Number(after);
    const numbered = { seq: index + 1, at: name === "wire" ? new Date(at).toISOString() : at, ...rest };
    to.write(
      `id: ${index + 1}\ndata: ${JSON.stringify(name === "wire" ? { callId: id, ...numbered } : numbered)}\n\n`,
    );
    if (name === "news" && item.kind === "ended") to.end();
  };

  function stream(name: "wire" | "news", response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    if (script.breaks && !broken.has(name)) {
      broken.add(name);
      return void response.destroy();
    }
    streams[name].push(response);
    for (const [index, item] of told[name].entries()) write(name, response, item, index);
  }

  function goOn(): void {
    for (const name of ["news", "wire"] as const) {
      for (const item of script.afterwards?.[name] ?? []) {
        told[name].push(item);
        for (const to of streams[name]) write(name, to, item, told[name].length - 1);
      }
    }
  }

  const server = createServer(async (request, response) => {
    const { method = "GET", url = "" } = request;
    const body = method === "POST" ? await bodyOf(request) : undefined;
    const answer = (status: number, value?: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (method !== "GET") asked.push([`${method} ${url}`, body]);
    const path = url.replace(/\?.*$/, "");
    switch (`${method} ${path}`) {
      case "GET /api/line":
        return answer(200, script.line === undefined ? line(address()) : script.line);
      case "GET /api/versions/v1":
        return answer(200, script.version ?? { documents: { office, support } });
      case "POST /api/outgoing-calls":
        return answer(script.ordering?.status ?? 201, script.ordering?.body ?? { key, repeated: false });
      case `GET /api/calls/${key}/news`:
        return script.newsStatus ? answer(script.newsStatus) : stream("news", response);
      case "GET /control":
        return answer(200, script.control ?? { clock: { scale: 1 } });
      case "POST /control/calls":
        return answer(script.placing?.status ?? 201, {
          ...(script.placing?.body ?? { id, placedAt: new Date(placedAt).toISOString() }),
        });
      case `GET /control/calls/${id}`:
        return answer(200, { id, wire: [] });
      case "GET /control/events":
        return stream("wire", response);
      case "GET /control/faults":
        return answer(200, {
          faults: [{ id: "mine", callId: id }, { id: "other", callId: "other" }, { id: "all" }],
        });
      case `POST /control/calls/${id}/keys`:
      case `POST /control/calls/${id}/hangUp`:
        goOn();
        return answer(204);
      case "DELETE /control/faults/mine":
        return answer(204);
      default:
        return answer(404, { message: "no such thing" });
    }
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: address(), asked };
}

/** What a server says of how it is called. */
export const line = (simulator: string | null, flow = "office") => ({
  simulator,
  numbers: [
    { called: "bot", flow, version: "v1" },
    { called: "+15550100", flow, version: "v1" },
  ],
});

async function bodyOf(request: IncomingMessage): Promise<Json | undefined> {
  let text = "";
  for await (const part of request) text += part;
  return text === "" ? undefined : (JSON.parse(text) as Json);
}

/** People's clock, in a great hurry: what would be waited for takes a twentieth of its time. */
export const hurriedClock: Clock = {
  now: () => performance.now() * 20,
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds / 20);
    return () => clearTimeout(timer);
  },
};
