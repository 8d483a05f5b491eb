import type { InputProblem } from "../../input/index.ts";
import { text } from "../../input/schema.ts";
import { graphLimits } from "../limits.ts";
import type { CallFacts } from "../operation.ts";

export const subscription = text({ format: "guid", description: "the subscription's id" });
export const expirationDateTime = text({ format: "dateTime", description: "when it ends by itself" });

/** A subscription ends in the future, and not too far in it. Without knowing what time it is nothing is said. */
export function endsInTime(until: string, { now }: CallFacts): readonly InputProblem[] {
  if (now === undefined) return [];
  const minutes = (Date.parse(until) - now) / 60_000;
  const most = graphLimits.subscriptionMinutes;
  const at = "/body/expirationDateTime";
  if (minutes <= 0)
    return [
      { code: "too small", at, says: "It would have ended already.", remedy: "Give a moment to come." },
    ];
  if (minutes <= most) return [];
  const remedy = `Give a moment within ${most} minutes, and renew it before then.`;
  return [{ code: "too big", at, says: `It would last more than ${most} minutes.`, remedy }];
}
