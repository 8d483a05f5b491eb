import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { audioOf } from "./audio.ts";
import { type Fault, type FaultName, faults } from "./faults.ts";
import { type ReadSsml, readSsml } from "./ssml.ts";
import { voices } from "./voices.ts";

export interface StandInOptions {
  readonly key?: string;
  /** The resource id and a token of Entra ID for it, as they come behind `aad#`. */
  readonly entra?: { readonly resource: string; readonly token: string };
}

/** One request that came, whatever was made of it. */
export interface Came {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** The text that was ordered, when it could be read. */
  readonly said?: ReadSsml;
}

/** The service on this machine, as far as a bot that has texts spoken can tell. */
export interface StandIn {
  readonly url: string;
  readonly came: readonly Came[];
  /** The next answers, one after the other, are these; the ones behind them are as usual. */
  next(...names: readonly FaultName[]): void;
  /** Every answer is this from now on, until it is called without one. */
  always(name?: FaultName): void;
  close(): Promise<void>;
}

// The accepted values of X-Microsoft-OutputFormat that give 16 kHz PCM in a WAV, of the SDK's list.
const format = "riff-16khz-16bit-mono-pcm";
const mostBytes = 1_000_000;

/** Starts it on a free port of the loopback interface. */
export async function startAzureSpeech(options: StandInOptions = {}): Promise<StandIn> {
  const { key = "stand-in-key", entra } = options;
  const came: Came[] = [];
  const ahead: FaultName[] = [];
  let lasting: FaultName | undefined;

  const isAllowed = ({ headers }: IncomingMessage): boolean =>
    headers["ocp-apim-subscription-key"] === key ||
    (entra !== undefined && headers.authorization === `Bearer aad#${entra.resource}#${entra.token}`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const body = await bodyOf(request);
    const said = method === "POST" ? readSsml(body) : undefined;
    came.push({ method, path: url, headers, ...(typeof said === "object" ? { said } : {}) });
    const name = ahead.shift() ?? lasting;
    const fault: Fault = name === undefined ? { says: "" } : faults[name];
    if (fault.body === "never") return;
    if (fault.status !== undefined) {
      response.writeHead(fault.status, fault.headers).end(fault.text ?? "");
      return;
    }
    const refused = refusalOf(request, said, isAllowed(request));
    if (refused) {
      response.writeHead(refused.status).end(refused.reason);
      return;
    }
    const isList = method === "GET";
    const type = isList ? "application/json; charset=utf-8" : "audio/x-wav";
    const whole = isList ? Buffer.from(JSON.stringify(voices)) : audioOf((said as ReadSsml).text, fault.wav);
    response.writeHead(200, { "content-type": type });
    send(response, whole, fault.body);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    next: (...names) => void ahead.push(...names),
    always: (name) => {
      lasting = name;
    },
    close: () => closed(server),
  };
}

/** What the page's tables of headers and statuses say of a request that is not right. */
function refusalOf(
  { method, url, headers }: IncomingMessage,
  said: ReadSsml | string | undefined,
  isAllowed: boolean,
): { readonly status: number; readonly reason: string } | undefined {
  const isList = method === "GET" && url === "/cognitiveservices/voices/list";
  if (!isList && !(method === "POST" && url === "/cognitiveservices/v1")) return { status: 404, reason: "" };
  if (!isAllowed)
    return { status: 401, reason: "Access denied due to invalid subscription key or wrong API endpoint." };
  if (isList) return undefined;
  if (headers["content-type"] !== "application/ssml+xml") return { status: 415, reason: "" };
  const agent = headers["user-agent"] ?? "";
  if (agent === "" || agent.length >= 255) return { status: 400, reason: "User-Agent is required." };
  if (headers["x-microsoft-outputformat"] !== format)
    return { status: 400, reason: "Unsupported output format." };
  if (typeof said !== "object") return { status: 400, reason: `Invalid SSML: ${said}.` };
  if (!voices.some(({ ShortName }) => ShortName === said.voice))
    return { status: 400, reason: `Unsupported voice ${said.voice}.` };
  return undefined;
}

function send(response: ServerResponse, whole: Buffer, how: Fault["body"]): void {
  if (how === "half") {
    response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
    return;
  }
  if (how !== "endless") {
    response.end(how === "empty" ? "" : whole);
    return;
  }
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
  };
  response.write(whole);
  response.on("drain", more);
  more();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) break;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
