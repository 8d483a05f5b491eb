// The whole way: somebody calls, hears the menu, presses 2 and gets through to exactly whom the published flow names;
// changes the key to 3, publishes and calls again; lets the key lead to somebody else, and gets through to them; and takes
// that back for callers and in the draft. Once by mouse, once by keyboard alone.

import type { FlowDocument } from "@dialtree/flow";
import type { Locator } from "@playwright/test";
import type { Processes, Wire } from "../../processes.ts";
import { dragTo, type FlowPage, isFocused, openFlow, tabTo } from "../flow-page.ts";
import { listen, measured, type Played } from "../listening.ts";
import { expect, type Page, test } from "../stage.ts";

/** What people do, whatever they do it with. */
interface Hands {
  /** Opens the phone. */
  phone(flow: FlowPage): Promise<void>;
  call(flow: FlowPage): Promise<void>;
  changeKey(flow: FlowPage): Promise<void>;
  /** Has what is on key 3 lead to the operator. */
  rewire(flow: FlowPage): Promise<void>;
  /** Publishes, once the dialog says what changes. */
  publish(flow: FlowPage, change: string): Promise<void>;
  press(flow: FlowPage, key: string): Promise<void>;
  /** Looks at what callers do not get yet, and takes the only change back. */
  takeBack(flow: FlowPage, opener: string, change: string): Promise<void>;
  /** Opens the versions, and presses this there. */
  versions(flow: FlowPage, button: string): Promise<void>;
  /** Says yes to what is asked. */
  confirm(flow: FlowPage, button: string): Promise<void>;
}

const message = "Support answers on 3, the opening hours on 2";
const callButton = ({ phone }: FlowPage) => phone.getByRole("button", { name: /^Call( again)?$/ });

const versionsButton = (bar: FlowPage["bar"]) => bar.getByRole("button", { name: "Versions" });

const mouse: Hands = {
  phone: ({ bar }) => bar.getByRole("button", { name: "Call" }).click(),
  call: (flow) => callButton(flow).click(),
  async changeKey({ node, form, page }) {
    await node("main").click();
    const choice = form("Main menu").getByRole("group", { name: "Press 2, Support" });
    await choice.getByRole("button", { name: "Key 2" }).click();
    await page.getByRole("option", { name: /^Key 3/ }).click();
  },
  async rewire({ node, form, page }) {
    await form("Main menu").getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Fit View" }).click();
    const dot = node("main").getByRole("listitem").filter({ hasText: "Press 3, Support" });
    await dragTo(page, dot.locator(".react-flow__handle"), node("operator"));
  },
  async publish({ page, bar }, change) {
    await bar.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish" });
    await expect(changesIn(dialog).filter({ hasText: change })).toBeVisible();
    await dialog.getByRole("textbox", { name: "What has changed?" }).fill(message);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("group").getByText(/^Version \d+ is published$/)).toBeVisible();
  },
  press: ({ phone }, key) => phone.getByRole("button", { name: key, exact: true }).click(),
  async takeBack({ page, bar }, opener, change) {
    await bar.getByRole("button", { name: opener }).click();
    const dialog = page.getByRole("dialog", { name: "Changed, and not published yet" });
    await changesIn(dialog).filter({ hasText: change }).getByRole("button", { name: "Take back" }).click();
    await expect(dialog.getByText("Nothing: they get the same as in version 2.")).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
  },
  async versions({ page, bar }, button) {
    await versionsButton(bar).click();
    await page.getByRole("button", { name: button }).click();
  },
  confirm: ({ page }, button) => page.getByRole("button", { name: button, exact: true }).click(),
};

