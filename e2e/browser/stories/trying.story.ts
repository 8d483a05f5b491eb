// An author tries a flow before anybody else gets it: by the keys of the keyboard, at another date, with people who do not pick up;
// keeps the call as a scenario, and looks at what has changed since the flow was published.

import type { Locator } from "@playwright/test";
import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

const closedWords = "We are closed today. Please call again tomorrow.";

test("an author tries a draft, goes back in the call, and keeps it as a scenario", async ({ page, own }) => {
  await closedOnHolidays(page, own.serverUrl);
  const { bar, node } = await openFlow(page, own.serverUrl, "reception");
  await bar.getByRole("button", { name: "Try it" }).click();
  const panel = page.getByRole("region", { name: "Try it" });
  const heard = panel.getByRole("list", { name: "What was heard" });
  const state = panel.getByRole("status").first();
  const button = (name: string) => panel.getByRole("button", { name, exact: true });

  await test.step("on a working day it waits for a key, and the keyboard has the keys", async () => {
    await setWhen(panel, "From +15550100, now", "2026-12-23T10:00");
    await nothingFound(page);
    await button("Start the call").click();
    await expect(state).toContainText("It waits for a key");
    await expect(heard).toContainText("Welcome to Fabrikam.");
    await expect(node("main").locator("[data-lit=here]")).toBeVisible();
    await page.keyboard.press("9");
    await expect(heard).toContainText("Sorry, that key is not in use.");
  });

  await test.step("the wrong key is taken back, and the right one leads to sales, who are busy", async () => {
    await button("Step back").click();
    await expect(heard).not.toContainText("Sorry, that key is not in use.");
    await button("1").click();
    const question = panel.getByRole("region", { name: "The flow puts the call through to Sales queue." });
    await expect(question.getByRole("button", { name: "They take the call" })).toBeFocused();
    await nothingFound(page);
    await question.getByRole("button", { name: "They are busy" }).click();
    await expect(heard).toContainText("Putting you through did not work: busy");
    await expect(heard).toContainText("Nobody can take your call right now.");
    // To the voicemail.
    await panel.getByRole("button", { name: "They take the call" }).click();
    await expect(state).toContainText("The call is over");
  });

  await test.step("this call is kept, and goes as expected among the scenarios", async () => {
    await button("Save as a scenario").click();
    const dialog = page.getByRole("dialog", { name: "New scenario" });
    await expect(dialog.getByRole("textbox", { name: "Text" })).toHaveValue(/given +transfer fails busy/);
    await dialog.getByRole("textbox", { name: "Name" }).fill("Sales are busy");
    await expect(dialog.getByText("Kept as sales-are-busy.")).toBeVisible();
    await nothingFound(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(panel.getByText("sales-are-busy is saved.")).toBeInViewport();
    await bar.getByRole("button", { name: "Scenarios" }).click();
    const list = page.getByRole("dialog", { name: "Scenarios" });
    await list.getByRole("button", { name: "Play them all" }).click();
    await expect(list.getByRole("status")).toHaveText("1 scenario goes as expected.");
    await expect(list.getByRole("img", { name: "Goes as expected:" })).toBeVisible();
    await nothingFound(page);
    await list.getByRole("button", { name: "Done" }).click();
  });

  await test.step("on Christmas Day callers hear that nobody is there", async () => {
    await setWhen(panel, "From +15550100, 2026-12-23 10:00", "2026-12-25T10:00");
    await button("Start again").click();
    await expect(heard).toContainText(closedWords);
    await expect(state).toContainText("The call is over");
  });

  await test.step("which they do not hear in the version that they get", async () => {
    await panel.getByText("Compare with a version").click();
    await panel
      .getByRole("combobox", { name: "The same call through" })
      .selectOption("Version 1, which callers get");
    const rows = panel.getByRole("table", { name: /^The same call through this draft and version 1/ });
    await expect(rows.getByRole("row").filter({ hasText: closedWords })).toContainText("Differs:");
    await expect(rows.getByRole("row").filter({ hasText: "Welcome to Fabrikam." })).toContainText("Differs:");
    await nothingFound(page);
  });
});

async function setWhen(panel: Locator, folded: string, when: string): Promise<void> {
  const field = panel.getByLabel("Date and time");
  if (!(await field.isVisible())) await panel.getByText(folded).click();
  await field.fill(when);
}

/** Somebody has put the hours of a calendar in front of the welcome, since the flow was published. */
async function closedOnHolidays(page: Page, serverUrl: string): Promise<void> {
  const day = [{ from: "08:00", to: "18:00" }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const days = [{ name: "Christmas Day", on: { yearly: "12-25" }, hours: [] }];
  const office = { format: 1, id: "office", name: "Office", zone: "Europe/Berlin", week, days };
  const made = await page.request.post(`${serverUrl}/api/calendars`, { data: office });
  expect(made.ok()).toBe(true);

  const address = `${serverUrl}/api/flows/reception`;
  const { document, revision } = await (await page.request.get(address)).json();
  const answered = document.edges.find(({ outlet }: { outlet: string }) => outlet === "answered");
  answered.to = "open";
  document.nodes.push(
    {
      id: "open",
      type: "hours",
      version: 1,
      title: "Is it open?",
      data: { calendar: "office", onHolidays: "closed", inEmergencies: "closed" },
    },
    {
      id: "closed",
      type: "hang-up",
      version: 1,
      title: "Closed",
      data: { say: { "en-US": { text: closedWords } } },
    },
  );
  document.edges.push(
    { from: "open", outlet: "open", to: "welcome" },
    { from: "open", outlet: "closed", to: "closed" },
    { from: "open", outlet: "failed", to: "welcome" },
  );
  const headers = { "if-match": `"${revision}"` };
  expect((await page.request.put(address, { headers, data: document })).ok()).toBe(true);
}
