// The least that can be called a server: answers a simulator's calls with one flow, in memory, and tells its news. It
// stands in for the real one where the way of following a call is what is tested.

import { createServer, type ServerResponse } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { begin, compile, libraryOf, type Session, type Step, step } from "@dialtree/engine";
import {
  type CallCommand,
  type CallEvent,
  callerLeg,
  type Destination,
  type EventBody,
  type FlowDocument,
  type Tone,
} from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { calledFor, callKey, type PromptLength } from "@dialtree/rehearsal";
import {
  buildSimulator,
  type Clock,
  exampleDirectory,
  generateKey,
  type HttpClient,
  makeCertificate,
} from "@dialtree/simulator";

interface OneCall {
  readonly id: string;
  session?: Session;
  readonly news: object[];
  readonly readers: Set<ServerResponse>;
  /** What goes out next waits for what went out before. */
  sending: Promise<void>;
  asked?: CallCommand["type"];
}

export interface SmallServerOptions<C extends Clock> {
  /** The simulator's and its own. */
  readonly clock: C;
  readonly document: FlowDocument;
  readonly others: readonly FlowDocument[];
  readonly promptLength: PromptLength;
  /** How far its clock is ahead of the simulator's. */
  readonly ahead?: number;
}

// Slow to make, and the same for all.
const madeOnce = { key: generateKey(), certificate: makeCertificate() };

type Json = Readonly<Record<string, unknown>>;
const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], value);

