import type { FastifyInstance } from "fastify";
import type { Addresses } from "../line/addresses.ts";

/** Prompts, for Microsoft to fetch: it sends no credentials, so the address itself is the secret. */
export function promptRoutes(
  app: FastifyInstance,
  addresses: Addresses,
  read: (hash: string) => Promise<Uint8Array | undefined>,
): void {
  app.get<{ Params: { signature: string; file: string } }>(
    "/prompts/:signature/:file",
    { config: { open: "Microsoft fetches it, by an address that only this server can make" } },
    async ({ params, log }, reply) => {
      const hash = /^([0-9a-f]{64})\.wav$/.exec(params.file)?.[1];
      // A wrong signature and a missing file look the same from outside.
      if (hash === undefined || !addresses.isPrompt(hash, params.signature)) return reply.code(404).send();
      let wav: Uint8Array | undefined;
      try {
        wav = await read(hash);
      } catch (error) {
        // It may be there: with whoever is away.
        log.error({ err: error, prompt: hash }, "a prompt cannot be read");
        return reply.code(503).send();
      }
      if (!wav) {
        log.error({ prompt: hash }, "a prompt is missing");
        return reply.code(404).send();
      }
      return reply
        .type("audio/wav")
        .header("cache-control", "public, max-age=31536000, immutable")
        .send(Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength));
    },
  );
}

/** What callers have said, for Microsoft to play back to them: at an address for a few minutes, and never kept. */
export function heardRoutes(
  app: FastifyInstance,
  addresses: Addresses,
  now: () => number,
  read: (id: string) => Promise<Uint8Array | undefined>,
): void {
  app.get<{ Params: { signature: string; file: string } }>(
    "/recordings/:signature/:file",
    { config: { open: "Microsoft fetches it, by an address that only this server can make" } },
    async ({ params, log }, reply) => {
      reply.header("cache-control", "no-store");
      const [, id, until] = /^([0-9a-f]{64})\.(\d{1,15})\.wav$/.exec(params.file) ?? [];
      // A wrong signature, one of before and a recording that is gone look the same from outside.
      if (id === undefined || !addresses.isRecording(id, Number(until), params.signature))
        return reply.code(404).send();
      if (Number(until) < now()) return reply.code(404).send();
      let wav: Uint8Array | undefined;
      try {
        wav = await read(id);
      } catch (error) {
        log.error({ err: error, message: id }, "a recording cannot be read");
        return reply.code(503).send();
      }
      if (!wav) return reply.code(404).send();
      return reply.type("audio/wav").send(Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength));
    },
  );
}
