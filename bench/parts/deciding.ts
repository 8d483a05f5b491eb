// What a step costs that decides something on its way, beside one that does not. Each kind is measured in turns with the plain
// one, in one run.

import type { Calendar } from "@dialtree/flow/hours";
import type { Part } from "../part.ts";
import { median, rounded } from "../statistics.ts";
import { type Passed, ring, ringing, stepCost } from "../stepping.ts";

const menus = 100;
const rounds = 15;
const pressesPerRound = 4_000;
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
    const plain = { name: "plain", call: ringing(ring(menus)), costs: [] as number[] };
    const others = Object.entries(kinds).map(([name, passed]) => ({
      name,
      call: ringing(ring(menus, passed), [works]),
      costs: [] as number[],
    }));
    const all = [plain, ...others];
    for (const { call } of all) stepCost(call, pressesPerRound, pressesPerCall);
    for (let round = 0; round < rounds; round++) {
      for (const { call, costs } of all) costs.push(stepCost(call, pressesPerRound, pressesPerCall));
    }
    const usual = median(plain.costs);
    const ratios = Object.fromEntries(
      others.map(({ name, costs }) => [name, rounded(median(costs) / usual)]),
    );
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
