import { locale } from "../messages/language.ts";

const format = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });

/** `21 Nov 2026, 08:09`, in the reader's own time and order. */
export function dayAndTime(iso: string): string {
  return format.format(new Date(iso));
}
