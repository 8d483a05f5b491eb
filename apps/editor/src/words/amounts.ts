import { locale } from "../messages/language.ts";

/** Several names as people say them: `sales, support und Vertrieb`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
}

/** One of several, as people say it: `sales, support oder Vertrieb`. */
export function either(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "disjunction" }).format(names);
}

/** A number with so many digits behind the point, or the comma of the language that is on the screen. */
export function decimal(value: number, digits: number): string {
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale(), form).format(value);
}
