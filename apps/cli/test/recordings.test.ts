import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeWav } from "@dialtree/speech";
import { describe, expect, test } from "vitest";
import { copyOfFixtures, jsonLines, run } from "./run.ts";

const menuText = "For sales, press 1. For support, press 2.";
const graphRate = 16_000;

describe("recordings in the prompts folder", () => {
  test("are played at their true length", async () => {
    const cwd = officeWithRecording(writeWav(new Int16Array(2.5 * graphRate)));
    const { code, out } = await run(["call", "office", "--json"], { cwd });
    expect(code).toBe(0);
    const heard = jsonLines(out).find(({ type }) => type === "hears");
    expect(heard).toMatchObject({ text: menuText, recording: "menu.wav", milliseconds: 2_500 });
  });

  test("are checked: there, and fit to be played", async () => {
    expect(
      (await run(["check", "office"], { cwd: officeWithRecording(writeWav(new Int16Array(16))) })).code,
    ).toBe(0);
    const unusable = await run(["check", "office"], { cwd: officeWithRecording(Buffer.from("no sound")) });
    expect(unusable.code).toBe(1);
    expect(unusable.out).toContain("error  recording_unusable");
    const missing = await run(["check", "office"], { cwd: officeWithRecording(undefined) });
    expect(missing.code).toBe(1);
    expect(missing.out).toContain("error  recording_missing");
  });
});

/** A copy of the fixtures in which the office's menu is recorded, in a file with these bytes. */
function officeWithRecording(bytes: Uint8Array | undefined): string {
  const cwd = copyOfFixtures();
  const office = join(cwd, "flows/office");
  const flow = readFileSync(join(office, "flow.json"), "utf8");
  const text = JSON.stringify(menuText);
  writeFileSync(join(office, "flow.json"), flow.replace(text, `${text}, "recording": "menu.wav"`));
  mkdirSync(join(office, "prompts"));
  if (bytes) writeFileSync(join(office, "prompts/menu.wav"), bytes);
  return cwd;
}
