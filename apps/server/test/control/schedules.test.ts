// A version that goes live later.

import { safePolicy } from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import { actAs } from "../../src/control/audit/actor.ts";
import type { ControlError } from "../../src/control/control-error.ts";
import type { Schedule } from "../../src/control/schedule/schedules.ts";
import { inEnglish, smallFlow, transferTo } from "./flows.ts";
import { manualClock } from "./manual-clock.ts";
import { openRig, refusal } from "./rig.ts";

const saying = (text: string) => smallFlow("desk", { say: inEnglish(text) });
const monday = Date.UTC(2026, 0, 5, 9);
const night = { at: "2026-01-06T02:30", zone: "Europe/Berlin" };
const due = Date.UTC(2026, 0, 6, 1, 30);

async function rigAt(start = monday) {
  const clock = manualClock(start);
  const planned: (readonly [Schedule, ControlError | undefined])[] = [];
  let heard = () => {};
  const rig = await openRig({
    now: clock.now,
    onPlanned: (schedule, error) => {
      planned.push([schedule, error]);
      heard();
    },
  });
  return {
    ...rig,
    clock,
    planned,
    /** Goes on until something that is planned has been done, or refused. */
    async until(time: number): Promise<void> {
      const done = new Promise<void>((resolve) => {
        heard = resolve;
      });
      clock.to(time);
      await done;
    },
  };
}

test("it is voiced now, and goes live at its time on a clock of its zone", async () => {
  const rig = await rigAt();
  const { control, audio, clock, until } = rig;
  await control.drafts.create(saying("One."));
  const first = await control.publish("desk", "");
  await control.drafts.save(saying("Two."), 1);
  await control.keepTime(clock);
  const author = { kind: "person", id: "t/o", name: "Ada" } as const;
  const { version } = await actAs(author, clock.now(), () =>
    control.publish("desk", "For the night.", { when: night }),
  );
  expect(audio.spoken).toContain("Two.");
  expect(control.published.serving("desk")?.id).toBe(first.version.id);
  expect(await control.schedules.list("desk")).toMatchObject([
    { ...night, number: 2, dueAt: due, state: "waiting" },
  ]);
  audio.outage = "no voice at night";
  clock.to(due - 1);
  expect(control.published.serving("desk")?.id).toBe(first.version.id);
  await until(due);
  await control.keepTime(clock);
  expect(control.published.serving("desk")?.id).toBe(version.id);
  expect(await control.schedules.list("desk")).toMatchObject([
    { state: "done", overAt: due, told: "As planned for 2026-01-06T02:30 (Europe/Berlin)." },
  ]);
  expect((await control.versions.list("desk"))[0]).toMatchObject({ current: true, live: { at: due } });
  const entries = await control.audit.list({ deed: "schedule.done", most: 5 });
  // Whoever had planned it had the timer set, and is not who does it.
  expect(entries).toMatchObject([{ thing: "desk", at: due, who: { kind: "server" } }]);
});

test("what was due while no server was there is done at the start, and says so", async () => {
  const rig = await rigAt();
  const { control, clock } = rig;
  await control.drafts.create(saying("One."));
  await control.publish("desk", "", { when: night });
  const later = due + 3_600_000;
  const again = await rig.again();
  expect(again.control.published.serving("desk")).toBeUndefined();
  clock.to(later);
  await again.control.keepTime(clock);
  expect(again.control.published.serving("desk")?.id).toBeDefined();
  expect((await again.control.schedules.list("desk"))[0]?.told).toContain(
    "late, because no server was there",
  );
});

test("cancelled, it stays a version and goes live never", async () => {
  const { control, clock, planned } = await rigAt();
  await control.drafts.create(saying("One."));
  await control.keepTime(clock);
  await control.publish("desk", "", { when: night });
  const [{ id } = { id: "" }] = await control.schedules.list("desk");
  await control.schedules.cancel(id);
  expect((await refusal(control.schedules.cancel(id))).code).toBe("schedule_unknown");
  clock.to(due + 1);
  await control.keepTime(clock);
  expect(planned).toEqual([]);
  expect(control.published.serving("desk")).toBeUndefined();
  expect(await control.versions.list("desk")).toHaveLength(1);
});