const keyboard: Hands = {
  async phone({ page, bar }) {
    await tabTo(page, bar.getByRole("button", { name: "Call" }));
    await page.keyboard.press("Enter");
  },
  async call(flow) {
    await tabTo(flow.page, callButton(flow));
    await flow.page.keyboard.press("Enter");
  },
  async changeKey({ page, node, form }) {
    await walkToMenu(page, node);
    await page.keyboard.press("Enter");
    await expect(form("Main menu").getByRole("textbox", { name: "Name" })).toBeFocused();
    const choice = form("Main menu").getByRole("group", { name: "Press 2, Support" });
    await tabTo(page, choice.getByRole("button", { name: "Key 2" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: /^Key 2/ })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("option", { name: /^Key 3/ })).toBeFocused();
    await page.keyboard.press("Enter");
  },
  async rewire({ page, node }) {
    await walkToMenu(page, node);
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: "Connect Main menu" });
    await tabTo(page, dialog.getByRole("combobox", { name: "Exit" }));
    await page.keyboard.type("Press 3");
    await tabTo(page, dialog.getByRole("combobox", { name: "Leads to" }));
    await page.keyboard.type("To the operator");
    await tabTo(page, dialog.getByRole("button", { name: "Connect" }));
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(node("main")).toBeFocused();
  },
  async publish({ page, bar }, change) {
    await tabTo(page, bar.getByRole("button", { name: "Publish" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Publish" });
    await expect(changesIn(dialog).filter({ hasText: change })).toBeVisible();
    await tabTo(page, dialog.getByRole("textbox", { name: "What has changed?" }));
    await page.keyboard.type(message);
    await tabTo(page, dialog.getByRole("button", { name: "Publish" }));
    await page.keyboard.press("Enter");
  },
  press: ({ page }, key) => page.keyboard.press(key),
  async takeBack({ page, bar }, opener, change) {
    await tabTo(page, bar.getByRole("button", { name: opener }), "Shift+Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Changed, and not published yet" });
    const item = changesIn(dialog).filter({ hasText: change });
    await tabTo(page, item.getByRole("button", { name: "Take back" }));
    await page.keyboard.press("Enter");
    await expect(dialog.getByText("Nothing: they get the same as in version 2.")).toBeVisible();
    await tabTo(page, dialog.getByRole("button", { name: "Close" }));
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    // What it was opened with is gone.
    await expect(bar.getByRole("heading", { name: "Reception" })).toBeFocused();
  },
  async versions({ page, bar }, button) {
    await tabTo(page, versionsButton(bar), "Shift+Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: button }));
    await page.keyboard.press("Enter");
  },
  async confirm({ page }, button) {
    await tabTo(page, page.getByRole("button", { name: button, exact: true }));
    await page.keyboard.press("Enter");
  },
};

function changesIn(dialog: Locator): Locator {
  return dialog.getByRole("region", { name: "What changes for callers" }).getByRole("listitem");
}

/** To the canvas, and with the arrow keys to the menu, from wherever the focus is. */
async function walkToMenu(page: Page, node: FlowPage["node"]): Promise<void> {
  const current = page.locator('.react-flow__node[tabindex="0"]');
  await tabTo(page, current, "Shift+Tab");
  for (let step = 0; step < 2 && !(await isFocused(node("main"))); step++)
    await page.keyboard.press("ArrowRight");
  await expect(node("main")).toBeFocused();
}

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`somebody calls, changes a key and where it leads, and calls again, by ${name}`, async ({
    page,
    own,
  }) => {
    // Three calls, each as long as what is said in it.
    test.setTimeout(240_000);
    const { played } = await listen(page);
    const flow = await openFlow(page, own.serverUrl, "reception");
    const { bar, node, phone } = flow;

    await hands.phone(flow);
    await call(flow, hands);
    await heard(page, played, await menuPrompt(own));
    await press(flow, hands, "2", "Support queue");
    await through(flow, own, "2", "Support queue", "support");

    await hands.changeKey(flow);
    await expect(node("main")).toContainText("Press 3, Support");
    await expect(node("main")).toContainText("Press 2, Opening hours");
    await expect(bar).toContainText("Changed since version 1");
    await flow.saved();
    await hands.publish(flow, '"Press 3, Support" of Main menu is now on key 3 instead of 2.');
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(bar).toContainText("Callers get version 2");
    expect(await currentVersion(own, "reception")).toMatchObject({ number: 2, message });
    // Callers get the same whoever has drawn it, and a call takes as long as what is said in it.
    if (name === "mouse") {
      await call(flow, hands);
      await press(flow, hands, "3", "Support queue");
      await through(flow, own, "3", "Support queue", "support");
    }

    await hands.rewire(flow);
    await expect(node("main").getByRole("listitem").filter({ hasText: "Press 3, Support" })).toContainText(
      "To the operator",
    );
    await flow.saved();
    await hands.publish(flow, '"Press 3, Support" of Main menu now goes to To the operator instead of');
    await expect(bar).toContainText("Callers get version 3");
    await call(flow, hands);
    await press(flow, hands, "3", "Operator");
    await through(flow, own, "3", "Operator", "operator");
    await expect(phone.getByText("Transferred to Support queue")).toBeHidden();

    await hands.versions(flow, "Make this the live version: version 2");
    const question = page.getByRole("dialog", { name: "Make version 2 the live version?" });
    await expect(question).toContainText("New calls get version 2 at once, instead of version 3.");
    await hands.confirm(flow, "Make this the live version");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(bar).toContainText("Changed since version 2");
    await expect(versionsButton(bar)).toBeFocused();
    expect(await currentVersion(own, "reception")).toMatchObject({ number: 2 });
    await hands.takeBack(flow, "Changed since version 2", "now goes to To the operator instead of");
    await expect(bar).toContainText("Callers get version 2");
    await bar.getByRole("button", { name: /^Undo: Take back where "Press 3, Support" of Main menu/ }).click();
    await expect(bar).toContainText("Changed since version 2");
    await hands.versions(flow, "Open as draft: version 2");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(bar).toContainText("Callers get version 2");
    await expect(bar.getByRole("button", { name: /Go back to version 2/ }).first()).toBeVisible();
    await flow.saved();
  });
}

