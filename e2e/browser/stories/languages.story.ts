// A flow learns another language: what is missing is found and written, texts go out to translators and come back, a voice
// is chosen, and what was recorded of the script comes in by its names.

import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { madeWav } from "../../made-wav.ts";
import { nothingFound } from "../axe.ts";
import { openFlow, tabTo } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";
import { toneAsMicrophone } from "../tone.ts";

/** What the browser is given to keep when this is pressed. */
async function given(page: Page, button: Locator): Promise<{ readonly name: string; readonly text: string }> {
  const download = page.waitForEvent("download");
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

async function choose(
  page: Page,
  button: Locator,
  ...files: readonly { readonly name: string; readonly buffer: Buffer }[]
): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await button.click();
  await (await choosing).setFiles(files.map((file) => ({ mimeType: "", ...file })));
}

const opening = "Languages, voices and texts of this flow";

test("a language is added by the keyboard, and what is missing in it leads to where it is written", async ({
  page,
  own,
}) => {
  const { bar, form, node, saved } = await openFlow(page, own.serverUrl, "reception");
  await tabTo(page, bar.getByRole("button", { name: opening }));
  await page.keyboard.press("Enter");
  const panel = form("Languages and texts");
  await expect(panel.getByRole("heading", { level: 2 })).toBeFocused();
  await tabTo(page, panel.getByLabel("Another language"));
  await page.keyboard.type("German (G");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const german = panel.getByRole("region", { name: "German (Germany)" });
  await expect(german).toBeVisible();
  await expect(german.getByText("Where a text is missing in German (Germany), callers hear")).toBeVisible();
  await expect(german.getByText(/texts are missing/)).toBeVisible();
  await tabTo(page, german.locator("summary"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await nothingFound(page);
  await page.keyboard.press("Tab");
  await tabTo(page, german.getByRole("button", { name: "Welcome: What the caller hears" }));
  await page.keyboard.press("Enter");
  const text = form("Welcome").getByRole("textbox", { name: "German (Germany)" });
  await expect(text).toBeFocused();
  await page.keyboard.type("Willkommen.");
  await saved();
  // What is translated stands beside it. The arrow keys lead to another language and back, and what is written stays.
  const welcome = form("Welcome");
  const tab = (name: RegExp) => welcome.getByRole("tab", { name });
  await expect(welcome.getByRole("tabpanel").getByText("Welcome to Fabrikam.")).toBeVisible();
  await tabTo(page, tab(/^German/), "Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  await expect(tab(/^American English/)).toBeFocused();
  await expect(welcome.getByRole("textbox", { name: "American English" })).toHaveValue(/Welcome to Fabrikam/);
  await page.keyboard.press("ArrowRight");
  await expect(text).toHaveValue("Willkommen.");
  await nothingFound(page);
  // Whoever translates goes on with the next step in the same language; its tab says what is missing.
  await node("main").click();
  await expect(form("Main menu").getByRole("textbox", { name: "German (Germany)" }).first()).toBeVisible();
  await expect(
    form("Main menu").getByRole("tab", { name: "German (Germany), no text yet", selected: true }).first(),
  ).toBeVisible();
  const { draft, document = draft } = await (await fetch(`${own.serverUrl}/api/flows/reception`)).json();
  expect(document.languages).toEqual(["en-US", "de-DE"]);
  expect(JSON.stringify(document)).toContain("Willkommen.");
  // The words of the fallback are no step's; they are found all the same.
  await bar.getByRole("button", { name: opening }).click();
  await german.locator("summary").click();
  await german.getByRole("button", { name: /^When something goes wrong/ }).click();
  await expect(form("This flow").getByRole("textbox", { name: "German (Germany)" })).toBeFocused();
});

test.describe("a flow in four languages", () => {
  test.use({ flows: ["hotel"] });

  test("texts go out to translators and come back; nothing changes before somebody agrees, and all of it can be undone", async ({
    page,
    own,
  }) => {
    const { bar, form, saved } = await openFlow(page, own.serverUrl, "hotel");
    await bar.getByRole("button", { name: opening }).click();
    const panel = form("Languages and texts");
    const sheet = await given(page, panel.getByRole("button", { name: "Save as CSV" }));
    expect(sheet.name).toBe("hotel.csv");
    expect(sheet.text).toContain(
      "welcome/prompt,Welcome,What the caller hears,Welcome to the Contoso Hotel.",
    );

    const take = panel.getByRole("button", { name: "Take in a CSV" });
    await choose(page, take, { name: "wrong.csv", buffer: Buffer.from("id,de-DE\r\nnowhere,Hallo\r\n") });
    const refused = page.getByRole("dialog", { name: "What wrong.csv changes" });
    await expect(refused.getByText('Line 2: the flow has no text "nowhere".')).toBeVisible();
    await nothingFound(page);
    await page.keyboard.press("Escape");
    await expect(take).toBeFocused();

    const translated = sheet.text.replace("Willkommen im Contoso Hotel.", "Grüß Gott im Contoso Hotel.");
    await choose(page, take, { name: "back.csv", buffer: Buffer.from(translated) });
    const preview = page.getByRole("dialog", { name: "What back.csv changes" });
    await expect(preview.getByText("Willkommen im Contoso Hotel.")).toBeVisible();
    await expect(preview.getByText("Grüß Gott im Contoso Hotel.")).toBeVisible();
    await nothingFound(page);
    await preview.getByRole("button", { name: "Change 1 text" }).click();
    await expect(preview).toBeHidden();
    const welcome = async () => {
      await saved();
      const { draft, document = draft } = await (await fetch(`${own.serverUrl}/api/flows/hotel`)).json();
      return document.nodes.find(({ id }: { id: string }) => id === "welcome").data.prompt["de-DE"].text;
    };
    await expect.poll(welcome).toBe("Grüß Gott im Contoso Hotel.");
    await bar.getByRole("button", { name: "Undo: Change 1 text" }).click();
    await expect.poll(welcome).toBe("Willkommen im Contoso Hotel.");
  });
});

test("a voice is chosen and heard, and callers of what is published then hear it", async ({ page, own }) => {
  const { bar, form, saved } = await openFlow(page, own.serverUrl, "reception");
  await bar.getByRole("button", { name: opening }).click();
  const english = form("Languages and texts").getByRole("region", { name: "American English" });
  await english.getByLabel("Voice in American English", { exact: true }).selectOption("rms");
  const asked = page.waitForRequest(/\/api\/speech$/);
  await english.getByRole("button", { name: "Hear the voice in American English" }).click();
  expect((await asked).postDataJSON()).toMatchObject({ language: "en-US", voice: "rms" });
  await expect(english.getByRole("button", { name: "Hear the voice in American English" })).toBeVisible();
  await saved();
  const soundsOf = async () => {
    const { current } = await (await fetch(`${own.serverUrl}/api/flows/reception`)).json();
    const { manifest } = await (await fetch(`${own.serverUrl}/api/versions/${current.id}`)).json();
    return { version: current.number, keys: Object.keys(manifest.spoken) };
  };
  const before = await soundsOf();
  await bar.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toBeHidden();
  const after = await soundsOf();
  expect(after.version).toBe(before.version + 1);
  expect(after.keys.filter((key) => before.keys.includes(key))).toEqual([]);
});

test("what a voice has recorded of the script comes in by the names that the script gives", async ({
  page,
  own,
}) => {
  const { bar, form, node, saved } = await openFlow(page, own.serverUrl, "reception");
  await bar.getByRole("button", { name: opening }).click();
  const panel = form("Languages and texts");
  const script = await given(
    page,
    panel.getByRole("button", { name: "Script to read aloud in American English" }),
  );
  expect(script.name).toBe("reception.en-US.html");
  expect(script.text).toContain("welcome.prompt.en.wav");

  await panel.getByRole("button", { name: "Take in recordings" }).click();
  const dialog = page.getByRole("dialog", { name: "Take in recordings" });
  await choose(
    page,
    dialog.getByRole("button", { name: "Choose files" }),
    { name: "Welcome.Prompt.en.WAV", buffer: madeWav(900) },
    { name: "something.wav", buffer: madeWav(100) },
  );
  await expect(dialog.getByText("Welcome: What the caller hears, American English")).toBeVisible();
  await expect(dialog.getByText("No text of the script is recorded in a file of this name.")).toBeVisible();
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Upload 1 sound" }).click();
  await expect(
    dialog.getByText("Welcome: What the caller hears, American English is recorded."),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await saved();
  await node("welcome").click();
  await expect(
    form("Welcome").getByText("The recording welcome.prompt.en.wav replaces the voice."),
  ).toBeVisible();
  // It is there for the check as well as for the server.
  await expect(bar.getByText("No problems")).toBeVisible();
  const recorded = await fetch(`${own.serverUrl}/api/flows/reception/recordings/welcome.prompt.en.wav`);
  expect(recorded.status).toBe(200);
  await expect(bar.getByRole("button", { name: "Undo: Use a recording" })).toBeVisible();
});

test("a text is read aloud where it is written, and heard before it is kept", async ({ page, own }) => {
  const microphone = await toneAsMicrophone(page);
  const { form, node, saved } = await openFlow(page, own.serverUrl, "reception");
  await node("welcome").click();
  const welcome = form("Welcome");
  await welcome.getByRole("button", { name: "Record American English" }).click();
  const dialog = page.getByRole("dialog", { name: "Record Welcome in American English" });
  await expect(dialog.getByText("Welcome to Fabrikam.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await microphone.heard();
  await dialog.getByRole("button", { name: "Stop recording" }).click();
  await expect(dialog.getByText(/Ready: .* s, as callers will hear it/)).toBeVisible();
  await dialog.getByRole("button", { name: "Play" }).click();
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(welcome.getByText("The recording welcome.prompt.en.wav replaces the voice.")).toBeVisible();
  await saved();
  const recorded = await fetch(`${own.serverUrl}/api/flows/reception/recordings/welcome.prompt.en.wav`);
  expect(recorded.status).toBe(200);
});
