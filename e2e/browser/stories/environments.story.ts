// A flow is tried with testers before customers get it: a name gets somebody in each environment, a step goes to the name, the
// flow is published to one environment and the very version to the other; then the name is somebody else, and the page says so.

import { environmentsPath } from "@dialtree/editor/routes";
import type { Page } from "@playwright/test";
import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

const id = (end: string) => `5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a0${end}`;

async function fillPerson(page: Page, environment: string, object: string, name: string): Promise<void> {
  const who = page.getByRole("dialog").getByRole("group", { name: `Who it is in ${environment}` });
  await who.getByRole("textbox", { name: "Object id" }).fill(object);
  await who.getByRole("textbox", { name: /^Name/ }).fill(name);
}

test("a name stands for testers in one environment and for the queue in the other", async ({ page, own }) => {
  await page.goto(own.serverUrl + environmentsPath);
  await expect(page.getByText("There are no names yet")).toBeVisible();
  await page.getByRole("button", { name: "New environment" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Test");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("main").getByText("Test was added")).toBeVisible();

  await page.getByRole("button", { name: "New name" }).click();
  const dialog = page.getByRole("dialog", { name: "New name" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).first().fill("support");
  await fillPerson(page, "Live", id("2"), "Queue");
  await fillPerson(page, "Test", id("3"), "Tester");
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: "support" });
  await expect(row.getByRole("cell")).toHaveText(["Queue", "Tester", "Change"]);
  await nothingFound(page);
  await page.getByRole("button", { name: "New exception" }).click();
  await expect(page.getByRole("dialog", { name: "New exception" })).toBeVisible();
  await nothingFound(page);
  await page.keyboard.press("Escape");

  const { bar, node, form } = await openFlow(page, own.serverUrl, "reception");
  await node("support").click();
  const who = form("To support").getByRole("combobox", { name: "Who", exact: true });
  await who.selectOption("support (by name)");
  await bar.getByRole("button", { name: "Publish" }).click();
  const publish = page.getByRole("dialog", { name: "Publish" });
  await publish.getByRole("combobox", { name: "Publish to" }).selectOption("Test");
  await expect(publish.getByText("Everything is new")).toBeVisible();
  await publish.getByRole("button", { name: "Publish" }).click();
  await expect(publish).toBeHidden();

  await bar.getByRole("button", { name: "Versions" }).click();
  const versions = page.getByRole("dialog", { name: "Versions" });
  const second = versions.getByRole("listitem").filter({ hasText: "Version 2" });
  await expect(second).toContainText("Current in Test");
  await second.getByRole("button", { name: "Publish elsewhere" }).click();
  const promote = page.getByRole("dialog", { name: "Publish version 2 to another environment" });
  await expect(promote.getByRole("combobox", { name: "Publish to" })).toHaveValue("live");
  await expect(promote.getByRole("button", { name: "Publish" })).toBeEnabled();
  await nothingFound(page);
  await promote.getByRole("button", { name: "Publish" }).click();
  await expect(promote).toBeHidden();
  await expect(bar.getByText("Callers get version 3", { exact: true })).toBeVisible();

  await bar.getByTitle("Numbers that lead here").click();
  const number = page.getByRole("combobox", { name: /^Environment of/ });
  await number.selectOption("Test");
  await expect(number).toHaveValue("test");
  await nothingFound(page);

  await page.goto(own.serverUrl + environmentsPath);
  await page.getByRole("button", { name: "Change support" }).click();
  await fillPerson(page, "Live", id("1"), "Anna");
  await page.getByRole("button", { name: "Save" }).click();
  const outdated = page.getByRole("region", { name: "Published before a name was changed" });
  await expect(outdated).toContainText("support: Queue instead of Anna");
  await nothingFound(page);
  await outdated.getByRole("button", { name: "Publish anew: Reception in Live" }).click();
  const anew = page.getByRole("dialog", { name: "Publish anew: Reception in Live" });
  await expect(anew.getByRole("button", { name: "Publish anew" })).toBeEnabled();
  await nothingFound(page);
  await anew.getByRole("button", { name: "Publish anew" }).click();
  await expect(
    page.getByRole("main").getByText("Reception: new calls in Live get version 4 now."),
  ).toBeVisible();
  await expect(outdated).toBeHidden();
});