test("what it needs and is gone by then keeps it from going live, and is told", async () => {
  const { control, clock, planned, until } = await rigAt();
  const number = "+493012345678";
  await control.drafts.create(saying("One."));
  const first = await control.publish("desk", "");
  const calling = smallFlow("desk");
  await control.drafts.save(
    { ...calling, nodes: [...calling.nodes, transferTo("phone", { kind: "phone", number })] },
    1,
  );
  await control.keepTime(clock);
  await control.publish("desk", "", { when: night });
  await control.outsideCalls.save({ ...safePolicy, refused: [{ number }] }, 1);
  await until(due);
  expect(planned[0]?.[1]?.code).toBe("rollback_refused");
  const [plan] = await control.schedules.list("desk");
  expect(plan).toMatchObject({ state: "refused", told: expect.stringContaining("was not made live") });
  expect(control.published.serving("desk")?.id).toBe(first.version.id);
});

test("a flow that a server of before has planned although it was removed does not keep others waiting", async () => {
  const { control, clock, database, planned, until } = await rigAt();
  await control.drafts.create(saying("One."));
  await control.drafts.create(smallFlow("sales"));
  await control.keepTime(clock);
  await control.publish("desk", "", { when: night });
  await control.publish("sales", "", { when: night });
  await database
    .updateTable("flow")
    .set({ removed_at: 1, removed_by: "Author" })
    .where("id", "=", "desk")
    .execute();
  await until(due);
  await control.keepTime(clock);
  expect(planned.map(([{ flow }, error]) => [flow, error?.code])).toEqual(
    expect.arrayContaining([
      ["desk", "flow_removed"],
      ["sales", undefined],
    ]),
  );
  expect(control.published.serving("sales")).toBeDefined();
  expect(control.published.serving("desk")).toBeUndefined();
});

test("a share of the calls can be what is planned, and an earlier version as well", async () => {
  const { control, clock, until } = await rigAt();
  await control.drafts.create(saying("One."));
  const first = await control.publish("desk", "");
  await control.drafts.save(saying("Two."), 1);
  const second = await control.publish("desk", "");
  await control.keepTime(clock);
  await control.rollBack("desk", first.version.id, "", { when: night, trial: { share: 20 } });
  await until(due);
  await control.keepTime(clock);
  expect(await control.rollouts.latest("desk")).toMatchObject({
    state: "running",
    share: 20,
    candidate: first.version.id,
    base: second.version.id,
  });
});

test("linked flows that nobody has published go live with it, and not before", async () => {
  const { control, clock, until } = await rigAt();
  await control.drafts.create(smallFlow("sales"));
  await control.drafts.create(smallFlow("desk", { goesOnWith: "sales" }));
  await control.keepTime(clock);
  await control.publish("desk", "", { when: night });
  expect((await control.versions.current()).size).toBe(0);
  await until(due);
  await control.keepTime(clock);
  expect([...(await control.versions.current()).keys()].sort()).toEqual(["desk", "sales"]);
  expect(control.published.serving("sales")).toBeDefined();
});

test("a time that is over is refused before anything is spoken", async () => {
  const { control, audio } = await rigAt(due);
  await control.drafts.create(saying("One."));
  expect((await refusal(control.publish("desk", "", { when: night }))).code).toBe("schedule_unfit");
  expect([audio.spoken, await control.versions.list("desk")]).toEqual([[], []]);
});

test("more than twenty are not planned", async () => {
  const { control } = await rigAt();
  await control.drafts.create(saying("One."));
  for (let count = 0; count < 20; count += 1) await control.publish("desk", "", { when: night });
  expect((await refusal(control.publish("desk", "", { when: night }))).code).toBe("schedules_full");
});
