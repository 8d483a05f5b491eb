// An earlier version is brought back: for callers, or as a draft.

import type { FlowDocument, FlowNode } from "@dialtree/flow";
import { safePolicy } from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import { wavOf } from "./fake-audio.ts";
import { flowNaming, inEnglish, smallFlow, transferTo } from "./flows.ts";
import { openRig, type Rig, refusal } from "./rig.ts";

const saying = (text: string) => smallFlow("desk", { say: inEnglish(text) });

/** Publishes these, one version after the other; their ids. */
async function versionsOf({ control }: Rig, ...documents: readonly FlowDocument[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, document] of documents.entries()) {
    if (index === 0) await control.drafts.create(document);
    else await control.drafts.save(document, index);
    ids.push((await control.publish("desk", "")).version.id);
  }
  return ids;
}

/** A flow whose first step is this one, with nothing behind it. */
function beginningWith(step: FlowNode): FlowDocument {
  const flow = smallFlow("desk");
  return { ...flow, nodes: [...flow.nodes, step] };
}

test("new calls get it, nothing is spoken, calls under way keep theirs, and the list says since when and why", async () => {
  let now = 1_000;
  const rig = await openRig({ now: () => now });
  const [first = "", second = ""] = await versionsOf(rig, saying("One."), saying("Two."));
  const { control, audio } = rig;
  audio.spoken.length = 0;
  now = 2_000;
  await control.rollBack("desk", first, "Two was cut short.");
  expect(control.published.serving("desk")?.id).toBe(first);
  expect(control.published.held(second)?.id).toBe(second);
  expect(audio.spoken).toEqual([]);
  expect((await control.drafts.find("desk")).revision).toBe(2);
  expect(await control.versions.list("desk")).toMatchObject([
    { number: 2, current: false, live: { at: 1_000, note: "" } },
    { number: 1, current: true, live: { at: 2_000, note: "Two was cut short." } },
  ]);
  const again = await rig.again();
  expect((await again.control.versions.list("desk"))[1]?.live?.note).toBe("Two was cut short.");
});

test("what it needs and is gone is named, and callers keep what they have", async () => {
  const rig = await openRig();
  const { control } = rig;
  const number = "+493012345678";
  const [, second = "", last = ""] = await versionsOf(
    rig,
    saying("One."),
    beginningWith(transferTo("phone", { kind: "phone", number })),
    saying("Three."),
  );
  await control.outsideCalls.save({ ...safePolicy, refused: [{ number }] }, 1);
  const why = await refusal(control.rollBack("desk", second));
  expect(why).toMatchObject({
    code: "rollback_refused",
    message: 'Version 2 of the flow "desk" was not made live: 1 thing that it needs is no longer there.',
    problems: [{ code: "number_refused", flow: "desk", node: "phone" }],
  });
  expect(control.published.serving("desk")?.id).toBe(last);
});

test("a list of PINs that is gone is named", async () => {
  const rig = await openRig();
  const { control } = rig;
  await control.pins.put("customers", [{ account: "104711", pin: "4444" }]);
  const [first = ""] = await versionsOf(rig, flowNaming("desk", "check-pin", "customers"), saying("Two."));
  await control.rollBack("desk", first);
  await control.publish("desk", "");
  await rig.database.deleteFrom("pin").execute();
  await rig.database.deleteFrom("pin_list").execute();
  const why = await refusal(control.rollBack("desk", first));
  expect(why.code).toBe("rollback_refused");
  expect(why.problems).toMatchObject([{ node: "asking", severity: "error" }]);
});

test("a version that was fit when it was published is not held to what is checked today", async () => {
  const rig = await openRig();
  // A step that nothing leads to is told of, whenever it is looked at.
  const [first = ""] = await versionsOf(
    rig,
    beginningWith(transferTo("lonely", { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01" })),
    saying("Two."),
  );
  await rig.control.rollBack("desk", first);
  expect(rig.control.published.serving("desk")?.id).toBe(first);
});

test("a version whose sounds are gone is not made live", async () => {
  const rig = await openRig();
  const [first = "", second = ""] = await versionsOf(rig, saying("One."), saying("Two."));
  const { control, audio } = rig;
  const lost = [...(await control.published.load(first)).sounds].filter(
    (hash) => !control.published.held(second)?.sounds.has(hash),
  );
  expect(lost).toHaveLength(1);
  for (const hash of lost) {
    audio.kept.delete(hash);
    audio.shared.delete(hash);
  }
  const why = await refusal(control.rollBack("desk", first));
  expect([why.code, why.message]).toEqual([
    "version_damaged",
    expect.stringContaining("1 of its sounds is gone"),
  ]);
  expect(control.published.serving("desk")?.id).toBe(second);
});

test("as a draft it comes back with its recordings; what the draft has by the same name stays", async () => {
  const rig = await openRig();
  const { control } = rig;
  const recorded = smallFlow("desk", {
    say: { "en-US": { text: "One.", recording: "one.wav" } },
    fallback: { "en-US": { text: "Sorry.", recording: "sorry.wav" } },
  });
  await control.drafts.create(recorded);
  await control.recordings.put("desk", "one.wav", wavOf("one"));
  const sorry = await control.recordings.put("desk", "sorry.wav", wavOf("sorry"));
  const { version } = await control.publish("desk", "");
  await control.drafts.save(saying("Two."), 1);
  await control.recordings.remove("desk", "one.wav");
  const newer = await control.recordings.put("desk", "sorry.wav", wavOf("so sorry"));
  expect(newer.hash).not.toBe(sorry.hash);

  const stale = await refusal(control.restoreDraft(version.id, 1));
  expect(stale.code).toBe("draft_conflict");
  expect(await control.recordings.list("desk")).toHaveLength(1);

  const { draft, otherSounds } = await control.restoreDraft(version.id, 2);
  expect([draft.revision, draft.document, otherSounds]).toEqual([3, recorded, ["sorry.wav"]]);
  const [one, kept] = await control.recordings.list("desk");
  expect([one?.name, kept]).toEqual(["one.wav", newer]);
  // A request whose answer was lost may be repeated.
  expect((await control.restoreDraft(version.id, 2)).draft.revision).toBe(3);
  expect(control.published.serving("desk")?.id).toBe(version.id);
});
