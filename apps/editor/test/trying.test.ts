import { readFileSync } from "node:fs";
import { type FlowDocument, read } from "@dialtree/flow";
import { nothingNamed } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import type { Entry } from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";
import { arrangedFrom, errandsOf } from "../src/rehearsal/arranging.ts";
import { conductorWith } from "../src/rehearsal/conducting.ts";
import { lineOf } from "../src/rehearsal/lines.ts";
import type { Manner, Order, Scene, Sight } from "../src/rehearsal/orders.ts";
import { sideBySide } from "../src/rehearsal/side-by-side.ts";
import { interestsOf, situationFrom, usualDraft } from "../src/rehearsal/situation.ts";

function flowOf(name: string): FlowDocument {
  const text = readFileSync(new URL(`../../../flows/${name}/flow.json`, import.meta.url), "utf8");
  const { document } = read(JSON.parse(text), nodeTypes);
  if (!document) throw new Error(`${name} cannot be read`);
  return document;
}

const reception = flowOf("reception");
const sceneOf = (document: FlowDocument): Scene => ({
  document,
  others: [],
  naming: nothingNamed,
  calendars: [],
  recordings: {},
});
const manner: Manner = { arranged: arrangedFrom({}), virtual: true };
const situation = { call: { from: "+15550100", at: Date.UTC(2026, 0, 15, 10) } };
const begin: Order = { type: "begin", scene: sceneOf(reception), situation };
const press = (key: "1" | "9"): Order => ({
  type: "move",
  move: { type: "acts", act: { type: "presses", keys: [key] } },
});

function following(...orders: readonly Order[]): Sight {
  const conduct = conductorWith(nodeTypes);
  let told: unknown;
  for (const [id, order] of orders.entries()) {
    const reply = conduct({ id, ask: "sight", order, manner });
    told = "told" in reply ? reply.told : undefined;
  }
  return told as Sight;
}

const textsOf = (entries: readonly Entry[]) => entries.flatMap((entry) => lineOf(entry)?.text ?? []);

describe("the thread that calls are tried in", () => {
  test("goes on to the caller's turn, and asks about a transfer", () => {
    expect(following(begin).view.halt).toBe("keys");
    const { view } = following(begin, press("1"));
    expect(view.asked?.errand).toBe("transfer");
    expect(view.path.at(-1)).toMatchObject({ kind: "entered", node: "sales" });
    const answer: Order = {
      type: "move",
      move: { type: "answers", answer: { command: "transfer", outcome: "failed", reason: "busy" } },
    };
    expect(textsOf(following(begin, press("1"), answer).view.entries)).toContain(
      "Putting you through did not work: busy",
    );
  });

  test("says that the caller has pressed nothing, once the time for it is over", () => {
    const goOn: Order = { type: "move", move: { type: "goes on" } };
    const silent = "You press nothing: the time for a key is over";
    expect(textsOf(following(begin).view.entries)).not.toContain(silent);
    const { entries } = following(begin, goOn).view;
    expect(textsOf(entries)).toContain(silent);
    expect(entries.filter(({ kind }) => kind === "waits in vain")).toHaveLength(1);
  });

  test("goes back to before a key that was pressed, by its line", () => {
    const wrong = following(begin, press("9")).view.entries;
    const at = wrong.findIndex(({ kind }) => kind === "acts");
    const back = following(begin, press("9"), { type: "rewind", to: at });
    expect(textsOf(back.view.entries)).toEqual(textsOf(following(begin).view.entries));
    expect(back.turn).toBe(2);
  });

  test("goes back to where a prompt begins, which can be interrupted then", () => {
    const menu = following(begin).view.entries.findLastIndex(({ kind }) => kind === "hears");
    const back = following(begin, { type: "rewind", to: menu });
    expect(back.view.isHearing).toBe(true);
    const pressed = following(begin, { type: "rewind", to: menu }, press("9"));
    expect(textsOf(pressed.view.entries)).toContainEqual(expect.stringMatching(/\(cut off\)$/));
  });

  test("takes the same call through another version, up to the same question", () => {
    const other = { ...reception, nodes: reception.nodes.map(withOtherWelcome) };
    const { comparison } = following(begin, press("1"), { type: "compare", with: sceneOf(other) });
    const rows = sideBySide(comparison?.here ?? [], comparison?.there ?? []);
    expect(rows.filter(({ same }) => !same)).toEqual([
      {
        here: { by: "flow", text: "Welcome to Fabrikam." },
        there: { by: "flow", text: "Good morning." },
        same: false,
      },
    ]);
    expect(rows.at(-1)?.here?.text).toMatch(/I am connecting you to sales/);
  });

  test("plays scenarios, and says where they go otherwise", () => {
    const conduct = conductorWith(nodeTypes);
    const text = (last: string) =>
      `call from +15550100\nanswers\nhears "Welcome to Fabrikam." (interrupted)\nleaves\n${last}\n`;
    const texts = [
      { name: "broken", text: "call nobody\n" },
      { name: "otherwise", text: text("ends local") },
    ];
    const reply = conduct({ id: 1, ask: "played", scene: sceneOf(reception), texts });
    expect(reply).toMatchObject({
      told: [
        { name: "broken", isOk: false, faults: [{ fault: expect.stringContaining("call from +15550100") }] },
        {
          name: "otherwise",
          isOk: false,
          difference: expect.arrayContaining([{ sign: "-", text: "ends       local" }]),
        },
      ],
    });
  });
});

