import { createKeySigner } from "@dialtree/calls";
import Fastify, { type FastifyInstance } from "fastify";
import { expect, test } from "vitest";
import { addressesOn } from "../src/line/addresses.ts";
import { promptRoutes } from "../src/media/routes.ts";

const secret = new Uint8Array(32).fill(7);
const addresses = addressesOn("http://localhost:3000", createKeySigner([secret]), secret);
const hash = "a".repeat(64);

/** What somebody gets who fetches a prompt. */
async function fetched(read: (hash: string) => Promise<Uint8Array | undefined>, path = pathOf(hash)) {
  const app = Fastify() as unknown as FastifyInstance;
  promptRoutes(app, addresses, read);
  const { statusCode, headers, rawPayload } = await app.inject(path);
  return { statusCode, type: headers["content-type"], bytes: [...rawPayload] };
}

const pathOf = (of: string): string => new URL(addresses.prompt(of)).pathname;

test("a prompt is its sound", async () => {
  const asked: string[] = [];
  const answer = await fetched(async (of) => {
    asked.push(of);
    return Uint8Array.of(1, 2, 3);
  });
  expect(answer).toEqual({ statusCode: 200, type: "audio/wav", bytes: [1, 2, 3] });
  expect(asked).toEqual([hash]);
});

test("one that is not there, and one of another signature, look the same", async () => {
  const missing = await fetched(async () => undefined);
  const forged = await fetched(async () => Uint8Array.of(1), pathOf(hash).replace(hash, "b".repeat(64)));
  expect(missing).toEqual({ statusCode: 404, type: undefined, bytes: [] });
  expect(forged).toEqual(missing);
});

test("one that is with a database that is away may be there: to be asked for again, and nothing more is said", async () => {
  const answer = await fetched(() => Promise.reject(new Error("canary")));
  expect(answer).toEqual({ statusCode: 503, type: undefined, bytes: [] });
});
