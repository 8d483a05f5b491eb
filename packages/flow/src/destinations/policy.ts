import { z } from "zod";
import { type Fault, schemaFaults } from "../faults/index.ts";
import { e164 } from "../fields/index.ts";
import { limits } from "../limits.ts";
import { numberFault } from "./faults.ts";
import { readNumber, withoutSeparators } from "./number.ts";

/** Kinds of numbers that cost more than their prefix tells, or that nobody can call back. */
export const numberKinds = ["premium", "shared-cost", "personal", "satellite"] as const;
export type NumberKind = (typeof numberKinds)[number];

const note = z.string().max(200).optional().meta({ description: "Why, for people" });

const beginning = /^\+[1-9][0-9]{0,13}$/;

/** Some numbers: all that begin so, or one alone. E.164, without a space. */
const ruleSchema = z.union([
  z.strictObject({
    starts: z
      .string()
      .regex(beginning, schemaFaults.schema_number_beginning)
      .meta({ description: "All numbers that begin so" }),
    note,
  }),
  z.strictObject({
    number: z.string().regex(e164, schemaFaults.schema_number_form),
    note,
  }),
]);
export type NumberRule = Readonly<z.infer<typeof ruleSchema>>;

const perHour = z.int().min(0).max(100_000);

/** Which phone numbers an installation sends calls to, how often, and how long its calls last. */
export const destinationPolicySchema = z
  .strictObject({
    /** Numbers of the countries that the installation's own numbers belong to. */
    ownCountries: z
      .boolean()
      .meta({ description: "Numbers of the countries of the installation's own numbers" }),
    allowed: z.array(ruleSchema).max(limits.numberRules),
    /** Wins over everything that allows. */
    refused: z.array(ruleSchema).max(limits.numberRules),
    refusedKinds: z.array(z.enum(numberKinds)).max(numberKinds.length).meta({
      description: "Kinds of numbers that are refused, also where a rule allows what they begin with",
    }),
    /** Calls to phone numbers: of the whole installation, to one number, and from one caller. */
    perMinute: perHour.meta({ description: "Calls to phone numbers in a minute, all together" }),
    perHour: perHour.meta({ description: "Calls to phone numbers in an hour, all together" }),
    perHourToOne: perHour.meta({ description: "Calls in an hour to one number" }),
    perHourFromOne: perHour.meta({ description: "Calls in an hour for one caller" }),
    callMinutes: z
      .int()
      .min(1)
      .max(limits.callMinutes)
      .meta({ description: "How long a call lasts at most, in minutes" }),
  })
  .meta({ id: "DestinationPolicy" });
type Read = z.infer<typeof destinationPolicySchema>;
export type DestinationPolicy = {
  readonly [K in keyof Read]: Read[K] extends (infer Item)[] ? readonly Readonly<Item>[] : Read[K];
};

/** What holds until an administrator says something else: nothing abroad, nothing dear, and not often. */
export const safePolicy: DestinationPolicy = {
  ownCountries: true,
  allowed: [],
  refused: [],
  refusedKinds: [...numberKinds],
  perMinute: 30,
  perHour: 300,
  perHourToOne: 100,
  perHourFromOne: 20,
  callMinutes: limits.callMinutes,
};

/** Whether a rule is about a number. */
export function covers(rule: NumberRule, number: string): boolean {
  return "starts" in rule ? number.startsWith(rule.starts) : number === rule.number;
}

/** How a rule is written: `+4930…`, `+15550100`. */
export function ruleWords(rule: NumberRule): string {
  return "starts" in rule ? `${rule.starts}…` : rule.number;
}

/** Whether two rules are about the same numbers, whatever their notes say. */
export function isSameRule(one: NumberRule, other: NumberRule): boolean {
  return ruleWords(one) === ruleWords(other);
}

/** A rule as people write it: `+49 30*` or `+49 30…` for all numbers that begin so, `+1 555 0100` for one; or what is wrong with it. */
export function readRule(text: string): { readonly rule: NumberRule } | Fault {
  const written = text.trim();
  const [, beginningOf] = /^(.*?)(?:\*|…|\.\.\.)$/s.exec(written) ?? [];
  if (beginningOf === undefined) {
    const read = readNumber(written);
    if ("number" in read) return { rule: { number: read.number } };
    return beginning.test(withoutSeparators(written))
      ? numberFault("rule_without_star", { beginning: withoutSeparators(written) })
      : read;
  }
  const starts = withoutSeparators(beginningOf);
  if (beginning.test(starts)) return { rule: { starts } };
  return numberFault("rule_wrong");
}
