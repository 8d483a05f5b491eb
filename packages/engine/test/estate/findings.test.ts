import { estateOf, findingsOf, type Observed } from "@dialtree/engine/estate";
import type { FlowDocument } from "@dialtree/flow";
import { expect, test } from "vitest";
import { operator, queue } from "../flows.ts";
import { estateWith, facts, type Installation, menuFlow } from "./rig.ts";

const goTo = (flow: string) => ["go-to", { place: { flow } }] as const;
const use = (flow: string) => ["sub-flow", { flow: { flow } }] as const;
const transfer = (to: object) => ["transfer", { to }] as const;
const end = ["hang-up", {}] as const;
const number = "+15550100";
const line = (flow: string, called = number) => ({ called, flow });
const plain = menuFlow("reception", { 1: end });
const without = ({ fallback: _, ...flow }: FlowDocument): FlowDocument => flow;

interface Case {
  readonly of: Installation;
  readonly observed?: Observed;
  /** `code thing: what it says`. */
  readonly found: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  "an estate in order": { of: { lines: [line("reception")], drafts: [plain] }, found: [] },
  "a number whose flow was never published": {
    of: { lines: [line("reception")], drafts: [plain], published: [] },
    found: [
      "number_unanswered number:+15550100: +15550100 leads to Reception, which has never been published: its callers get no answer.",
    ],
  },
  "a number whose flow is published in another environment only": {
    of: { lines: [{ ...line("reception"), environment: "test", isAnswered: false }], drafts: [plain] },
    found: [
      "number_unanswered number:+15550100: +15550100 leads to Reception, which is not published in “test”, where the number belongs: its callers get no answer.",
    ],
  },
  "a number that leads nowhere and is dialled": {
    of: { lines: [line("reception")], drafts: [plain] },
    observed: {
      unanswered: new Map([
        ["+15550199", 3],
        [number, 1],
      ]),
    },
    found: [
      "number_unassigned number:+15550199: Callers dialled +15550199, which leads to no flow: 3 calls got no answer since this server started.",
    ],
  },
  "a flow that nobody can reach, and one behind it": {
    of: { drafts: [menuFlow("reception", { 1: use("billing") }), menuFlow("billing", { 1: end })] },
    found: [
      "flow_unreached flow:reception: No caller gets to Reception: no number leads there, and no flow that callers get to.",
      "flow_unreached flow:billing: No caller gets to Billing: no number leads there, and no flow that callers get to.",
    ],
  },
  "a flow behind a step that no caller gets to": {
    of: {
      lines: [line("reception")],
      drafts: [menuFlow("reception", { 1: end, 2: use("billing") }, {}), menuFlow("billing", { 1: end })].map(
        (flow) =>
          flow.id === "billing" ? flow : { ...flow, edges: flow.edges.filter(({ to }) => to !== "step-2") },
      ),
    },
    found: [
      "way_open flow:reception: “Press 2, Way 2” at Main menu of Reception leads nowhere.",
      "flow_unreached flow:billing: No caller gets to Billing: no number leads there, and no flow that callers get to.",
    ],
  },
  "flows and things that are not there": {
    of: {
      lines: [line("reception")],
      drafts: [
        menuFlow("reception", {
          1: goTo("billing"),
          2: ["leave-message", { mailbox: "sales" }],
          3: ["hours", { calendar: "office" }],
        }),
      ],
      installed: { mailbox: [], calendar: [{ id: "office" }] },
    },
    found: [
      "flow_missing flow:billing: Step 1 of Reception goes on with the flow “billing”, and there is no such flow.",
      "thing_missing mailbox:sales: Step 2 of Reception needs the mailbox “sales”, and there is none of that name.",
    ],
  },
  "somebody who has left the company": {
    of: { lines: [line("reception")], drafts: [menuFlow("reception", { 1: transfer(queue) })] },
    observed: { gone: new Set([queue.id, operator.id]) },
    found: [
      `destination_gone person:${operator.id}: Operator is no longer in your organisation's directory; The fallback of Reception sends callers there.`,
      `destination_gone queue:${queue.id}: Sales is no longer in your organisation's directory; Step 1 of Reception sends callers there.`,
    ],
  },
  "trouble that nobody takes": {
    of: { lines: [line("reception")], drafts: [without(menuFlow("reception", { 1: transfer(queue) }))] },
    found: [
      "trouble_unanswered flow:reception: 5 exits of Reception, the first at Incoming call (start), would hand callers to whoever takes calls when something goes wrong, and the flow names nobody.",
    ],
  },
  "a step that is not told where to go on": {
    of: { lines: [line("reception")], drafts: [menuFlow("reception", { 1: ["go-to", {}] })] },
    found: ["step_ends_nowhere flow:reception: Step 1 of Reception is not told where to go on."],
  },
  "flows that lead into each other": {
    of: {
      lines: [line("reception")],
      drafts: [menuFlow("reception", { 1: goTo("billing") }), menuFlow("billing", { 1: goTo("reception") })],
    },
    found: ["flows_in_circle flow:reception: These lead into each other: Reception → Billing → Reception."],
  },
  "a transfer to a number of our own, which leads back": {
    of: {
      lines: [line("reception"), line("billing", "+15550101")],
      drafts: [
        menuFlow("reception", { 1: transfer({ kind: "phone", number: "+15550101" }) }),
        menuFlow("billing", { 1: goTo("reception") }),
      ],
    },
    found: [
      "flows_in_circle flow:reception: These lead into each other: Reception → +15550101 → Billing → Reception.",
    ],
  },
  "things that nobody uses": {
    of: {
      lines: [line("reception")],
      drafts: [menuFlow("reception", { 1: ["hours", { calendar: "office" }] })],
      installed: {
        calendar: [{ id: "office" }, { id: "shop", title: "Shop hours" }],
        secret: [{ id: "crm" }],
      },
    },
    found: [
      "thing_unused calendar:shop: No flow uses the calendar “Shop hours”.",
      "thing_unused secret:crm: No flow uses the secret “crm”.",
    ],
  },
  "a draft that uses something else": {
    of: {
      lines: [line("reception")],
      drafts: [menuFlow("reception", { 1: transfer(queue) })],
      published: [menuFlow("reception", { 1: transfer({ kind: "phone", number: "+15550177" }) })],
    },
    found: [
      "draft_uses_others flow:reception: What is published of Reception and its draft use different things. New in the draft: Sales. Only published: +15550177.",
    ],
  },
};

