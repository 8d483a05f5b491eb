import { type Estate, type ThingKey, whatBreaks } from "@dialtree/engine/estate";
import { expect, test } from "vitest";
import { node, queue } from "../flows.ts";
import { estateWith, menuFlow } from "./rig.ts";

const sales: ThingKey = `queue:${queue.id}`;
const transfer = ["transfer", { to: queue }] as const;
const use = (flow: string) => ["sub-flow", { flow: { flow } }] as const;
const end = ["hang-up", {}] as const;

function told(estate: Estate, key: ThingKey): readonly string[] {
  return whatBreaks(estate, key)?.affected.map(({ says }) => says) ?? [];
}

const estate = estateWith({
  lines: [
    { called: "+15550100", flow: "reception" },
    { called: "bot", flow: "billing" },
  ],
  drafts: [
    menuFlow("reception", { 1: end, 2: use("billing"), 3: ["hours", { calendar: "office" }] }),
    menuFlow("billing", { 4: transfer }),
    menuFlow("forgotten", { 1: transfer }),
  ],
});

test("callers are told by what they dial and by the turns that they take, through flows", () => {
  expect(told(estate, sales)).toEqual([
    "Callers of +15550100 who take “Press 2, Way 2” at Main menu, then “Press 4, Way 4” at Main menu",
    "Callers of the bot in Teams who take “Press 4, Way 4” at Main menu",
  ]);
  expect(told(estate, "calendar:office")).toEqual([
    "Callers of +15550100 who take “Press 3, Way 3” at Main menu",
  ]);
});

test("the fallback, a number and the first step are told in their own words", () => {
  const operator = [...estate.to.keys()].find((key) => key.startsWith("person:"));
  expect(told(estate, operator ?? "person:x")).toEqual([
    "Callers of +15550100, when something goes wrong in Reception",
    "Callers of +15550100 who take “Press 2, Way 2” at Main menu, when something goes wrong in Billing",
    "Callers of the bot in Teams, when something goes wrong in Billing",
  ]);
  expect(told(estate, "flow:reception")).toEqual(["All callers of +15550100"]);
  expect(told(estate, "number:+15550100")).toEqual(["All callers of +15550100"]);
});

test("what no caller would get to any more is told with it", () => {
  const lost = (key: ThingKey) => whatBreaks(estate, key)?.lost;
  expect(lost("number:+15550100")).toEqual(["flow:reception", "calendar:office"]);
  expect(lost("flow:billing")).toEqual([sales]);
});

test("what is not there breaks nothing", () => {
  expect(whatBreaks(estate, "flow:nobody")).toBeUndefined();
  expect(whatBreaks(estate, "flow:forgotten")).toMatchObject({ uses: [], affected: [], lost: [] });
});

test("those whom a flow calls come to it as callers do, and a draft is told apart", () => {
  const calling = menuFlow("reminder", { 1: transfer });
  const draft = {
    ...calling,
    nodes: calling.nodes.map((one) => (one.id === "start" ? node("start", "outgoing") : one)),
  };
  const made = estateWith({ drafts: [draft], published: [calling] });
  expect(whatBreaks(made, sales)?.affected).toEqual([
    {
      entry: "flow:reminder",
      says: "Those whom Reminder calls who take “Press 1, Way 1” at Main menu",
      way: ["flow:reminder", sales],
      published: false,
      draft: true,
    },
  ]);
});

/** Counts how often somebody looks into it. */
class Counted<Key, Value> extends Map<Key, Value> {
  looks = 0;
  override get(key: Key): Value | undefined {
    this.looks++;
    return super.get(key);
  }
}

test("twice the flows take about twice the work", () => {
  const looks = (flows: number): number => {
    const drafts = Array.from({ length: flows }, (_, n) =>
      menuFlow(`flow-${n}`, { 1: n + 1 < flows ? use(`flow-${n + 1}`) : end, 2: end }),
    );
    const made = estateWith({ lines: [{ called: "+15550100", flow: "flow-0" }], drafts });
    const [from, to] = [new Counted(made.from), new Counted(made.to)];
    expect(whatBreaks({ ...made, from, to }, `flow:flow-${flows - 1}`)?.affected).toHaveLength(1);
    return from.looks + to.looks;
  };
  expect(looks(80) / looks(40)).toBeLessThan(2.2);
});
