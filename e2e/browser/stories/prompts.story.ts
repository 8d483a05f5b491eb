// The library of prompts: sounds come in by their names, are heard, chosen in a flow, and played to its callers; a new
// sound is heard by nobody before somebody publishes again.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWav } from "@dialtree/speech";
import { madeWav } from "../../made-wav.ts";
import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";
import { toneAsMicrophone } from "../tone.ts";

const wav = (name: string, milliseconds: number) => ({
  name,
  mimeType: "audio/wav",
  buffer: madeWav(milliseconds),
});

test("a prompt is uploaded, chosen in a flow and published; a new sound waits for the next publish", async ({
  page,
  own,
  complaints,
}) => {
  complaints.forgive(/409 \(Conflict\).*\/api\/prompts\/front-desk/);
  const api = `${own.serverUrl}/api`;
  const servingSound = async () => {
    const { current } = await (await fetch(`${api}/flows/reception`)).json();
    const { manifest } = await (await fetch(`${api}/versions/${current.id}`)).json();
    return manifest.prompts?.reception?.["front-desk"]?.["en-US"]?.hash as string | undefined;
  };
  const librarySound = async () => {
    const { sounds } = await (await fetch(`${api}/prompts/front-desk`)).json();
    return sounds[0]?.hash as string;
  };

  await page.goto(own.serverUrl);
  await page.getByRole("link", { name: "Prompts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Prompts" })).toBeFocused();
  await page.getByRole("button", { name: "Upload sounds" }).click();
  const upload = page.getByRole("dialog", { name: "Upload sounds" });
  const choosing = page.waitForEvent("filechooser");
  await upload.getByRole("button", { name: "Choose files" }).click();
  await (await choosing).setFiles([
    wav("front-desk.en-US.wav", 700),
    wav("nameless.wav", 100),
    { name: "broken.en-US.wav", mimeType: "audio/wav", buffer: Buffer.from("no sound") },
  ]);
  // What goes where is said before anything goes.
  await expect(upload.getByText("a new prompt, Front desk, in American English")).toBeVisible();
  await expect(upload.getByText("The name does not say which prompt")).toBeVisible();
  await nothingFound(page);
  expect((await (await fetch(`${api}/prompts`)).json()).prompts).toEqual([]);
  await upload.getByRole("button", { name: "Upload 2 sounds" }).click();
  await expect(upload.getByText("Front desk, American English, is new.")).toBeVisible();
  await expect(upload.getByText("This browser cannot play this file.")).toBeVisible();
  await nothingFound(page);
  await upload.getByRole("button", { name: "Done" }).click();

  const card = page.getByRole("region", { name: "Front desk" });
  await card.getByRole("button", { name: "Play Front desk in American English" }).click();
  await expect(card.getByRole("button", { name: "Play Front desk in American English" })).toBeVisible();
  await nothingFound(page);

  const { form, node, bar, saved } = await openFlow(page, own.serverUrl, "reception");
  await node("welcome").click();
  const choice = form("Welcome").getByRole("combobox", { name: "What is played in American English" });
  await choice.selectOption("Front desk");
  await expect(
    form("Welcome").getByText('The prompt "Front desk" of the library replaces the voice.'),
  ).toBeVisible();
  await saved();
  const publish = async () => {
    await bar.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish" });
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(dialog).toBeHidden();
  };
  await publish();
  const first = await librarySound();
  expect(await servingSound()).toBe(first);

  await page.goto(`${own.serverUrl}/prompts`);
  await card.getByRole("button", { name: "New sound for Front desk in American English" }).click();
  const dialog = page.getByRole("dialog", { name: "A sound for Front desk" });
  const again = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a file" }).click();
  await (await again).setFiles([wav("anything.wav", 1_500)]);
  await expect(dialog.getByText("Ready: 1.5 s, as callers will hear it.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "What it says" }).fill("You have reached the front desk.");
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText(/these go on with the old sound: version \d+ of reception/).first(),
  ).toBeVisible();
  expect(await librarySound()).not.toBe(first);
  expect(await servingSound()).toBe(first);
  await card.getByRole("button", { name: "Where it is used" }).click();
  await expect(card.getByRole("link", { name: "Reception" })).toBeVisible();
  await card.getByRole("button", { name: "Remove Front desk" }).click();
  await expect(card.getByText(/is used in the flow "reception"/)).toBeVisible();
});

