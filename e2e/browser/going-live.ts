// The end of a line that somebody has made: what is left to do is done, it is published, and a number leads to it.

import { expect, type Locator } from "@playwright/test";
import type { FlowPage } from "./flow-page.ts";

/** How somebody presses, writes and chooses: with a mouse, or by keyboard alone. */
export interface Hands {
  press(what: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  choose(list: Locator, option: string): Promise<void>;
}

/** Gives the flow somebody who takes the calls that get no further, has callers get it, and lets a number lead to it. */
export async function goLive({ page, bar, form, saved }: FlowPage, hands: Hands): Promise<void> {
  const { press, write, choose } = hands;
  // What is wrong leads to where it is mended.
  await press(bar.getByRole("button", { name: /left to do/ }));
  await press(page.getByRole("listitem").getByRole("button", { name: /Nobody takes the call/ }));
  await expect(form("This flow")).toBeVisible();
  await choose(form("This flow").getByRole("combobox", { name: "Who", exact: true }), "Operator (A person");
  await saved();

  await press(bar.getByRole("button", { name: "Publish" }));
  const publish = page.getByRole("dialog", { name: "Publish" });
  const changed = publish.getByRole("textbox", { name: "What has changed?" });
  await expect(changed).toBeFocused();
  await write(changed, "A first line");
  await press(publish.getByRole("button", { name: "Publish" }));
  await expect(bar).toContainText("Callers get version 1");

  await press(bar.getByRole("button", { name: "No number leads here" }));
  const numbers = page.getByRole("dialog", { name: "Numbers that lead here" });
  await write(numbers.getByLabel("Number", { exact: true }), "+1 555 0177");
  await press(numbers.getByRole("button", { name: "Let it lead here" }));
  await expect(numbers.getByRole("listitem")).toContainText("+15550177");
  await press(numbers.getByRole("button", { name: "Done" }));
}
