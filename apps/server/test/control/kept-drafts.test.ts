// Drafts as they were: under a name, and what was saved over.

import { expect, test } from "vitest";
import { wavOf } from "./fake-audio.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

const saying = (text: string) => smallFlow("desk", { title: text, say: inEnglish(text) });

test("what is saved over is kept, the newest first, and what is saved again is not", async () => {
  let now = 1_000;
  const { control } = await openRig({ now: () => now });
  await control.drafts.create(saying("One."));
  expect(await control.keptDrafts.list("desk")).toEqual([]);
  now = 2_000;
  await control.drafts.save(saying("Two."), 1);
  await control.drafts.save(saying("Two."), 1);
  now = 3_000;
  await control.drafts.save(saying("Three."), 2);
  expect(await control.keptDrafts.list("desk")).toMatchObject([
    { title: "Two.", revision: 2, at: 2_000, name: undefined },
    { title: "One.", revision: 1, at: 1_000, name: undefined },
  ]);
});

test("of very many saves only some stay, and all that have a name", async () => {
  let now = 0;
  const { control } = await openRig({ now: () => now });
  await control.drafts.create(saying("0"));
  await control.keptDrafts.keep("desk", "Before the rebuild");
  for (let save = 1; save <= 60; save += 1) {
    now += 60_000;
    await control.drafts.save(saying(`${save}`), save);
  }
  const kept = await control.keptDrafts.list("desk");
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.length).toBeLessThan(35);
  expect(kept.at(-1)).toMatchObject({ name: "Before the rebuild", title: "0" });
});

test("it comes back with its recordings, unless somebody has saved since", async () => {
  const rig = await openRig();
  const { control } = rig;
  const recorded = smallFlow("desk", { say: { "en-US": { text: "One.", recording: "one.wav" } } });
  await control.drafts.create(recorded);
  const put = await control.recordings.put("desk", "one.wav", wavOf("one"));
  const { id } = await control.keptDrafts.keep("desk", "With my voice");
  await control.drafts.save(saying("Two."), 1);
  await control.recordings.remove("desk", "one.wav");
  const stale = await refusal(control.keptDrafts.restore("desk", id, 1));
  expect([stale.code, stale.conflict?.saved.revision]).toEqual(["draft_conflict", 2]);
  const { draft, otherSounds } = await control.keptDrafts.restore("desk", id, 2);
  expect([draft.revision, draft.document, otherSounds]).toEqual([3, recorded, []]);
  expect(await control.recordings.list("desk")).toEqual([put]);
  // What it was restored over is kept as well.
  expect((await control.keptDrafts.list("desk")).some(({ title }) => title === "Two.")).toBe(true);
});

test("one that is removed is gone, and what is no draft of the flow is none", async () => {
  const { control } = await openRig();
  await control.drafts.create(saying("One."));
  await control.drafts.create(smallFlow("sales"));
  const { id } = await control.keptDrafts.keep("desk", "One");
  expect((await refusal(control.keptDrafts.forget("sales", id))).code).toBe("kept_draft_unknown");
  expect((await refusal(control.keptDrafts.restore("sales", id, 1))).code).toBe("kept_draft_unknown");
  await control.keptDrafts.forget("desk", id);
  expect(await control.keptDrafts.list("desk")).toEqual([]);
  expect((await refusal(control.keptDrafts.list("nothing"))).code).toBe("flow_unknown");
  expect((await refusal(control.keptDrafts.keep("nothing", "x"))).code).toBe("flow_unknown");
  const entries = await control.audit.list({ most: 9 });
  expect(entries.map(({ deed }) => deed)).toEqual(expect.arrayContaining(["draft.kept", "draft.forgotten"]));
});

test("more than a hundred names are not kept", async () => {
  const rig = await openRig();
  const { control } = rig;
  await control.drafts.create(saying("One."));
  for (let count = 0; count < 100; count += 1) await control.keptDrafts.keep("desk", `${count}`);
  expect((await refusal(control.keptDrafts.keep("desk", "one more"))).code).toBe("kept_drafts_full");
});
