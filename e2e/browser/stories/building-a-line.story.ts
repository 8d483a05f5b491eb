// A line from nothing: somebody makes a flow, draws it, mends what is wrong with it, publishes it, gives it a number and
// is put through. By mouse; by keyboard alone in three-menus.story.ts. Nothing is known but what stands on the page.

import type { Locator } from "@playwright/test";
import { dragTo, openedFlow } from "../flow-page.ts";
import { goLive } from "../going-live.ts";
import { expect, test } from "../stage.ts";

/** The option of a list that has this in it. */
async function choose(list: Locator, option: string): Promise<void> {
  const label = await list.getByRole("option").filter({ hasText: option }).first().textContent();
  await list.selectOption({ label: label ?? option });
}

test("somebody makes a line of their own", async ({ page, own }) => {
  test.setTimeout(240_000);
  const press = (what: Locator) => what.click();
  const write = (field: Locator, text: string) => field.fill(text);
  await page.goto(own.serverUrl);
  await press(page.getByRole("button", { name: "New flow" }));
  await write(page.getByRole("dialog").getByLabel("What is it called?"), "Front desk");
  await press(page.getByRole("dialog").getByRole("button", { name: "Create" }));
  await expect(page).toHaveURL(/\/flows\/front-desk$/);
  const flow = await openedFlow(page);
  const { bar, form, phone, node } = flow;
  const palette = page.getByRole("navigation", { name: "Steps" });
  const picker = page.getByRole("dialog", { name: "Which step?" });

  // A menu; the way to it, which led nowhere, comes with it, and so does the focus.
  await press(palette.getByRole("button", { name: /^Menu/ }));
  const menu = form("Menu");
  await expect(menu.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expect(node("incoming").getByRole("listitem").first()).toContainText("Menu");
  await write(menu.getByRole("textbox", { name: "British English" }), "For sales, press 1.");
  const spoken = page.waitForResponse((reply) => reply.url().endsWith("/api/speech"));
  await press(menu.getByRole("button", { name: "Play British English" }));
  expect((await spoken).headers()["content-type"]).toContain("audio/wav");
  await write(menu.getByRole("textbox", { name: "What it is for" }), "Sales");
  await expect(node("menu")).toContainText("Press 1, Sales");

  // Somebody behind the first key; chosen from those whom calls are sent to already.
  await press(menu.getByRole("button", { name: "Insert a step after “Press 1, Sales”" }));
  await press(picker.getByRole("button", { name: "Transfer" }));
  await expect(form("Transfer")).toBeVisible();
  await choose(form("Transfer").getByRole("combobox", { name: "Who", exact: true }), "Sales queue");
  await expect(node("transfer")).toContainText("To Sales queue");
  await expect(node("menu").getByRole("listitem").first()).toContainText("Transfer");

  // Who presses nothing goes there as well.
  const nothing = node("menu").getByRole("listitem").filter({ hasText: "Presses nothing" });
  await dragTo(page, nothing.locator(".react-flow__handle"), node("transfer"));
  await expect(node("menu").getByRole("listitem").filter({ hasText: "Presses nothing" })).toContainText(
    "Transfer",
  );

  // A welcome between the two, deleted and taken back.
  await press(page.getByRole("button", { name: "Fit View" }));
  await node("incoming").click({ position: { x: 60, y: 16 } });
  await expect(form("Incoming call")).toBeVisible();
  await page.locator(".react-flow__edge").first().hover();
  await press(page.getByRole("button", { name: "Insert a step here" }));
  await press(picker.getByRole("button", { name: "Prompt" }));
  await expect(form("Prompt")).toBeVisible();
  await expect(node("incoming").getByRole("listitem").first()).toContainText("Prompt");
  await write(form("Prompt").getByRole("textbox", { name: "British English" }), "Welcome.");
  await press(form("Prompt").getByRole("button", { name: "Delete this step" }));
  await expect(node("prompt")).toHaveCount(0);
  await expect(node("incoming").getByRole("listitem").first()).toContainText("Menu");
  await press(bar.getByRole("button", { name: "Undo: Delete Prompt" }));
  await expect(node("prompt")).toContainText("Welcome.");
  await press(bar.getByRole("button", { name: "Redo: Delete Prompt" }));
  await expect(node("prompt")).toHaveCount(0);
  await press(bar.getByRole("button", { name: "Undo: Delete Prompt" }));
  await expect(node("incoming").getByRole("listitem").first()).toContainText("Prompt");

  await goLive(flow, { press, write, choose });

  await press(bar.getByRole("button", { name: "Call" }));
  await press(phone.getByRole("button", { name: "Call", exact: true }));
  await expect(phone.getByRole("listitem").filter({ hasText: "For sales, press 1." })).toBeVisible();
  await press(phone.getByRole("button", { name: "1", exact: true }));
  await expect(phone.getByText("Transferred to Sales queue")).toBeVisible();
  await expect(node("transfer").locator(".step")).toHaveAttribute("data-lit", "passed");
});
