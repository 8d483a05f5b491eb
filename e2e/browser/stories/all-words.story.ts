// Everything that callers hear, in one table: somebody adds a language, writes what is missing in place, hears it, and finds it in
// the forms of the canvas.

import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test("a missing translation is written in the table of all words, and is there on the canvas", async ({
  page,
  own,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { bar, form, node, saved } = await openFlow(page, own.serverUrl, "reception");
  await page.getByRole("radio", { name: "Words" }).check({ force: true });
  const table = page.getByRole("grid", { name: "Everything that callers hear" });
  const news = page.locator('.unseen[role="status"]');
  const rows = table.getByRole("row");
  const row = (begins: string) => rows.filter({ has: page.getByRole("rowheader", { name: begins }) }).first();
  // In the order of a call.
  await expect(rows.nth(1)).toContainText("Welcome to Fabrikam.");
  await expect(rows.nth(2)).toContainText("For sales, press 1.");

  // Another language, in the panel that has them.
  await page.getByRole("button", { name: "Languages, voices and sheets for translators" }).click();
  await form("Languages and texts").getByRole("combobox", { name: "Another language" }).selectOption("de-DE");
  await form("Languages and texts").getByRole("button", { name: "Add", exact: true }).click();
  await form("Languages and texts").getByRole("button", { name: "Close" }).click();
  await expect(table.getByRole("columnheader", { name: "German (Germany)" })).toContainText(
    "No voice speaks it",
  );
  await page.getByRole("checkbox", { name: "Only what is missing" }).check();
  await page.getByRole("searchbox", { name: "Find in texts" }).fill("welcome");
  await expect(rows).toHaveCount(2);

  // In English it is heard; in German it is written, from the keyboard.
  const english = row("Welcome").getByRole("gridcell").nth(0);
  const german = row("Welcome").getByRole("gridcell").nth(1);
  await english.click();
  const spoken = page.waitForResponse((reply) => reply.url().endsWith("/api/speech"));
  await page.keyboard.press("Space");
  expect((await spoken).headers()["content-type"]).toContain("audio/wav");
  await page.keyboard.press("ArrowRight");
  await expect(german).toBeFocused();
  await expect(german).toContainText("Not translated: callers hear American English");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Willkommen");
  await page.keyboard.press("Escape");
  await expect(german).toBeFocused();
  await expect(german).toContainText("Not translated");
  // A letter is enough, as in any sheet, and it is not lost.
  await page.keyboard.type("Willkommen bei Fabrikam.");
  await page.keyboard.press("Enter");
  await expect(german).toContainText("Willkommen bei Fabrikam.");
  await expect(news).toHaveText("What the caller hears of Welcome is saved in German (Germany)");
  await saved();

  // What was typed is one step; and the form beside the canvas shows the language that was written in.
  await bar.getByRole("button", { name: /^Undo: Change/ }).click();
  await expect(german).toContainText("Not translated");
  await bar.getByRole("button", { name: /^Redo: Change/ }).click();
  await expect(german).toContainText("Willkommen bei Fabrikam.");

  // Cells of a spreadsheet, told of before anything is changed, and one step as well.
  await page.evaluate(() => navigator.clipboard.writeText('Hello.\t"Guten\nTag."\tHola.\r\n'));
  await english.click();
  await expect(english).toBeFocused();
  await page.keyboard.press("ControlOrMeta+V");
  const question = page.getByRole("dialog", { name: "Paste into the table" });
  await expect(question).toContainText("2 texts change");
  await expect(question).toContainText("“Hola.”: There is no language so far to the right.");
  await nothingFound(page);
  await question.getByRole("button", { name: "Change 2 texts" }).click();
  // And out of the table into one.
  await expect(german).toContainText("Guten");
  await german.click();
  await expect(german).toBeFocused();
  await page.keyboard.press("ControlOrMeta+C");
  await expect(page.getByRole("complementary").getByText(/is copied, German/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^"Guten\r?\nTag\."$/);
  await expect(english).toContainText("Hello.");
  await expect(german).toContainText("Guten");
  await bar.getByRole("button", { name: "Undo: Change 2 texts" }).click();
  await expect(german).toContainText("Willkommen bei Fabrikam.");
  await expect(english).toContainText("Welcome to Fabrikam.");
  await page.getByRole("radio", { name: "Canvas" }).check({ force: true });
  await node("welcome").click();
  await expect(form("Welcome").getByRole("textbox", { name: "German (Germany)" })).toHaveValue(
    "Willkommen bei Fabrikam.",
  );
  await expect(form("Welcome").getByRole("tab", { name: "German (Germany)" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});
