/** How requests are repeated. */
export interface RetryPolicy {
  /** Sendings of one request, the first included. */
  readonly attempts: number;
  /** The first wait, doubled for each further one, never above `maxDelayMs`. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { attempts: 4, baseDelayMs: 250, maxDelayMs: 4_000 };

/** Reads `Retry-After`, seconds or a date, as milliseconds from `now`; undefined for what is neither. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^[0-9]{1,9}(\.[0-9]+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Only the form HTTP writes: Date.parse takes nearly anything for a date.
  if (!/^[A-Z][a-z]{2,8}, .* GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/**
 * How long to wait before sending number `attempt` + 1. What Graph asks for is obeyed to the millisecond and beyond;
 * else each wait is twice the last, and `chance` (0 to 1) spreads out those who failed together.
 */
export function delayBefore(
  attempt: number,
  policy: RetryPolicy,
  told: number | undefined,
  chance: number,
): number {
  const full = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
  const spread = Math.round(full / 2 + (full / 2) * chance);
  return told === undefined ? spread : told + Math.round((policy.baseDelayMs / 2) * chance);
}
