// Reads what came from elsewhere as JSON, member by member: what is not as it should be is undefined.

export type Members = Readonly<Record<string, unknown>>;

export function members(value: unknown): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Members)
    : undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** Milliseconds since 1970 of a number or an ISO time. */
export function moment(value: unknown): number | undefined {
  const at = typeof value === "string" ? Date.parse(value) : value;
  return typeof at === "number" && Number.isFinite(at) ? at : undefined;
}

/** One of the keys of a table. */
export function oneOf<Word extends string>(
  value: unknown,
  words: Readonly<Record<Word, unknown>>,
): Word | undefined {
  return typeof value === "string" && Object.hasOwn(words, value) ? (value as Word) : undefined;
}
