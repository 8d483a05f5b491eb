// What is to be seen before a flow is published, and what publishing makes of it.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FlowDocument } from "@dialtree/flow";
import { safePolicy } from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import type { Item, Report, SectionId } from "../../src/control/preflight/report.ts";
import { flowNaming, inEnglish, smallFlow, transferTo } from "./flows.ts";
import { openRig, type Rig, refusal, temporaryFolder } from "./rig.ts";

const scenario = (words: string) =>
  `call       from +15550199\nanswers\nhears      "${words}"\nhangs up\nends       local\n`;
const ann = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a77", name: "Ann" } as const;

const itemsOf = ({ sections }: Report, id: SectionId): readonly Item[] =>
  sections.find((section) => section.id === id)?.items ?? [];
const told = (report: Report, id: SectionId) =>
  itemsOf(report, id).map(({ state, code }) => `${state} ${code}`);

function beginningWith(step: FlowDocument["nodes"][number]): FlowDocument {
  const flow = smallFlow("desk");
  return { ...flow, nodes: [...flow.nodes, step] };
}

/** What there is, and what the report says of it. */
interface Case {
  readonly what: string;
  readonly document?: FlowDocument;
  readonly options?: Parameters<typeof openRig>[0];
  readonly before?: (rig: Rig) => Promise<unknown>;
  readonly section: SectionId;
  readonly says: readonly string[];
}

const asked: string[] = [];
const cases: readonly Case[] = [
  { what: "a flow without scenarios", section: "scenarios", says: ["unchecked scenarios_none"] },
  {
    what: "scenarios, those that fail first",
    before: async ({ control: { scenarios } }) => {
      await scenarios.put("desk", "a-good", scenario("This is desk."), 0);
      await scenarios.put("desk", "b-bad", scenario("Something else."), 0);
    },
    section: "scenarios",
    says: ["failed scenario_failed", "ok scenario_ok"],
  },
  {
    what: "an error, with which calls come to anything",
    document: flowNaming("desk", "check-pin", "customers"),
    before: ({ control: { scenarios } }) => scenarios.put("desk", "a", scenario("This is desk."), 0),
    section: "scenarios",
    says: ["unchecked scenarios_unplayed"],
  },
  {
    what: "a list of PINs that is not there",
    document: flowNaming("desk", "check-pin", "customers"),
    section: "references",
    says: ["failed pin_list_missing", "unchecked person_unasked"],
  },
  {
    what: "a list of PINs that is there",
    document: flowNaming("desk", "check-pin", "customers"),
    before: ({ control }) => control.pins.put("customers", [{ account: "104711", pin: "4444" }]),
    section: "references",
    says: ["unchecked person_unasked", "ok pin_list_there"],
  },
  {
    what: "a number that is refused",
    document: beginningWith(transferTo("phone", { kind: "phone", number: "+493012345678" })),
    before: ({ control }) =>
      control.outsideCalls.save({ ...safePolicy, refused: [{ number: "+493012345678" }] }, 1),
    section: "references",
    says: ["failed number_refused", "unchecked person_unasked"],
  },
  {
    what: "another flow",
    document: smallFlow("desk", { goesOnWith: "other" }),
    before: ({ control }) => control.drafts.create(smallFlow("other")),
    section: "references",
    says: ["unchecked person_unasked", "unchecked person_unasked", "ok flow_there"],
  },
  {
    what: "people, one of whom is gone",
    document: beginningWith(transferTo("ann", ann)),
    options: {
      findPerson: async (id) => {
        asked.push(id);
        return id !== ann.id;
      },
    },
    section: "references",
    says: ["warning person_gone", "ok person_there"],
  },
  {
    what: "a directory that does not answer, which is asked once",
    document: beginningWith(transferTo("ann", ann)),
    options: {
      findPerson: async (id) => {
        asked.push(id);
        throw new Error("It is away.");
      },
    },
    section: "references",
    says: ["unchecked person_unasked", "unchecked person_unasked"],
  },
  {
    what: "what callers hear, in two languages",
    document: smallFlow("desk", { languages: ["en-US", "de-DE"] }),
    section: "audio",
    says: ["warning translation_missing", "warning translation_missing", "ok sounds_there"],
  },
  { what: "no number", section: "fallback", says: ["warning no_number", "ok fallback_set"] },
  {
    what: "a number",
    before: ({ control }) => control.numbers.assign("+15550100", "desk"),
    section: "fallback",
    says: ["ok fallback_set", "ok numbers_lead_here"],
  },
  { what: "a first version", section: "changes", says: ["ok all_new"] },
  {
    what: "the same as now",
    before: ({ control }) => control.publish("desk", ""),
    section: "changes",
    says: ["ok nothing_changes"],
  },
  {
    what: "a change",
    before: async ({ control }) => {
      await control.publish("desk", "");
      await control.drafts.save(smallFlow("desk", { say: inEnglish("New words.") }), 1);
    },
    section: "changes",
    says: ["ok change"],
  },
];

