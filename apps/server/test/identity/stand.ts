import Fastify, { type FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import type { Route } from "../../src/control/api/route.ts";
import { controlRoutes } from "../../src/control/api/routes.ts";
import { accessTokensIn } from "../../src/identity/access-tokens.ts";
import { gateOf, keepGate } from "../../src/identity/gate.ts";
import { keepPerson } from "../../src/identity/people-rows.ts";
import type { Person } from "../../src/identity/person.ts";
import { refusalsOf } from "../../src/identity/refusals.ts";
import type { Role } from "../../src/identity/roles.ts";
import { identityRoutes } from "../../src/identity/routes.ts";
import type { Session, Sessions } from "../../src/identity/sessions.ts";
import { openRig, type Rig } from "../control/rig.ts";

export const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";

/** Somebody with such roles, who can be told apart by them. */
export function personWith(roles: readonly Role[], name = roles.join("+") || "nobody"): Person {
  return { tenant, oid: `oid-of-${name}`, name, username: `${name}@contoso.example`, roles };
}

export interface Stand extends Rig {
  readonly app: FastifyInstance;
  /** Asks as somebody: signed in, with an access token, or not at all. */
  ask(
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    more?: {
      readonly as?: Person;
      readonly token?: string;
      readonly body?: unknown;
      readonly headers?: object;
    },
  ): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is compared, not relied on.
    readonly body: any;
  }>;
  /** Moves the time that tokens live in. */
  later(ms: number): void;
  readonly ended: string[];
}

/** The authoring API behind its gate. What a browser shows as its session is the name of whose it is. */
export async function openStand({
  secondPerson = false,
  signIn = true,
  more = [] as readonly Route[],
  followedMs = undefined as number | undefined,
  refusals = { atOnce: 1_000, perSecond: 1 },
} = {}): Promise<Stand> {
  const rig = await openRig({ secondPerson });
  const { control, database } = rig;
  let now = Date.UTC(2026, 10, 22, 9);
  const people = new Map<string, Person>();
  const ended: string[] = [];
  const sessions: Sessions = {
    begin: () => Promise.reject(new Error("Nobody signs in here.")),
    find: async (shown): Promise<Session | undefined> => {
      const person = people.get(shown);
      return person && { id: shown, person, beganAt: now };
    },
    end: async (shown) => void ended.push(shown),
  };
  const tokens = accessTokensIn(database, () => now);
  const app = Fastify({ onProtoPoisoning: "error" });
  const gate = gateOf({ sessions: signIn ? sessions : undefined, tokens, database });
  keepGate(
    app,
    gate,
    refusalsOf(() => now, refusals),
  );
  const entra = { signOutAddress: () => "https://login.example/logout" } as never;
  const own = identityRoutes({
    signIn: signIn ? { entra, sessions } : undefined,
    tokens,
    secondPerson,
    publicUrl: "https://ivr.contoso.example",
  });
  await controlRoutes(app, control, [...own, ...more], undefined, undefined, followedMs);
  onTestFinished(() => app.close());
  return {
    ...rig,
    app,
    ended,
    later(ms) {
      now += ms;
    },
    async ask(method, url, { as, token, body, headers = {} } = {}) {
      if (as) {
        people.set(as.name, as);
        await keepPerson(database, as, now);
      }
      const sent = Object.entries({
        ...(as ? { cookie: `__Host-dialtree=${as.name}`, "x-dialtree": "1" } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      }).filter(([, value]) => value !== undefined);
      const reply = await app.inject({
        method,
        url,
        headers: Object.fromEntries(sent),
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const isJson = /json/.test(String(reply.headers["content-type"]));
      return {
        status: reply.statusCode,
        headers: reply.headers,
        body: isJson && reply.body !== "" ? reply.json() : undefined,
      };
    },
  };
}
