const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** `21 Nov 2026, 08:09`, in the reader's own time and order. */
export function dayAndTime(iso: string): string {
  return format.format(new Date(iso));
}
