import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@dialtree/flow";
import { readCalendars } from "@dialtree/flow/hours";
import { writeWav } from "@dialtree/speech";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { archiveBounds } from "../../src/control/archive/bounds.ts";
import { readZip } from "../../src/control/archive/zip/reading.ts";
import { writeZip } from "../../src/control/archive/zip/writing.ts";
import type { Database } from "../../src/control/database/open.ts";
import { hashOf } from "../../src/control/hashes.ts";
import { flowNaming, inEnglish, smallFlow } from "./flows.ts";
import { openRig, type Rig, refusal } from "./rig.ts";

/** A sound that differs with its number. */
const sound = (number: number): Uint8Array =>
  writeWav(Int16Array.from({ length: 1_600 }, (_, at) => ((at * 37 + number * 991) % 20_000) - 10_000));
const said = (recording: string) => ({ "en-US": { text: "Hello.", recording } });

const calendar = readCalendars(
  readFileSync(join(import.meta.dirname, "../../../../flows/calendars.json"), "utf8"),
).calendars[0]!;

/** A flow with a recording and a prompt of the library, that goes on with another flow, which has a recording too. */
async function withFlows(rig: Rig): Promise<Rig> {
  const { control } = rig;
  await control.prompts.create({ id: "welcome", title: "Welcome", words: { "en-US": "Welcome." } });
  await control.prompts.putSound("welcome", "en-US", sound(1));
  await control.prompts.create({ id: "unused", title: "Unused", words: {} });
  await control.drafts.create(
    smallFlow("desk", {
      say: said("hello.wav"),
      goesOnWith: "billing",
      fallback: { "en-US": { text: "Sorry.", prompt: "welcome" } },
    }),
  );
  await control.recordings.put("desk", "hello.wav", sound(2));
  await control.drafts.create(smallFlow("billing", { say: said("bill.wav") }));
  await control.recordings.put("billing", "bill.wav", sound(3));
  await control.drafts.create(smallFlow("other"));
  return rig;
}

let desk: Promise<Uint8Array> | undefined;
/** The archive of the desk: made once. */
function deskArchive(): Promise<Uint8Array> {
  desk ??= openRig()
    .then(withFlows)
    .then(({ control }) => control.archives.make(["desk"]));
  return desk;
}

/** Everything that an archive could change, but the time. */
async function everything(database: Database): Promise<string> {
  const tables = [
    "flow",
    "recording",
    "prompt",
    "prompt_sound",
    "calendar",
    "upload",
    "audit",
    "current",
  ] as const;
  const all = [];
  for (const table of tables) all.push([table, await database.selectFrom(table).selectAll().execute()]);
  return JSON.stringify(all);
}

const filesOf = async (bytes: Uint8Array) => new Map(await readZip(bytes, archiveBounds));

/** An archive in which somebody has changed files, with a manifest that says so, as somebody who means harm would write it. */
async function changed(
  bytes: Uint8Array,
  change: (files: Map<string, Uint8Array>) => void,
): Promise<Uint8Array> {
  const files = await filesOf(bytes);
  change(files);
  const manifest = JSON.parse(Buffer.from(files.get("manifest.json")!).toString()) as JsonObject;
  files.delete("manifest.json");
  const { createHash } = await import("node:crypto");
  const hashes = [...files].map(([name, content]) => [
    name,
    createHash("sha256").update(content).digest("hex"),
  ]);
  const whole = { ...manifest, files: Object.fromEntries(hashes) };
  return writeZip(new Map([["manifest.json", Buffer.from(JSON.stringify(whole))], ...files]));
}