function withOtherWelcome(node: FlowDocument["nodes"][number]): FlowDocument["nodes"][number] {
  if (node.id !== "welcome") return node;
  return { ...node, data: { ...node.data, prompt: { "en-US": { text: "Good morning." } } } };
}

describe("who calls, and when", () => {
  const office = { id: "branch", zone: "Europe/Berlin" };
  const branch = interestsOf(flowOf("branch"), [office], nodeTypes, "UTC");
  const draft = usualDraft(branch);

  test("is told in the time zone of the calendar that the flow asks", () => {
    expect(branch.zones).toEqual(["Europe/Berlin", "UTC"]);
    const { situation: christmas } = situationFrom({ ...draft, when: "2026-12-25T10:00" }, branch, 0);
    expect(new Date(christmas?.call.at ?? 0).toISOString()).toBe("2026-12-25T09:00:00.000Z");
    expect(situationFrom(draft, branch, 60_000).situation?.call.at).toBe(60_000);
  });

  test.each([
    ["number", { number: "call me" }],
    // The clocks are put forward from 2 to 3 that night.
    ["when", { when: "2026-03-29T02:30" }],
    ["when", { when: "2026-02-30T10:00" }],
    ["called", { called: "12" }],
  ] as const)("says that its %s is wrong", (field, change) => {
    const { situation: none, wrong } = situationFrom({ ...draft, ...change }, branch, 0);
    expect(none).toBeUndefined();
    expect([...wrong]).toEqual([field]);
  });

  test("of a flow that calls is whom it calls, and what it knows of them", () => {
    const reminder = flowOf("reminder");
    const interests = interestsOf(reminder, [], nodeTypes, "UTC");
    const { situation: ours } = situationFrom(usualDraft(interests), interests, 0);
    expect(Object.keys(ours?.call.values ?? {})).toEqual(Object.keys(reminder.variables));
  });
});

test("what a flow wants of the world outside is found in its steps", () => {
  expect(errandsOf([flowOf("stores")], nodeTypes)).toContain("http-lookup");
  expect(errandsOf([flowOf("voicemail")], nodeTypes)).toEqual(expect.arrayContaining(["record", "deliver"]));
  expect(errandsOf([flowOf("support")], nodeTypes)).toContain("dial");
});

test("errands are asked about unless it is said what becomes of them", () => {
  expect(arrangedFrom({})).toMatchObject({ transfer: "ask", "http-lookup": "ask" });
  expect(arrangedFrom({})).not.toHaveProperty("record");
  expect(arrangedFrom({ transfer: "1" }).transfer).toEqual({ outcome: "failed", reason: "busy" });
  // As usual.
  expect(arrangedFrom({ transfer: "0" })).not.toHaveProperty("transfer");
});
