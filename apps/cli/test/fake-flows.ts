import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A flow as the server of a test has it. */
export interface ServersFlow {
  revision: number;
  document: Record<string, unknown>;
  readonly recordings: Map<string, Buffer>;
  readonly scenarios: Map<string, { revision: number; text: string | null }>;
  problems?: readonly object[];
  live?: { readonly number: number; readonly document: unknown };
}

/** A server with flows, as far as commands see one. `asked` has each change that it was sent. */
export interface FlowServer {
  readonly url: string;
  readonly flows: Map<string, ServersFlow>;
  /** Ids of flows that somebody has removed there. */
  readonly removed: Set<string>;
  readonly calendars: Map<string, object>;
  readonly asked: string[];
  /** What was to be published, and how. */
  readonly orders: unknown[];
  /** Problems of flows in an environment: `test/desk`. */
  readonly problemsThere: Map<string, readonly object[]>;
  /** The authorization of each request. */
  readonly tokens: (string | undefined)[];
  /** Answered with in place of everything else. */
  refusal: { readonly status: number; readonly body: object } | undefined;
  /** What publishing ends with, when it is not the next version. */
  publishing: object | undefined;
}

const problem = (status: number, code: string) => ({
  status,
  body: { code, detail: `It is ${code}.`, remedy: "Look." },
});

export async function startFlowServer(): Promise<FlowServer> {
  const state: FlowServer = {
    url: "",
    flows: new Map(),
    removed: new Set(),
    calendars: new Map(),
    asked: [],
    orders: [],
    problemsThere: new Map(),
    tokens: [],
    refusal: undefined,
    publishing: undefined,
  };
  const version = (number: number) => ({
    id: String(number).repeat(64),
    number,
    message: "",
    publishedAt: "2026-06-01T12:00:00.000Z",
    current: true,
    liveSince: null,
    note: "",
  });

  async function answer(method: string, path: string, sent: Buffer, ifMatch: string | undefined) {
    if (state.refusal) return state.refusal;
    const [, kind = "", id = "", part = "", name = ""] = path.replace(/^\/api/, "").split("/");
    if (method !== "GET") state.asked.push(`${method} ${path}`);
    if (kind === "calendars") {
      if (method === "POST") {
        const calendar = JSON.parse(sent.toString());
        state.calendars.set(calendar.id, calendar);
        return { status: 201, body: {} };
      }
      if (id === "")
        return {
          status: 200,
          body: { calendars: [...state.calendars.values()].map((calendar) => ({ calendar })) },
        };
      return state.calendars.has(id) ? { status: 200, body: {} } : problem(404, "calendar_unknown");
    }
    // /environments/test/flows/desk/problems
    if (kind === "environments")
      return {
        status: 200,
        body: {
          revision: state.flows.get(name)?.revision,
          problems: state.problemsThere.get(`${id}/${name}`) ?? [],
        },
      };
    if (kind === "versions") {
      const [flow] = [...state.flows].find(([, { live }]) => String(live?.number).repeat(64) === id) ?? [""];
      return { status: 200, body: { documents: { [flow]: state.flows.get(flow)?.live?.document } } };
    }
    if (id === "" && method === "GET")
      return { status: 200, body: { flows: [...state.flows.keys()].map((one) => ({ id: one })) } };
    if (id === "") {
      const document = JSON.parse(sent.toString());
      state.flows.set(document.id, { revision: 1, document, recordings: new Map(), scenarios: new Map() });
      return { status: 201, body: {} };
    }
    const flow = state.flows.get(id);
    if (state.removed.has(id)) return problem(410, "flow_removed");
    if (!flow) return problem(404, "flow_unknown");
    if (part === "versions")
      return { status: 200, body: { versions: flow.live ? [version(flow.live.number)] : [] } };
    if (part === "problems")
      return { status: 200, body: { revision: flow.revision, problems: flow.problems ?? [] } };
    if (part === "publishing") {
      state.orders.push(JSON.parse(sent.toString()));
      const number = (flow.live?.number ?? 0) + 1;
      const publication = { version: { number }, isNew: true, together: [], warnings: [] };
      const events = [
        { type: "progress", done: 1, of: 2 },
        state.publishing ?? { type: "published", publication },
      ];
      return { status: 200, events };
    }
    if (part === "recordings") {
      if (method === "GET") return { status: 200, bytes: flow.recordings.get(decodeURIComponent(name)) };
      if (method === "PUT") flow.recordings.set(name, sent);
      else flow.recordings.delete(name);
      return { status: 200, body: {} };
    }
    if (part === "scenarios") {
      const known = flow.scenarios.get(name);
      if (method === "GET") {
        const scenarios = [...flow.scenarios].map(([of, one]) => ({ name: of, ...one }));
        return { status: 200, body: { scenarios } };
      }
      if (ifMatch !== (known && `"${known.revision}"`)) return problem(409, "scenario_conflict");
      if (method === "DELETE") flow.scenarios.delete(name);
      else {
        const { text } = JSON.parse(sent.toString());
        flow.scenarios.set(name, { text, revision: (known?.revision ?? 0) + 1 });
      }
      return { status: 200, body: {} };
    }
    if (method === "PUT") {
      if (ifMatch !== `"${flow.revision}"`) return problem(409, "draft_conflict");
      flow.revision += 1;
      flow.document = JSON.parse(sent.toString());
      return { status: 200, body: {} };
    }
    const recordings = [...flow.recordings].map(([of, bytes]) => ({
      name: of,
      hash: createHash("sha256").update(bytes).digest("hex"),
      milliseconds: 1,
    }));
    return { status: 200, body: { id, revision: flow.revision, document: flow.document, recordings } };
  }

  const server = createServer(async (request, response) => {
    state.tokens.push(request.headers.authorization);
    const sent = await buffer(request);
    const { method = "", url = "", headers } = request;
    const { status, ...given } = (await answer(method, url, sent, headers["if-match"])) as {
      readonly status: number;
      readonly body?: object;
      readonly bytes?: Buffer;
      readonly events?: readonly object[];
    };
    if (given.events) {
      response.writeHead(status, { "content-type": "text/event-stream" });
      for (const event of given.events) response.write(`data: ${JSON.stringify(event)}\n\n`);
      return response.end();
    }
    response.writeHead(status, { "content-type": given.bytes ? "audio/wav" : "application/json" });
    return response.end(given.bytes ?? JSON.stringify(given.body));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