describe("an archive", () => {
  test("holds a flow with those that it leads to, and all that they play, in the folders of a repository", async () => {
    const { control } = await withFlows(await openRig());
    const files = await filesOf(await control.archives.make(["desk"]));
    expect([...files.keys()]).toEqual([
      "manifest.json",
      "flows/desk/flow.json",
      "flows/desk/prompts/hello.wav",
      "flows/billing/flow.json",
      "flows/billing/prompts/bill.wav",
      "prompts/welcome/prompt.json",
      "prompts/welcome/en-US.wav",
    ]);
    expect(Buffer.from(files.get("flows/desk/flow.json")!).toString()).toBe(
      (await control.drafts.find("desk")).text,
    );
    expect(files.get("flows/desk/prompts/hello.wav")).toEqual(Buffer.from(sound(2)));
    expect(await control.archives.make(["desk"])).toEqual(await control.archives.make(["desk"]));
    expect((await refusal(control.archives.make(["nobody"]))).code).toBe("flow_unknown");
  });

  test("holds no secret, no PIN and no number, but the names of what is missing elsewhere", async () => {
    const { control } = await openRig();
    await control.pins.put("staff", [{ account: "4711", pin: "908172" }]);
    await control.drafts.create(flowNaming("desk", "check-pin", "staff"));
    await control.numbers.assign("+15550123", "desk");
    const bytes = await control.archives.make(["desk"]);
    const texts = [...(await filesOf(bytes)).values()]
      .map((content) => Buffer.from(content).toString())
      .join();
    expect(texts).not.toMatch(/908172|4711|15550123/);
    const { missing } = await (await openRig()).control.archives.look(bytes);
    expect(missing).toEqual([{ flow: "desk", kind: "pin-list", name: "staff" }]);
    expect((await control.archives.look(bytes)).missing).toEqual([]);
  });

  test("holds the scenarios of its flows, which come along; what is here besides stays", async () => {
    const scenario = (words: string) => `call from +15550100\nanswers\nhears "${words}"\n`;
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    await control.drafts.create(smallFlow("night"));
    await control.scenarios.put("desk", "greeting", scenario("One."), 0);
    const bytes = await control.archives.make(["desk", "night"]);
    const cases = [...(await filesOf(bytes)).keys()].filter((name) => name.includes("/cases/"));
    expect(cases).toEqual(["flows/desk/cases/greeting.txt"]);
    expect(await control.archives.look(bytes)).toMatchObject({
      scenarios: 1,
      flows: [{ id: "desk", standing: "same" }, { id: "night" }],
    });

    await control.scenarios.put("desk", "greeting", scenario("Two."), 1);
    await control.scenarios.put("desk", "other", scenario("Three."), 0);
    const { flows } = await control.archives.look(bytes);
    expect(flows[0]).toMatchObject({
      standing: "different",
      newScenarios: [],
      otherScenarios: ["greeting"],
    });
    const choices = { desk: { as: "replace", basedOn: 1 }, night: { as: "skip" } } as const;
    await control.archives.takeIn(bytes, choices);
    expect(await control.scenarios.list("desk")).toMatchObject([
      { name: "greeting", text: scenario("One."), revision: 3 },
      { name: "other", text: scenario("Three."), revision: 1 },
    ]);
    const elsewhere = await openRig();
    await elsewhere.control.archives.takeIn(bytes, { desk: { as: "copy", id: "front" } });
    expect(await elsewhere.control.scenarios.list("front")).toMatchObject([
      { name: "greeting", text: scenario("One."), revision: 1 },
    ]);
  });
});

