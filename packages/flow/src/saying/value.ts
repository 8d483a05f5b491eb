import { sayable } from "./how.ts";

/** Why a value cannot be said. */
export type Unsayable =
  | "empty"
  | "not digits"
  | "too many digits"
  | "not a number"
  | "too large"
  | "too many decimals"
  | "not a date"
  | "not a time"
  | "language not known";

export interface Unsaid {
  readonly unsayable: Unsayable;
}

/** A number in tens. `whole` is at most `sayable.largest`; `decimals` are digits, without zeros at the end. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: number;
  readonly decimals: string;
}

/** `weekday`: 0 is Sunday. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** On a clock of 24 hours. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** What can be said at all: what a variable holds, or a constant as an author typed it. */
export type Value = string | number | boolean;

// What people and programs put between digits for the eye.
const betweenDigits = /[\s./()-]/g;

/** Digits to be said one by one, perhaps with a plus in front. */
export function readDigits(value: Value): { readonly plus: boolean; readonly digits: string } | Unsaid {
  const [, plus, digits = ""] = /^(\+?)(\d*)$/.exec(String(value).replace(betweenDigits, "")) ?? [];
  if (plus === undefined) return { unsayable: "not digits" };
  if (digits === "") return { unsayable: plus === "" ? "empty" : "not digits" };
  return digits.length > sayable.digits ? { unsayable: "too many digits" } : { plus: plus === "+", digits };
}

/**
 * A number, from text such as `-12.5` or from a number. A text with more than `decimals` behind the point says more than
 * could be told, and is refused; a number is the result of a calculation, and is rounded.
 */
export function readDecimal(value: Value, decimals: number): Decimal | Unsaid {
  const text = typeof value === "number" ? fixed(value, decimals) : String(value).trim();
  if (text === "") return { unsayable: "empty" };
  const [, sign, whole, behind = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return { unsayable: "not a number" };
  const significant = whole.replace(/^0+(?=\d)/, "");
  if (significant.length > String(sayable.largest).length) return { unsayable: "too large" };
  const kept = behind.replace(/0+$/, "");
  if (kept.length > decimals) return { unsayable: "too many decimals" };
  const isZero = significant === "0" && kept === "";
  return { negative: sign === "-" && !isZero, whole: Number(significant), decimals: kept };
}

/** A date from `2026-03-03`. */
export function readDate(value: Value): CalendarDate | Unsaid {
  const text = String(value).trim();
  if (text === "") return { unsayable: "empty" };
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return { unsayable: "not a date" };
  if (year < sayable.firstYear || year > sayable.lastYear) return { unsayable: "not a date" };
  const date = new Date(Date.UTC(year, month - 1, day));
  // The 31st of a short month would have become the first of the next one.
  const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere ? { year, month, day, weekday: date.getUTCDay() } : { unsayable: "not a date" };
}

/** A time from `9:05`, `09:05` or, as it is keyed, `0905`. */
export function readTime(value: Value): TimeOfDay | Unsaid {
  const text = String(value).trim();
  if (text === "") return { unsayable: "empty" };
  const read = /^(\d{1,2}):(\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? [];
  const [, hour, minute] = read.map(Number);
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59)
    return { unsayable: "not a time" };
  return { hour, minute };
}

// Too large ones would come out with an exponent; what is no number at all, as a word.
function fixed(value: number, decimals: number): string {
  return Math.abs(value) < 1e21 ? value.toFixed(decimals) : Number.isFinite(value) ? "9".repeat(22) : "?";
}
