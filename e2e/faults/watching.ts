// What can be seen of a server from outside: the wire as the simulator sees it, its counters, its calls, and after its
// end its journal.

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { eventsOf } from "../event-stream.ts";
import type { Processes, SimulatedCall, Wire } from "../processes.ts";

/** The simulator's wire, followed once for all tests of a file. */
export interface Wiretap {
  of(call: string): readonly Wire[];
  /** Resolves with the call's lines as soon as they hold what is waited for. */
  until(call: string, what: string, seen: (lines: readonly Wire[]) => boolean): Promise<readonly Wire[]>;
  /** Does something the first time that the call's lines hold something. */
  when(call: string, seen: (lines: readonly Wire[]) => boolean, act: () => void): void;
  close(): void;
}

// Not how long it may take, but when nobody need hope any more.
const hopelessMs = 90_000;

export function tap({ simulatorUrl }: Processes): Wiretap {
  const lines = new Map<string, Wire[]>();
  const watches = new Map<string, Set<(lines: readonly Wire[]) => void>>();
  const over = new AbortController();

  function heard(line: Wire): void {
    const { callId } = line;
    if (callId === undefined) return;
    const mine = lines.get(callId) ?? [];
    lines.set(callId, mine);
    mine.push(line);
    for (const watch of [...(watches.get(callId) ?? [])]) watch(mine);
  }

  async function listen(): Promise<void> {
    const answer = await fetch(`${simulatorUrl}/control/events`, {
      headers: { "last-event-id": "0" },
      signal: over.signal,
    });
    for await (const line of eventsOf<Wire>(answer)) heard(line);
  }
  // When the simulator ends, so does this; whoever still waits is told by their own patience.
  listen().catch(() => undefined);

  function watch(call: string, act: (lines: readonly Wire[]) => boolean): () => void {
    const all = watches.get(call) ?? new Set();
    watches.set(call, all);
    const one = (mine: readonly Wire[]) => {
      if (act(mine)) all.delete(one);
    };
    all.add(one);
    one(lines.get(call) ?? []);
    return () => all.delete(one);
  }

  return {
    of: (call) => lines.get(call) ?? [],
    until: (call, what, seen) =>
      new Promise((resolve, reject) => {
        const hopeless = setTimeout(() => {
          stop();
          const wire = (lines.get(call) ?? []).map(inAWord).slice(-60).join("\n");
          reject(new Error(`Nobody saw ${what}. The wire:\n${wire}`));
        }, hopelessMs);
        const stop = watch(call, (mine) => {
          if (!seen(mine)) return false;
          clearTimeout(hopeless);
          resolve(mine);
          return true;
        });
      }),
    when: (call, seen, act) => {
      watch(call, (mine) => {
        if (!seen(mine)) return false;
        act();
        return true;
      });
    },
    close: () => over.abort(),
  };
}

const inAWord = ({ at, type, operation, kind, did, status }: Wire) =>
  `${at.slice(17, 23)} ${type} ${operation ?? kind ?? did ?? ""} ${status ?? ""}`.trim();

export const isOver = (lines: readonly Wire[]) =>
  lines.some(({ type, did }) => type === "phone" && did === "ended");

