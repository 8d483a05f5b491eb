// Fetches what bots want to have played, as Graph does: without credentials, once per resourceId.

import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { FaultSwitches } from "../faults/switches.ts";
import type { HttpClient } from "../http-client.ts";
import { limits } from "../limits.ts";
import type { WireLog } from "../wire-log.ts";
import type { Fetched, Media } from "./queue.ts";
import { readWav } from "./wav.ts";

export interface Prompts {
  fetch(callId: string, media: Media): Promise<Fetched>;
  /** The audio of a prompt by the name that `fetch` gave it: what the caller hears. */
  audio(prompt: string): Uint8Array | undefined;
  /** Forgets what is kept under resourceIds. */
  forget(): void;
}

export interface PromptPorts {
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly faults: FaultSwitches;
  readonly log: WireLog;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

type Good = Extract<Fetched, { ok: true }>;
type Bad = { readonly ok: false; readonly outcome: "downloadFailed" | "formatWrong"; readonly error: string };

export function createPrompts({ clock, http, faults, log, track }: PromptPorts): Prompts {
  const audio = new Map<string, Uint8Array>();
  // One resourceId is one audio for as long as the simulator runs, whatever its uri: that is the documented promise,
  // and the trap. How long Microsoft keeps it is not written anywhere.
  const byResource = new Map<string, Good>();

  function keep(bytes: Uint8Array): Good | Bad {
    const wav = readWav(bytes);
    if (typeof wav === "string") return { ok: false, outcome: "formatWrong", error: wav };
    const prompt = createHash("sha256").update(bytes).digest("hex");
    audio.set(prompt, bytes);
    const [oldest] = audio.keys();
    if (audio.size > limits.promptsKept && oldest !== undefined) audio.delete(oldest);
    return { ok: true, prompt, durationMs: wav.durationMs };
  }

  async function download(uri: string): Promise<Good | Bad> {
    try {
      const { status, body } = await http.send({
        method: "GET",
        url: uri,
        headers: { accept: "*/*" },
        timeoutMs: limits.promptTimeoutMs,
        maxBytes: limits.promptBytes,
      });
      return status === 200
        ? keep(body)
        : { ok: false, outcome: "downloadFailed", error: `answered ${status}` };
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      return { ok: false, outcome: "downloadFailed", error: reason };
    }
  }

  return {
    async fetch(callId, media) {
      const acting = faults.take("prompt", { callId, of: media.resourceId ?? media.uri });
      const named = acting.length > 0 ? { faults: acting.map(({ fault }) => fault) } : {};
      const to = log.add({
        type: "fetch",
        callId,
        url: media.uri,
        ...(media.resourceId ? { resourceId: media.resourceId } : {}),
        ...named,
      });
      for (const { fault, value } of acting) {
        if (fault === "promptSlow")
          await new Promise<void>((resolve) => void clock.setTimer(resolve, value("ms")));
      }
      const names = acting.map(({ fault }) => fault);
      const known = media.resourceId ? byResource.get(media.resourceId) : undefined;
      const cached = known !== undefined && audio.has(known.prompt);
      const result: Good | Bad = names.includes("promptUnreachable")
        ? { ok: false, outcome: "downloadFailed", error: "a fault switch" }
        : names.includes("promptWrongFormat")
          ? { ok: false, outcome: "formatWrong", error: "a fault switch" }
          : cached
            ? known
            : await track(download(media.uri));
      if (!result.ok) {
        log.add({ type: "fetched", callId, to, cached: false, error: result.error });
        return { ok: false, outcome: result.outcome };
      }
      if (media.resourceId) byResource.set(media.resourceId, result);
      const { prompt, durationMs } = result;
      log.add({ type: "fetched", callId, to, prompt, durationMs, cached });
      return result;
    },
    audio: (prompt) => audio.get(prompt),
    forget: () => byResource.clear(),
  };
}
