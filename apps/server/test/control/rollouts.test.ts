// Some of the new calls get another version, until all of them do, or none.

import { safePolicy } from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import type { Counts } from "../../src/control/rollout/guard.ts";
import type { Rollout } from "../../src/control/rollout/rollouts.ts";
import { inEnglish, smallFlow, transferTo } from "./flows.ts";
import { openRig, type Rig, refusal } from "./rig.ts";

const saying = (text: string) => smallFlow("desk", { say: inEnglish(text) });

/** Version 1 is live, version 2 is what a share of the calls gets. */
async function tried({ control }: Rig, share = 30): Promise<readonly [string, string]> {
  await control.drafts.create(saying("One."));
  const first = await control.publish("desk", "");
  await control.numbers.assign("bot", "desk");
  await control.drafts.save(saying("Two."), 1);
  const second = await control.publish("desk", "", { trial: { share } });
  return [first.version.id, second.version.id];
}

/** How many of a thousand calls get a version. */
function gets({ control }: Rig, version: string): number {
  const keys = Array.from({ length: 1_000 }, (_, index) => `call-${index}`);
  return keys.filter((key) => control.published.answering({ bot: true }, key)?.version === version).length;
}

const none: Counts = { begun: 0, ended: 0, errors: 0, failedTransfers: 0, hangUps: 0 };

test("a share of the calls gets the version, and a call the same each time, also after a restart", async () => {
  const rig = await openRig();
  const [first, second] = await tried(rig);
  const { control } = rig;
  const some = gets(rig, second);
  expect(some).toBeGreaterThan(240);
  expect(some).toBeLessThan(360);
  expect(gets(rig, first)).toBe(1_000 - some);
  expect(control.published.serving("desk")?.id).toBe(first);
  expect((await control.versions.list("desk")).map(({ current }) => current)).toEqual([false, true]);
  expect(gets(await rig.again(), second)).toBe(some);
});

test("it can be raised, and finished: then it is the version that is live", async () => {
  const rig = await openRig();
  const [first, second] = await tried(rig, 10);
  const { control } = rig;
  const few = gets(rig, second);
  await control.rollouts.setShare("desk", 60);
  expect(gets(rig, second)).toBeGreaterThan(few + 400);
  await control.rollouts.finish("desk");
  expect(gets(rig, second)).toBe(1_000);
  expect(control.published.serving("desk")?.id).toBe(second);
  expect(control.published.held(first)?.id).toBe(first);
  expect(await control.rollouts.latest("desk")).toMatchObject({ state: "finished", share: 60 });
  expect((await refusal(control.rollouts.end("desk", ""))).code).toBe("rollout_unknown");
});

test("ended, nobody gets it, and calls under way keep it", async () => {
  const rig = await openRig();
  const [first, second] = await tried(rig);
  const { control } = rig;
  await control.rollouts.end("desk", "Callers complained.");
  expect(gets(rig, first)).toBe(1_000);
  expect(control.published.held(second)?.id).toBe(second);
  expect(await control.rollouts.latest("desk")).toMatchObject({
    state: "ended",
    told: "Callers complained.",
  });
});

test("an earlier version can be tried as well, and only one at a time", async () => {
  const rig = await openRig();
  const [first, second] = await tried(rig);
  const { control } = rig;
  const twice = await refusal(control.rollBack("desk", second, "", { trial: { share: 5 } }));
  expect(twice.code).toBe("rollout_running");
  await control.rollouts.finish("desk");
  await control.rollBack("desk", first, "", { trial: { share: 50 } });
  expect(gets(rig, first)).toBeGreaterThan(400);
  expect(control.published.serving("desk")?.id).toBe(second);
});

test("what goes live for everybody ends it, whatever it is", async () => {
  const rig = await openRig();
  const [first, second] = await tried(rig);
  const { control } = rig;
  await control.drafts.save(saying("Three."), 2);
  const third = await control.publish("desk", "");
  expect(gets(rig, third.version.id)).toBe(1_000);
  expect((await control.rollouts.latest("desk"))?.state).toBe("replaced");
  await control.rollBack("desk", first, "", { trial: { share: 50 } });
  await control.rollBack("desk", first);
  expect((await control.rollouts.latest("desk"))?.state).toBe("finished");
  expect([gets(rig, first), gets(rig, second)]).toEqual([1_000, 0]);
});

