// A flow that nobody needs any more: it leaves, nothing of it is erased, and it can be brought back.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyBook } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftOf } from "../../src/control/drafts/drafts.ts";
import { versionsIn } from "../../src/control/publishing/versions.ts";
import { wavOf } from "./fake-audio.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, type Rig, refusal, temporaryFolder } from "./rig.ts";

const book = { ...emptyBook, environments: [{ id: "test", title: "Test" }] };
const scenarioOf = (flow: string) =>
  `call from +15550170\nanswers\nhears "This is ${flow}."\nhangs up\nends local\n`;

/** What is in the way of "desk", in words. */
const inTheWay = async ({ control }: Rig): Promise<readonly string[]> =>
  (await control.removals.look("desk")).inTheWay.map(({ says }) => says);

async function published(): Promise<Rig & { readonly version: string }> {
  const rig = await openRig();
  await rig.control.drafts.create(smallFlow("desk"));
  const { version } = await rig.control.publish("desk", "");
  return { ...rig, version: version.id };
}

test("a flow that was removed is nowhere to be found, and says who has removed it", async () => {
  const { control } = await openRig({ now: () => Date.UTC(2026, 10, 22, 9) });
  await control.drafts.create(smallFlow("desk", { title: "Front desk" }));
  await control.drafts.create(smallFlow("sales"));
  await control.removals.remove("desk", 1, false);
  expect((await control.drafts.list()).map(({ id }) => id)).toEqual(["sales"]);
  expect([...(await control.estate()).things.values()].map(({ id }) => id)).not.toContain("desk");
  expect(await control.removals.list()).toEqual([
    {
      id: "desk",
      title: "Front desk",
      revision: 1,
      removedAt: Date.UTC(2026, 10, 22, 9),
      removedBy: "dialtree",
    },
  ]);
  const asked = [
    () => control.drafts.find("desk"),
    () => control.drafts.save(smallFlow("desk", { title: "Again" }), 1),
    () => control.problems("desk"),
    () => control.publish("desk", ""),
    () => control.numbers.assign("bot", "desk"),
    () => control.recordings.put("desk", "a.wav", wavOf("a")),
    () => control.scenarios.put("desk", "one", scenarioOf("desk"), 0),
    () => control.keptDrafts.keep("desk", "Kept"),
    () => control.presence.come("desk", "tab", false),
    () => control.archives.make(["desk"]),
    () => control.removals.look("desk"),
    () => control.removals.remove("desk", 1, true),
  ];
  for (const ask of asked) {
    const { code, message } = await refusal(ask());
    expect([code, message]).toEqual([
      "flow_removed",
      'The flow "desk" was removed by dialtree on 2026-11-22.',
    ]);
  }
  expect((await refusal(control.drafts.create(smallFlow("desk")))).code).toBe("flow_id_removed");
  // Of two people who bring it back, the second learns that it is there; nobody makes a new flow here.
  const back = await refusal(control.removals.bringBack("sales"));
  expect([back.code, back.remedy]).toEqual([
    "flow_exists",
    "It is in the list of flows: somebody has brought it back.",
  ]);
  expect((await refusal(control.removals.bringBack("nothing"))).code).toBe("flow_unknown");
});

test("what somebody has saved meanwhile is not removed", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  await control.drafts.save(smallFlow("desk", { title: "Changed" }), 1);
  expect((await refusal(control.removals.remove("desk", 1, true))).code).toBe("draft_conflict");
  expect((await control.drafts.find("desk")).title).toBe("Changed");
});

test("removed and brought back it is as it was: the draft, its history, recordings, scenarios and versions", async () => {
  const { control, database } = await openRig();
  let flows = 0;
  const run = async (titles: readonly string[], isPublished: boolean, sounds: readonly string[]) => {
    flows += 1;
    const id = `desk-${flows}`;
    await control.drafts.create(smallFlow(id));
    for (const [saves, title] of titles.entries())
      await control.drafts.save(smallFlow(id, { title: `${title} ${saves}` }), saves + 1);
    for (const sound of sounds) await control.recordings.put(id, `${sound}.wav`, wavOf(sound));
    await control.scenarios.put(id, "one", scenarioOf(id), 0);
    await control.keptDrafts.keep(id, "A name");
    if (isPublished) await control.publish(id, "");
    const of = async () => ({
      row: await database.selectFrom("flow").selectAll().where("id", "=", id).execute(),
      recordings: await control.recordings.list(id),
      kept: await database
        .selectFrom("kept_draft")
        .selectAll()
        .where("flow", "=", id)
        .orderBy("id")
        .execute(),
      scenarios: await database.selectFrom("scenario").selectAll().where("flow", "=", id).execute(),
      versions: await database.selectFrom("version").selectAll().where("flow", "=", id).execute(),
      live: await database.selectFrom("went_live").selectAll().where("flow", "=", id).execute(),
    });
    const before = await of();
    const revision = titles.length + 1;
    await control.removals.remove(id, revision, true);
    const { row, ...kept } = await of();
    expect({ ...kept, row: before.row }).toEqual(before);
    expect(row).toMatchObject([{ removed_by: "dialtree", revision }]);
    const back = await control.removals.bringBack(id);
    expect(await of()).toEqual(before);
    expect(back).toEqual(draftOf(before.row[0]!, nodeTypes));
    expect((await control.versions.current()).size).toBe(0);
    expect(await control.removals.list()).toEqual([]);
  };
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { maxLength: 4 }),
      fc.boolean(),
      fc.uniqueArray(word, { maxLength: 2 }),
      run,
    ),
    { seed: 4, numRuns: 8 },
  );
});

