// One simulator and one server for all tests of a file, and callers who know what they want.

import { createConnection } from "node:net";
import { type Processes, startProcesses, type Wire } from "../processes.ts";
import { claims, keysOf, makeSigner, rs256, type Signer, type Somebody } from "./signing.ts";
import { isOver, type Outcome, outcomeOf, said, tap, type Wiretap } from "./watching.ts";

export type Fault = { readonly fault: string } & { readonly [name: string]: unknown };

export interface Caller {
  readonly to?: string;
  readonly from?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
  /** Keys, each pressed when that many different things have begun to be said. */
  readonly presses?: Readonly<Record<number, string>>;
}

/** Who calls reception, waits for the menu, and wants support. */
export const wantsSupport = { presses: { 2: "2" } } as const;

export interface Called extends Outcome {
  readonly id: string;
  readonly lines: readonly Wire[];
}

export interface Stand extends Processes {
  readonly wire: Wiretap;
  /** Places a call and gives its id; the caller presses keys by themselves. */
  place(caller?: Caller): Promise<string>;
  /** A call from its beginning to its end. */
  callThrough(caller?: Caller): Promise<Called>;
}

export function standOn(processes: Processes): Stand {
  const wire = tap(processes);
  async function place({ to = "+15550100", from, faults, presses = {} }: Caller = {}): Promise<string> {
    const { id } = await processes.control<{ id: string }>("POST", "/calls", {
      to,
      from: from ?? { kind: "phone", number: "+15550170" },
      ...(faults ? { faults } : {}),
    });
    for (const [begun, keys] of Object.entries(presses)) {
      wire.when(
        id,
        (lines) => said(lines) >= Number(begun),
        // The call may be over by then.
        () => void processes.press(id, keys).catch(() => undefined),
      );
    }
    return id;
  }
  return {
    ...processes,
    wire,
    place,
    callThrough: async (caller) => {
      const id = await place(caller);
      const lines = await wire.until(id, `the end of call ${id}`, isOver);
      return { id, lines, ...outcomeOf(lines) };
    },
    stop: async () => {
      wire.close();
      await processes.stop();
    },
  };
}

/** A stand whose server also believes notifications that the test signs itself. */
export interface SigningStand extends Stand {
  readonly signer: Signer;
  /** Where the server gets its keys. */
  readonly keys: Somebody;
  /** An honest Authorization header. */
  authorization(): string;
  /** Posts to the webhook as Graph would, unless told otherwise. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export async function startSigningStand({
  scale = 4,
  env = {},
}: {
  readonly scale?: number;
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<SigningStand> {
  const signer = makeSigner("ours");
  const processes = await startProcesses({ scale, withoutServer: true, flows: ["reception"] });
  const keys = await keysOf(processes, [signer]);
  const stand = standOn(processes);
  const own = { DIALTREE_KEYS_URL: `${keys.url}/document`, ...env };
  const stop = async () => {
    await stand.stop();
    await keys.close();
  };
  await stand.startServer(own).catch(async (error) => {
    await stop();
    throw error;
  });
  const authorization = () => `Bearer ${rs256(signer, claims())}`;
  return {
    ...stand,
    signer,
    keys,
    authorization,
    startServer: (more = {}, until) => stand.startServer({ ...own, ...more }, until),
    post: (path, body, headers = {}) =>
      fetch(stand.serverUrl + path, {
        method: "POST",
        headers: {
          authorization: authorization(),
          "content-type": "application/json",
          ...headers,
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    stop,
  };
}

/** Where the server wants to be told of a call: what it said when it answered. */
export function callbackOf(lines: readonly Wire[]): string {
  const answer = lines.find(({ type, operation }) => type === "request" && operation === "answer");
  return new URL(String(answer?.body?.callbackUri)).pathname;
}

/** An HTTP request to the letter, for what no client would send. */
export function bare(
  serverUrl: string,
  text: string,
): Promise<{ readonly status: number; readonly head: string }> {
  const { hostname, port } = new URL(serverUrl);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = createConnection(Number(port), hostname, () => socket.write(text));
    socket.setEncoding("latin1").on("data", (data) => {
      answer += data;
      const head = answer.split("\r\n\r\n", 2);
      if (head.length < 2) return;
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]), head: head[0] ?? "" });
    });
    socket.once("error", reject);
    socket.once("end", () => reject(new Error(`No answer: ${answer}`)));
  });
}
