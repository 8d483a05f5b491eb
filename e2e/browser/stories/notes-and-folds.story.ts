// A picture that explains itself: somebody writes a note beside a step, draws a frame around others, and folds away what is not
// wanted now. Callers notice nothing of it.

import type { Locator } from "@playwright/test";
import { nothingFound } from "../axe.ts";
import { type FlowPage, openedFlow, openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

const noteIn = ({ node }: FlowPage) => node("note:note");
const frameIn = ({ node }: FlowPage) => node("frame:frame");

/** Where something is on the screen. */
async function placeOf(what: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error(`${what} is not on the screen.`);
  return { x: Math.round(box.x), y: Math.round(box.y) };
}

async function between(one: Locator, other: Locator) {
  const [from, to] = [await placeOf(one), await placeOf(other)];
  return { x: to.x - from.x, y: to.y - from.y };
}

async function pull({ page }: FlowPage, what: Locator, by: { readonly x: number; readonly y: number }) {
  await what.hover();
  const box = await what.boundingBox();
  if (!box) throw new Error(`${what} is not on the screen.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.down();
  await page.mouse.move(x + by.x, y + by.y, { steps: 6 });
  await page.mouse.up();
}

test("notes, frames and folded branches stay, and callers hear nothing of them", async ({ page, own }) => {
  let flow = await openFlow(page, own.serverUrl, "reception");
  const { bar, node } = flow;
  const undo = (step: string) => bar.getByRole("button", { name: `Undo: ${step}` });

  // A note, by keyboard alone.
  await node("main").focus();
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Text of the note" })).toBeFocused();
  await page.keyboard.type("Ask Ann before the keys change.");
  await page.keyboard.press("Escape");
  await expect(noteIn(flow)).toBeFocused();
  await expect(noteIn(flow)).toHaveAccessibleName("Note: Ask Ann before the keys change.");
  await expect(undo("Change the text of a note")).toBeVisible();
  const before = await placeOf(noteIn(flow));
  await page.keyboard.press("Shift+ArrowUp");
  await expect.poll(async () => (await placeOf(noteIn(flow))).y).toBeLessThan(before.y);
  const { width } = (await noteIn(flow).boundingBox()) ?? { width: 0 };
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(async () => (await noteIn(flow).boundingBox())?.width).toBeGreaterThan(width);

  // A frame around two steps, which come along when it is moved.
  await node("sales").click();
  await node("support").click({ modifiers: ["Control"] });
  await page.keyboard.press("ControlOrMeta+G");
  await expect(page.getByRole("textbox", { name: "Name of the frame" })).toBeFocused();
  await page.keyboard.type("People");
  await page.keyboard.press("Enter");
  await expect(frameIn(flow)).toHaveAccessibleName("Frame People, 2 steps in it");
  await expect(node("sales")).toHaveAccessibleName("Transfer: To sales, in the frame People");
  const [sales, hours] = [await placeOf(node("sales")), await placeOf(node("hours"))];
  const inside = await between(frameIn(flow), node("sales"));
  await pull(flow, frameIn(flow).getByText("People"), { x: 60, y: -40 });
  await expect(undo('Move the frame "People"')).toBeVisible();
  expect((await placeOf(node("sales"))).x).toBeGreaterThan(sales.x + 30);
  const still = await between(frameIn(flow), node("sales"));
  // As far as pixels of the picture are pixels of the screen.
  expect(Math.hypot(still.x - inside.x, still.y - inside.y)).toBeLessThan(3);
  expect(await placeOf(node("hours"))).toEqual(hours);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => placeOf(node("sales"))).toEqual(sales);

  await frameIn(flow).getByText("People").click();
  await page.getByRole("toolbar", { name: "This frame" }).getByRole("button", { name: "Green" }).click();
  await expect(undo('Change the colour of the frame "People"')).toBeVisible();
  await nothingFound(page);

  // Copied, a frame takes along what lies in it, and the copy stays around it.
  await page.keyboard.press("ControlOrMeta+C");
  await expect(
    page.getByRole("complementary").getByText("2 steps copied, with 1 note or frame"),
  ).toBeVisible();
  await page.keyboard.press("ControlOrMeta+V");
  await expect(node("frame:frame-2")).toHaveAccessibleName("Frame People, 2 steps in it");
  await expect(undo("Paste 3 things")).toBeVisible();
  await expect(node("sales-2")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(node("frame:frame-2")).toHaveCount(0);
  await frameIn(flow).getByText("People").click();
  await expect(page.getByRole("toolbar", { name: "This frame" })).toBeVisible();

  const right = page.locator("[data-corner=bottom-right]");
  const wide = (await frameIn(flow).boundingBox())?.width ?? 0;
  await pull(flow, right, { x: 50, y: 0 });
  await expect.poll(async () => (await frameIn(flow).boundingBox())?.width).toBeCloseTo(wide + 50, -1);

  // Deleted, and taken back: the steps stay all the while.
  await frameIn(flow).focus();
  await page.keyboard.press("Delete");
  await expect(frameIn(flow)).toHaveCount(0);
  await expect(node("sales")).toHaveAccessibleName("Transfer: To sales");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(frameIn(flow)).toBeVisible();

  // What stands behind the menu is folded into it. Whoever looks for something in there finds it.
  await node("main").hover();
  await node("main").getByRole("button", { name: "Fold the 6 steps behind this one" }).click();
  await expect(node("main")).toContainText("+6 steps");
  await expect(node("main")).toHaveAccessibleName("Menu: Main menu. Folded: 6 steps");
  await expect(node("main")).toBeFocused();
  await expect(node("sales")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+F");
  await page.getByRole("textbox", { name: "Find" }).fill("goodbye");
  await expect(node("goodbye")).toBeVisible();
  await page.keyboard.press("Escape");
  await node("main").focus();
  await page.keyboard.press("f");
  await expect(node("goodbye")).toHaveCount(0);
  await flow.saved();

  await page.reload();
  flow = await openedFlow(page);
  await expect(noteIn(flow)).toContainText("Ask Ann before the keys change.");
  await expect(frameIn(flow)).toHaveAccessibleName("Frame People, 2 steps in it");
  await expect(node("main")).toContainText("+6 steps");
  await expect(bar).toContainText("Callers get version 1");
  await expect(bar).not.toContainText("not published");

  // A call that comes into what is folded away is seen there.
  await bar.getByRole("button", { name: "Call" }).click();
  await flow.phone.getByRole("button", { name: "Call", exact: true }).click();
  await expect(node("main").locator("[data-lit=here]")).toBeVisible();
  await flow.phone.getByRole("button", { name: "1", exact: true }).click();
  await expect(node("sales").locator("[data-lit=here]")).toBeVisible();
  await flow.phone.getByRole("button", { name: "Hang up" }).click();

  // Notes and frames are found by what stands on them, from another view too.
  await page.keyboard.press("ControlOrMeta+F");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.type("ask keys change");
  await expect(page.getByRole("search").getByText("1 of 1", { exact: true })).toBeVisible();
  await expect(noteIn(flow)).toHaveClass(/ selected/);
  await page.keyboard.press("Escape");
  await expect(noteIn(flow)).toBeFocused();
  await page.getByRole("radio", { name: "Outline", exact: true }).check({ force: true });
  await expect(page.getByRole("treegrid").or(page.getByRole("tree"))).toBeVisible();
  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("combobox", { name: "What do you want to do?" })).toBeFocused();
  await page.keyboard.type("people frame");
  await expect(page.getByRole("option", { selected: true })).toContainText("People");
  await page.keyboard.press("Enter");
  const line = page.getByRole("treeitem").filter({ hasText: "frame around 2 steps" });
  await expect(line).toHaveAttribute("aria-selected", "true");
  await expect(line).toBeInViewport();
  await line.press("Enter");
  await expect(frameIn(flow)).toHaveClass(/ selected/);
  await expect(frameIn(flow)).toBeInViewport();

  // By name, for whoever does not know the keys.
  await node("main").focus();
  await page.keyboard.press("f");
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("Unfold all");
  await page.keyboard.press("Enter");
  await expect(node("sales")).toBeVisible();
});
