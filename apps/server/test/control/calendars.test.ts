import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import { type Calendar, writeCalendars } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { smallFlow } from "./flows.ts";
import { openRig, refusal, temporaryFolder } from "./rig.ts";

const always = [{ from: "00:00", to: "24:00" }];
const office: Calendar = {
  format: 1,
  id: "office",
  name: "Office",
  zone: "Europe/Berlin",
  week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: [], sun: [] },
  days: [],
};
const renamed: Calendar = { ...office, name: "Head office" };

/** A flow in which somebody looks at a calendar before all else. */
function lookingAt(calendar: string): FlowDocument {
  const flow = smallFlow("desk");
  const hours = nodeTypes.get("hours");
  const [first, ...edges] = flow.edges;
  if (!hours || !first) throw new Error("There is nothing to look from.");
  const looks = { id: "hours", type: "hours", version: hours.version };
  const data = { calendar, onHolidays: "closed", inEmergencies: "closed" };
  return {
    ...flow,
    nodes: [...flow.nodes, { ...looks, data }],
    edges: [
      { ...first, to: "hours" },
      { from: "hours", outlet: "open", to: first.to },
      { from: "hours", outlet: "closed", to: first.to },
      ...edges,
    ],
  };
}

describe("calendars", () => {
  test("hold for calls at once, and are there after a restart", async () => {
    const rig = await openRig();
    const { calendars, published } = rig.control;
    expect(published.library.calendars.get("office")).toBeUndefined();
    expect(await calendars.create(office)).toMatchObject({ calendar: office, revision: 1 });
    expect(published.library.calendars.get("office")).toEqual(office);
    expect(await calendars.save(renamed, 1)).toMatchObject({ calendar: renamed, revision: 2 });
    expect(published.library.calendars.get("office")).toEqual(renamed);
    const { control } = await rig.again();
    expect(control.published.library.calendars.get("office")).toEqual(renamed);
    expect(await control.calendars.list()).toMatchObject([{ calendar: renamed, revision: 2 }]);
  });

  test("whoever saves too late overwrites nothing and gets both; to save the same again is no change", async () => {
    const { control } = await openRig();
    await control.calendars.create(office);
    await control.calendars.save(renamed, 1);
    expect(await control.calendars.save(renamed, 1)).toMatchObject({ revision: 2 });
    const yours = { ...office, name: "Mine" };
    const { code, conflict } = await refusal(control.calendars.save(yours, 1));
    expect(code).toBe("calendar_conflict");
    expect(conflict).toEqual({
      saved: { revision: 2, document: renamed },
      yours: { basedOn: 1, document: yours },
    });
    expect((await refusal(control.calendars.remove("office", 1))).code).toBe("calendar_conflict");
    expect(await control.calendars.find("office")).toMatchObject({ calendar: renamed });
  });

  test("an emergency is no revision: it is switched while somebody edits, and what they save does not end it", async () => {
    const { control } = await openRig();
    await control.calendars.create(office);
    const on = await control.calendars.switchEmergency("office", true, "Reception");
    expect(on).toMatchObject({ revision: 1, calendar: { emergency: { by: "Reception" } } });
    expect(control.published.library.calendars.get("office")?.emergency).toEqual(on.calendar.emergency);
    // Switched on twice, it goes on since the first time.
    const again = await control.calendars.switchEmergency("office", true, "Somebody else");
    expect(again.calendar.emergency).toEqual(on.calendar.emergency);
    const saved = await control.calendars.save(renamed, 1);
    expect(saved.calendar).toEqual({ ...renamed, emergency: on.calendar.emergency });
    await control.calendars.switchEmergency("office", false, undefined);
    expect(control.published.library.calendars.get("office")).toEqual(renamed);
  });

  test("what does not exist cannot be changed, and what exists cannot be made again", async () => {
    const { control } = await openRig();
    const { calendars } = control;
    for (const ask of [
      () => calendars.find("office"),
      () => calendars.save(office, 1),
      () => calendars.remove("office", 1),
      () => calendars.switchEmergency("office", true, undefined),
      () => calendars.uses("office"),
    ])
      expect((await refusal(ask())).code).toBe("calendar_unknown");
    await calendars.create(office);
    expect((await refusal(calendars.create(renamed))).code).toBe("calendar_exists");
  });

  test("a flow that looks at none that there is cannot be published; one that is used cannot be removed", async () => {
    const { control } = await openRig();
    await control.drafts.create(lookingAt("office"));
    const { code, problems } = await refusal(control.publish("desk", ""));
    expect([code, problems?.map((problem) => problem.code)]).toEqual([
      "publish_refused",
      ["calendar_missing"],
    ]);
    await control.calendars.create(office);
    expect((await refusal(control.calendars.remove("office", 1))).code).toBe("calendar_in_use");
    await control.publish("desk", "");
    await control.numbers.assign("bot", "desk");
    expect(await control.calendars.uses("office")).toEqual([
      { flow: "desk", title: "desk", numbers: ["bot"] },
    ]);
    await control.drafts.save(smallFlow("desk"), 1);
    expect((await refusal(control.calendars.remove("office", 1))).code).toBe("calendar_in_use");
    await control.publish("desk", "");
    await control.calendars.remove("office", 1);
    expect(control.published.library.calendars.size).toBe(0);
  });

  test("one that cannot be read is told of once, and the others hold", async () => {
    const rig = await openRig();
    await rig.control.calendars.create(office);
    await rig.control.calendars.create({ ...office, id: "works" });
    const { control } = await rig.again("update calendar set body = '{' where id = 'office'");
    expect([...control.published.library.calendars.keys()]).toEqual(["works"]);
    expect((await refusal(control.calendars.find("office"))).code).toBe("calendar_damaged");
    expect(rig.damaged).toEqual(["calendar_damaged"]);
  });

  test("are seeded, once, and before the flows that look at them", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "calendars.json"), writeCalendars([office]));
    const rig = await openRig();
    expect((await rig.control.seedFrom(folder)).faults).toEqual([]);
    await rig.control.calendars.save(renamed, 1);
    await rig.control.seedFrom(folder);
    expect((await rig.control.calendars.find("office")).calendar).toEqual(renamed);
    writeFileSync(join(folder, "calendars.json"), JSON.stringify([{ ...office, zone: "Nowhere" }]));
    expect((await rig.control.seedFrom(folder)).faults).toMatchObject([
      { of: "calendars.json", code: "calendar_unreadable" },
    ]);
  });
});