test("new calls get none of it, calls under way go on, and it is published anew to be called", async () => {
  const rig = await published();
  const { control, version } = rig;
  const began = await control.published.load(version);
  await control.removals.remove("desk", 1, true);
  expect(control.published.serving("desk")).toBeUndefined();
  expect(control.published.servingCall("desk", "a call")).toBeUndefined();
  expect(control.published.library.find("desk", version)).toBe(began.library.find("desk", version));
  // Nor do they need anything but the version after a restart.
  const { control: later } = await rig.again();
  expect((await later.published.load(version)).main.document.id).toBe("desk");
  expect(await later.versions.list("desk")).toMatchObject([{ number: 1, currentIn: [], wasIn: ["live"] }]);
  expect((await refusal(later.rollBack("desk", version))).code).toBe("flow_removed");
  await later.removals.bringBack("desk");
  expect(later.published.serving("desk")).toBeUndefined();
  // That it was published once is known of it.
  expect(await later.versions.newest()).toEqual(new Map([["desk", 1]]));
  await later.rollBack("desk", version);
  expect(later.published.serving("desk")?.id).toBe(version);
});

test("no earlier version of another flow brings callers to it, be it for all of them, for some or later", async () => {
  const rig = await published();
  const { control, database } = rig;
  await control.drafts.create(smallFlow("sales", { goesOnWith: "desk" }));
  const { version } = await control.publish("sales", "");
  await control.drafts.save(smallFlow("sales"), 1);
  const last = await control.publish("sales", "");
  await control.removals.remove("desk", 1, true);
  const when = { at: "2026-01-06T02:30", zone: "UTC" };
  for (const way of [{}, { trial: { share: 10 } }, { when }]) {
    const { code, problems } = await refusal(control.rollBack("sales", version.id, "", way));
    expect([code, problems?.map((problem) => problem.code)]).toEqual(["rollback_refused", ["flow_missing"]]);
  }
  // Removed on another server, once that was looked at.
  const late = await refusal(versionsIn(database, nodeTypes, Date.now).makeCurrent("sales", version.id, ""));
  expect([late.code, late.message]).toEqual([
    "flow_removed",
    expect.stringContaining('The flow "desk" was removed'),
  ]);
  expect(control.published.serving("sales")?.id).toBe(last.version.id);
  await control.removals.bringBack("desk");
  await control.rollBack("sales", version.id);
  expect(control.published.serving("sales")?.id).toBe(version.id);
});

test("nor do calls in other environments get any of it, and only of it", async () => {
  const { control } = await published();
  await control.environments.save(book, 1);
  await control.publish("desk", "", { environment: "test" });
  await control.drafts.create(smallFlow("sales"));
  await control.publish("sales", "", { environment: "test" });
  await control.removals.remove("desk", 1, true);
  const currentIn = async (flow: string) =>
    (await control.versions.list(flow)).flatMap((version) => version.currentIn);
  expect([await currentIn("desk"), await currentIn("sales")]).toEqual([[], ["test"]]);
  const [removed] = await control.audit.list({ most: 1 });
  expect(removed?.before).toMatchObject({ live: [{ environment: "live" }, { environment: "test" }] });
});

test("the log says what it was, what callers got of it, and that it came back", async () => {
  const { control, version } = await published();
  await control.removals.remove("desk", 1, true);
  await control.removals.bringBack("desk");
  const [back, removed] = await control.audit.list({ most: 2 });
  expect(removed).toMatchObject({
    deed: "flow.removed",
    thing: "desk",
    before: { revision: 1, live: [{ environment: "live", version }] },
    after: { removed: true },
  });
  expect(back).toMatchObject({
    deed: "flow.brought-back",
    thing: "desk",
    before: { removedAt: expect.stringMatching(/^2026-/) },
    after: { revision: 1 },
  });
});

