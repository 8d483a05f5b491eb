import type { Currency } from "./how.ts";
import type { CalendarDate, Decimal, TimeOfDay } from "./value.ts";

/**
 * One language's way of saying values. Each word is a fragment: a text that is spoken once, when a flow is published, and
 * then played wherever it occurs. What it says consists of nothing but its `inventory`.
 */
export interface Sayer {
  /** From zero to nine. */
  readonly digits: readonly string[];
  readonly plus: string;
  number(value: Decimal): readonly string[];
  /** At most two decimals: hundredths. */
  money(value: Decimal, currency: Currency): readonly string[];
  date(value: CalendarDate, weekday: boolean): readonly string[];
  time(value: TimeOfDay): readonly string[];
  /** Every fragment of each kind, without repeats. */
  readonly inventory: {
    readonly number: readonly string[];
    money(currency: Currency): readonly string[];
    date(weekday: boolean): readonly string[];
    readonly time: readonly string[];
  };
  /** The fragments as one would write them; without it, with a space between two. */
  written?(words: readonly string[]): string;
}

/** Units, and hundredths, of an amount of money. */
export function amountOf({ whole, decimals }: Decimal): {
  readonly units: number;
  readonly hundredths: number;
} {
  return { units: whole, hundredths: Number(decimals.padEnd(2, "0")) };
}

/** Millions, thousands and what is left: each below a thousand. */
export function periodsOf(whole: number): readonly [millions: number, thousands: number, rest: number] {
  return [Math.floor(whole / 1_000_000), Math.floor(whole / 1_000) % 1_000, whole % 1_000];
}

/** An item of a list that is complete by construction. */
export function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index];
  if (item === undefined) throw new RangeError(`There is nothing at ${index}.`);
  return item;
}

export function unique(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

/** Those at the indexes from `first` to `last`, both included. */
export function between<Item>(list: readonly Item[], first: number, last: number): readonly Item[] {
  return list.slice(first, last + 1);
}
