// A rig for what is around a call: any method and header, and the people that the directory has.

import type { SimulatorOptions } from "../src/app.ts";
import { personNamed } from "../src/directory.ts";
import { knownPermissions } from "../src/graph/permissions.ts";
import type { JsonObject } from "../src/json.ts";
import { type Answer, type Rig, startRig } from "./rig.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export const [operator, sales, billing] = ["Operator", "Sales", "Billing"].map((name) =>
  personNamed(name),
) as [Person, Person, Person];
type Person = ReturnType<typeof personNamed>;

export interface AroundRig extends Rig {
  ask(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The items of a collection. */
  list(path: string, headers?: Record<string, string>): Promise<JsonObject[]>;
  /** Gives the app these permissions from now on. */
  permit(...permissions: readonly string[]): Promise<void>;
}

export async function startAroundRig(options: SimulatorOptions = {}): Promise<AroundRig> {
  const rig = await startRig({ permissions: knownPermissions, ...options });
  const around: AroundRig = {
    ...rig,
    async ask(method, path, body, headers = {}) {
      const reply = await rig.simulator.secure.inject({
        method,
        url: `/v1.0${path}`,
        headers: {
          host: "localhost:8443",
          authorization: `Bearer ${await rig.token()}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      return {
        status: reply.statusCode,
        headers: reply.headers as Record<string, unknown>,
        body: reply.body === "" ? {} : (JSON.parse(reply.body) as JsonObject),
      };
    },
    async list(path, headers) {
      const { status, body } = await around.ask("GET", path, undefined, headers);
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body.value as unknown as JsonObject[];
    },
    async permit(...permissions) {
      await rig.control("PATCH", "/bot", { permissions });
    },
  };
  return around;
}
