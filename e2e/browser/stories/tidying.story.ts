// Boxes that lie about are put in order, and back again.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test.use({ flows: ["reception"] });

const placeOf = (page: Page, id: string) =>
  page.locator(`.react-flow__node[data-id="${id}"]`).evaluate((element: HTMLElement) => {
    const { e: x, f: y } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: Math.round(x), y: Math.round(y) };
  });

/** Does something by the command palette. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "What do you want to do?" }).fill(name);
  await page
    .getByRole("option", { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

test("a flow is tidied up by the button beside it, and undone in one step", async ({ page, own }) => {
  const { bar, node, saved } = await openFlow(page, own.serverUrl, "reception");
  await node("hours").focus();
  for (let steps = 0; steps < 12; steps += 1) await page.keyboard.press("Alt+ArrowLeft");
  const astray = await placeOf(page, "hours");
  await page.getByRole("button", { name: "Tidy up", exact: true }).click();

  const undo = bar.getByRole("button", { name: /^Undo: Move \d+ steps/ });
  await expect(undo).toBeVisible();
  // The boxes have glided to where they belong.
  await expect.poll(async () => (await placeOf(page, "hours")).x - (await placeOf(page, "sales")).x).toBe(0);
  const [entry, menu, hours] = [
    await placeOf(page, "incoming"),
    await placeOf(page, "main"),
    await placeOf(page, "hours"),
  ];
  expect(menu.x).toBeGreaterThan(entry.x);
  expect(hours.x).toBeGreaterThan(menu.x);
  await saved();

  await undo.click();
  await expect.poll(() => placeOf(page, "hours")).toEqual(astray);

  // All of it, and the beginning again.
  await page.getByRole("button", { name: "Show all 9 steps" }).click();
  await expect(node("goodbye")).toBeInViewport({ ratio: 0.9 });
  await page.getByRole("button", { name: "Show the beginning" }).click();
  await expect(node("goodbye")).not.toBeInViewport();
});

test("only the chosen steps move when only they are tidied up", async ({ page, own }) => {
  const { node } = await openFlow(page, own.serverUrl, "reception");
  const others = await placeOf(page, "main");
  const menu = page.getByRole("menu", { name: "What can be done here" });
  // Most systems ask for the menu while the button is still down: it stays when that is let go.
  await node("main").hover();
  await page.mouse.down({ button: "right" });
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await page.mouse.up({ button: "right" });
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(node("main")).toBeFocused();
  // Beside the form there is no room for them: what a browser is told to scroll to slides away again under the mouse.
  await page.getByRole("button", { name: "Show all 9 steps" }).click();
  await expect(node("goodbye")).toBeInViewport({ ratio: 0.9 });
  await node("message").click({ delay: 80 });
  await expect(page.getByRole("heading", { name: "Leave a message" })).toBeVisible();
  await expect(node("goodbye")).toBeInViewport({ ratio: 0.9 });
  await node("goodbye").click({ modifiers: ["Shift"], delay: 80 });
  await page.keyboard.press("Alt+ArrowDown");
  await node("goodbye").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Tidy up the chosen steps" }).click();
  await expect.poll(async () => (await placeOf(page, "goodbye")).x).not.toBe(1660);
  expect(await placeOf(page, "main")).toEqual(others);
});

test("a flow is taken along as a picture, the draft and what is published", async ({ page, own }) => {
  const { bar } = await openFlow(page, own.serverUrl, "reception");
  const draft = page.waitForEvent("download");
  await command(page, "Picture of this flow");
  expect((await draft).suggestedFilename()).toBe("reception.svg");

  await bar.getByRole("button", { name: "Versions" }).click();
  const published = page.waitForEvent("download");
  await page.getByRole("button", { name: "Picture of version 1 (SVG)" }).click();
  const download = await published;
  expect(download.suggestedFilename()).toBe("reception-1.svg");

  // As somebody sees it who opens the file.
  const file = new URL(`file://${await download.path()}`);
  const sheet = await page.context().newPage();
  await sheet.setContent(await readFile(file, "utf8"));
  const picture = sheet.getByRole("img", { name: "Picture of the flow Reception" });
  await expect(picture).toBeVisible();
  await expect(picture.getByText(/^Version 1, published /)).toBeVisible();
  await expect(picture.getByText("Press 1, Sales", { exact: true })).toBeVisible();
});