test.each(cases)("the report says of $what", async ({ document, options, before, section, says }) => {
  asked.length = 0;
  const rig = await openRig(options);
  await rig.control.drafts.create(document ?? smallFlow("desk"));
  await before?.(rig);
  const spoken = rig.audio.spoken.length;
  const report = await rig.control.preflight("desk");
  expect(told(report, section)).toEqual(says);
  expect(rig.audio.spoken).toHaveLength(spoken);
  if (says.every((one) => one === "unchecked person_unasked")) expect(asked).toHaveLength(1);
  for (const { items, counts } of report.sections) {
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(items.length);
    for (const { state, sentence, remedy } of items) {
      expect(sentence).toMatch(/[.!]"?$/);
      expect(remedy !== "" || state === "ok").toBe(true);
    }
  }
});

test("what is recorded, was spoken before and has to be spoken is counted", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  await control.publish("desk", "");
  await control.drafts.save(smallFlow("desk", { say: inEnglish("New words.") }), 1);
  expect(itemsOf(await control.preflight("desk"), "audio")[0]?.sentence).toBe(
    "In American English: 0 recorded, 1 spoken before, 1 to be spoken now.",
  );
});

test("the difference of a scenario is told as on the command line", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  await control.scenarios.put("desk", "greeting", scenario("Hello."), 0);
  const [failed] = itemsOf(await control.preflight("desk"), "scenarios");
  expect(failed).toMatchObject({ scenario: "greeting", sentence: expect.stringContaining("line 3") });
  expect(failed?.lines?.filter(({ sign }) => sign !== " ")).toEqual([
    { sign: "-", text: 'hears      "Hello."' },
    { sign: "+", text: 'hears      "This is desk."' },
  ]);
});

test("a flow whose scenarios fail is published only by whoever knows of as many, and says why", async () => {
  const rig = await openRig();
  const { control, audio } = rig;
  await control.drafts.create(smallFlow("desk"));
  await control.scenarios.put("desk", "one", scenario("Hello."), 0);
  await control.scenarios.put("desk", "two", scenario("Hello."), 0);
  const refused = await refusal(control.publish("desk", ""));
  expect(refused.code).toBe("publish_refused");
  expect(refused.problems?.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "error scenario_failed",
    "error scenario_failed",
  ]);
  const onlyOne = { despiteScenarios: { failing: 1, reason: "It is known." } };
  expect((await refusal(control.publish("desk", "", onlyOne))).code).toBe("publish_refused");
  expect(audio.spoken).toEqual([]);
  expect(await control.versions.list("desk")).toEqual([]);

  const both = { despiteScenarios: { failing: 2, reason: "It is known." } };
  const { version, warnings } = await control.publish("desk", "", both);
  expect(warnings.map(({ severity, code }) => `${severity} ${code}`)).toContain("warning scenario_failed");
  expect((await control.summaries("desk")).get(version.id)).toMatchObject({
    failing: ["one", "two"],
    despite: "It is known.",
  });

  // In order again: the same version, with what was found the last time.
  await control.scenarios.put("desk", "one", scenario("This is desk."), 1);
  await control.scenarios.remove("desk", "two", 1);
  await control.publish("desk", "", both);
  const after = (await rig.again()).control;
  expect((await after.summaries("desk")).get(version.id)).toMatchObject({ failing: [] });
  expect((await after.summaries("desk")).get(version.id)).not.toHaveProperty("despite");
});

test("what shows only when it is spoken keeps it from being published as before", async () => {
  const { control, audio } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  audio.outage = "The voice is away.";
  expect((await refusal(control.publish("desk", ""))).problems?.[0]?.code).toBe("voice_unavailable");
  expect(await control.summaries("desk")).toEqual(new Map());
});

test("an emergency of today does not make scenarios fail", async () => {
  const { control } = await openRig();
  const folder = temporaryFolder();
  const shipped = fileURLToPath(new URL("../../../../flows", import.meta.url));
  for (const name of ["doctor", "calendars.json"])
    cpSync(join(shipped, name), join(folder, name), { recursive: true });
  await control.seedFrom(folder);
  for (const { calendar } of await control.calendars.list())
    await control.calendars.switchEmergency(calendar.id, true, undefined);
  const report = await control.preflight("doctor");
  expect(new Set(told(report, "scenarios"))).toEqual(new Set(["ok scenario_ok"]));
});
