// docs/where-calls-may-go.md says what holds: each of its rules is a test of the same name, and its numbers are those of the
// safe policy.

import { readFileSync } from "node:fs";
import {
  type DestinationPolicy,
  refusalRemedies,
  safePolicy,
  verdictOn,
  verdictWords,
} from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import { factsOf } from "../src/control/outside-calls/number-facts.ts";

const page = readFileSync(new URL("../../../docs/where-calls-may-go.md", import.meta.url), "utf8");
const part = (heading: string) => page.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
const rows = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2, -2).split(" | "));

/** What becomes of a call from an installation that is called by these numbers. */
function verdict(number: string, policy: Partial<DestinationPolicy> = {}, called = ["+12065550100"]) {
  const own = new Set(called.flatMap((one) => factsOf(one).area ?? []));
  return verdictWords(verdictOn({ ...safePolicy, ...policy }, number, factsOf(number), own));
}

const seattle = "+12065550199";
const rules: Readonly<Record<string, () => void>> = {
  "What is no number in international form (`+`, the country code, digits from 0 to 9, fifteen at most) is refused, whatever else is allowed.":
    () => {
      const everything = { allowed: [{ starts: "+1" }], refusedKinds: [] };
      expect(verdict("+1 206 555 0199", everything)).toMatch(/^Refused: this is no phone number/);
      expect(verdict("+1206555019912345", everything)).toMatch(/^Refused: this is no phone number/);
    },
  "What a rule refuses is refused: `+4930…` is about all numbers that begin so, `+493012345678` about one.":
    () => {
      const allowed = [{ starts: "+49" }];
      expect(verdict("+493099999999", { allowed, refused: [{ starts: "+4930" }] })).toMatch(/^Refused by/);
      const refused = [{ number: "+493012345678" }];
      expect(verdict("+493012345678", { allowed, refused })).toMatch(/^Refused by/);
      expect(verdict("+493012345679", { allowed, refused })).toMatch(/^Allowed by/);
    },
  "Numbers of a dear kind are refused, also where rule 4 allows them: premium rate, shared cost, personal numbers, satellite phones and international networks (+870, +881, +882, +883).":
    () => {
      for (const number of [
        "+19002345678",
        "+4918012345",
        "+447012345678",
        "+870773111632",
        "+881612345678",
        "+88213123456",
        "+883510012345",
      ])
        expect(verdict(number, { allowed: [{ number }] }), number).toMatch(/^Refused, because of its kind/);
    },
  "What a rule allows is allowed.": () => {
    expect(verdict("+493012345678", { allowed: [{ starts: "+49" }] })).toMatch(/^Allowed by/);
  },
  "Numbers in the country of one of the installation's own numbers are allowed. Countries that share a country code are not one: from a number in the United States nothing leads to Jamaica, or to Canada.":
    () => {
      expect(verdict(seattle)).toMatch(/^Allowed: .*United States/);
      expect(verdict("+18765551234")).toMatch(/^Refused: .*Jamaica/);
      expect(verdict("+14165550100")).toMatch(/^Refused: .*Canada/);
      expect(verdict("+493012345678", {}, ["+12065550100", "+4989123456"])).toMatch(/^Allowed: .*Germany/);
    },
  "All others are refused.": () => {
    expect(verdict("+493012345678")).toMatch(/^Refused: no rule allows it/);
    expect(verdict(seattle, {}, ["bot"])).toMatch(/^Refused: no rule allows it/);
    expect(verdict(seattle, { ownCountries: false })).toMatch(/^Refused: no rule allows it/);
  },
};

test("the page has these rules, in this order", () => {
  expect(
    rows(part("Which numbers")).flatMap(([number, rule]) => (/^\d$/.test(number ?? "") ? [rule] : [])),
  ).toEqual(Object.keys(rules));
});

test.each(Object.entries(rules))("%s", (_, check) => check());

test("the page says how often calls go there to begin with", () => {
  const { perMinute, perHour, perHourToOne, perHourFromOne, callMinutes } = safePolicy;
  const told = rows(part("How often")).flatMap(([, count]) => (/^\d+/.exec(count ?? "") ?? []).map(Number));
  expect(told).toEqual([perMinute, perHour, perHourToOne, perHourFromOne, callMinutes]);
});

test("the page names every code", () => {
  const named = [...part("What becomes").matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, code]) => code);
  expect(new Set(named.filter((code) => code !== "dialtree_outside_calls_total"))).toEqual(
    new Set(Object.keys(refusalRemedies)),
  );
});
