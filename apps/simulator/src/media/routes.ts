import { createHash, timingSafeEqual } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { DownloadFault } from "../faults/catalogue.ts";
import { withholding } from "../faults/replies.ts";
import type { World } from "../world.ts";

/** Below which address recordings are downloaded. */
export const recordingsAt = "/recordings";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Recordings, each with the token that its notification has told; what Graph's own tokens are good for is not asked. */
export function recordingRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Params: { place: string } }>(`${recordingsAt}/:place`, async (request, reply) => {
    const { place } = request.params;
    const found = world.recordings.find(place);
    const about = found ? { callId: found.callId } : {};
    const acting = world.faults.take("recording", {
      of: "download",
      except: ["recordPromptFailed", "recordBeepFailed", "recordMediaTimeout", "recordUnspecified"],
      ...about,
    });
    const named = acting.length > 0 ? { faults: acting.map(({ fault }) => fault) } : {};
    const to = world.log.add({
      type: "request",
      operation: "download",
      method: "GET",
      path: request.url,
      ...about,
      ...named,
    });
    const answer = (status: number) => {
      world.log.add({ type: "reply", to, status, ...about, ...named });
      return reply.code(status);
    };
    const is = (fault: DownloadFault) => acting.find((one) => one.fault === fault);
    const gone = is("recordingGone");
    if (gone) return answer(gone.value("status")).send();
    const slow = is("recordingSlow");
    if (slow) await withholding(world.clock, slow.value("ms"));
    if (!found) return answer(404).send();
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (!timingSafeEqual(digest(token), digest(found.token))) return answer(401).send();
    if (is("recordingNoWav")) return answer(200).type("text/html").send("<p>Please sign in.</p>");
    const wav = found.wav();
    const sent = is("recordingTruncated") ? wav.subarray(0, wav.length / 2) : wav;
    // As a stream, because that is how it comes: in chunks, without a length.
    return answer(200)
      .type("application/octet-stream")
      .send(Readable.from([sent]));
  });
}
