import type { Clock } from "@dialtree/calls";
import { ApiError } from "../control/api/errors.ts";

/**
 * Lets through so many requests in a span of time and turns away the rest: of what reaches systems that others pay for, or
 * that turn everybody away who asks too often. @throws ApiError `asked_too_often`
 */
export function paceOf(
  clock: Pick<Clock, "now">,
  { most, withinMs }: { readonly most: number; readonly withinMs: number },
): () => void {
  let begun: readonly number[] = [];
  return () => {
    const now = clock.now();
    begun = begun.filter((at) => now - at < withinMs);
    if (begun.length >= most)
      throw new ApiError(
        429,
        "asked_too_often",
        `This was asked for ${most} times in ${withinMs / 1_000} seconds; more is not let through.`,
        "Wait a moment, and try again.",
      );
    begun = [...begun, now];
  };
}
