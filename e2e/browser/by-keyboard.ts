// What hands do that have no mouse: to something by Tab alone, and what is done there.

import type { Locator } from "@playwright/test";
import { tabTo } from "./flow-page.ts";

/** By Tab to something, and Enter. */
export async function press(what: Locator): Promise<void> {
  await tabTo(what.page(), what);
  await what.page().keyboard.press("Enter");
}

/** By Tab to a field, and something else into it. */
export async function write(field: Locator, text: string): Promise<void> {
  await tabTo(field.page(), field);
  await field.page().keyboard.press("ControlOrMeta+A");
  await field.page().keyboard.type(text);
}

/** By Tab to a list, and the beginning of what is to be chosen. */
export async function choose(list: Locator, option: string): Promise<void> {
  await tabTo(list.page(), list);
  await list.page().keyboard.type(option);
}
