import {
  type DestinationPolicy,
  destinationPolicySchema,
  numberKinds,
  refusalRemedies,
  safePolicy,
  type Verdict,
  verdictOn,
  verdictWords,
} from "@dialtree/flow/destinations";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const german = { area: "DE", kind: undefined };
const own = new Set(["DE"]);

const say = (policy: Partial<DestinationPolicy>, number: string, facts = german as Facts): string =>
  verdictWords(verdictOn({ ...safePolicy, ...policy }, number, facts, own));
type Facts = Parameters<typeof verdictOn>[2];

describe("a number", () => {
  test("of an own country is allowed, of any other it is not", () => {
    expect(say({}, "+493012345678")).toBe(
      "Allowed: a number of this installation is in the same country (Germany).",
    );
    expect(say({}, "+5352123456", { area: "CU", kind: undefined })).toBe(
      "Refused: no rule allows it, and no number of this installation is in the same country (Cuba).",
    );
    expect(say({}, "+881612345678", { area: "+881", kind: undefined })).toMatch(/same code \(\+881\)\.$/);
    expect(say({ ownCountries: false }, "+493012345678")).toMatch(/^Refused/);
  });

  test("without a country is not allowed by any that has none", () => {
    const nowhere = { area: undefined, kind: undefined };
    expect(verdictOn(safePolicy, "+999123456", nowhere, new Set()).allowed).toBe(false);
    expect(say({}, "+999123456", nowhere)).toMatch(/no country has this code/);
  });

  test("is decided about by the rule that says most, and what is refused wins", () => {
    const allowed = [{ starts: "+44" }, { starts: "+4420" }, { number: "+442079460000" }];
    const british = { area: "GB", kind: undefined };
    expect(say({ allowed }, "+441632960000", british)).toBe("Allowed by the rule +44….");
    expect(say({ allowed }, "+442079460001", british)).toBe("Allowed by the rule +4420….");
    expect(say({ allowed }, "+442079460000", british)).toBe("Allowed by the rule +442079460000.");
    const refused = [{ starts: "+4" }, { starts: "+4420794" }];
    expect(say({ allowed, refused }, "+442079460000", british)).toBe("Refused by the rule +4420794….");
    expect(say({ refused }, "+493012345678")).toBe("Refused by the rule +4….");
  });

  test("of a dear kind is refused, be it in an own country or allowed by name", () => {
    const dear = { area: "DE", kind: "premium" } as const;
    const allowed = [{ number: "+499001234567" }];
    expect(say({ allowed }, "+499001234567", dear)).toBe("Refused, because of its kind: premium rate.");
    expect(say({ allowed, refusedKinds: [] }, "+499001234567", dear)).toMatch(/^Allowed by the rule/);
  });

  test.each([
    "",
    "+",
    "+0123456",
    "+49 3012345",
    "+493012345678;ext=1",
    "+4930\u0661234",
    "+49301234567890123",
  ])("in another writing is never looked at: %j", (number) => {
    const everything = { ...safePolicy, refusedKinds: [], allowed: [{ starts: "+4" }, { starts: "+1" }] };
    expect(verdictOn(everything, number, german, own)).toEqual({
      allowed: false,
      code: "number_unreadable",
    });
  });
});

test("what one rule refuses no other rule allows, whatever they are", () => {
  const digits = (fewest: number, most: number) =>
    fc.stringMatching(new RegExp(`^\\+[1-3][0-3]{${fewest - 1},${most - 1}}$`));
  const rule = fc.oneof(
    digits(1, 4).map((starts) => ({ starts })),
    digits(5, 6).map((number) => ({ number })),
  );
  fc.assert(
    fc.property(fc.array(rule), fc.array(rule), digits(5, 6), (allowed, refused, number) => {
      const verdict = verdictOn({ ...safePolicy, allowed, refused }, number, german, new Set());
      const hits = (rules: readonly object[]) =>
        rules.some((one) =>
          "starts" in one ? number.startsWith(String(one.starts)) : "number" in one && one.number === number,
        );
      expect(verdict.allowed).toBe(hits(allowed) && !hits(refused));
    }),
  );
});

test("the safe policy is one, refuses every dear kind, and lets no call be longer than the engine does", () => {
  expect(destinationPolicySchema.parse(safePolicy)).toEqual(safePolicy);
  expect(safePolicy.refusedKinds).toEqual([...numberKinds]);
  for (const wrong of [
    { ...safePolicy, callMinutes: 121 },
    { ...safePolicy, callMinutes: 0 },
    { ...safePolicy, perHour: -1 },
    { ...safePolicy, allowed: [{ starts: "49" }] },
    { ...safePolicy, allowed: [{ starts: "+0" }] },
    { ...safePolicy, refused: [{ number: "+49 30" }] },
    { ...safePolicy, refused: [{}] },
    { ...safePolicy, more: true },
  ])
    expect(destinationPolicySchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});

test("every refusal has a sentence and a remedy", () => {
  const refusals: readonly Verdict[] = [
    { allowed: false, code: "number_unreadable" },
    { allowed: false, code: "number_refused", rule: { starts: "+1" } },
    { allowed: false, code: "number_kind_refused", kind: "satellite" },
    { allowed: false, code: "number_not_allowed", area: "+881" },
  ];
  for (const verdict of refusals) expect(verdictWords(verdict)).toMatch(/^Refused.*\.$/);
  for (const remedy of Object.values(refusalRemedies)) expect(remedy).toMatch(/^[A-Z].*\.$/);
});