/** A line with such a server at its other end, and what is dialled to reach it. */
export async function startSmallServer<C extends Clock>({
  clock,
  document,
  others,
  promptLength,
  ahead = 0,
}: SmallServerOptions<C>) {
  const flow = compile(document, nodeTypes, "draft");
  const library = libraryOf([flow, ...others.map((other) => compile(other, nodeTypes, "draft"))]);
  const calls = new Map<string, OneCall>();
  const busy = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    busy.add(work);
    void work.finally(() => busy.delete(work));
    return work;
  };

  const http: HttpClient = {
    async send({ method, url, body }) {
      if (method === "GET") {
        const ms = Number(new URL(url).pathname.split("/").at(-1));
        return { status: 200, headers: {}, body: silence(ms) };
      }
      for (const item of (JSON.parse(body ?? "{}") as { value: unknown[] }).value) notified(item);
      return { status: 202, headers: {}, body: new Uint8Array() };
    },
    close: async () => {},
  };
  const simulator = await buildSimulator({
    clock,
    seed: "both ways",
    http,
    makeKey: () => madeOnce.key,
    certificate: await madeOnce.certificate,
    directory: { ...exampleDirectory, bot: { ...exampleDirectory.bot, webhook: "https://bot.example/hook" } },
  });
  const bot = simulator.world.directory().bot;
  const { access_token: token } = (
    await simulator.secure.inject({
      method: "POST",
      url: `/${exampleDirectory.tenantId}/oauth2/v2.0/token`,
      headers: { host: "localhost", "content-type": "application/x-www-form-urlencoded" },
      payload: `grant_type=client_credentials&client_id=${bot.appId}&client_secret=${bot.secret}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default`,
    })
  ).json() as { access_token: string };

  function notified(item: unknown): void {
    const data = at(item, "resourceData");
    const id = /calls\/([0-9a-fA-F-]+)/.exec(String(at(item, "resourceUrl")))?.[1] ?? "";
    if (at(data, "state") === "incoming") {
      calls.set(callKey(id), { id, news: [], readers: new Set(), sending: Promise.resolve() });
    }
    const call = calls.get(callKey(id));
    const event = call && eventIn(item, data, call);
    if (call && event) take(call, event);
  }

  function eventIn(item: unknown, data: unknown, call: OneCall): EventBody | undefined {
    if (at(data, "state") === "incoming") {
      const language = String(at(data, "source", "languageId")).replace(/-.*/, (region) =>
        region.toUpperCase(),
      );
      const caller = { kind: "unknown" } as const;
      return { type: "incoming", caller, called: calledFor(flow, nodeTypes), language };
    }
    if (String(at(data, "@odata.type")).endsWith("playPromptOperation")) {
      const command = { id: String(at(data, "clientContext")) };
      if (at(data, "status") === "completed") return { type: "result", command, outcome: "done" };
      const reason = at(data, "resultInfo", "subcode") === 8508 ? "cancelled" : "error";
      return { type: "result", command, outcome: "failed", reason };
    }
    if (at(data, "toneInfo")) {
      const tone = String(at(data, "toneInfo", "tone"));
      const key = { star: "*", pound: "#" }[tone] ?? tone.replace("tone", "");
      return { type: "tone", sequence: Number(at(data, "toneInfo", "sequenceId")), tone: key as Tone };
    }
    if (at(data, "mediaState", "audio") === "active") return { type: "connected" };
    const subcode = at(data, "resultInfo", "subcode");
    if (at(item, "changeType") === "deleted") {
      const asked = call.asked === "redirect" ? "redirected" : call.asked === "reject" ? "rejected" : "local";
      const reason = ({ 560000: "remote", 5002: "remote", 7015: "transferred" } as const)[Number(subcode)];
      return { type: "ended", reason: reason ?? asked };
    }
    return subcode === 7000
      ? { type: "result", command: { type: "transfer" }, outcome: "failed", reason: "error" }
      : undefined;
  }

  function take(call: OneCall, body: EventBody): void {
    const event: CallEvent = { at: clock.now() + ahead, leg: callerLeg, ...body };
    const before = call.session;
    if (event.type === "incoming") {
      const first = begin(library, { key: call.id, seed: 1, flow, event });
      const { caller, called } = event;
      tell(call, { kind: "began", caller, called, version: "v1", language: first.session.language });
      return went(call, event, first);
    }
    if (before && before.phase !== "ended") went(call, event, step(library, before, event));
  }

  function went(call: OneCall, event: CallEvent, { session, commands, journal }: Step): void {
    call.session = session;
    tell(call, { kind: "event", type: event.type, leg: event.leg });
    if (event.type === "result" && event.outcome !== "done" && event.reason !== "cancelled") {
      const { outcome, reason } = event;
      const made = call.news.findLast(
        (news) =>
          at(news, "kind") === "command" &&
          ("id" in event.command
            ? at(news, "command", "id") === event.command.id
            : at(news, "command", "type") === event.command.type),
      );
      const { id, type } = at(made, "command") as CallCommand;
      tell(call, { kind: "failed", command: type, id, outcome, reason });
    }
    for (const entry of journal) {
      if (entry.kind === "entered" || entry.kind === "left") tell(call, { kind: "path", step: entry });
      if (entry.kind === "fault") tell(call, entry);
    }
    for (const command of commands) {
      tell(call, { kind: "command", command });
      const sending = call.sending.then(() => send(call, command));
      call.sending = sending;
      void track(sending);
    }
    for (const timer of session.timers) {
      clock.setTimer(
        () => {
          const live = call.session?.timers.some(
            ({ id, generation }) => id === timer.id && generation === timer.generation,
          );
          if (live) take(call, { type: "timer", timer: timer.id, generation: timer.generation });
        },
        timer.dueAt - ahead - clock.now(),
      );
    }
    if (session.phase === "ended") tell(call, { kind: "ended", reason: session.ended?.reason });
  }

  function tell(call: OneCall, news: object): void {
    call.news.push({ seq: call.news.length + 1, at: clock.now() + ahead, ...news });
    for (const reader of call.readers) write(reader, call.news.at(-1));
    if ("kind" in news && news.kind === "ended") for (const reader of call.readers) reader.end();
  }

  /** The status of a reply. A connection that breaks leaves as little knowledge as a 500. */
  function asked(method: string, url: string, body: Json): Promise<number> {
    const text = JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    };
    return new Promise((resolve) => {
      request(url, { method, headers, ca: simulator.certificate }, (reply) => {
        reply.resume().on("end", () => resolve(reply.statusCode ?? 500));
      })
        .on("error", () => resolve(500))
        .end(text);
    });
  }

  async function send(call: OneCall, command: CallCommand): Promise<void> {
    call.asked = command.type;
    const [method, action, body] = requestOf(command, promptLength);
    // What may be repeated is, at once: people's time would be needed to wait.
    const sendings = command.type === "transfer" || command.type === "redirect" ? 3 : 4;
    let status = 500;
    for (let sent = 0; sent < sendings && status === 500; sent += 1) {
      status = await asked(method, `${https}/v1.0/communications/calls/${call.id}${action}`, body);
    }
    const result = { type: "result", command: { id: command.id } } as const;
    if (status === 500) take(call, { ...result, outcome: "unknown" });
    else if (status === 403) take(call, { ...result, outcome: "failed", reason: "refused" });
    else if (status >= 400) take(call, { ...result, outcome: "failed", reason: "error" });
    else if (["listen", "stop", "keepAlive"].includes(command.type))
      take(call, { ...result, outcome: "done" });
  }

  const { https, http: control } = await simulator.listen({ https: 0, http: 0 });
  const called = calledFor(flow, nodeTypes).kind === "bot" ? "bot" : "+15550100";
  const shown: Readonly<Record<string, object>> = {
    "/api/line": { simulator: control, numbers: [{ called, flow: flow.id, version: "v1" }] },
    "/api/versions/v1": { documents: { [document.id]: document } },
  };
  const api = createServer(({ url }, response) => {
    const page = shown[url ?? ""];
    if (page) return void response.end(JSON.stringify(page));
    const key = /^\/api\/calls\/([^/]+)\/news$/.exec(url ?? "")?.[1] ?? "";
    const call = calls.get(key);
    if (!call) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const news of call.news) write(response, news);
    if (call.session?.phase === "ended") response.end();
    else call.readers.add(response);
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));

  const line = {
    server: {
      url: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      async idle() {
        while (busy.size > 0) await Promise.all(busy);
      },
    },
    simulator,
    clock,
  };
  return {
    line,
    dialled: { to: called, document, promptLength },
    async close() {
      api.closeAllConnections();
      api.close();
      await simulator.close();
    },
  };
}

