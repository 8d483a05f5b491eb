// Tokens like those with which Microsoft signs notifications, and everything that a forger would make of them. Written
// with nothing but Node's own cryptography: a library would refuse to make most of these.

import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, request } from "undici";
import { bot, type Processes, tenant } from "../processes.ts";

type Json = { readonly [name: string]: unknown };

export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JsonWebKey;
}

export function makeSigner(kid: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" } };
}

/** The claims of an honest notification, valid at this moment. */
export function claims(change: Json = {}): Json {
  const now = Math.floor(Date.now() / 1_000);
  const honest = { aud: bot.appId, iss: "https://api.botframework.com", tid: tenant, iat: now, nbf: now };
  // What is undefined is left out of the JSON.
  return { ...honest, exp: now + 3_900, ...change };
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Header and claims as they are to be signed. */
export const unsigned = (header: unknown, body: unknown) => `${part(header)}.${part(body)}`;

export function rs256({ kid, privateKey }: Signer, body: unknown = claims(), header: Json = {}): string {
  const text = unsigned({ typ: "JWT", alg: "RS256", kid, ...header }, body);
  return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
}

export function hs256(secret: string | Buffer, kid: string): string {
  const text = unsigned({ typ: "JWT", alg: "HS256", kid }, claims());
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

export function es256(kid: string): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const text = unsigned({ typ: "JWT", alg: "ES256", kid }, claims());
  const signature = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

/** The public key as a file would hold it: what a server that takes any algorithm would use as a password. */
export const pemOf = ({ jwk }: Signer) =>
  createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" });

/** Somebody with a web server. */
export interface Somebody {
  readonly url: string;
  /** Paths that they were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function somebody(
  answer: (request: IncomingMessage, url: string) => Promise<unknown> | unknown,
): Promise<Somebody> {
  const asked: string[] = [];
  const server = createServer(async (request, reply) => {
    asked.push(request.url ?? "");
    const body = await answer(request, url);
    reply.writeHead(body === undefined ? 503 : 200, { "content-type": "application/json" });
    reply.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A set of keys with those of the simulator and some of our own: news of both is then believed. */
export async function keysOf(
  { graphUrl, certificate }: Processes,
  own: readonly Signer[],
): Promise<Somebody> {
  const agent = new Agent({ connect: { ca: readFileSync(certificate, "utf8") } });
  const service = await somebody(async ({ url }, at) => {
    if (url === "/document") return { jwks_uri: `${at}/keys` };
    const { body } = await request(`${graphUrl}/v1/keys`, { dispatcher: agent });
    const { keys } = (await body.json()) as { keys: unknown[] };
    return { keys: [...keys, ...own.map(({ jwk }) => jwk)] };
  });
  return { ...service, close: () => Promise.all([service.close(), agent.close()]).then(() => undefined) };
}
