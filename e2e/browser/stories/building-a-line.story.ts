// A line from nothing: somebody makes a flow, draws it, mends what is wrong with it, publishes it, gives it a number and
// is put through. Once by mouse, once by keyboard alone; nothing is known but what stands on the page.

import type { Locator } from "@playwright/test";
import { choose, press, write } from "../by-keyboard.ts";
import { dragTo, type FlowPage, isFocused, openedFlow, tabTo } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

/** What hands do to what they see. */
interface Hands {
  press(what: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  choose(list: Locator, option: string): Promise<void>;
  /** Leads the exit of a step to another step. */
  connect(flow: FlowPage, from: Locator, exit: string, to: Locator, name: string): Promise<void>;
  /** Asks for a new step on the connection that leaves by an exit; the form of where it leaves is open. */
  insertOn(flow: FlowPage, form: Locator, exit: string): Promise<void>;
  remove(flow: FlowPage, step: Locator, form: Locator): Promise<void>;
  undo(flow: FlowPage, step: string): Promise<void>;
  redo(flow: FlowPage, step: string): Promise<void>;
}

const mouse: Hands = {
  press: (what) => what.click(),
  write: (field, text) => field.fill(text),
  async choose(list, option) {
    const label = await list.getByRole("option").filter({ hasText: option }).first().textContent();
    await list.selectOption({ label: label ?? option });
  },
  connect: ({ page }, from, exit, to) =>
    dragTo(page, from.getByRole("listitem").filter({ hasText: exit }).locator(".react-flow__handle"), to),
  async insertOn({ page }) {
    await page.locator(".react-flow__edge").first().hover();
    await page.getByRole("button", { name: "Insert a step here" }).click();
  },
  remove: (_flow, _step, form) => form.getByRole("button", { name: "Delete this step" }).click(),
  undo: ({ bar }, step) => bar.getByRole("button", { name: `Undo: ${step}` }).click(),
  redo: ({ bar }, step) => bar.getByRole("button", { name: `Redo: ${step}` }).click(),
};

const keyboard: Hands = {
  press,
  write,
  choose,
  async connect({ page }, from, exit, _to, name) {
    await walkTo(page, from);
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog");
    await choose(dialog.getByRole("combobox", { name: "Exit" }), exit);
    await choose(dialog.getByRole("combobox", { name: "Leads to" }), name);
    await press(dialog.getByRole("button", { name: "Connect" }));
  },
  insertOn(_flow, form, exit) {
    return press(form.getByRole("button", { name: `Insert a step after “${exit}”` }));
  },
  async remove({ page }, step) {
    await page.keyboard.press("Escape");
    await expect(step).toBeFocused();
    await page.keyboard.press("Delete");
  },
  async undo({ page, bar }, step) {
    await expect(bar.getByRole("button", { name: `Undo: ${step}` })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Z");
  },
  async redo({ page, bar }, step) {
    await expect(bar.getByRole("button", { name: `Redo: ${step}` })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Y");
  },
};

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`somebody makes a line of their own, by ${name}`, async ({ page, own }) => {
    test.setTimeout(240_000);
    const { press, write, choose } = hands;
    await page.goto(own.serverUrl);
    await press(page.getByRole("button", { name: "New flow" }));
    await write(page.getByRole("dialog").getByLabel("What is it called?"), "Front desk");
    await press(page.getByRole("dialog").getByRole("button", { name: "Create" }));
    await expect(page).toHaveURL(/\/flows\/front-desk$/);
    const flow = await openedFlow(page);
    const { bar, form, phone, node, saved } = flow;
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
    await hands.connect(flow, node("menu"), "Presses nothing", node("transfer"), "Transfer");
    await expect(node("menu").getByRole("listitem").filter({ hasText: "Presses nothing" })).toContainText(
      "Transfer",
    );

    // A welcome between the two, deleted and taken back.
    await openForm(flow, hands, "incoming");
    await hands.insertOn(flow, form("Incoming call"), "Answered");
    await press(picker.getByRole("button", { name: "Prompt" }));
    await expect(form("Prompt")).toBeVisible();
    await expect(node("incoming").getByRole("listitem").first()).toContainText("Prompt");
    await write(form("Prompt").getByRole("textbox", { name: "British English" }), "Welcome.");
    await hands.remove(flow, node("prompt"), form("Prompt"));
    await expect(node("prompt")).toHaveCount(0);
    await expect(node("incoming").getByRole("listitem").first()).toContainText("Menu");
    await hands.undo(flow, "Delete Prompt");
    await expect(node("prompt")).toContainText("Welcome.");
    await hands.redo(flow, "Delete Prompt");
    await expect(node("prompt")).toHaveCount(0);
    await hands.undo(flow, "Delete Prompt");
    await expect(node("incoming").getByRole("listitem").first()).toContainText("Prompt");

    // What is wrong leads to where it is mended.
    await press(bar.getByRole("button", { name: /left to do/ }));
    await press(page.getByRole("listitem").getByRole("button", { name: /Nobody takes the call/ }));
    await expect(form("This flow")).toBeVisible();
    await choose(form("This flow").getByRole("combobox", { name: "Who", exact: true }), "Operator (A person");
    await saved();

    await press(bar.getByRole("button", { name: "Publish" }));
    const publish = page.getByRole("dialog", { name: "Publish" });
    await write(publish.getByRole("textbox", { name: "What has changed?" }), "A first line");
    await press(publish.getByRole("button", { name: "Publish" }));
    await expect(bar).toContainText("Callers get version 1");

    await press(bar.getByRole("button", { name: "No number leads here" }));
    const numbers = page.getByRole("dialog", { name: "Numbers that lead here" });
    await write(numbers.getByLabel("Number", { exact: true }), "+1 555 0177");
    await press(numbers.getByRole("button", { name: "Let it lead here" }));
    await expect(numbers.getByRole("listitem")).toContainText("+15550177");
    await press(numbers.getByRole("button", { name: "Done" }));

    await press(bar.getByRole("button", { name: "Call" }));
    await press(phone.getByRole("button", { name: "Call", exact: true }));
    await expect(phone.getByRole("listitem").filter({ hasText: "For sales, press 1." })).toBeVisible();
    if (name === "keyboard") await page.keyboard.press("1");
    else await press(phone.getByRole("button", { name: "1", exact: true }));
    await expect(phone.getByText("Transferred to Sales queue")).toBeVisible();
    await expect(node("transfer").locator(".step")).toHaveAttribute("data-lit", "passed");
  });
}

/** By mouse a click on the step; by keyboard to the canvas, along the steps, and Enter. */
async function openForm({ page, node }: FlowPage, hands: Hands, id: string): Promise<void> {
  if (hands === mouse) {
    await page.getByRole("button", { name: "Fit View" }).click();
    return node(id).click({ position: { x: 60, y: 16 } });
  }
  await walkTo(page, node(id));
  await page.keyboard.press("Enter");
}

/** To the canvas, and along its steps. */
async function walkTo(page: Page, step: Locator): Promise<void> {
  await tabTo(page, page.locator('.react-flow__node[tabindex="0"]'));
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowRight"]) {
    if (await isFocused(step)) break;
    await page.keyboard.press(key);
  }
  await expect(step).toBeFocused();
}
