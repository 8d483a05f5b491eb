import { describe, expect, test } from "vitest";
import { wavOf } from "./fake-audio.ts";
import { brokenFlow, inEnglish, smallFlow, transferTo } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

describe("drafts", () => {
  test("count their saves, and keep what was saved through a restart", async () => {
    const rig = await openRig();
    await rig.control.drafts.create(smallFlow("desk"));
    const saved = await rig.control.drafts.save(smallFlow("desk", { title: "Front desk" }), 1);
    expect(saved).toMatchObject({ revision: 2, title: "Front desk" });
    const { control } = await rig.again();
    const kept = await control.drafts.find("desk");
    expect(kept).toMatchObject({ revision: 2, title: "Front desk", problems: [] });
    expect(kept.document).toEqual(smallFlow("desk", { title: "Front desk" }));
    expect(await control.drafts.list()).toMatchObject([{ id: "desk", title: "Front desk", revision: 2 }]);
  });

  test("a save of an old revision is a conflict that carries both documents and overwrites nothing", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    const mine = smallFlow("desk", { title: "Mine" });
    const theirs = smallFlow("desk", { title: "Theirs" });
    await control.drafts.save(theirs, 1);
    const error = await refusal(control.drafts.save(mine, 1));
    expect(error.code).toBe("draft_conflict");
    expect(error.conflict).toEqual({
      saved: { revision: 2, document: theirs, by: null, at: expect.stringMatching(/^2026-/) },
      yours: { basedOn: 1, document: mine },
    });
    expect((await control.drafts.find("desk")).title).toBe("Theirs");
  });

  test("of many saves of one revision at once exactly one gets through", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    const saves = Array.from({ length: 10 }, (_, index) =>
      control.drafts.save(smallFlow("desk", { title: `Writer ${index}` }), 1).then(
        ({ revision }) => revision,
        () => "conflict",
      ),
    );
    const outcomes = await Promise.all(saves);
    expect(outcomes.filter((outcome) => outcome === 2)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(9);
  });

  test("a save whose answer got lost may be repeated", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    const mine = smallFlow("desk", { title: "Mine" });
    await control.drafts.save(mine, 1);
    expect(await control.drafts.save(mine, 1)).toMatchObject({ revision: 2 });
  });

  test("a revision that never was is a conflict too", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    expect((await refusal(control.drafts.save(smallFlow("desk", { title: "x" }), 7))).code).toBe(
      "draft_conflict",
    );
  });

  test("a flow that does not work may be saved; another one of its id may not be made", async () => {
    const { control } = await openRig();
    await control.drafts.create(brokenFlow("desk"));
    expect((await refusal(control.drafts.create(smallFlow("desk")))).code).toBe("flow_exists");
    expect((await refusal(control.drafts.find("other"))).code).toBe("flow_unknown");
    expect((await refusal(control.drafts.save(smallFlow("other"), 1))).code).toBe("flow_unknown");
  });
});

describe("whom flows send calls to", () => {
  test("is listed by name, each address once, whatever flow it is in", async () => {
    const { control } = await openRig();
    expect(await control.destinations.list()).toEqual([]);
    const taxi = { kind: "phone", number: "+15550145", name: "Taxi" } as const;
    const unnamed = { kind: "phone", number: "+15550146" } as const;
    const desk = smallFlow("desk");
    await control.drafts.create(smallFlow("other"));
    await control.drafts.create({
      ...desk,
      nodes: [...desk.nodes, transferTo("to-taxi", taxi), transferTo("to-nobody-known", unnamed)],
    });
    const [operator, found] = await control.destinations.list();
    expect(operator).toEqual(desk.fallback?.to);
    expect(found).toEqual(taxi);
    expect(await control.destinations.list()).toHaveLength(2);
  });
});

describe("recordings of a draft", () => {
  test("are kept by name, replaced and removed", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    const first = await control.recordings.put("desk", "hello.wav", wavOf("one"));
    expect(first).toMatchObject({ name: "hello.wav", milliseconds: 8 });
    const second = await control.recordings.put("desk", "hello.wav", wavOf("second"));
    expect(await control.recordings.list("desk")).toEqual([second]);
    expect(Buffer.from(await control.recordings.read("desk", "hello.wav"))).toEqual(wavOf("second"));
    await control.recordings.remove("desk", "hello.wav");
    expect(await control.recordings.list("desk")).toEqual([]);
    expect((await refusal(control.recordings.remove("desk", "hello.wav"))).code).toBe("recording_unknown");
    expect((await refusal(control.recordings.read("desk", "hello.wav"))).code).toBe("recording_unknown");
  });

  test("are refused with the reason when they cannot be played, named or belong nowhere", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk", { say: inEnglish("x") }));
    const unplayable = await refusal(control.recordings.put("desk", "hello.wav", Buffer.from("MP3")));
    expect(unplayable.code).toBe("recording_unusable");
    expect(unplayable.message).toContain("This is no WAV file.");
    for (const name of ["../hello.wav", "hello.mp3", "Hello.wav", ""]) {
      expect((await refusal(control.recordings.put("desk", name, wavOf("x")))).code).toBe(
        "recording_name_wrong",
      );
    }
    expect((await refusal(control.recordings.put("other", "a.wav", wavOf("x")))).code).toBe("flow_unknown");
    expect(await control.recordings.list("desk")).toEqual([]);
  });
});
