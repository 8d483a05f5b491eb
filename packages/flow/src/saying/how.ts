/** Currencies that can be said, by their ISO 4217 codes. All of them have hundredths. */
export const currencies = ["EUR", "USD", "GBP", "CHF"] as const;
export type Currency = (typeof currencies)[number];

/** How a value is said. `group`: digits up to the next breath; 0 for none. */
export type HowToSay =
  | { readonly as: "digits"; readonly group: number }
  | { readonly as: "number" }
  | { readonly as: "money"; readonly currency: Currency }
  | { readonly as: "date"; readonly weekday: boolean }
  | { readonly as: "time" };

/** Bounds of what can be said; beyond them nobody would follow. */
export const sayable = {
  largest: 999_999_999,
  /** Digits behind the point of a number. */
  decimals: 6,
  digits: 40,
  firstYear: 1_000,
  lastYear: 9_999,
} as const;
