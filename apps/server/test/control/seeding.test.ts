import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { wavOf } from "./fake-audio.ts";
import { brokenFlow, smallFlow } from "./flows.ts";
import { openRig, temporaryFolder } from "./rig.ts";

function writeFlow(folder: string, name: string, flow: FlowDocument | string): void {
  mkdirSync(join(folder, name, "prompts"), { recursive: true });
  writeFileSync(join(folder, name, "flow.json"), typeof flow === "string" ? flow : JSON.stringify(flow));
}

const numbers = { "+15550100": "desk" };

describe("seeding", () => {
  test("brings in flows and recordings, publishes them, assigns numbers; a second time nothing", async () => {
    const folder = temporaryFolder();
    writeFlow(
      folder,
      "desk",
      smallFlow("desk", {
        say: { "en-US": { text: "Hello.", recording: "hello.wav" } },
        goesOnWith: "sales",
      }),
    );
    writeFileSync(join(folder, "desk/prompts/hello.wav"), wavOf("hello"));
    writeFlow(folder, "sales", smallFlow("sales", { goesOnWith: "desk" }));
    writeFileSync(join(folder, "README.md"), "Not a flow.");
    const rig = await openRig();
    const seeded = await rig.control.seedFrom(folder, numbers);
    expect(seeded).toMatchObject({ flows: ["desk", "sales"], numbers: ["+15550100"], faults: [] });
    expect(seeded.versions).toHaveLength(2);
    const answering = rig.control.published.answering({ number: "+15550100" });
    expect(answering?.flow).toBe("desk");

    const { control } = await rig.again();
    expect(await control.seedFrom(folder, numbers)).toEqual({
      flows: [],
      versions: [],
      numbers: [],
      faults: [],
    });
    expect(await control.versions.list("desk")).toHaveLength(1);
    expect(control.published.answering({ number: "+15550100" })).toEqual(answering);
  });

  test("leaves alone what was published once and no call gets any more, as a restore leaves what was made since", async () => {
    const folder = temporaryFolder();
    writeFlow(folder, "desk", smallFlow("desk"));
    const rig = await openRig();
    await rig.control.seedFrom(folder);
    const { control } = await rig.again("delete from current");
    expect(await control.seedFrom(folder)).toMatchObject({ versions: [], faults: [] });
    expect(control.published.serving("desk")).toBeUndefined();
  });

  test("takes in PINs to try a flow with, and leaves a list alone that is somebody's own", async () => {
    const folder = temporaryFolder();
    for (const name of ["desk", "sales", "bad"]) writeFlow(folder, name, smallFlow(name));
    for (const name of ["desk", "sales"])
      writeFileSync(join(folder, name, "pins.csv"), "account,pin\n4711,1234\n4712,1234\n");
    writeFileSync(join(folder, "bad/pins.csv"), "4711,1234\n");
    const { control } = await openRig();
    await control.pins.put("sales", [{ account: "1", pin: "9999" }]);
    const { faults } = await control.seedFrom(folder);
    expect(await control.pins.list()).toMatchObject([
      { name: "desk", accounts: 2 },
      { name: "sales", accounts: 1 },
    ]);
    expect(faults).toMatchObject([
      { of: "bad/pins.csv", code: "pin_list_unusable", message: expect.stringContaining("Line 1") },
    ]);
    // PINs that everybody can read in a file do not come back after somebody has removed them.
    await control.pins.remove("desk");
    await control.seedFrom(folder);
    expect((await control.pins.list()).map(({ name }) => name)).toEqual(["sales"]);
  });

  test("leaves alone what people have made of it", async () => {
    const folder = temporaryFolder();
    writeFlow(folder, "desk", smallFlow("desk"));
    writeFlow(folder, "sales", smallFlow("sales"));
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk", { title: "Ours" }));
    await control.drafts.create(smallFlow("night"));
    await control.numbers.assign("+15550100", "night");
    const seeded = await control.seedFrom(folder, numbers);
    expect(seeded).toMatchObject({ flows: ["sales"], numbers: [] });
    expect((await control.drafts.find("desk")).title).toBe("Ours");
    expect(await control.versions.list("desk")).toEqual([]);
    expect(await control.numbers.list()).toEqual([
      { called: "+15550100", flow: "night", environment: "live" },
    ]);
  });

  test("reports what is broken, and goes on with the others", async () => {
    const folder = temporaryFolder();
    writeFlow(folder, "a-text", "This is no JSON.");
    writeFlow(folder, "b-mute", brokenFlow("mute"));
    writeFlow(folder, "c-good", smallFlow("desk"));
    writeFlow(folder, "d-noise", smallFlow("noise"));
    writeFileSync(join(folder, "d-noise/prompts/noise.wav"), "MP3");
    writeFileSync(join(folder, "d-noise/prompts/Wrong Name.wav"), wavOf("x"));
    const { control } = await openRig();
    const { flows, faults, versions } = await control.seedFrom(folder, {
      ...numbers,
      bot: "nowhere",
      "12": "desk",
    });
    expect(flows).toEqual(["mute", "desk", "noise"]);
    expect(versions).toHaveLength(2);
    expect(faults.map(({ of, code }) => [of, code])).toEqual([
      ["a-text", "document_unreadable"],
      ["d-noise/prompts/Wrong Name.wav", "recording_unusable"],
      ["d-noise/prompts/noise.wav", "recording_unusable"],
      ["mute", "publish_refused"],
      ["12", "called_unusable"],
      ["bot", "flow_unknown"],
    ]);
    expect(faults[0]?.problems).toMatchObject([{ code: "not_json" }]);
    expect(faults[3]?.problems).toMatchObject([{ code: "text_missing", node: "welcome" }]);
    for (const { message, remedy } of faults) expect(message && remedy).toBeTruthy();
    expect(control.published.answering({ number: "+15550100" })?.flow).toBe("desk");
  });

  test("publishes what an earlier start brought in and could not publish", async () => {
    const folder = temporaryFolder();
    writeFlow(folder, "desk", smallFlow("desk"));
    const rig = await openRig();
    rig.audio.mute.add("en-US");
    expect((await rig.control.seedFrom(folder)).faults).toMatchObject([{ code: "publish_refused" }]);
    const { control, audio } = await rig.again();
    audio.mute.clear();
    expect(await control.seedFrom(folder)).toMatchObject({ flows: [], faults: [] });
    expect(control.published.serving("desk")).toBeDefined();
  });

  test("reports a folder that is not there", async () => {
    const folder = join(temporaryFolder(), "gone");
    const { control } = await openRig();
    expect((await control.seedFrom(folder)).faults).toMatchObject([
      { of: "gone", code: "folder_unreadable" },
    ]);
  });

  test("publishes every flow that is shipped", async () => {
    const shipped = join(import.meta.dirname, "../../../../flows");
    const folder = join(temporaryFolder(), "flows");
    cpSync(shipped, folder, { recursive: true });
    rmSync(join(folder, "README.md"));
    const { control } = await openRig({
      voices: ["en"],
      approvedHosts: new Set(["https://stores.fabrikam.example"]),
    });
    const { flows, faults } = await control.seedFrom(folder, { "+15550100": "reception" });
    expect(faults).toEqual([]);
    const names = readdirSync(folder).filter((name) => !name.includes("."));
    expect([...flows].sort()).toEqual(names.sort());
    for (const flow of flows) expect(control.published.serving(flow)).toBeDefined();
  });
});