/** Counters by name and reason: `notification_refused/expired`. */
export async function countersOf({ serverUrl }: Processes): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${serverUrl}/metrics`)).text();
  return new Map(
    [...text.matchAll(/^dialtree_(\w+)_total\{why="([^"]*)"\} (\d+)$/gm)].map(([, name, why, count]) => [
      `${name}/${why}`,
      Number(count),
    ]),
  );
}

/** Keys of the calls that the server knows of. */
export async function callsOf({ serverUrl }: Processes): Promise<readonly string[]> {
  const { calls } = (await (await fetch(`${serverUrl}/api/calls`)).json()) as { calls: { key: string }[] };
  return calls.map(({ key }) => key);
}

/** The lines of one commit stand in one row, one after the other. */
function linesOf(entry: string, lengths: unknown): readonly string[] {
  if (lengths === null) return [entry];
  let from = 0;
  return String(lengths)
    .split(",")
    .map((length) => {
      const line = entry.slice(from, from + Number(length));
      from += line.length;
      return line;
    });
}

/** Lines of the journal by call, and the calls in every other table. Only while no server has the file. */
export function storedIn({ dataFolder }: Processes) {
  const db = new DatabaseSync(join(dataFolder, "calls.db"), { readOnly: true });
  try {
    const column = (sql: string) =>
      db
        .prepare(sql)
        .all()
        .map((row) => String(Object.values(row)[0]));
    const journal = db.prepare("SELECT call, entry, lengths FROM journal ORDER BY id").all();
    return {
      live: column("SELECT key FROM call"),
      ended: column("SELECT call FROM tombstone"),
      journal: journal.flatMap(({ call, entry, lengths }) =>
        linesOf(String(entry), lengths).map((line) => ({
          call: String(call),
          entry: JSON.parse(line) as { readonly [name: string]: unknown },
        })),
      ),
    };
  } finally {
    db.close();
  }
}

/** A body as Graph sends it. */
export const envelope = (...value: readonly unknown[]) => ({ value });

export const news = (call: string, resourceData: object, changeType = "updated", path = "") => ({
  changeType,
  resource: `/app/calls/${call}${path}`,
  resourceUrl: `/communications/calls/${call}${path}`,
  resourceData,
});

/** A call that comes in. The simulator knows nothing of it. */
export const incoming = (call: string, tenantId?: string) =>
  news(
    call,
    {
      "@odata.type": "#microsoft.graph.call",
      state: "incoming",
      direction: "incoming",
      ...(tenantId === undefined ? {} : { tenantId }),
      id: call,
      source: { identity: { phone: { id: "+15550199" } } },
      targets: [{ identity: { applicationInstance: { id: "1e5a7000-0000-4000-8000-000000000100" } } }],
      callRoutes: [
        {
          routingType: "lookup",
          original: { phone: { id: "+15550100" } },
          final: { applicationInstance: { id: "1e5a7000-0000-4000-8000-000000000100" } },
        },
      ],
    },
    "created",
  );

/** What came of a call, in words that are the same for two calls that went alike. */
export interface Outcome {
  /** What was asked of Graph, in order, without what only asks or renews. */
  readonly requests: readonly string[];
  /** What sounded at the caller's ear, and the keys between. */
  readonly heard: readonly string[];
  readonly transfers: number;
  readonly end: SimulatedCall["result"] | undefined;
}

const asks = new Set(["getCall", "getOperation", "listOperations"]);

export function outcomeOf(lines: readonly Wire[]): Outcome {
  const numbers = new Map<string, string>();
  const numbered = (id: string) => {
    const known = numbers.get(id) ?? `#${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  };
  const same = (body: unknown) =>
    JSON.stringify(body, (name, value) =>
      name === "clientContext" && typeof value === "string"
        ? numbered(value)
        : name === "callbackUri"
          ? "ours"
          : value,
    );
  const prompt = (line: Wire) => String((line as { prompt?: string }).prompt ?? "").slice(0, 8);
  const ended = lines.find(({ type, did }) => type === "phone" && did === "ended") as
    | (Wire & { readonly detail?: { code: number; subcode: number } })
    | undefined;
  return {
    requests: lines
      .filter(({ type, operation }) => type === "request" && !asks.has(operation ?? ""))
      .map(({ operation, body }) => `${operation} ${same(body)}`),
    heard: lines
      .filter(({ type, did }) => type === "audio" || (type === "phone" && did !== "called"))
      .map((line) => `${line.did} ${prompt(line)}`.trim()),
    transfers: lines.filter(({ type, kind }) => type === "notification" && kind === "transferring").length,
    end: ended && (ended.detail ?? null),
  };
}

/** How many different things have begun to sound. */
export function said(lines: readonly Wire[]): number {
  const begun = lines.filter(({ type, did }) => type === "audio" && did === "starts");
  return new Set(begun.map((line) => (line as { clientContext?: string }).clientContext)).size;
}
