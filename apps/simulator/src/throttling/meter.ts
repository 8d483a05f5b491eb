import type { Area, Counted, Limit, LimitChoice } from "./limits.ts";
import { limitsOf } from "./limits.ts";

/** One request, as the limits see it. */
export interface Metered {
  readonly area: Area;
  readonly appId: string;
  readonly tenantId: string;
  /** It makes one of these; counted once it has worked. */
  readonly makes?: "new calls" | "new meetings";
  /** Whose meeting it is. */
  readonly userId?: string;
}

/** Counts what an app does, in windows of simulated time. */
export interface Meter {
  /** Counts a request and lets it through (undefined), or says after how many seconds to ask again. */
  admit(request: Metered): number | undefined;
  /** What the request was to make has been made. */
  made(request: Metered): void;
  clear(): void;
}

export interface MeterPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly choice: () => LimitChoice;
  /** Calls that the bot has right now. */
  readonly callsAtOnce: () => number;
}

/** How long to wait for a call to end is written nowhere. */
const waitForACallSeconds = 10;

export function createMeter({ now, choice, callsAtOnce }: MeterPorts): Meter {
  const counters = new Map<string, { readonly since: number; count: number }>();

  /** The window that is open now: a fixed one, begun by its first request; a month by the calendar. */
  function counterOf(key: string, per: number | "month"): { readonly since: number; count: number } {
    const at = now();
    const since = per === "month" ? monthOf(at).from : at;
    const open = counters.get(key);
    if (open && (per === "month" ? open.since === since : at < endOf(open.since, per))) return open;
    const fresh = { since, count: 0 };
    counters.set(key, fresh);
    return fresh;
  }

  function keyOf(name: string, { scope }: Limit, { appId, tenantId, userId = "" }: Metered): string {
    if (scope === "app") return `${name} ${appId}`;
    return `${name} ${appId} ${tenantId}${scope === "user" ? ` ${userId}` : ""}`;
  }

  const countedAsRequest = (counts: Counted, { area }: Metered): boolean =>
    counts === "every request" || counts === area;

  const applying = (request: Metered) =>
    limitsOf(choice()).filter(
      ([, { counts }]) =>
        countedAsRequest(counts, request) ||
        counts === request.makes ||
        (counts === "calls at once" && request.makes === "new calls"),
    );

  return {
    admit(request) {
      const limits = applying(request);
      const counted: { count: number }[] = [];
      for (const [name, limit] of limits) {
        const { per, counts, most } = limit;
        if (per === "moment") {
          if (callsAtOnce() >= most) return waitForACallSeconds;
          continue;
        }
        const counter = counterOf(keyOf(name, limit, request), per);
        if (counter.count >= most) return Math.max(1, Math.ceil((endOf(counter.since, per) - now()) / 1000));
        if (countedAsRequest(counts, request)) counted.push(counter);
      }
      // Only what is let through counts.
      for (const counter of counted) counter.count++;
      return undefined;
    },
    made(request) {
      for (const [name, limit] of limitsOf(choice())) {
        if (request.makes !== undefined && limit.counts === request.makes && limit.per !== "moment")
          counterOf(keyOf(name, limit, request), limit.per).count++;
      }
    },
    clear: () => counters.clear(),
  };
}

const endOf = (since: number, per: number | "month"): number =>
  per === "month" ? monthOf(since).to : since + per * 1000;

function monthOf(at: number): { readonly from: number; readonly to: number } {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
}