describe("is refused as long as", () => {
  const refused = async (rig: Rig): Promise<void> => {
    const { code, inTheWay: told } = await refusal(rig.control.removals.remove("desk", 1, true));
    expect(code).toBe("flow_in_use");
    expect(told).toEqual((await rig.control.removals.look("desk")).inTheWay);
    expect((await rig.control.drafts.find("desk")).revision).toBe(1);
  };

  test("numbers lead to it, in whichever environment", async () => {
    const rig = await published();
    const { control } = rig;
    await control.environments.save(book, 1);
    await control.numbers.assign("+15550100", "desk");
    await control.numbers.assign("bot", "desk", "test");
    expect(await inTheWay(rig)).toEqual([
      "It answers +15550100.",
      'It answers bot, in the environment "test".',
    ]);
    await refused(rig);
    await control.numbers.release("bot");
    await control.numbers.release("+15550100");
    await control.removals.remove("desk", 1, true);
  });

  test("the draft of another flow leads to it, and the versions that its callers get", async () => {
    const rig = await published();
    const { control } = rig;
    await control.environments.save(book, 1);
    await control.drafts.create(smallFlow("sales", { goesOnWith: "desk" }));
    // By way of another one.
    await control.drafts.create(smallFlow("night", { goesOnWith: "sales" }));
    await control.publish("night", "");
    await control.publish("sales", "", { environment: "test" });
    expect((await control.removals.look("desk")).inTheWay).toMatchObject([
      { kind: "step", says: 'The step Go to of "sales" leads to it.', flow: "sales", node: "end" },
      { kind: "version", says: 'Callers get to it through version 1 of "night".', flow: "night" },
      { kind: "version", says: 'Callers get to it through version 1 of "sales".', flow: "sales" },
      {
        kind: "version",
        says: 'Callers get to it through version 1 of "sales", in the environment "test".',
        remedy: "Publish that flow there once nothing in it leads here any more.",
        flow: "sales",
      },
    ]);
    await refused(rig);
    const everywhere = { operator: { key: "0" as const, to: { flow: "desk" } }, except: [] };
    await control.drafts.save({ ...smallFlow("sales", { goesOnWith: "desk" }), everywhere }, 1);
    expect((await control.removals.look("desk")).inTheWay.slice(0, 2).map(({ kind }) => kind)).toEqual([
      "step",
      "key",
    ]);
    await control.drafts.save({ ...smallFlow("sales"), everywhere }, 2);
    expect((await control.removals.look("desk")).inTheWay[0]).toMatchObject({
      kind: "key",
      says: 'A key that works everywhere in "sales" leads to it.',
    });
    await control.drafts.save(smallFlow("sales"), 3);
    await control.publish("sales", "");
    await control.publish("night", "");
    expect(await inTheWay(rig)).toEqual([
      'Callers get to it through version 1 of "sales", in the environment "test".',
    ]);
    await control.publish("sales", "", { environment: "test" });
    await control.removals.remove("desk", 1, true);
  });

  test("some of its callers get another version", async () => {
    const rig = await published();
    const { control } = rig;
    await control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    await control.publish("desk", "", { trial: { share: 10 } });
    const { code, inTheWay: told } = await refusal(control.removals.remove("desk", 2, true));
    expect([code, told?.map(({ says }) => says)]).toEqual([
      "flow_in_use",
      ["Some of its callers get version 2."],
    ]);
    await control.rollouts.end("desk", "");
    await control.removals.remove("desk", 2, true);
  });

  test("some callers of another flow get a version that leads to it", async () => {
    const rig = await published();
    const { control } = rig;
    await control.drafts.create(smallFlow("sales"));
    await control.publish("sales", "");
    await control.drafts.save(smallFlow("sales", { goesOnWith: "desk" }), 1);
    await control.publish("sales", "", { trial: { share: 10 } });
    await control.drafts.save(smallFlow("sales"), 2);
    expect(await inTheWay(rig)).toEqual(['Callers get to it through version 2 of "sales".']);
    await refused(rig);
    await control.rollouts.end("sales", "");
    await control.removals.remove("desk", 1, true);
  });

  test("a version of it is planned, or one of another flow with which it would go live", async () => {
    const rig = await openRig({ now: () => Date.UTC(2026, 10, 22, 9) });
    const { control } = rig;
    const when = { at: "2026-11-23T02:30", zone: "UTC" };
    await control.drafts.create(smallFlow("desk"));
    await control.drafts.create(smallFlow("sales", { goesOnWith: "desk" }));
    await control.publish("sales", "", { when });
    await control.drafts.save(smallFlow("sales"), 1);
    const planned = 'Version 1 of "sales" is planned for 2026-11-23 02:30 (UTC).';
    expect(await inTheWay(rig)).toEqual([planned]);
    await refused(rig);
    const cancel = async () => {
      const [plan] = await control.schedules.list("sales");
      await control.schedules.cancel(plan!.id);
    };
    await cancel();
    // Also where it is published already, and that flow as well: nobody gets the version yet, and only the plan keeps it.
    await control.publish("desk", "");
    await control.drafts.save(smallFlow("sales", { goesOnWith: "desk" }), 2);
    await control.publish("sales", "", { when });
    await control.drafts.save(smallFlow("sales"), 3);
    await control.publish("sales", "");
    expect(await inTheWay(rig)).toEqual([planned]);
    await cancel();
    await control.publish("desk", "", { when });
    expect(await inTheWay(rig)).toEqual(['Version 1 of "desk" is planned for 2026-11-23 02:30 (UTC).']);
    await refused(rig);
  });

  test("it was published, and whoever asks may not publish", async () => {
    const { control } = await published();
    expect((await refusal(control.removals.remove("desk", 1, false))).code).toBe("publisher_needed");
    await control.removals.remove("desk", 1, true);
  });
});

