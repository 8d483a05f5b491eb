// A simulator on a manual clock and a bot to be called: everything a test needs, and nothing that waits for real time.

import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSimulator, manualClock, type Simulator, type SimulatorOptions } from "../src/app.ts";
import { exampleDirectory } from "../src/directory.ts";
import type { FaultSwitch } from "../src/faults/switches.ts";
import { isObject, type JsonObject } from "../src/json.ts";
import { generateKey, type SigningKey } from "../src/keys.ts";
import type { WireEntry } from "../src/wire-log.ts";

export const { tenantId, bot: botEntry } = exampleDirectory;

// RSA keys are slow to make. Every simulator of a test file gets the same ones, in the same order.
const madeKeys: Promise<SigningKey>[] = [];
export function sharedKeys(): () => Promise<SigningKey> {
  let next = 0;
  return () => {
    const index = next++;
    madeKeys[index] ??= generateKey();
    return madeKeys[index];
  };
}

/** A WAV file of the given length: silence, or a voice where `voiced` (in ms) says so. */
export function wav(
  ms: number,
  {
    rate = 16_000,
    channels = 1,
    bits = 16,
    format = 1,
    voiced = [] as readonly (readonly [number, number])[],
  } = {},
): Buffer {
  const size = Math.round((ms / 1000) * rate) * channels * (bits / 8);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + size, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(format, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE((rate * channels * bits) / 8, 28);
  header.writeUInt16LE((channels * bits) / 8, 32);
  header.writeUInt16LE(bits, 34);
  header.write("data", 36);
  header.writeUInt32LE(size, 40);
  const sound = Buffer.alloc(size);
  for (const [from, to] of voiced)
    for (let i = from * 16; i < to * 16; i++) sound.writeInt16LE(Math.round(8_000 * Math.sin(i / 5)), i * 2);
  return Buffer.concat([header, sound]);
}

export interface Told {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  readonly body: JsonObject | undefined;
  /** The first (and normally only) item in the body. */
  readonly item: JsonObject;
  readonly data: JsonObject;
}

type Reaction = { status: number; headers?: Record<string, string> };

/** A bot: remembers what it is told, and serves prompts under /prompt/<name>. */
export interface Bot {
  readonly url: string;
  readonly told: Told[];
  readonly fetched: string[];
  readonly prompts: Map<string, Buffer>;
  /** What it answers to a notification; 202 unless a test says otherwise. */
  react: (told: Told, count: number) => Reaction | Promise<Reaction>;
}

async function startBot(): Promise<Bot & { server: Server }> {
  const told: Told[] = [];
  const fetched: string[] = [];
  const prompts = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    if (request.method === "GET") {
      fetched.push(path);
      const prompt = prompts.get(path.replace("/prompt/", ""));
      response.writeHead(prompt ? 200 : 404, { "content-type": "audio/wav" }).end(prompt);
      return;
    }
    let text = "";
    for await (const part of request) text += part;
    const body = text === "" ? undefined : (JSON.parse(text) as JsonObject);
    const value = body?.value;
    const item = Array.isArray(value) && isObject(value[0]) ? value[0] : {};
    const data = isObject(item.resourceData) ? item.resourceData : {};
    const news = { path, headers: request.headers, text, body, item, data };
    told.push(news);
    const { status, headers } = await bot.react(news, told.length);
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bot: Bot & { server: Server } = {
    url,
    told,
    fetched,
    prompts,
    react: () => ({ status: 202 }),
    server,
  };
  return bot;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: JsonObject;
}

export interface Rig {
  readonly simulator: Simulator;
  readonly bot: Bot;
  advance(ms: number): Promise<void>;
  /** A token of the home tenant, or what Entra says instead. */
  token(tenant?: string): Promise<string>;
  graph(
    method: "GET" | "POST" | "DELETE" | "PATCH",
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<Answer>;
  /** An action on a call. */
  act(callId: string, action: string, body?: unknown): Promise<Answer>;
  control(method: "GET" | "POST" | "DELETE" | "PATCH", path: string, body?: unknown): Promise<Answer>;
  fault(fault: Omit<FaultSwitch, "id">): Promise<void>;
  /** Places a call; the bot has been told when this is done. */
  dial(from?: JsonObject, to?: string): Promise<string>;
  /** Places a call and answers it; the audio is active when this is done. */
  connected(from?: JsonObject, to?: string): Promise<string>;
  /** Has the bot make a call: the answer, and what it is called. Nobody has picked up yet. */
  create(body: JsonObject): Promise<Answer & { callId: string }>;
  /** Has the bot make a call, to one user unless it is told otherwise; the audio is active when this is done. */
  made(body?: JsonObject): Promise<string>;
  /** A participant's id, by what the control API says of them. */
  person(callId: string, at?: number): Promise<string>;
  /** Somebody says this into the call. */
  speak(callId: string, bytes: Buffer, person?: string): Promise<Answer>;
  play(callId: string, name: string, ms: number, clientContext?: string): Promise<Answer>;
  press(callId: string, keys: string): Promise<void>;
  /** What the bot has been told, in one word each. */
  heard(): string[];
  wire(callId: string): Promise<WireEntry[]>;
  close(): Promise<void>;
}

/** "established", "mediaActive", "tone1", "operation completed", …: enough to compare a whole call at a glance. */
function inOneWord({ item, data }: Told): string {
  if (Array.isArray(item.resourceData)) return `roster ${item.resourceData.length}`;
  const type = String(data["@odata.type"] ?? "").replace("#microsoft.graph.", "");
  if (type.endsWith("Operation")) return `${type} ${data.status}`;
  if (isObject(data.toneInfo)) return `${data.toneInfo.tone}`;
  if (isObject(data.mediaState)) return `audio ${data.mediaState.audio}`;
  const result = isObject(data.resultInfo) ? ` ${data.resultInfo.code}/${data.resultInfo.subcode}` : "";
  return `${item.changeType} ${data.state ?? "-"}${result}`;
}

export async function startRig(
  options: SimulatorOptions & { permissions?: readonly string[] } = {},
): Promise<Rig> {
  const bot = await startBot();
  // Nothing of a test waits for a key: on a busy machine one takes longer than settled() waits.
  const makeKey = sharedKeys();
  await Promise.all([makeKey(), makeKey()]);
  const clock = manualClock();
  const simulator = await buildSimulator({
    clock,
    seed: "test",
    makeKey: sharedKeys(),
    plainCallbacks: true,
    directory: {
      ...exampleDirectory,
      bot: {
        ...botEntry,
        webhook: `${bot.url}/webhook`,
        permissions: options.permissions ?? botEntry.permissions,
      },
    },
    ...options,
  });
  const { secure, world } = simulator;

  async function inject(
    method: "GET" | "POST" | "DELETE" | "PATCH",
    url: string,
    body?: unknown,
    token?: string,
  ) {
    const reply = await secure.inject({
      method,
      url,
      headers: {
        host: "localhost:8443",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    let read: JsonObject = {};
    try {
      read = reply.body === "" ? {} : (JSON.parse(reply.body) as JsonObject);
    } catch {
      read = { unreadable: reply.body };
    }
    return { status: reply.statusCode, headers: reply.headers as Record<string, unknown>, body: read };
  }

  const rig: Rig = {
    simulator,
    bot,
    advance: (ms) => world.advance(ms),
    async token(tenant = tenantId) {
      const reply = await secure.inject({
        method: "POST",
        url: `/${tenant}/oauth2/v2.0/token`,
        headers: { "content-type": "application/x-www-form-urlencoded", host: "localhost:8443" },
        payload: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: botEntry.appId,
          client_secret: botEntry.secret,
          scope: "https://graph.microsoft.com/.default",
        }).toString(),
      });
      return (reply.json() as { access_token: string }).access_token;
    },
    graph: async (method, path, body, token) =>
      inject(method, `/v1.0${path}`, body, token ?? (await rig.token())),
    act: (callId, action, body) => rig.graph("POST", `/communications/calls/${callId}/${action}`, body),
    control: (method, path, body) => inject(method, `/control${path}`, body),
    async fault(fault) {
      const { status, body } = await rig.control("POST", "/faults", fault);
      if (status !== 201) throw new Error(JSON.stringify(body));
    },
    async dial(from = { kind: "phone" }, to = "+15550100") {
      const { body } = await rig.control("POST", "/calls", { from, to });
      await world.settled();
      return String(body.id);
    },
    async connected(from, to) {
      const callId = await rig.dial(from, to);
      await rig.act(callId, "answer", {
        callbackUri: `${bot.url}/calls/${callId}`,
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      });
      await rig.advance(600);
      return callId;
    },
    async create(body) {
      const answer = await rig.graph("POST", "/communications/calls", body);
      await world.settled();
      return { ...answer, callId: String(answer.body.id) };
    },
    async made(body = newCall(bot, "peer")) {
      const { callId } = await rig.create(body);
      await rig.advance(4_000);
      return callId;
    },
    async person(callId, at = 0) {
      const { body } = await rig.control("GET", `/calls/${callId}`);
      return String((body.people as { id: string }[] | undefined)?.[at]?.id);
    },
    async speak(callId, bytes, person) {
      const reply = await secure.inject({
        method: "POST",
        url: `/control/calls/${callId}/speak${person === undefined ? "" : `?person=${person}`}`,
        headers: { "content-type": "audio/wav", host: "localhost:8443" },
        payload: bytes,
      });
      return { status: reply.statusCode, headers: reply.headers, body: reply.json() as JsonObject };
    },
    play(callId, name, ms, clientContext) {
      if (!bot.prompts.has(name)) bot.prompts.set(name, wav(ms));
      return rig.act(callId, "playPrompt", promptsBody(bot, [name], clientContext));
    },
    async press(callId, keys) {
      await rig.control("POST", `/calls/${callId}/keys`, { keys });
      await world.settled();
    },
    heard: () => bot.told.map(inOneWord),
    wire: async (callId) => world.log.of(callId),
    async close() {
      await simulator.close();
      stopBot(bot);
    },
  };
  return rig;
}

function stopBot(bot: Bot & { server?: Server }): void {
  bot.server?.closeAllConnections();
  bot.server?.close();
}

export const promptsBody = (
  bot: Bot,
  names: readonly string[],
  clientContext?: string,
  resourceId?: string,
) => ({
  prompts: names.map((name) => ({
    "@odata.type": "#microsoft.graph.mediaPrompt",
    mediaInfo: {
      "@odata.type": "#microsoft.graph.mediaInfo",
      uri: `${bot.url}/prompt/${name}`,
      ...(resourceId === undefined ? {} : { resourceId }),
    },
  })),
  ...(clientContext === undefined ? {} : { clientContext }),
});

const odata = "#microsoft.graph.";
export const aUser = (id = "cafe0000-0000-4000-8000-000000000009", displayName = "Operator") => ({
  "@odata.type": `${odata}invitationParticipantInfo`,
  identity: {
    "@odata.type": `${odata}identitySet`,
    user: { "@odata.type": `${odata}identity`, id, displayName },
  },
});
export const aPhone = (id = "+15558888") => ({
  "@odata.type": `${odata}invitationParticipantInfo`,
  identity: { "@odata.type": `${odata}identitySet`, phone: { "@odata.type": `${odata}identity`, id } },
});
export const otherUser = aUser("cafe0000-0000-4000-8000-000000000010", "Sales");
export const serviceHosted = { "@odata.type": `${odata}serviceHostedMediaConfig` };
export const appHosted = { "@odata.type": `${odata}appHostedMediaConfig`, blob: "(a media session)" };

const instance = {
  identity: {
    "@odata.type": `${odata}identitySet`,
    applicationInstance: { id: "1e5a7000-0000-4000-8000-000000000100", displayName: "Reception" },
  },
};
const chatInfo = {
  "@odata.type": `${odata}chatInfo`,
  threadId: "19:meeting_test@thread.v2",
  messageId: "0",
};
const organizer = {
  user: { id: "cafe0000-0000-4000-8000-000000000011", displayName: "Organizer", tenantId },
};
const scheduled = {
  chatInfo,
  meetingInfo: { "@odata.type": `${odata}organizerMeetingInfo`, organizer },
  tenantId,
};
const guest = { identity: { guest: { id: "90e50000-0000-4000-8000-000000000012", displayName: "Guest" } } };

/** For each kind of call that a bot can make, what tells it from the others. */
const kinds = {
  peer: { targets: [aUser()] },
  phone: { targets: [aPhone()], source: instance, tenantId },
  instanceToUser: { targets: [aUser()], source: instance, tenantId },
  group: { targets: [aUser(), otherUser], subject: "Three of us" },
  nobody: { targets: [] },
  meeting: scheduled,
  token: { meetingInfo: { "@odata.type": `${odata}tokenMeetingInfo`, token: "(a token)" }, tenantId },
  joinMeetingId: {
    meetingInfo: {
      "@odata.type": `${odata}joinMeetingIdMeetingInfo`,
      joinMeetingId: "123 456",
      passcode: "x",
    },
    tenantId,
  },
  noPasscode: {
    meetingInfo: {
      "@odata.type": `${odata}joinMeetingIdMeetingInfo`,
      joinMeetingId: "123456",
      passcode: null,
    },
    tenantId,
  },
  guest: { ...scheduled, source: guest },
} as const satisfies Record<string, JsonObject>;
export type Kind = keyof typeof kinds;

/** What a bot sends to make such a call. */
export const newCall = (bot: Bot, kind: Kind, more: JsonObject = {}): JsonObject => ({
  "@odata.type": `${odata}call`,
  callbackUri: `${bot.url}/made`,
  requestedModalities: ["audio"],
  mediaConfig: serviceHosted,
  ...kinds[kind],
  ...more,
});
