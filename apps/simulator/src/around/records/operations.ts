import type { Call } from "../../calls/call.ts";
import type { Clock } from "../../clock.ts";
import { wrong } from "../../graph/bodies.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import type { Answer } from "../../graph/exchange.ts";
import type { PermissionName } from "../../graph/permissions.ts";
import { sameForm } from "../../ids.ts";
import { limits } from "../../limits.ts";
import { type Asking, context, type Operation } from "../operation.ts";
import { option, pageOf } from "../query.ts";
import { type Leg, legOf, pstnRowsOf, recordOf, sessionsOf } from "./record.ts";

/** How long after the end of a call its record is there. Documented: less than 15 minutes on average, an hour at most. */
const recordAfterMs = 10 * 60_000;

/** The telephone bill can be asked for so many days at once; documented. */
const mostDays = 90;

export interface RecordPorts {
  readonly clock: Pick<Clock, "now" | "setTimer">;
  /** A record is there now, for the first time or changed. */
  readonly written: (tenantId: string, recordId: string, change: "created" | "updated") => void;
  /** The userPrincipalName of a resource account. */
  readonly address: (instanceId: string) => string;
}

export interface CallRecords {
  readonly operations: readonly Operation[];
  onStep(call: Call): void;
  clear(): void;
}

export function createCallRecords({ clock, written, address }: RecordPorts): CallRecords {
  // Calls that go on, by id.
  const running = new Map<string, Leg>();
  // By chain: those legs whose record has been written.
  let records = new Map<string, readonly Leg[]>();
  const timers = new Set<() => void>();

  function write(leg: Leg): void {
    const { chainId, tenantId } = leg.call;
    const before = records.get(sameForm(chainId)) ?? [];
    records.set(sameForm(chainId), [...before, leg]);
    if (records.size > limits.callsKept) records = new Map([...records].slice(-limits.callsKept));
    written(tenantId, chainId, before.length === 0 ? "created" : "updated");
  }

  function over(leg: Leg): void {
    const cancel = clock.setTimer(() => {
      timers.delete(cancel);
      write(leg);
    }, recordAfterMs);
    timers.add(cancel);
  }

  function legsOf({ access, ids }: Asking): readonly Leg[] {
    const found = records.get(sameForm(ids[0] ?? "")) ?? [];
    const [first] = found;
    if (first?.call.tenantId !== access.tenantId) throw new RefusedRequest("notFound");
    return found;
  }

  /** Which parts `$expand` asks for: sessions, and of them the segments. */
  function expanded({ query }: Asking, within: "record" | "sessions") {
    const text = option(query, "expand")?.replaceAll(/\s/g, "").toLowerCase();
    if (text === undefined) return { sessions: within === "sessions", segments: false };
    const known =
      within === "record" ? { sessions: false, "sessions($expand=segments)": true } : { segments: true };
    const segments = Object.entries(known).find(([name]) => name === text)?.[1];
    if (segments === undefined) throw wrong(`Cannot expand '${text.slice(0, 64)}'.`);
    return { sessions: true, segments };
  }

  function record(asking: Asking): Answer {
    const legs = legsOf(asking);
    const { sessions, segments } = expanded(asking, "record");
    const last = Math.max(...legs.map(({ endedAt }) => endedAt)) + recordAfterMs;
    const parts = sessions ? (segments ? "(sessions(segments()))" : "(sessions())") : "";
    return {
      status: 200,
      body: {
        ...context(asking.base, `communications/callRecords${parts}/$entity`),
        ...recordOf(legs, last),
        ...(sessions ? { sessions: sessionsOf(legs, segments) } : {}),
      },
    };
  }

  function sessions(asking: Asking): Answer {
    const { base, ids, query } = asking;
    const legs = legsOf(asking);
    const { segments } = expanded(asking, "sessions");
    const path = `communications/callRecords('${ids[0]}')/sessions${segments ? "(segments())" : ""}`;
    const at = `${base}/communications/callRecords/${ids[0]}/sessions`;
    const { rows, nextLink } = pageOf(sessionsOf(legs, segments), at, query);
    return {
      status: 200,
      body: {
        ...context(base, path),
        ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }),
        value: rows,
      },
    };
  }

  function pstnCalls({ base, args, access }: Asking): Answer {
    const [from, to] = [args.fromdatetime, args.todatetime].map((text) => Date.parse(text ?? ""));
    if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || to < from)
      throw wrong("'fromDateTime' and 'toDateTime' must be two times, in order.");
    if (to - from > mostDays * 86_400_000)
      throw wrong(`More than ${mostDays} days cannot be asked for at once.`);
    const value = [...records.values()]
      .flat()
      .filter(({ call }) => call.tenantId === access.tenantId)
      .flatMap((leg) => pstnRowsOf(leg, address))
      .filter(({ startDateTime }) => isBetween(from, to, startDateTime));
    const about = "Collection(microsoft.graph.callRecords.pstnCallLogRow)";
    return { status: 200, body: { ...context(base, about), "@odata.count": value.length, value } };
  }

  const isBetween = (from: number, to: number, time: unknown) =>
    Date.parse(String(time)) >= from && Date.parse(String(time)) < to;

  const row = (name: PermissionName, answer: Operation["answer"]): Operation => ({
    name,
    area: "callRecords",
    denied: "forbidden",
    answer,
  });

  return {
    operations: [row("getPstnCalls", pstnCalls), row("getCallRecord", record), row("listSessions", sessions)],
    onStep(call) {
      const leg = legOf(running.get(call.id), call, clock.now());
      if (call.state !== "terminated") return void running.set(call.id, leg);
      // Whatever still happens to a call that is over is no second end.
      if (running.delete(call.id)) over(leg);
    },
    clear() {
      for (const cancel of timers) cancel();
      timers.clear();
      running.clear();
      records.clear();
    },
  };
}