test("what was removed, and what cannot be read any more, keeps no other flow from being removed", async () => {
  const { control, database } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  for (const id of ["sales", "night"]) await control.drafts.create(smallFlow(id, { goesOnWith: "desk" }));
  await control.removals.remove("sales", 1, false);
  await database
    .updateTable("flow")
    .set({ draft: JSON.stringify({ format: 99, leadsTo: "desk" }) })
    .where("id", "=", "night")
    .execute();
  expect((await control.removals.look("desk")).inTheWay).toEqual([]);
  await control.removals.remove("desk", 1, false);
});

test("a flow that leads to one that was removed is told so when it is published", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  await control.removals.remove("desk", 1, true);
  await control.drafts.create(smallFlow("sales", { goesOnWith: "desk" }));
  const { code, problems } = await refusal(control.publish("sales", ""));
  expect([code, problems?.map((problem) => problem.code)]).toEqual(["publish_refused", ["flow_missing"]]);
});

test("an archive brings it neither back nor a second one under its id", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  const archive = await control.archives.make(["desk"]);
  await control.removals.remove("desk", 1, true);
  expect((await control.archives.look(archive)).flows).toMatchObject([
    { id: "desk", standing: "removed", revision: null, copyId: "desk-2" },
  ]);
  for (const choice of [{ as: "new" }, { as: "replace", basedOn: 1 }] as const)
    expect((await refusal(control.archives.takeIn(archive, { desk: choice }, true))).code).toBe(
      "flow_id_removed",
    );
  await control.archives.takeIn(archive, { desk: { as: "copy", id: "desk-2" } }, true);
  expect((await control.drafts.list()).map(({ id }) => id)).toEqual(["desk-2"]);
});

test("one that comes with dialtree does not come back with the next start", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "desk"));
  writeFileSync(join(folder, "desk/flow.json"), JSON.stringify(smallFlow("desk")));
  const rig = await openRig();
  await rig.control.seedFrom(folder);
  await rig.control.removals.remove("desk", 1, true);
  const { control } = await rig.again();
  expect(await control.seedFrom(folder)).toEqual({ flows: [], versions: [], numbers: [], faults: [] });
  expect(await control.drafts.list()).toEqual([]);
  // Nor is a number given to it, which is told.
  expect((await control.seedFrom(folder, { bot: "desk" })).faults).toMatchObject([
    { of: "bot", code: "flow_removed" },
  ]);
});

test.each([
  ["was published", undefined],
  ["could not be published then", "sales"],
])(
  "one that comes with dialtree, %s, and was brought back stays a draft with the next start",
  async (_, goesOnWith) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "desk"));
    writeFileSync(
      join(folder, "desk/flow.json"),
      JSON.stringify(smallFlow("desk", goesOnWith ? { goesOnWith } : {})),
    );
    const rig = await openRig();
    await rig.control.seedFrom(folder);
    await rig.control.removals.remove("desk", 1, true);
    await rig.control.drafts.create(smallFlow("sales"));
    await rig.control.removals.bringBack("desk");
    const { control } = await rig.again();
    expect(await control.seedFrom(folder)).toEqual({ flows: [], versions: [], numbers: [], faults: [] });
    expect(control.published.serving("desk")).toBeUndefined();
  },
);