/** Calls, until the menu is being said. */
async function call(flow: FlowPage, hands: Hands): Promise<void> {
  const { node, phone } = flow;
  await hands.call(flow);
  await expect(phone.getByRole("status")).toHaveText("Connected");
  await expect(phone.getByRole("listitem").filter({ hasText: "For sales, press 1." })).toBeVisible();
  await expect(node("main").locator(".step")).toHaveAttribute("data-lit", "here");
}

async function press(flow: FlowPage, hands: Hands, key: string, target: string): Promise<void> {
  await hands.press(flow, key);
  await expect(flow.phone.getByText(`Putting through to ${target}`)).toBeVisible();
}

/** The call ends with the one whom the published flow names, and the way to them is lit, no other. */
async function through(
  flow: FlowPage,
  own: Processes,
  key: string,
  target: string,
  last: string,
): Promise<void> {
  const { node, phone } = flow;
  await expect(phone.getByText(`Transferred to ${target}`)).toBeVisible();
  await expect(phone.getByRole("status")).toHaveText("The call is over");
  const passed = ["incoming", "welcome", "main", last];
  for (const id of passed) await expect(node(id).locator(".step")).toHaveAttribute("data-lit", "passed");
  for (const id of ["sales", "support", "hours", "operator", "message", "goodbye"]) {
    if (!passed.includes(id)) await expect(node(id).locator(".step")).not.toHaveAttribute("data-lit", /./);
  }
  await expect(
    node("main")
      .getByRole("listitem")
      .filter({ hasText: `Press ${key}, Support` }),
  ).toHaveAttribute("data-passed", "true");
  const { document } = await currentVersion(own, "reception");
  expect(await transfersOf(own)).toEqual([targetOf(document, key)]);
}

/** The sound was played to its end, it was the whole one, and it was no silence. */
async function heard(page: Page, played: readonly Played[], hash: string): Promise<void> {
  await expect.poll(() => played.map(({ url }) => url).join(), { timeout: 30_000 }).toContain(hash);
  const sound = played.find(({ url }) => url.includes(hash)) as Played;
  const reply = await page.request.get(sound.url);
  expect(reply.headers()["content-type"]).toBe("audio/wav");
  const { durationMs, loudest } = measured(await reply.body());
  expect(durationMs).toBeGreaterThan(1_000);
  expect(Math.abs(sound.durationMs - durationMs)).toBeLessThanOrEqual(50);
  expect(Math.abs(sound.playedMs - durationMs)).toBeLessThanOrEqual(50);
  expect(loudest).toBeGreaterThan(3_000);
}

/** The wire of the newest call. */
async function lines(own: Processes): Promise<readonly (Wire & { readonly prompt?: string })[]> {
  const { calls } = await own.control<{ calls: { id: string; placedAt: string }[] }>("GET", "/calls");
  const newest = calls.toSorted((a, b) => b.placedAt.localeCompare(a.placedAt))[0];
  const { wire } = await own.call(newest?.id ?? "");
  return wire;
}

/** The second thing that is said: the menu. */
async function menuPrompt(own: Processes): Promise<string> {
  const spoken = async () =>
    (await lines(own))
      .filter(({ type, did }) => type === "audio" && did === "starts")
      .map(({ prompt }) => prompt);
  await expect.poll(async () => (await spoken()).length).toBe(2);
  return (await spoken())[1] ?? "";
}

/** Whom Graph was asked to put the caller through to. */
async function transfersOf(own: Processes): Promise<readonly unknown[]> {
  const requests = (await lines(own)).filter(
    ({ type, operation }) => type === "request" && operation === "transfer",
  );
  return requests.map(({ body }) => {
    const { identity } = (body?.transferTarget ?? { identity: {} }) as {
      identity: Record<string, { id?: string }>;
    };
    return Object.entries(identity)
      .filter(([, value]) => value && typeof value === "object" && value.id !== undefined)
      .map(([kind, { id }]) => `${kind} ${id}`)
      .join();
  });
}

async function currentVersion(own: Processes, id: string) {
  const ask = async (path: string) => (await fetch(`${own.serverUrl}/api/${path}`)).json();
  const { current } = (await ask(`flows/${id}`)) as {
    current: { id: string; number: number; message: string };
  };
  const { documents } = (await ask(`versions/${current.id}`)) as { documents: Record<string, FlowDocument> };
  return { ...current, document: documents[id] as FlowDocument };
}

/** Whom a key of the main menu leads to, as Graph calls them. */
function targetOf({ nodes, edges }: FlowDocument, key: string): string {
  const dataOf = <Data>(wanted: string | undefined) =>
    nodes.find(({ id }) => id === wanted)?.data as Data | undefined;
  const choices = dataOf<{ choices: readonly { id: string; key: string }[] }>("main")?.choices;
  const choice = choices?.find((one) => one.key === key)?.id;
  const way = edges.find(({ from, outlet }) => from === "main" && outlet === choice);
  const to = dataOf<{ to: { kind: string; id: string } }>(way?.to)?.to;
  return `${to?.kind === "account" ? "applicationInstance" : to?.kind} ${to?.id}`;
}