test.each(Object.entries(cases))("%s", (_, { of, observed, found }) => {
  const told = findingsOf(estateWith(of), observed);
  expect(told.map(({ code, thing, says }) => `${code} ${thing}: ${says}`)).toEqual(found);
  for (const { remedy } of told) expect(remedy).toMatch(/[.]$/);
});

test("a flow that holds an older one of another is told of", () => {
  const [old, recent] = ["1", "2"].map((key) => facts(menuFlow("billing", { [key]: end })));
  const main = facts(menuFlow("reception", { 1: use("billing") }));
  if (!old || !recent) throw new Error("There are two.");
  const source = (part: typeof old) => ({
    lines: [line("reception")],
    drafts: [main, recent].map((one) => ({ id: one.id, title: one.title, facts: one })),
    published: [
      { main, parts: [main, part] },
      { main: recent, parts: [recent] },
    ],
    installed: {},
  });
  expect(findingsOf(estateOf(source(recent))).map(({ code }) => code)).toEqual([]);
  expect(findingsOf(estateOf(source(old))).map(({ code, says }) => [code, says])).toContainEqual([
    "flow_part_older",
    "Callers of Reception who come to Billing get it as it was when Reception was published; Billing has changed since.",
  ]);
});

test("what only a draft does is told apart from what callers get", () => {
  const published = menuFlow("reception", { 1: end });
  const draft = { ...published, edges: published.edges.filter(({ outlet }) => outlet !== "choice-1") };
  const of = { lines: [line("reception")], drafts: [draft], published: [published] };
  expect(findingsOf(estateWith(of))).toMatchObject([
    {
      code: "way_open",
      published: false,
      draft: true,
      place: { flow: "reception", node: "main", outlet: "choice-1" },
    },
  ]);
});
