import type { WayLive } from "../../api/rollouts.ts";

/** What somebody has chosen of how a version goes live, as it stands in the fields. */
export interface ChosenWay {
  readonly later: boolean;
  /** As the browser's field has it: `2026-11-23T02:30`. */
  readonly at: string;
  readonly zone: string;
  readonly some: boolean;
  readonly share: string;
  readonly calls: string;
  readonly worse: { readonly errors: string; readonly failedTransfers: string; readonly hangUps: string };
}

export const measures = ["errors", "failedTransfers", "hangUps"] as const;

/** At once and everybody, with what is filled in once something else is chosen: as the server has it unless told. */
export const usualWay: ChosenWay = {
  later: false,
  at: "",
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  some: false,
  share: "10",
  calls: "20",
  worse: { errors: "5", failedTransfers: "10", hangUps: "15" },
};

/** In the words of the server; undefined when something that was chosen is not filled in as it has to be. */
export function wayFrom({ later, at, zone, some, share, calls, worse }: ChosenWay): WayLive | undefined {
  const limits = measures.map((name) => [name, wholeIn(worse[name], 0, 100)] as const);
  const [shared, counted] = [wholeIn(share, 1, 99), wholeIn(calls, 5, 100_000)];
  if (later && (at === "" || zone.trim() === "")) return undefined;
  const when = later ? { when: { at: at.slice(0, 16), zone: zone.trim() } } : {};
  if (!some) return when;
  if (shared === undefined || counted === undefined || limits.some(([, limit]) => limit === undefined))
    return undefined;
  const guard = Object.fromEntries(limits.map(([name, limit]) => [name, { worse: limit as number }]));
  return { ...when, share: shared, guard: { calls: counted, ...guard } };
}

function wholeIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