describe("taking one in", () => {
  test("is first a report, which writes nothing, and then drafts that play the same", async () => {
    const bytes = await deskArchive();
    const { control, database } = await openRig();
    const before = await everything(database);
    expect(await control.archives.look(bytes)).toMatchObject({
      flows: [
        { id: "desk", standing: "new", revision: null, newRecordings: ["hello.wav"], copyId: "desk-2" },
        { id: "billing", standing: "new" },
      ],
      prompts: [{ id: "welcome", standing: "new" }],
      missing: [],
    });
    expect(await everything(database)).toBe(before);

    expect(await control.archives.takeIn(bytes, {})).toEqual({
      created: ["desk", "billing"],
      replaced: [],
      skipped: [],
      prompts: ["welcome"],
      calendars: [],
    });
    expect(await control.archives.make(["desk"])).toEqual(bytes);
    expect(Buffer.from(await control.recordings.read("desk", "hello.wav"))).toEqual(Buffer.from(sound(2)));
    expect(await control.versions.current()).toEqual(new Map());
    expect((await control.publish("desk", "From elsewhere")).version.number).toBe(1);
  });

  test("writes down what came, in whose name", async () => {
    const bytes = await (await withFlows(await openRig())).control.archives.make(["billing"]);
    const { control, database } = await openRig();
    await control.archives.takeIn(bytes, {});
    const [row] = await database
      .selectFrom("audit")
      .selectAll()
      .where("deed", "=", "flow.imported")
      .execute();
    expect(row).toMatchObject({ thing: "billing", before: null });
    const after = JSON.parse(row!.after!);
    expect(after.sha256).toBe(hashOf((await control.drafts.find("billing")).text));
    expect(Object.keys(after.recordings)).toEqual(["bill.wav"]);
  });

  test("a flow that is there is replaced, copied or skipped, as somebody chooses", async () => {
    const { control } = await withFlows(await openRig());
    const bytes = await control.archives.make(["desk"]);
    const same = (await control.archives.look(bytes)).flows.map(({ standing }) => standing);
    expect(same).toEqual(["same", "same"]);
    await control.drafts.save(smallFlow("desk", { title: "Front desk", say: inEnglish("New.") }), 1);
    await control.recordings.put("desk", "hello.wav", sound(9));
    const [desk] = (await control.archives.look(bytes)).flows;
    expect(desk).toMatchObject({
      standing: "different",
      revision: 2,
      otherRecordings: ["hello.wav"],
      newRecordings: [],
    });
    expect(desk!.changes).toContain('"Title of the flow" is now "desk" instead of "Front desk".');

    expect((await refusal(control.archives.takeIn(bytes, { billing: { as: "skip" } }))).code).toBe(
      "flow_exists",
    );
    const late = await refusal(
      control.archives.takeIn(bytes, { desk: { as: "replace", basedOn: 1 }, billing: { as: "skip" } }),
    );
    expect([late.code, late.conflict?.saved.revision]).toEqual(["draft_conflict", 2]);
    expect(
      await control.archives.takeIn(bytes, { desk: { as: "replace", basedOn: 2 }, billing: { as: "skip" } }),
    ).toMatchObject({ created: [], replaced: ["desk"], skipped: ["billing"], prompts: [] });
    expect(await control.drafts.find("desk")).toMatchObject({ title: "desk", revision: 3 });
    expect(Buffer.from(await control.recordings.read("desk", "hello.wav"))).toEqual(Buffer.from(sound(2)));

    await control.archives.takeIn(bytes, {
      desk: { as: "copy", id: "porter" },
      billing: { as: "copy", id: "porter-bills" },
    });
    const { document } = await control.drafts.find("porter");
    // It goes on with the copy that came with it, and not with the flow of the old name.
    expect(document!.nodes.find(({ type }) => type === "go-to")?.data).toMatchObject({
      place: { flow: "porter-bills" },
    });
    expect(document!.title).toBe("desk (copy)");
    expect((await control.recordings.list("porter")).map(({ name }) => name)).toEqual(["hello.wav"]);
  });

  test.each([
    [{ nobody: { as: "skip" } }, "archive_undecided"],
    [{ desk: { as: "copy", id: "billing" } }, "archive_undecided"],
    [{ desk: { as: "replace", basedOn: 1 } }, "archive_undecided"],
    [{ desk: { as: "copy", id: "taken" } }, "flow_exists"],
  ] as const)("what cannot be meant is refused, and nothing is written: %j", async (choices, code) => {
    const bytes = await deskArchive();
    const { control, database } = await openRig();
    await control.drafts.create(smallFlow("taken"));
    const before = await everything(database);
    expect((await refusal(control.archives.takeIn(bytes, choices))).code).toBe(code);
    expect(await everything(database)).toBe(before);
  });

  test("calendars that are not here come along, without an emergency, and those that are here stay", async () => {
    const from = await openRig();
    await from.control.calendars.create(calendar);
    await from.control.calendars.switchEmergency(calendar.id, true, "Somebody");
    const hours = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../../../flows/branch/flow.json"), "utf8"),
    );
    await from.control.drafts.create(from.control.documentFrom(hours));
    const bytes = await from.control.archives.make(["branch"]);
    const { control } = await openRig();
    expect((await control.archives.look(bytes)).calendars).toMatchObject([
      { id: calendar.id, standing: "new" },
    ]);
    expect((await control.archives.takeIn(bytes, {})).calendars).toEqual([calendar.id]);
    const kept = await control.calendars.find(calendar.id);
    expect(kept.calendar.emergency).toBeUndefined();
    await control.calendars.save({ ...kept.calendar, name: "Ours" }, kept.revision);
    expect((await control.archives.look(bytes)).calendars).toMatchObject([{ standing: "different" }]);
    await control.archives.takeIn(bytes, { branch: { as: "copy", id: "branch-2" } });
    expect((await control.calendars.find(calendar.id)).calendar.name).toBe("Ours");
  });

  test("one that has no room is refused before the first of its sounds is kept", async () => {
    const bytes = await deskArchive();
    const { control, database } = await openRig({ uploadBytes: sound(1).byteLength * 2 });
    const before = await everything(database);
    expect((await refusal(control.archives.takeIn(bytes, {}))).code).toBe("sounds_full");
    expect(await everything(database)).toBe(before);
  });

  test("what somebody saves between the look and the taking in undoes all of it", async () => {
    const bytes = await deskArchive();
    // Saved when it was looked for the last time, and before the transaction.
    let save: (() => Promise<unknown>) | undefined;
    const { control, database } = await openRig({
      async after(rows) {
        if (!save || !rows.some((row) => "draft" in row && "id" in row && row.id === "billing")) return;
        const now = save;
        save = undefined;
        await now();
      },
    });
    await control.drafts.create(smallFlow("billing"));
    save = () => control.drafts.save(smallFlow("billing", { title: "Saved meanwhile" }), 1);
    const late = await refusal(control.archives.takeIn(bytes, { billing: { as: "replace", basedOn: 1 } }));
    expect(late.conflict?.saved.revision).toBe(2);
    const flows = await database.selectFrom("flow").select(["id", "title"]).execute();
    expect(flows).toEqual([{ id: "billing", title: "Saved meanwhile" }]);
    expect(await database.selectFrom("prompt").select("id").execute()).toEqual([]);
  });
});

