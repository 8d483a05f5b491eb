/** How often somebody may be wrong, and what follows. Of an account; a caller may try three times as often. */
export interface PinPolicy {
  /** Wrong PINs until nobody can try any more. */
  readonly guesses: number;
  /** Minutes after which wrong PINs no longer count, from the first one on. */
  readonly windowMinutes: number;
  /** Minutes for which nobody can try; twice as many with each further lockout of the same window, up to a day. */
  readonly lockoutMinutes: number;
}

export const usualPinPolicy: PinPolicy = { guesses: 5, windowMinutes: 24 * 60, lockoutMinutes: 30 };

export const pinPolicyBounds = {
  guesses: { least: 3, most: 10 },
  windowMinutes: { least: 5, most: 7 * 24 * 60 },
  lockoutMinutes: { least: 5, most: 24 * 60 },
} as const;
