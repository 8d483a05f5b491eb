import { createHmac } from "node:crypto";
import type { Egress } from "@dialtree/egress";
import type { Address } from "./mailboxes.ts";

/** What is told with a recording. Times are ISO 8601, UTC. */
export interface Letter {
  readonly id: string;
  readonly mailbox: string;
  readonly flow: string;
  readonly caller: string;
  readonly called: string;
  readonly language: string;
  readonly recordedAt: string;
  readonly milliseconds: number;
}

/** What an address said. `later`: milliseconds that it asks to be left alone for. */
export type Mailed =
  | { readonly took: true }
  | { readonly took: false; readonly why: string; readonly later?: number };

// Whoever takes a message has only to write it down.
const answersWithinMs = 30_000;
const mostLaterMs = 60 * 60_000;

/**
 * Hands a message to its address, once, as `multipart/form-data` with two parts: `message` (JSON) and `recording` (WAV).
 * `dialtree-signature` is `t=<seconds since 1970>,v1=<HMAC-SHA-256 of "<t>.<body>" in hex>`; `idempotency-key` is the same
 * at each try. Any 2xx takes the message. Follows no redirect. Never rejects, and no answer names address or secret.
 */
export async function mail(
  { url, secret, headers }: Address,
  letter: Letter,
  recording: Uint8Array,
  { egress, now }: { readonly egress: Egress; readonly now: number },
): Promise<Mailed> {
  const boundary = `dialtree-${letter.id.slice(0, 32)}`;
  const body = bodyOf(boundary, letter, recording);
  const seconds = Math.floor(now / 1_000);
  const signature = createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
  const answer = await egress.ask({
    method: "POST",
    url,
    withinMs: answersWithinMs,
    headers: {
      ...headers,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "idempotency-key": letter.id,
      "dialtree-signature": `t=${seconds},v1=${signature}`,
    },
    body,
  });
  // Whoever has taken a message may say about it what they like.
  const { status = 0 } = answer;
  if (status >= 200 && status < 300) return { took: true };
  if ("fault" in answer) return { took: false, why: answer.detail };
  const later = laterOf(answer.headers["retry-after"], now);
  return { took: false, why: `it answered ${status}`, ...(later === undefined ? {} : { later }) };
}

function bodyOf(boundary: string, letter: Letter, recording: Uint8Array): Buffer {
  const part = (name: string, type: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${
      type === "audio/wav" ? '; filename="message.wav"' : ""
    }\r\ncontent-type: ${type}\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(`${part("message", "application/json")}${JSON.stringify(letter)}\r\n`),
    Buffer.from(part("recording", "audio/wav")),
    recording,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

/** Milliseconds of a Retry-After, in seconds or as a date. */
function laterOf(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== "string") return undefined;
  const ms = /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, mostLaterMs) : undefined;
}