describe("made to do harm", () => {
  const text = (content: string) => Buffer.from(content);
  const corpus: readonly (readonly [string, (files: Map<string, Uint8Array>) => unknown, string])[] = [
    ["a flow that is none", (files) => files.set("flows/desk/flow.json", text("[]")), "document_unreadable"],
    [
      "a flow that is no JSON",
      (files) => files.set("flows/desk/flow.json", text("{")),
      "document_unreadable",
    ],
    ["a flow that is no text", (files) => files.set("flows/desk/flow.json", sound(1)), "archive_unreadable"],
    [
      "a flow in another's folder",
      (files) => files.set("flows/desk/flow.json", files.get("flows/billing/flow.json")!),
      "archive_unreadable",
    ],
    [
      "a WAV that is no WAV",
      (files) => files.set("flows/desk/prompts/hello.wav", text("<html>")),
      "archive_unreadable",
    ],
    [
      "a WAV that is a header only",
      (files) => files.set("flows/desk/prompts/hello.wav", sound(1).subarray(0, 44)),
      "archive_unreadable",
    ],
    [
      "a sound of the library that is none",
      (files) => files.set("prompts/welcome/en-US.wav", text("RIFF")),
      "archive_unreadable",
    ],
    [
      "a prompt that is none",
      (files) => files.set("prompts/welcome/prompt.json", text("{}")),
      "archive_unreadable",
    ],
    [
      "a prompt with more than it may have",
      (files) =>
        files.set(
          "prompts/welcome/prompt.json",
          text('{"id":"welcome","title":"x","words":{},"revision":9}'),
        ),
      "archive_unreadable",
    ],
    [
      "a sound without its prompt",
      (files) => files.delete("prompts/welcome/prompt.json"),
      "archive_unreadable",
    ],
    [
      "recordings without their flow",
      (files) => files.delete("flows/billing/flow.json"),
      "archive_unreadable",
    ],
    ["a file that has no place", (files) => files.set("flows/desk/run.sh", text("rm")), "archive_unreadable"],
    [
      "another kind of file among the recordings",
      (files) => files.set("flows/desk/prompts/x.mp3", sound(1)),
      "archive_unreadable",
    ],
    ["PINs", (files) => files.set("flows/desk/pins.csv", text("account,pin")), "archive_unreadable"],
    [
      "a calendar that is none",
      (files) => files.set("flows/calendars.json", text("[{}]")),
      "archive_unreadable",
    ],
    [
      "an id that is none",
      (files) => files.set("flows/constructor/flow.json", text("{}")),
      "archive_unreadable",
    ],
    [
      "a scenario without end",
      (files) => files.set("flows/desk/cases/a.txt", Buffer.alloc(200_001, 97)),
      "archive_unreadable",
    ],
    [
      "a flow that the manifest does not list",
      (files) => files.set("flows/more/flow.json", text(JSON.stringify(smallFlow("more")))),
      "archive_unreadable",
    ],
  ];

  test("each of a corpus is refused with a reason, and nothing is written", async () => {
    const good = await deskArchive();
    const { control, database, audio } = await openRig();
    const before = await everything(database);
    for (const [what, change, code] of corpus) {
      const bytes = await changed(good, change);
      expect.soft((await refusal(control.archives.takeIn(bytes, {}))).code, what).toBe(code);
      expect([await everything(database), audio.kept.size], what).toEqual([before, 0]);
    }
  });

  test("files that the manifest does not have, or has otherwise, are refused", async () => {
    const { control } = await withFlows(await openRig());
    const files = await filesOf(await control.archives.make(["billing"]));
    const says = async (change: (to: Map<string, Uint8Array>) => void) => {
      const other = new Map(files);
      change(other);
      return (await refusal(control.archives.look(await writeZip(other)))).message;
    };
    expect(await says((to) => to.delete("manifest.json"))).toContain("no manifest.json");
    expect(await says((to) => to.set("manifest.json", text("{}")))).toContain("is none of an archive");
    expect(await says((to) => to.delete("flows/billing/prompts/bill.wav"))).toContain("is missing");
    expect(await says((to) => to.set("flows/billing/prompts/bill.wav", sound(8)))).toContain(
      "not what the manifest lists",
    );
    expect(await says((to) => to.set("flows/billing/prompts/more.wav", sound(8)))).toContain("does not list");
  });

  test("whatever bytes are changed or lost, all of it comes or nothing, and nothing breaks", async () => {
    const bytes = Buffer.from(await deskArchive());
    const { control, database, audio } = await openRig();
    const empty = await everything(database);
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    const outcomes = { refused: 0, harmless: 0 };
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(20), async (changes, lost) => {
        const broken = Buffer.from(bytes);
        for (const [at, by] of changes) broken[at] = (broken[at] ?? 0) ^ by;
        const given = lost > 15 ? broken.subarray(0, -lost) : broken;
        const outcome = await control.archives.look(given).then(
          () => "read",
          ({ code }) => code,
        );
        if (outcome === "read") {
          // Times and the like: nothing of what it holds.
          outcomes.harmless += 1;
          return;
        }
        outcomes.refused += 1;
        expect(outcome).toBe("archive_unreadable");
        expect((await refusal(control.archives.takeIn(given, {}))).code).toBe(outcome);
        expect([await everything(database), audio.kept.size]).toEqual([empty, 0]);
      }),
      { numRuns: 150 },
    );
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
