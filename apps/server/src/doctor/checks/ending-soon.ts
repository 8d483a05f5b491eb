import { type Finding, failed, fine, type Remedy, warning } from "../finding.ts";

const dayMs = 86_400_000;
const soonDays = 30;
const urgentDays = 7;

/** A line on something that ends: a month before it is worth a warning, a week before it is as good as broken. */
export function endingSoon(title: string, until: number, now: number, remedy: Remedy): Finding {
  const days = Math.floor((until - now) / dayMs);
  const date = new Date(until).toISOString().slice(0, 10);
  if (until <= now) return failed(title, `It ended on ${date}.`, remedy);
  const left = days < 1 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
  const seen = `It ends ${left}, on ${date}.`;
  if (days > soonDays) return fine(title, seen);
  return days > urgentDays ? warning(title, seen, remedy) : failed(title, seen, remedy);
}
