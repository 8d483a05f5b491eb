import { e164 } from "../fields/index.ts";
import { covers, type DestinationPolicy, type NumberKind, type NumberRule, ruleWords } from "./policy.ts";

/** What the numbering plans of the world say of a number. */
export interface NumberFacts {
  /**
   * Where it belongs: a country (`DE`), or the calling code (`+1`, `+881`) of a number that belongs to none, or to one of
   * several that share the code and nobody can say to which.
   */
  readonly area: string | undefined;
  readonly kind: NumberKind | undefined;
}

/** Why a call is not sent to a number. Codes are for programs and never change. */
export type RefusalCode =
  | "number_unreadable"
  | "number_refused"
  | "number_kind_refused"
  | "number_not_allowed"
  | "minute_full"
  | "hour_full"
  | "number_hour_full"
  | "caller_hour_full"
  | "calls_uncounted";

/** Whether calls may go to a number, and the rule that decides it. */
export type Verdict =
  | { readonly allowed: true; readonly by: { readonly rule: NumberRule } | { readonly area: string } }
  | { readonly allowed: false; readonly code: "number_unreadable" }
  | { readonly allowed: false; readonly code: "number_refused"; readonly rule: NumberRule }
  | { readonly allowed: false; readonly code: "number_kind_refused"; readonly kind: NumberKind }
  | { readonly allowed: false; readonly code: "number_not_allowed"; readonly area: string | undefined };

/**
 * Decides about a number as it would be dialled. What is refused wins over what is allowed, and of two rules the one that
 * says more is named.
 * @param own The areas of the installation's own numbers.
 */
export function verdictOn(
  policy: DestinationPolicy,
  number: string,
  { area, kind }: NumberFacts,
  own: ReadonlySet<string>,
): Verdict {
  if (!e164.test(number)) return { allowed: false, code: "number_unreadable" };
  const refused = nearest(policy.refused, number);
  if (refused) return { allowed: false, code: "number_refused", rule: refused };
  if (kind !== undefined && policy.refusedKinds.includes(kind))
    return { allowed: false, code: "number_kind_refused", kind };
  const allowed = nearest(policy.allowed, number);
  if (allowed) return { allowed: true, by: { rule: allowed } };
  if (policy.ownCountries && area !== undefined && own.has(area)) return { allowed: true, by: { area } };
  return { allowed: false, code: "number_not_allowed", area };
}

/** The rule about a number that says most. */
function nearest(rules: readonly NumberRule[], number: string): NumberRule | undefined {
  const length = (rule: NumberRule) => ("starts" in rule ? rule.starts.length : Number.POSITIVE_INFINITY);
  return rules
    .filter((rule) => covers(rule, number))
    .reduce<NumberRule | undefined>(
      (most, rule) => (most && length(most) >= length(rule) ? most : rule),
      undefined,
    );
}

export const kindWords: Readonly<Record<NumberKind, string>> = {
  premium: "premium rate",
  "shared-cost": "shared cost",
  personal: "personal numbers that follow somebody anywhere",
  satellite: "satellite phones and international networks",
};

/** A verdict for people: `Allowed, because …`. */
export function verdictWords(verdict: Verdict): string {
  if (verdict.allowed) {
    const { by } = verdict;
    return "rule" in by
      ? `Allowed by the rule ${ruleWords(by.rule)}.`
      : `Allowed: a number of this installation ${sameWords(by.area)}.`;
  }
  switch (verdict.code) {
    case "number_unreadable":
      return "Refused: this is no phone number in international form.";
    case "number_refused":
      return `Refused by the rule ${ruleWords(verdict.rule)}.`;
    case "number_kind_refused":
      return `Refused, because of its kind: ${kindWords[verdict.kind]}.`;
    case "number_not_allowed":
      return verdict.area === undefined
        ? "Refused: no rule allows it, and no country has this code."
        : `Refused: no rule allows it, and no number of this installation ${sameWords(verdict.area)}.`;
  }
}

/** What whoever looks after the installation can do about a refusal. */
export const refusalRemedies: Readonly<Record<RefusalCode, string>> = {
  number_unreadable: "Write the number in international form, such as +15550100.",
  number_refused: "Take it off the refused numbers under Where calls may go, or choose another number.",
  number_kind_refused: "Allow numbers of this kind under Where calls may go, or choose another number.",
  number_not_allowed: "Have an administrator allow it under Where calls may go.",
  minute_full: "Look who calls; an administrator can raise the calls in a minute under Where calls may go.",
  hour_full: "Look who calls; an administrator can raise the calls in an hour under Where calls may go.",
  number_hour_full:
    "Look who calls; an administrator can raise the calls to one number under Where calls may go.",
  caller_hour_full:
    "Look who calls; an administrator can raise the calls for one caller under Where calls may go.",
  calls_uncounted:
    "See why the control database does not answer. Meanwhile calls go to the own countries only.",
};

function sameWords(area: string): string {
  return isCountry(area)
    ? `is in the same country (${areaWords(area)})`
    : `begins with the same code (${area})`;
}

/** `Germany`; of what is no single country's, the code: `+881`. */
export function areaWords(area: string): string {
  if (!isCountry(area)) return area;
  return new Intl.DisplayNames(["en"], { type: "region" }).of(area) ?? area;
}

function isCountry(area: string): boolean {
  return /^[A-Z]{2}$/.test(area);
}
