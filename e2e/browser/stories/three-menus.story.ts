// A line of three menus by somebody who has no mouse: once on the canvas, once in the outline. What is built is called.

import { choose, press, write } from "../by-keyboard.ts";
import { type FlowPage, openedFlow, tabTo } from "../flow-page.ts";
import { goLive } from "../going-live.ts";
import { line, look, walkTo } from "../outline-lines.ts";
import { expect, type Page, test } from "../stage.ts";

/** What somebody does in one of the views. */
interface View {
  /** From the page of a new flow to where one can begin. */
  begin(flow: FlowPage): Promise<void>;
  /** A new step behind an exit; its form is open then. */
  add(flow: FlowPage, from: string, exit: string, type: string): Promise<void>;
  /** Gives a menu, whose form is open, its choices: the first one is there. */
  choices(flow: FlowPage, menu: string, words: readonly string[]): Promise<void>;
  /** Leads an exit to a step that is there. */
  lead(flow: FlowPage, from: string, exit: string, to: string): Promise<void>;
}

async function picked(page: Page, type: string): Promise<void> {
  const picker = page.getByRole("dialog", { name: "Which step?" });
  await expect(picker).toBeVisible();
  await page.keyboard.type(type);
  await press(picker.getByRole("button", { name: new RegExp(`^${type}`) }).first());
}

async function connected(page: Page, exit: string, to: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^Connect/ });
  await choose(dialog.getByRole("combobox", { name: "Exit" }), exit);
  await choose(dialog.getByRole("combobox", { name: "Leads to" }), to);
  await press(dialog.getByRole("button", { name: "Connect" }));
  await expect(dialog).toHaveCount(0);
}

/** To a step of the canvas, by what it is called. */
async function find(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+F");
  const bar = page.getByRole("search", { name: "Find in this flow" });
  await expect(bar.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.type(name);
  await expect(bar.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".react-flow__node:focus")).toContainText(name);
}

const canvas: View = {
  begin: async () => {},
  async add({ page, form }, from, exit, type) {
    await find(page, from);
    await page.keyboard.press("Enter");
    await expect(form(from).getByRole("textbox", { name: "Name" })).toBeFocused();
    await press(form(from).getByRole("button", { name: `Insert a step after “${exit}”` }));
    await picked(page, type);
  },
  async choices({ form }, menu, words) {
    const names = form(menu).getByRole("textbox", { name: "What it is for" });
    for (const [index, choice] of words.entries()) {
      if (index > 0) await press(form(menu).getByRole("button", { name: "Add a choice" }));
      await expect(names).toHaveCount(index + 1);
      await write(names.nth(index), choice);
    }
  },
  async lead({ page }, from, exit, to) {
    await find(page, from);
    await page.keyboard.press("c");
    await connected(page, exit, to);
  },
};

const outline: View = {
  async begin({ page }) {
    await look(page, "Outline", "ArrowRight");
    await tabTo(page, page.locator('[role="treeitem"][tabindex="0"]'));
  },
  async add({ page }, _from, exit, type) {
    await walkTo(line(page, `${exit}, exit`));
    await page.keyboard.press("Enter");
    await picked(page, type);
  },
  async choices({ page }, menu, words) {
    // Back from the form.
    const step = line(page, `${menu}, `);
    await page.keyboard.press("Escape");
    for (const [index, choice] of words.entries()) {
      await expect(step).toBeFocused();
      if (index === 0) {
        await page.keyboard.press("ArrowDown");
        await expect(line(page, "Press 1, exit")).toBeFocused();
        await page.keyboard.press("F2");
      } else await page.keyboard.press("+");
      await page.keyboard.type(choice);
      await page.keyboard.press("Enter");
      await expect(line(page, `Press ${index + 1}, ${choice}, exit`)).toBeFocused();
      await page.keyboard.press("ArrowLeft");
    }
    await expect(step).toBeFocused();
  },
  async lead({ page }, _from, exit, to) {
    await walkTo(line(page, `${exit}, exit`));
    await page.keyboard.press("Shift+Enter");
    await connected(page, exit, to);
    await expect(page.locator('.unseen[role="status"]')).toHaveText(`“${exit}” leads to ${to} now`);
    await expect(line(page, `${exit}, exit, goes to ${to}`)).toBeFocused();
  },
};

