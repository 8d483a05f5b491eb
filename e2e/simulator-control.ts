// What tests ask of a running simulator: who calls, what they press, and what went over the wire.

import { eventsOf } from "./event-stream.ts";

/** One line of the simulator's log of the wire. */
export interface Wire {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly callId?: string;
  readonly operation?: string;
  readonly kind?: string;
  readonly did?: string;
  readonly to?: number;
  readonly status?: number | "none";
  readonly body?: { readonly [name: string]: unknown };
}

export interface SimulatedCall {
  readonly id: string;
  readonly state: string;
  readonly result: { readonly code: number; readonly subcode: number } | null;
  readonly wire: readonly Wire[];
}

export interface SimulatorControl {
  /** A request to the simulator's control API; its answer as JSON. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>;
  /** Somebody calls; gives the call's id. */
  dial(to?: string, from?: Readonly<Record<string, unknown>>): Promise<string>;
  press(call: string, keys: string): Promise<void>;
  call(id: string): Promise<SimulatedCall>;
  /** Follows the wire until something is seen; the lines so far. Fails when the call ends before, or never sees it. */
  seen(what: string, matches: (line: Wire, all: readonly Wire[]) => boolean): Promise<readonly Wire[]>;
  ended(id: string): Promise<SimulatedCall>;
}

export function simulatorControl(simulatorUrl: string): SimulatorControl {
  const all: SimulatorControl = {
    control: async <T>(method: string, path: string, body?: unknown): Promise<T> => {
      const answer = await fetch(`${simulatorUrl}/control${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} /control${path}: ${answer.status} ${text}`);
      return (text === "" ? undefined : JSON.parse(text)) as T;
    },
    fault: (fault) => all.control("POST", "/faults", fault),
    dial: async (to = "+15550100", from = { kind: "phone", number: "+15550170" }) =>
      (await all.control<{ id: string }>("POST", "/calls", { to, from })).id,
    press: (call, keys) => all.control("POST", `/calls/${call}/keys`, { keys }),
    call: (id) => all.control("GET", `/calls/${id}`),
    seen: (what, matches) => follow(simulatorUrl, what, matches),
    ended: async (id) => {
      await all.seen(`the end of call ${id}`, (_, all) =>
        all.some((line) => line.callId === id && line.type === "phone" && line.did === "ended"),
      );
      return all.call(id);
    },
  };
  return all;
}

/** Reads the simulator's events as they come. */
async function follow(
  simulatorUrl: string,
  what: string,
  matches: (line: Wire, all: readonly Wire[]) => boolean,
): Promise<readonly Wire[]> {
  const enough = new AbortController();
  // Not how long it may take, but when nobody need hope any more.
  const hopeless = setTimeout(() => enough.abort(new Error(`Nobody saw ${what}.`)), 60_000);
  const all: Wire[] = [];
  try {
    const answer = await fetch(`${simulatorUrl}/control/events`, {
      headers: { "last-event-id": "0" },
      signal: enough.signal,
    });
    for await (const line of eventsOf<Wire>(answer)) {
      all.push(line);
      if (matches(line, all)) return all;
    }
    throw new Error(`The simulator's events ended before ${what}.`);
  } catch (error) {
    if (enough.signal.aborted) {
      const lines = all.map(
        ({ at, type, operation, kind, did, status }) =>
          `${at.slice(17)} ${type} ${operation ?? kind ?? did ?? ""} ${status ?? ""}`,
      );
      throw new Error(`Nobody saw ${what}. The wire:\n${lines.slice(-60).join("\n")}`, { cause: error });
    }
    throw error;
  } finally {
    clearTimeout(hopeless);
    enough.abort();
  }
}
