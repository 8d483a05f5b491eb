// What a step costs that decides something on its way, beside one that does not. Each kind is measured in turns with the plain
// one, in one run.

import type { Calendar } from "@dialtree/flow/hours";
import type { Part } from "../part.ts";
import { median, rounded } from "../statistics.ts";
import { type Passed, type Ringing, ring, ringing, stepCost } from "../stepping.ts";

const menus = 100;
// Many short rounds: what else the machine does then falls on both of a pair, or on neither.
const rounds = 60;
const pressesPerRound = 1_000;
const pressesToWarmUp = 20_000;
// Each press enters two nodes, and a call may enter a thousand.
const pressesPerCall = 400;
const worstRatio = 1.5;

const nineToFive = [{ from: "00:00", to: "24:00" }];
const works: Calendar = {
  format: 1,
  id: "works",
  name: "Works",
  zone: "Europe/Berlin",
  week: {
    mon: nineToFive,
    tue: nineToFive,
    wed: nineToFive,
    thu: nineToFive,
    fri: nineToFive,
    sat: nineToFive,
    sun: nineToFive,
  },
  days: [{ name: "Christmas Day", on: { yearly: "12-25" }, hours: [] }],
};

const test = { id: "test", subject: "callerNumber", variable: "", is: "starts", value: "+1555" };
const kinds: Readonly<Record<string, Passed>> = {
  hours: { type: "hours", data: { calendar: "works" }, outlet: "open" },
  "condition in words": {
    type: "condition",
    data: { groups: [{ id: "group", join: "all", tests: [test] }] },
    outlet: "yes",
  },
  "condition as an expression": {
    type: "condition",
    data: { expression: 'caller.number.startsWith("+1555") && language == "en-US"' },
    outlet: "yes",
  },
  "choice by a value": {
    type: "choose-by-value",
    data: { by: "caller.number.substring(0, 5)", cases: [{ id: "us", value: "+1555", label: "" }] },
    outlet: "us",
  },
  "known caller": {
    type: "known-caller",
    data: { callers: [{ id: "caller", number: "+1555*", name: "" }] },
    outlet: "known",
  },
  "value that is worked out": {
    type: "set-variable",
    data: { as: "digits", is: "number", from: "expression", expression: "double(size(caller.number)) * 2" },
    outlet: "next",
  },
};

/** What deciding adds to a step. */
export const deciding: Part = {
  name: "deciding",
  says: "a step that decides something on its way, beside one that does not",
  run: async () => {
    const plain = ringing(ring(menus));
    const plainCosts: number[] = [];
    const others = Object.entries(kinds).map(([name, passed]) => ({
      name,
      call: ringing(ring(menus, passed), [works]),
      ratios: [] as number[],
    }));
    for (const call of [plain, ...others.map((other) => other.call)])
      stepCost(call, pressesToWarmUp, pressesPerCall);
    const cost = (call: Ringing) => {
      // Once around first: the plain one is measured more often, and would be at hand more than the others.
      stepCost(call, 2 * menus, pressesPerCall);
      return stepCost(call, pressesPerRound, pressesPerCall);
    };
    for (let round = 0; round < rounds; round++) {
      for (const { call, ratios } of others) {
        const beside = cost(plain);
        plainCosts.push(beside);
        ratios.push(cost(call) / beside);
      }
    }
    const usual = median(plainCosts);
    const ratios = Object.fromEntries(others.map(({ name, ratios }) => [name, rounded(median(ratios))]));
    const worst = Math.max(...Object.values(ratios));
    return {
      keys: {
        deciding: { plainMicroseconds: rounded(usual), ratios },
        deciding_step_over_plain: worst,
      },
      judged: [{ key: "deciding_step_over_plain", value: worst, must: { under: worstRatio } }],
    };
  },
};
