/** What can be keyed in: how long it may be and how it begins. */
export interface EntryShape {
  readonly shortest: number;
  readonly longest: number;
  /** `1, 20-29`: one of these begins it. Empty: anything does. */
  readonly beginnings: string;
}

/** What an entry is worth so far: `full` ones cannot grow. */
export interface Judgement {
  readonly full: boolean;
  readonly fits: boolean;
}

/** Judges what was keyed in so far. Looks at each digit once for each beginning. */
export function judge(entry: string, { shortest, longest, beginnings }: EntryShape): Judgement {
  const ranges = readBeginnings(beginnings) ?? [];
  const begins = ranges.length === 0 || ranges.some((range) => beginsIn(entry, range));
  return { full: entry.length >= longest, fits: entry.length >= shortest && begins };
}

/** Numbers of as many digits from one to another: `20` to `29`. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** The beginnings that a text lists; undefined when it cannot be understood. */
export function readBeginnings(text: string): readonly Range[] | undefined {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.every((part) => part === "")) return [];
  const ranges = parts.map((part): Range | undefined => {
    const [from = "", to = from, ...more] = part.split("-").map((number) => number.trim());
    const isRange = /^[0-9]+$/.test(from) && /^[0-9]+$/.test(to) && from.length === to.length && from <= to;
    return isRange && more.length === 0 ? { from, to } : undefined;
  });
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function beginsIn(entry: string, { from, to }: Range): boolean {
  const beginning = entry.slice(0, from.length);
  return beginning.length === from.length && from <= beginning && beginning <= to;
}
