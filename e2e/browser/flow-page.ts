// The editor in the words of people: what they look for on a page, by name, and what they do there.

import { expect, type Locator, type Page } from "@playwright/test";

/** One flow, opened. */
export interface FlowPage {
  readonly page: Page;
  readonly bar: Locator;
  readonly phone: Locator;
  /** The form beside the canvas. */
  form(node: string): Locator;
  /** A step on the canvas, by its id. */
  node(id: string): Locator;
  saved(): Promise<void>;
}

export async function openFlow(page: Page, serverUrl: string, id: string): Promise<FlowPage> {
  await page.goto(`${serverUrl}/flows/${id}`);
  const opened: FlowPage = {
    page,
    bar: page.getByRole("banner"),
    phone: page.getByRole("region", { name: "Phone" }),
    form: (node) => page.getByRole("region", { name: node, exact: true }),
    node: (of) => page.locator(`.react-flow__node[data-id="${of}"]`),
    saved: () => expect(opened.bar.getByText("Saved", { exact: true })).toBeVisible(),
  };
  await opened.saved();
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  return opened;
}

/** Goes on by Tab alone until something has the focus. */
export async function tabTo(page: Page, wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 120; steps += 1) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press(key);
  }
  const stuck = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${key} does not lead to ${wanted}. It is at ${stuck}.`);
}

export const isFocused = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => element === document.activeElement);

/** Presses the button of the mouse on one thing and lets it go on another. */
export async function dragTo(page: Page, from: Locator, to: Locator): Promise<void> {
  const middle = async (of: Locator) => {
    const box = await of.boundingBox();
    if (!box) throw new Error(`${of} is not on the screen.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [start, end] = [await middle(from), await middle(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}
