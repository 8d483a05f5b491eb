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
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  const stuck = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${key} does not lead to ${wanted}. It is at ${stuck}.`);
}
