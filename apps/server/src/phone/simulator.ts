// The simulator's control API, as far as a phone needs it: dial, press, hang up, and hear.

import { type Dispatcher, Pool } from "undici";
import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";

/** Who calls. What is left out the simulator fills in. */
export interface Caller {
  readonly kind: "phone" | "withheld" | "user" | "outsideUser" | "guest";
  readonly number?: string | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly language?: string | undefined;
}

const wireEntry = z.looseObject({
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  did: z.string().optional(),
  callId: z.string().optional(),
  prompt: z.string().optional(),
  durationMs: z.number().optional(),
});
/** One line of the simulator's log of everything that happens. */
export type WireEntry = z.output<typeof wireEntry>;

const placed = z.looseObject({ id: z.string() });
const call = z.looseObject({ id: z.string(), wire: z.array(wireEntry) });
/** A call, and what has happened in it so far. */
export type SimulatedCall = z.output<typeof call>;

export interface Simulator {
  /** The id of the new call; undefined when `to` reaches nobody. */
  place(to: string, from: Caller): Promise<string | undefined>;
  /** Has one more number reach the bot. */
  addNumber(number: string): Promise<void>;
  find(id: string): Promise<SimulatedCall | undefined>;
  /** False when there is no such call, or it is over. */
  press(id: string, keys: string): Promise<boolean>;
  /** Plays a WAV into the call. False when there is no such call, or it is over. */
  speak(id: string, wav: Uint8Array): Promise<boolean>;
  /** False when there is no such call, or it is over. */
  hangUp(id: string): Promise<boolean>;
  prompt(hash: string): Promise<Uint8Array | undefined>;
  /** What happens from now on, and what has since that entry; the end when the simulator ends or the signal aborts. */
  entries(after: number, signal: AbortSignal): Promise<AsyncIterable<WireEntry>>;
  close(): Promise<void>;
}

const replyWithinMs = 5_000;
// The simulator says that it is still there every 15 s.
const silentForMs = 45_000;
const mostPromptBytes = 50_000_000;

/** @throws ApiError from each of its functions when the simulator cannot be asked. */
export function simulatorAt(url: string): Simulator {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, "");
  // A pool reaches its own origin and nothing else, whatever a path looks like.
  const pool = new Pool(origin, { connect: { timeout: 2_000 }, headersTimeout: replyWithinMs });

  const unreachable = (why: unknown) =>
    new ApiError(
      502,
      "phone_unreachable",
      `The simulated phone does not answer: ${why instanceof Error ? why.message : String(why)}.`,
      `Start the simulator, or set DIALTREE_SIMULATOR, which says ${url}.`,
    );

  async function ask(
    method: "GET" | "POST",
    path: string,
    {
      body,
      wav,
      signal,
      bodyTimeout = replyWithinMs,
    }: { body?: unknown; wav?: Uint8Array; signal?: AbortSignal; bodyTimeout?: number } = {},
  ): Promise<Dispatcher.ResponseData> {
    try {
      return await pool.request({
        method,
        path: `${base}/control${path}`,
        bodyTimeout,
        ...(signal ? { signal } : {}),
        ...(body === undefined
          ? {}
          : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
        ...(wav === undefined ? {} : { headers: { "content-type": "audio/wav" }, body: wav }),
      });
    } catch (error) {
      throw unreachable(error);
    }
  }

  /** What it answered with; undefined for 404, and an error for everything else that is no success. */
  async function answer(reply: Dispatcher.ResponseData): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array;
    try {
      if (Number(reply.headers["content-length"] ?? 0) > mostPromptBytes) throw new Error("that is too much");
      bytes = await reply.body.bytes();
    } catch (error) {
      reply.body.destroy();
      throw unreachable(error);
    }
    if (reply.statusCode === 404) return undefined;
    if (reply.statusCode >= 200 && reply.statusCode < 300) return bytes;
    throw refused(reply.statusCode, new TextDecoder().decode(bytes));
  }

  const refused = (status: number, text: string) =>
    new ApiError(
      502,
      "phone_refused",
      `The simulated phone refuses (${status}): ${text.slice(0, 300)}`,
      "Check that the simulator is of the same version as this server.",
    );

  function read<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
    const found = schema.safeParse(jsonIn(new TextDecoder().decode(bytes)));
    if (found.success) return found.data;
    throw refused(200, "what it says is not what a simulator says.");
  }

  return {
    async place(to, from) {
      const bytes = await answer(await ask("POST", "/calls", { body: { to, from } }));
      return bytes && read(placed, bytes).id;
    },
    async addNumber(number) {
      await answer(await ask("POST", "/numbers", { body: { number } }));
    },
    async find(id) {
      const bytes = await answer(await ask("GET", `/calls/${encodeURIComponent(id)}`));
      return bytes && read(call, bytes);
    },
    press: async (id, keys) =>
      (await answer(await ask("POST", `/calls/${encodeURIComponent(id)}/keys`, { body: { keys } }))) !==
      undefined,
    speak: async (id, wav) =>
      (await answer(await ask("POST", `/calls/${encodeURIComponent(id)}/speak`, { wav }))) !== undefined,
    hangUp: async (id) =>
      (await answer(await ask("POST", `/calls/${encodeURIComponent(id)}/hangUp`))) !== undefined,
    prompt: async (hash) => answer(await ask("GET", `/prompts/${encodeURIComponent(hash)}.wav`)),
    async entries(after, signal) {
      const reply = await ask("GET", `/events?after=${after}`, { signal, bodyTimeout: silentForMs });
      if (reply.statusCode !== 200) {
        await answer(reply);
        throw refused(reply.statusCode, "it has no events.");
      }
      return entriesIn(reply.body);
    },
    close: () => pool.destroy(),
  };
}

async function* entriesIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<WireEntry> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const part of body) {
      const blocks = (text + decoder.decode(part, { stream: true })).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = block.split("\n").find((line) => line.startsWith("data: "));
        const entry =
          data === undefined ? undefined : wireEntry.safeParse(jsonIn(data.slice("data: ".length)));
        if (entry?.success) yield entry.data;
      }
    }
  } catch {
    // It broke off. Whoever follows asks again, and hears then whether the simulator is still there.
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