test.describe("a library that no flow uses", () => {
  test.use({ flows: [] });

  test("what somebody says into the microphone becomes a sound", async ({ page, own }) => {
    await fetch(`${own.serverUrl}/api/prompts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: "hold", title: "Hold" }),
    });
    const microphone = await toneAsMicrophone(page);
    await page.goto(`${own.serverUrl}/prompts`);
    await page.getByRole("button", { name: "Add a sound" }).click();
    const dialog = page.getByRole("dialog", { name: "A sound for Hold" });
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog.getByText("The microphone listens.")).toBeVisible();
    await nothingFound(page);
    await microphone.heard();
    await dialog.getByRole("button", { name: "Stop recording" }).click();
    await expect(dialog.getByText(/Ready: .* s, as callers will hear it/)).toBeVisible();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: /^Play Hold in/ })).toBeVisible();
    const { prompts } = await (await fetch(`${own.serverUrl}/api/prompts`)).json();
    expect(prompts[0].sounds[0].milliseconds).toBeGreaterThan(500);
  });

  test("the microphone is asked for, and its refusal is said in words", async ({ page, own }) => {
    await fetch(`${own.serverUrl}/api/prompts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: "hold", title: "Hold" }),
    });
    await page.goto(`${own.serverUrl}/prompts`);
    await page.getByRole("button", { name: "Add a sound" }).click();
    const dialog = page.getByRole("dialog", { name: "A sound for Hold" });
    await dialog.getByRole("button", { name: "Record" }).click();
    // Whichever reason this machine gives, it comes with what to do.
    await expect(dialog.locator(".told")).toContainText(/microphone.*(choose a file|press Record again)/is);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Add a sound" })).toBeFocused();
  });

  // How each was made: sounds/README.md.
  const formats = {
    mp3: "tone.mp3",
    opus: "tone.opus.ogg",
    vorbis: "tone.vorbis.ogg",
    m4a: "tone.m4a",
  };

  test("MP3, Ogg and M4A become what Graph plays: 16 kHz, 16 bit, mono, without the silence around it", async ({
    page,
    own,
  }) => {
    await page.goto(`${own.serverUrl}/prompts`);
    await page.getByRole("button", { name: "Upload sounds" }).click();
    const upload = page.getByRole("dialog", { name: "Upload sounds" });
    const choosing = page.waitForEvent("filechooser");
    await upload.getByRole("button", { name: "Choose files" }).click();
    await (await choosing).setFiles(
      Object.entries(formats).map(([name, file]) => ({
        name: `${name}.en-US.${file.split(".").at(-1)}`,
        mimeType: "",
        buffer: readFileSync(join(import.meta.dirname, "../sounds", file)),
      })),
    );
    await upload.getByRole("button", { name: "Upload 4 sounds" }).click();
    await expect(upload.getByRole("button", { name: "Done" })).toBeEnabled();
    for (const name of Object.keys(formats)) {
      const answer = await fetch(`${own.serverUrl}/api/prompts/${name}/sounds/en-US`);
      expect(answer.status, name).toBe(200);
      const read = readWav(new Uint8Array(await answer.arrayBuffer()));
      if ("fault" in read) throw new Error(`${name}: ${read.fault}`);
      // 0.4 s of a tone, and a tenth of a second kept on either side; encoders smear its ends.
      expect(read.seconds, name).toBeGreaterThan(0.5);
      expect(read.seconds, name).toBeLessThan(0.75);
      expect(Math.abs(pitchOf(read.pcm) - 440), name).toBeLessThanOrEqual(10);
    }
  });

  /** Hertz of the middle of a sound: how often it rises through nothing in a fifth of a second. */
  function pitchOf(pcm: Uint8Array): number {
    const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
    const middle = Math.floor(pcm.byteLength / 4);
    const samples = Array.from({ length: 3_200 }, (_, at) => view.getInt16((middle - 1_600 + at) * 2, true));
    return samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0).length * 5;
  }

  test("when there is no more room, the rest waits, and it is said what to do", async ({
    page,
    own,
    complaints,
  }) => {
    complaints.forgive(/507 \(Insufficient Storage\)/);
    expect(await own.stopServer()).toBe(0);
    await own.startServer({ DIALTREE_UPLOADS_MB: "1" });
    await page.goto(`${own.serverUrl}/prompts`);
    await page.getByRole("button", { name: "Upload sounds" }).click();
    const upload = page.getByRole("dialog", { name: "Upload sounds" });
    const choosing = page.waitForEvent("filechooser");
    await upload.getByRole("button", { name: "Choose files" }).click();
    await (await choosing).setFiles([
      wav("one.en-US.wav", 25_000),
      wav("two.en-US.wav", 25_001),
      wav("three.en-US.wav", 500),
    ]);
    await upload.getByRole("button", { name: "Upload 3 sounds" }).click();
    await expect(upload.getByText("One, American English, is new.")).toBeVisible();
    await expect(upload.getByText(/There is no room .* DIALTREE_UPLOADS_MB/)).toBeVisible();
    await expect(upload.getByRole("button", { name: "Upload 2 sounds" })).toBeEnabled();
    await nothingFound(page);
  });
});
