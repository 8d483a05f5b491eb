import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { derivedKey } from "@dialtree/calls";
import type { FastifyInstance } from "fastify";
import type { Probes } from "./probes.ts";

/**
 * Below where Graph tells of calls, so that whatever leads those here leads this too. Anybody may ask: the answer says only
 * that it comes from this installation, to whoever knows its secret.
 */
const path = "/api/calls/challenge";

export interface Challenges {
  readonly make: Probes["challenge"];
  readonly routes: (app: FastifyInstance) => void;
}

export function challengesWith(secret: Uint8Array): Challenges {
  const key = createSecretKey(derivedKey(secret, "challenges of the doctor"));
  const answerTo = (nonce: string) => createHmac("sha256", key).update(nonce).digest("base64url");
  return {
    make: () => {
      const nonce = randomBytes(16).toString("hex");
      return { path: `${path}/${nonce}`, answer: answerTo(nonce) };
    },
    routes: (app) => {
      const config = {
        open: "the doctor asks through the public address, and proves only who answers there",
      };
      app.get<{ Params: { nonce: string } }>(`${path}/:nonce`, { config }, (request, reply) => {
        const { nonce } = request.params;
        if (!/^[0-9a-f]{32}$/.test(nonce)) return reply.code(404).send();
        return reply.type("text/plain").send(answerTo(nonce));
      });
    },
  };
}
