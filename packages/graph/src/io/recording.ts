import { type Dispatcher, request } from "undici";
import type { Secret } from "../notifications/index.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type HttpTimeouts, isSafeUrl, newPool } from "./http.ts";

/** Two minutes of the longest recording, 16 kHz and 16 bit, are 3.9 million bytes. */
const maxRecordingBytes = 5_000_000;
const recordingTimeouts: HttpTimeouts = { connect: 2_000, headers: 10_000, body: 10_000, total: 30_000 };

/**
 * Where recordings lie: Microsoft's own hosts. Inferred: the page shows an invented one. A token goes nowhere else,
 * whatever a notification says.
 */
export const recordingHosts = [
  "skype.com",
  "microsoft.com",
  "office.com",
  "office.net",
  "windows.net",
] as const;

export interface RecordingOptions {
  /** These hosts and those below them. */
  readonly hosts?: readonly string[];
  readonly maxBytes?: number;
  /** Milliseconds for the whole download. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly dispatcher?: Dispatcher;
}

export type Recording =
  | { readonly bytes: Uint8Array; readonly failure?: undefined }
  | {
      readonly failure: "wrong address" | "gone" | "refused" | "too big" | "timeout" | "broken off";
      readonly detail?: string;
      readonly bytes?: undefined;
    };

/**
 * Fetches a recorded answer with the token of its notification. Bounded in time and size, https only, from known hosts
 * only, following nothing. Never rejects, and no failure names address or token.
 */
export async function downloadRecording(
  { location, token }: { readonly location: string; readonly token: Secret },
  options: RecordingOptions = {},
): Promise<Recording> {
  const { hosts = recordingHosts, maxBytes = maxRecordingBytes, clock = systemClock, signal } = options;
  if (!isSafeUrl(location) || !isAt(location, hosts)) return { failure: "wrong address" };
  const dispatcher = options.dispatcher ?? newPool(recordingTimeouts, 1, maxBytes + 1);
  const overall = new AbortController();
  const cancel = clock.after(options.timeoutMs ?? recordingTimeouts.total, () => overall.abort());
  try {
    const { statusCode, body } = await request(location, {
      dispatcher,
      headers: { authorization: `Bearer ${token.reveal()}`, accept: "application/octet-stream, audio/*" },
      signal: signal ? AbortSignal.any([signal, overall.signal]) : overall.signal,
    });
    if (statusCode !== 200) {
      await body.dump({ limit: 10_000 });
      const failure = statusCode === 404 || statusCode === 410 ? "gone" : "refused";
      return { failure, detail: `${statusCode}` };
    }
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      length += piece.length;
      // Leaving the loop ends the connection.
      if (length > maxBytes) return { failure: "too big" };
      pieces.push(piece);
    }
    return { bytes: Buffer.concat(pieces) };
  } catch (error) {
    if (signal?.aborted) return { failure: "broken off", detail: "aborted" };
    if (overall.signal.aborted) return { failure: "timeout" };
    const code = (error as { readonly code?: unknown }).code;
    if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return { failure: "too big" };
    return { failure: "broken off", ...(typeof code === "string" ? { detail: code } : {}) };
  } finally {
    cancel();
    if (!options.dispatcher) await dispatcher.close().catch(() => undefined);
  }
}

function isAt(url: string, hosts: readonly string[]): boolean {
  const { hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
