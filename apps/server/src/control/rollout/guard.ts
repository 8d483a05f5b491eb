import { z } from "zod";

/** Calls of one version that began while a rollout was running. All but `begun` are counted when a call is over. */
export interface Counts {
  readonly begun: number;
  readonly ended: number;
  /** Calls that the fallback had to take. */
  readonly errors: number;
  /** Calls of which a transfer went wrong. */
  readonly failedTransfers: number;
  /** Calls that were hung up in the first menu. */
  readonly hangUps: number;
}

export const noCounts: Counts = { begun: 0, ended: 0, errors: 0, failedTransfers: 0, hangUps: 0 };

const limit = (worse: number, most: number, what: string) =>
  z
    .strictObject({
      worse: z.number().min(0).max(100).default(worse).meta({
        description: "Percentage points by which the candidate may be worse than what the others get",
      }),
      most: z.number().min(0).max(100).default(most).meta({
        description: "Calls of a hundred, whatever the others do",
      }),
    })
    .prefault({})
    .meta({ description: what });

/** When a rollout ends by itself. Everything that is left out is as usual. */
export const guardSchema = z
  .strictObject({
    calls: z.int().min(5).max(100_000).default(20).meta({
      description: "Calls of the candidate that have to be over before anything is judged",
    }),
    errors: limit(5, 20, "Calls that the fallback had to take"),
    failedTransfers: limit(10, 40, "Calls of which a transfer went wrong"),
    hangUps: limit(15, 70, "Calls that were hung up in the first menu"),
  })
  .meta({ id: "RolloutGuard" });
export type Guard = z.output<typeof guardSchema>;

export const usualGuard: Guard = guardSchema.parse({});

export type Measure = "errors" | "failedTransfers" | "hangUps";
const measures: readonly Measure[] = ["errors", "failedTransfers", "hangUps"];

/** Why a rollout has to end. */
export interface Trip {
  readonly measure: Measure;
  /** `most`: more than are borne at all. `worse`: more than callers of the other version bear. */
  readonly by: "most" | "worse";
}

// One chance in a hundred, on one side. It is looked again and again, so that a looser one would end every long rollout.
const z99 = 2.326;

/**
 * Whether the calls of a candidate go so much worse that it has to end. Rates are taken by what is certain of them, so that
 * a few unlucky calls are no reason: of a rate alone the lower end (Wilson), of two their difference (Newcombe).
 */
export function judge(guard: Guard, candidate: Counts, current: Counts): Trip | undefined {
  if (candidate.ended < guard.calls) return undefined;
  for (const measure of measures) {
    const { most, worse } = guard[measure];
    const rate = rateOf(candidate[measure], candidate.ended);
    const others = rateOf(current[measure], current.ended);
    // Where the others are beyond the limit as well, it is not for the candidate: a number is out of order for everybody.
    if (most < 100 && rate.low > most / 100 && others.low <= most / 100) return { measure, by: "most" };
    const difference = rate.middle - others.middle;
    const uncertain = Math.hypot(rate.middle - rate.low, others.high - others.middle);
    if (worse < 100 && difference - uncertain > worse / 100) return { measure, by: "worse" };
  }
  return undefined;
}

interface Rate {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** A share of calls, and between what it most likely is. Of no calls nothing is known. */
function rateOf(of: number, calls: number): Rate {
  if (calls === 0) return { low: 0, middle: 0, high: 1 };
  const square = z99 * z99;
  const middle = of / calls;
  const centre = middle + square / (2 * calls);
  const reach = z99 * Math.sqrt((middle * (1 - middle)) / calls + square / (4 * calls * calls));
  const scale = 1 + square / calls;
  return { low: Math.max(0, (centre - reach) / scale), middle, high: Math.min(1, (centre + reach) / scale) };
}

const what: Readonly<Record<Measure, string>> = {
  errors: "ended in an error",
  failedTransfers: "had a transfer that failed",
  hangUps: "were hung up in the first menu",
};

/** Why it ended, with the figures, in a sentence for people. */
export function tripWords(
  { measure, by }: Trip,
  guard: Guard,
  candidate: Counts & { readonly number: number },
  current: Counts & { readonly number: number },
): string {
  const figures = (counts: Counts) => `${counts[measure]} of ${counts.ended}`;
  const others = `; of version ${current.number} ${figures(current)}`;
  const limits = guard[measure];
  const bound =
    by === "most"
      ? `more than ${limits.most} % are too many`
      : `more than ${limits.worse} points worse is too much`;
  return `Of the calls that got version ${candidate.number}, ${figures(candidate)} ${what[measure]}${others}: ${bound}.`;
}
