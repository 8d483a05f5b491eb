import { message } from "./words.ts";

/** Minutes as people say them: `24 hours`, `30 minutes`. */
export function span(minutes: number): string {
  return minutes % 60 === 0
    ? message("pins.hours", { count: minutes / 60 })
    : message("pins.minutes", { count: minutes });
}
