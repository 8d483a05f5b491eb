import type { CallNews } from "@dialtree/calls";
import { createKeySigner } from "@dialtree/calls";
import type { NotificationAuth } from "@dialtree/graph/io";
import Fastify, { type FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { controlRoutes } from "../../src/control/api/routes.ts";
import type { Control } from "../../src/control/control.ts";
import type { ConsoleOptions } from "../../src/graph-console/console.ts";
import { isConsoleKey } from "../../src/graph-console/key.ts";
import { createNotices } from "../../src/graph-console/notices.ts";
import { graphConsoleRoutes } from "../../src/graph-console/routes.ts";
import { addressesOn } from "../../src/line/addresses.ts";
import { outsideGuard } from "../../src/line/outside-calls.ts";
import { webhookRoutes } from "../../src/line/webhook.ts";
import { createCounters } from "../../src/operating/counters.ts";
import { openRig } from "../control/rig.ts";
import { type Asked, graphStand, type Scripted } from "./graph-stand.ts";

export const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
export const otherTenant = "c0ffee00-1111-4222-8333-444455556666";
export const call = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
export const publicUrl = "https://ivr.test";
export const appSecret = "a-very-secret-secret";

const secret = Buffer.alloc(32, 7);
const addressesAt = (url: string) => addressesOn(url, createKeySigner([secret]), secret);
/** Where Graph tells of a call, as the server makes it. */
export const addressOf = (key: string): string => addressesAt(publicUrl).callback(key, tenant);

export interface Options extends Partial<Omit<ConsoleOptions, "settings">> {
  readonly script?: readonly Scripted[];
  readonly settings?: Partial<ConsoleOptions["settings"]>;
  /** Calls that a flow has, and how they stand. */
  readonly flows?: Readonly<Record<string, "live" | "over">>;
  readonly publicUrl?: string;
}

export interface Rig {
  readonly app: FastifyInstance;
  /** Where calls may go is kept here. */
  readonly control: Control;
  readonly asked: readonly Asked[];
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  readonly counters: ReturnType<typeof createCounters>;
  readonly notices: ReturnType<typeof createNotices>;
  /** What the runner was given: news of calls that flows have. */
  readonly taken: readonly unknown[];
  readonly callback: (key: string, tenant: string) => string;
  /** Asks for an operation; status and body of the answer. */
  ask(
    name: string,
    input: unknown,
    more?: object,
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is compared, not relied on.
  ): Promise<{ readonly status: number; readonly body: any }>;
  /** Where the server listens; it begins to when this is first asked. */
  readonly url: () => Promise<string>;
  /** Posts a notification to an address of the webhook, signed by a tenant; the status. */
  notify(url: string, body: unknown, signedBy?: string): Promise<number>;
}

/** Console, webhook and a small Graph; only signatures are taken at their word: `Bearer <tenant>`. */
export async function openConsole(options: Options = {}): Promise<Rig> {
  const { script = [], flows = {}, settings, publicUrl: ownUrl = publicUrl, ...others } = options;
  const { control } = await openRig();
  const { client, asked } = await graphStand(script);
  const clock = { now: () => Date.now() };
  const signer = createKeySigner([secret]);
  const addresses = addressesAt(ownUrl);
  const counters = createCounters();
  const notices = createNotices(clock);
  const logged: Readonly<Record<string, unknown>>[] = [];
  const taken: unknown[] = [];
  const app = Fastify({ onProtoPoisoning: "error" });
  const auth = {
    recall: () => undefined,
    verify: async (given: string | readonly string[] | undefined) => {
      const [header] = typeof given === "string" ? [given] : (given ?? []);
      const signedBy = header?.replace("Bearer ", "");
      return signedBy ? { tenant: signedBy } : { refused: "no token", status: 401 };
    },
  } as unknown as NotificationAuth;
  const take = (update: unknown, answer: string) => {
    taken.push(update);
    return Promise.resolve(answer);
  };
  webhookRoutes(app, {
    auth,
    signer,
    runner: {
      take: (update: unknown) => take(update, "taken"),
      begin: (update: unknown) => take(update, "begun"),
    } as never,
    counters,
    answering: () => ({ flow: {} as never, emergency: undefined }),
    turnAway: () => {},
    messages: { arrived: async () => false, callEnded: async () => {} },
    console: { owns: isConsoleKey, take: notices.take },
  });
  const news: Readonly<Record<string, readonly CallNews[]>> = Object.fromEntries(
    Object.entries(flows).map(([key, state]) => [
      key,
      [{ seq: 1, at: 0, kind: state === "over" ? "ended" : "event" } as unknown as CallNews],
    ]),
  );
  await controlRoutes(
    app,
    control,
    graphConsoleRoutes({
      client,
      clock,
      wallClock: clock,
      addresses,
      newsroom: { of: (key) => news[key] },
      notices,
      outside: outsideGuard({
        outside: control.outsideCalls,
        secret,
        clock: { ...clock, after: () => () => {} },
        told: ({ became }) => counters.count("outside_calls", became),
      }),
      counters,
      log: (line) => logged.push(line),
      ...others,
      settings: { appId: "an-app", appSecret, tenants: [tenant], ...settings },
    }),
  );
  onTestFinished(() => app.close());
  let listening: Promise<string> | undefined;
  const url = () => {
    listening ??= app.listen({ port: 0, host: "127.0.0.1" });
    return listening;
  };
  return {
    app,
    control,
    asked,
    logged,
    counters,
    notices,
    taken,
    callback: addresses.callback,
    async ask(name, input, more = {}) {
      const answer = await app.inject({
        method: "POST",
        url: `/api/graph/operations/${name}/requests`,
        payload: { input, ...more },
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    url,
    async notify(to, body, signedBy = tenant) {
      // Signatures are read from the headers as they came, which only a real connection has.
      const answer = await fetch((await url()) + new URL(to, "http://localhost").pathname, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(signedBy === "" ? {} : { authorization: `Bearer ${signedBy}` }),
        },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
  };
}