test("where nothing else is live, or it is live already, there is nothing to try", async () => {
  const { control } = await openRig();
  await control.drafts.create(saying("One."));
  const early = await refusal(control.publish("desk", "", { trial: { share: 10 } }));
  expect(early.code).toBe("rollout_unfit");
  expect(await control.versions.list("desk")).toEqual([]);
  await control.publish("desk", "");
  expect((await refusal(control.publish("desk", "", { trial: { share: 10 } }))).code).toBe("rollout_unfit");
});

test("its guard takes it back by itself, once, with the figures", async () => {
  const tripped: Rollout[] = [];
  const rig = await openRig({ onTripped: (rollout) => tripped.push(rollout) });
  const [first, second] = await tried(rig);
  const { control } = rig;
  const { id = "" } = (await control.rollouts.latest("desk")) ?? {};
  const count = (version: string, counts: Partial<Counts>) =>
    control.rollouts.add([{ rollout: id, version, ...none, ...counts }]);
  await count(first, { begun: 50, ended: 50, failedTransfers: 1 });
  await count(second, { begun: 19, ended: 19, failedTransfers: 18 });
  await control.rollouts.judge(id);
  expect(tripped).toEqual([]);
  // Counts of several servers, and of one before and after a restart, are one.
  await count(second, { begun: 3, ended: 2, failedTransfers: 2 });
  await Promise.all([control.rollouts.judge(id), control.rollouts.judge(id)]);
  await control.rollouts.judge(id);
  const why =
    "Of the calls that got version 2, 20 of 21 had a transfer that failed; of version 1 1 of 50: more than 40 % are too many.";
  expect(tripped.map(({ told }) => told)).toEqual([why]);
  expect(gets(rig, first)).toBe(1_000);
  expect(await control.rollouts.latest("desk")).toMatchObject({
    state: "tripped",
    told: why,
    sides: { candidate: { number: 2, begun: 22, ended: 21 }, current: { number: 1, ended: 50 } },
  });
  const entries = await control.audit.list({ deed: "rollout.tripped", most: 5 });
  expect(entries).toMatchObject([{ thing: "desk", who: { kind: "server" }, after: { why } }]);
});

test("what it needs is looked after as if it were live, and told once for both versions", async () => {
  const rig = await openRig();
  const { control } = rig;
  const number = "+493012345678";
  const calling = (text: string) => {
    const flow = saying(text);
    return { ...flow, nodes: [...flow.nodes, transferTo("phone", { kind: "phone", number })] };
  };
  await control.drafts.create(saying("One."));
  await control.publish("desk", "");
  await control.drafts.save(calling("Two."), 1);
  await control.publish("desk", "", { trial: { share: 5 } });
  await control.outsideCalls.save({ ...safePolicy, refused: [{ number }] }, 1);
  expect(control.outsideCalls.notAllowed()).toMatchObject([{ flow: "desk", number }]);
  expect((await refusal(control.rollouts.finish("desk"))).code).toBe("rollback_refused");
  expect((await control.rollouts.latest("desk"))?.state).toBe("running");
  await control.outsideCalls.save({ ...safePolicy }, 2);
  await control.rollouts.finish("desk");
  await control.drafts.save(calling("Three."), 2);
  await control.publish("desk", "", { trial: { share: 5 } });
  await control.outsideCalls.save({ ...safePolicy, refused: [{ number }] }, 3);
  expect(control.outsideCalls.notAllowed()).toHaveLength(1);
});

test("a version that is damaged meanwhile is given to nobody", async () => {
  const rig = await openRig();
  const [first, second] = await tried(rig);
  const again = await rig.again(`update version set manifest = '{}' where id = '${second}'`);
  expect(gets(again, first)).toBe(1_000);
  expect(again.refused).toMatchObject([{ flow: "desk", version: second, instead: first }]);
});
