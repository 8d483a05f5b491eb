import {
  type CallStore,
  type Clock,
  createRunner,
  createSeal,
  type Runner,
  type Telephone,
} from "@dialtree/calls";
import { compile, libraryOf } from "@dialtree/engine";
import { nodeTypes } from "@dialtree/nodes";
import { ringOfPrompts } from "./ring.ts";
import { tenant } from "./surroundings.ts";

const party = { kind: "phone", number: "+15550170" } as const;
export const flow = compile(ringOfPrompts(), nodeTypes, "1");

/** A runner whose telephone takes everything on at once: what is left is the engine, the books of a call and the store. */
export function runnerOver(store: CallStore, clock: Clock, telephone: Telephone = willing): Runner {
  return createRunner({
    store,
    clock,
    telephone,
    flows: { library: libraryOf([flow]), load: async () => undefined, playLength: () => () => 3_000 },
    seal: createSeal([Buffer.alloc(32, 7)]),
    newSeed: () => 1,
    log: () => undefined,
  });
}

export const willing: Telephone = {
  send: async () => ({ became: "accepted" }),
  look: async () => "connected",
};

/** Brings a call to its first prompt, which is command c3. */
export async function beginCall(runner: Runner, key: string): Promise<void> {
  const incoming = { type: "incoming", caller: party, called: { ...party, number: "+15550100" } } as const;
  const call = { key, tenant, call: key, event: incoming, flow, emergency: undefined };
  await runner.begin({ ...call, dedupeKey: `${key} incoming` });
  await runner.take({
    key,
    tenant,
    leg: { named: key },
    event: { type: "connected" },
    dedupeKey: `${key} connected`,
  });
}

/** Tells a call that its prompt has ended. */
export function promptEnded(runner: Runner, key: string, command: number): Promise<unknown> {
  return runner.take({
    key,
    tenant,
    leg: { named: key },
    event: { type: "result", command: { id: `c${command}` }, outcome: "done" },
    dedupeKey: `${key} result c${command}`,
  });
}
