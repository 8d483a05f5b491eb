import { safePolicy, verdictOn } from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import { factsOf } from "../src/control/outside-calls/number-facts.ts";

// One of each kind that is used to make money with other people's telephones.
test.each([
  ["+19002345678", "US", "premium"],
  ["+499001234567", "DE", "premium"],
  ["+449012345678", "GB", "premium"],
  ["+97912345678", "+979", "premium"],
  ["+4918012345", "DE", "shared-cost"],
  ["+80812345678", "+808", "shared-cost"],
  ["+447012345678", "GB", "personal"],
  ["+878101234567890", "+878", "personal"],
  ["+870773111632", "+870", "satellite"],
  ["+881612345678", "+881", "satellite"],
  ["+88213123456", "+882", "satellite"],
  ["+883510012345", "+883", "satellite"],
] as const)("%s belongs to %s, and is of a kind that is refused: %s", (number, area, kind) => {
  expect(factsOf(number)).toEqual({ area, kind });
  const allowed = { ...safePolicy, allowed: [{ number }] };
  expect(verdictOn(allowed, number, { area, kind }, new Set([area]))).toMatchObject({ kind });
});

test.each([
  ["+12065550100", "US"],
  ["+14165550100", "CA"],
  ["+18765551234", "JM"],
  ["+14735551234", "GD"],
  ["+493012345678", "DE"],
  ["+5352123456", "CU"],
  // Numbers for examples, of no country's plan.
  ["+15550100", "+1"],
  ["+80012345678", "+800"],
])("%s belongs to %s, and is of no such kind", (number, area) => {
  expect(factsOf(number)).toEqual({ area, kind: undefined });
});

test.each([
  "+999123456",
  "",
  "+1",
  "+0123456",
  "12065550100",
  "+1 206 555 0100",
  "+12065550100;ext=1",
  "+1206555٠100",
])("of %j nothing is known", (number) => {
  expect(factsOf(number)).toEqual({ area: undefined, kind: undefined });
});
