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