const write = (to: ServerResponse, news: unknown) =>
  to.write(`id: ${at(news, "seq")}\ndata: ${JSON.stringify(news)}\n\n`);

function requestOf(
  command: CallCommand,
  promptLength: PromptLength,
): readonly ["POST" | "DELETE", string, Json] {
  const { id: clientContext } = command;
  const callbackUri = "https://bot.example/calls";
  switch (command.type) {
    case "answer":
      return [
        "POST",
        "/answer",
        { callbackUri, mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } },
      ];
    case "reject":
      return ["POST", "/reject", { callbackUri, reason: "busy" }];
    case "redirect":
      return [
        "POST",
        "/redirect",
        { callbackUri, targets: command.to.map(target), timeout: command.ringSeconds },
      ];
    case "play": {
      const prompts = command.prompts.map((prompt) => ({
        "@odata.type": "#microsoft.graph.mediaPrompt",
        mediaInfo: { uri: `https://bot.example/prompts/${promptLength(prompt)}` },
      }));
      return ["POST", "/playPrompt", { clientContext, prompts }];
    }
    case "listen":
      return ["POST", "/subscribeToTone", { clientContext }];
    case "stop":
      return ["POST", "/cancelMediaProcessing", { clientContext }];
    case "transfer":
      return ["POST", "/transfer", { clientContext, transferTarget: target(command.to) }];
    case "keepAlive":
      return ["POST", "/keepAlive", {}];
    case "hangUp":
      return ["DELETE", "", {}];
  }
}

function target(to: Destination): Json {
  if (to.kind === "phone") return { identity: { phone: { id: to.number } } };
  return { identity: { [to.kind === "account" ? "applicationInstance" : "user"]: { id: to.id } } };
}

/** 16 kHz, 16 bit, mono, and nothing in it. */
function silence(ms: number): Uint8Array {
  const size = ms * 32;
  const file = Buffer.alloc(44 + size);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + size, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(16_000, 24);
  file.writeUInt32LE(32_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(size, 40);
  return file;
}
