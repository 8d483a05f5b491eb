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
  return openedFlow(page);
}

/** The page of a flow, as soon as it can be worked on. */
export async function openedFlow(page: Page): Promise<FlowPage> {
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

/** Presses the button of the mouse on one thing and lets it go on another, when both have come to rest. */
export async function dragTo(page: Page, from: Locator, to: Locator): Promise<void> {
  await to.hover({ trial: true });
  await from.hover();
  const box = await to.boundingBox();
  if (!box) throw new Error(`${to} is not on the screen.`);
  await page.mouse.down();
  // A hand passes over what lies between.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
}