for (const [name, view] of Object.entries({ canvas, outline })) {
  test(`a line of three menus is built, published and called by keyboard alone: ${name}`, async ({
    page,
    own,
  }) => {
    test.setTimeout(240_000);
    await page.goto(own.serverUrl);
    await press(page.getByRole("button", { name: "New flow" }));
    await write(page.getByRole("dialog").getByLabel("What is it called?"), "Front desk");
    await press(page.getByRole("dialog").getByRole("button", { name: "Create" }));
    const flow = await openedFlow(page);
    const { bar, form, node, phone } = flow;
    const add = async (from: string, exit: string, type: string, title: string, says: string) => {
      await view.add(flow, from, exit, type);
      await expect(form(type)).toBeVisible();
      await write(form(type).getByRole("textbox", { name: "Name", exact: true }), title);
      await expect(form(title)).toBeVisible();
      if (says !== "")
        await write(form(title).getByRole("textbox", { name: "British English" }).first(), says);
    };
    const transfer = async (from: string, exit: string, who: string) => {
      await add(from, exit, "Transfer", `To ${who}`, "");
      await choose(form(`To ${who}`).getByRole("combobox", { name: "Who", exact: true }), who);
    };

    await view.begin(flow);
    await add("Incoming call", "Answered", "Menu", "Main menu", "For sales, press 1. For support, press 2.");
    await view.choices(flow, "Main menu", ["Sales", "Support"]);
    await add("Main menu", "Press 1, Sales", "Menu", "Sales menu", "New here, press 1. Else press 2.");
    await view.choices(flow, "Sales menu", ["New here", "Known"]);
    await transfer("Sales menu", "Press 1, New here", "Sales queue");
    await view.lead(flow, "Sales menu", "Press 2, Known", "To Sales queue");
    await add(
      "Main menu",
      "Press 2, Support",
      "Menu",
      "Support menu",
      "Nothing works, press 1. Else press 2.",
    );
    await view.choices(flow, "Support menu", ["Outage", "Question"]);
    await transfer("Support menu", "Press 2, Question", "Support queue");
    await add("Support menu", "Press 1, Outage", "Prompt", "We know", "We know of it.");
    await view.lead(flow, "We know", "Then", "Main menu");
    if (view === canvas) {
      // Deleted, taken back, done again and taken back.
      await find(page, "We know");
      await page.keyboard.press("Delete");
      await expect(node("prompt")).toHaveCount(0);
      await page.keyboard.press("ControlOrMeta+Z");
      await expect(node("prompt")).toContainText("We know of it.");
      await page.keyboard.press("ControlOrMeta+Y");
      await expect(node("prompt")).toHaveCount(0);
      await page.keyboard.press("ControlOrMeta+Z");
      await expect(node("prompt")).toContainText("We know of it.");
    }

    await goLive(flow, { press, write, choose });

    // Through all three of them, and around.
    const heard = (text: string) => phone.getByRole("listitem").filter({ hasText: text });
    await press(bar.getByRole("button", { name: "Call", exact: true }));
    await press(phone.getByRole("button", { name: "Call", exact: true }));
    await expect(heard("For sales, press 1.")).toHaveCount(1);
    await page.keyboard.press("2");
    await expect(heard("Nothing works, press 1.")).toHaveCount(1);
    await page.keyboard.press("1");
    await expect(heard("We know of it.")).toHaveCount(1);
    await expect(heard("For sales, press 1.")).toHaveCount(2);
    await page.keyboard.press("1");
    await expect(heard("New here, press 1.")).toHaveCount(1);
    await page.keyboard.press("2");
    await expect(phone.getByText("Transferred to Sales queue")).toBeVisible();
  });
}
