// The process that stands in for everything that a server asks: Graph, which takes commands on and counts them, and over TLS
// Entra ID and the keys of notifications.

import { writeFileSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { answerParent } from "../child.ts";
import { operationOf } from "../load/notification.ts";
import { type Answered, type Asked, answering } from "./http.ts";
import type { Counted, Opened, SinkCall } from "./messages.ts";

const calls = new Map<string, SinkCall>();
let plays = 0;
let lastPlay = 0;
let awaited: { readonly plays: number; readonly reached: () => void } | undefined;
let arrivals: Map<string, number> | undefined;
let keys: unknown[] = [];

const now = () => Number(process.hrtime.bigint() / 1_000n) / 1_000;

function callOf(id: string): SinkCall {
  const known = calls.get(id);
  if (known) return known;
  const made: SinkCall = { callback: undefined, plays: 0, playing: 0, unexpected: 0 };
  calls.set(id, made);
  return made;
}

function played(id: string, clientContext: string): void {
  const call = callOf(id);
  const number = Number(clientContext.slice(1));
  if (call.plays > 0 && number !== call.playing + 1) call.unexpected += 1;
  call.playing = number;
  call.plays += 1;
  plays += 1;
  lastPlay = now();
  arrivals?.set(`${id} ${clientContext}`, lastPlay);
  if (awaited && plays >= awaited.plays) awaited.reached();
}

/** Graph: `/v1.0/communications/calls/<id>/<action>`, whatever stands before. */
function graph({ method, path, body: text }: Asked): Answered {
  const [, id = "", action = ""] = /\/communications\/calls\/([^/?]+)\/?([^/?]*)/.exec(path) ?? [];
  if (method === "DELETE") return { status: 204 };
  if (method === "GET")
    return { status: 200, body: { id, state: "established", mediaState: { audio: "active" } } };
  const body = (text === "" ? {} : JSON.parse(text)) as {
    readonly clientContext?: string;
    readonly callbackUri?: string;
  };
  if (action === "answer") {
    callOf(id).callback = body.callbackUri;
    return { status: 202 };
  }
  const { clientContext = "" } = body;
  if (action === "playPrompt") played(id, clientContext);
  return {
    status: 200,
    body: {
      "@odata.type": `#microsoft.graph.${action}Operation`,
      id: operationOf(clientContext),
      status: "running",
      clientContext,
    },
  };
}

/** Entra ID and the address of keys. */
const authority: RequestListener = (request, response) => {
  const at = `https://${request.headers.host}`;
  const { pathname: path } = new URL(request.url ?? "", at);
  const [, tenant = ""] = path.split("/");
  if (path.endsWith("/token"))
    return answer(response, 200, {
      token_type: "Bearer",
      expires_in: 3_599,
      access_token: "the-apps-own-token",
    });
  if (path.endsWith("/keys")) return answer(response, 200, { keys });
  if (path.endsWith("/OpenIdConfiguration"))
    return answer(response, 200, { issuer: "https://api.botframework.com", jwks_uri: `${at}/v1/keys` });
  return answer(response, 200, {
    issuer: `${at}/${tenant}/v2.0`,
    authorization_endpoint: `${at}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${at}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${at}/${tenant}/discovery/v2.0/keys`,
  });
};

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
    .end(text);
}

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

answerParent({
  open: async ({ certificate, keys: of }: { certificate: string; keys: unknown[] }): Promise<Opened> => {
    keys = of;
    const names = [
      { type: 2, value: "localhost" },
      { type: 7, ip: "127.0.0.1" },
    ] as const;
    const made = await generate([{ name: "commonName", value: "localhost" }], {
      extensions: [
        { name: "basicConstraints", cA: true },
        { name: "subjectAltName", altNames: [...names] },
      ],
    });
    writeFileSync(certificate, made.cert);
    const plain = answering(graph);
    const secure = createTlsServer({ key: made.private, cert: made.cert }, authority);
    for (const server of [plain, secure])
      await new Promise<void>((up) => server.listen(0, "127.0.0.1", () => up()));
    return { graphPort: portOf(plain), authorityPort: portOf(secure) };
  },
  calls: () => [...calls].map(([id, call]) => ({ id, ...call })),
  count: (): Counted => ({ plays, lastPlay }),
  /** Waits for so many plays. What never comes is noticed by whoever waits. */
  reached: (wanted: number) =>
    new Promise<Counted>((resolve) => {
      const reached = () => {
        awaited = undefined;
        resolve({ plays, lastPlay });
      };
      if (plays >= wanted) reached();
      else awaited = { plays: wanted, reached };
    }),
  /** From now on it is written down when each play arrived. */
  note: () => {
    arrivals = new Map();
  },
  noted: () => {
    const found = arrivals;
    arrivals = undefined;
    return found;
  },
  forget: () => calls.clear(),
});
