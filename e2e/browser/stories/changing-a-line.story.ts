// The whole way: somebody changes what a key does, publishes it, calls, hears it, presses the key, and gets through to
// exactly whom the published flow names. Once by mouse, once by keyboard alone.

import type { FlowDocument } from "@dialtree/flow";
import type { Processes, Wire } from "../../processes.ts";
import { type FlowPage, openFlow, tabTo } from "../flow-page.ts";
import { listen, measured, type Played } from "../listening.ts";
import { expect, type Page, test } from "../stage.ts";

/** What people do, whatever they do it with. */
interface Hands {
  changeKey(flow: FlowPage): Promise<void>;
  publish(flow: FlowPage): Promise<void>;
  call(flow: FlowPage): Promise<void>;
  press(flow: FlowPage, key: string): Promise<void>;
}

const message = "Support answers on 3, the opening hours on 2";

const mouse: Hands = {
  async changeKey({ page, node, form }) {
    await node("main").click();
    const choice = form("Main menu").getByRole("group", { name: "Press 2, Support" });
    await choice.getByRole("button", { name: "Key 2" }).click();
    await page.getByRole("option", { name: /^Key 3/ }).click();
  },
  async publish({ page, bar }) {
    await bar.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish" });
    await dialog.getByRole("textbox", { name: "What has changed?" }).fill(message);
    await dialog.getByRole("button", { name: "Publish" }).click();
  },
  async call({ bar, phone }) {
    await bar.getByRole("button", { name: "Call" }).click();
    await phone.getByRole("button", { name: "Call", exact: true }).click();
  },
  press: ({ phone }, key) => phone.getByRole("button", { name: key, exact: true }).click(),
};

const keyboard: Hands = {
  async changeKey({ page, node, form }) {
    await tabTo(page, node("incoming"));
    await page.keyboard.press("ArrowRight");
    await expect(node("welcome")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(node("main")).toBeFocused();
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
  async publish({ page, bar }) {
    await tabTo(page, bar.getByRole("button", { name: "Publish" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Publish" });
    await tabTo(page, dialog.getByRole("textbox", { name: "What has changed?" }));
    await page.keyboard.type(message);
    await tabTo(page, dialog.getByRole("button", { name: "Publish" }));
    await page.keyboard.press("Enter");
  },
  async call({ page, bar, phone }) {
    await tabTo(page, bar.getByRole("button", { name: "Call" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, phone.getByRole("button", { name: "Call", exact: true }));
    await page.keyboard.press("Enter");
  },
  press: ({ page }, key) => page.keyboard.press(key),
};

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`a key is changed, published, called and pressed, by ${name}`, async ({ page, own }) => {
    const { played } = await listen(page);
    const flow = await openFlow(page, own.serverUrl, "reception");
    const { bar, node, phone } = flow;

    await hands.changeKey(flow);
    await expect(node("main")).toContainText("Press 3, Support");
    await expect(node("main")).toContainText("Press 2, Opening hours");
    await expect(bar).toContainText("Changed since version 1");
    await flow.saved();

    await hands.publish(flow);
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(bar).toContainText("Callers get version 2");
    const published = await currentVersion(own, "reception");
    expect(published).toMatchObject({ number: 2, message });

    await hands.call(flow);
    await expect(phone.getByRole("status")).toHaveText("Connected");
    await expect(phone.getByRole("listitem").filter({ hasText: "For sales, press 1." })).toBeVisible();
    await expect(node("main").locator(".step")).toHaveAttribute("data-lit", "here");
    await heard(page, played, await menuPrompt(own));

    await hands.press(flow, "3");
    await expect(phone.getByText("Putting through to Support queue")).toBeVisible();
    await expect(phone.getByText("Transferred to Support queue")).toBeVisible();
    await expect(phone.getByRole("status")).toHaveText("The call is over");
    for (const passed of ["incoming", "welcome", "main", "support"]) {
      await expect(node(passed).locator(".step")).toHaveAttribute("data-lit", "passed");
    }
    for (const untouched of ["sales", "hours", "operator", "message", "goodbye"]) {
      await expect(node(untouched).locator(".step")).not.toHaveAttribute("data-lit", /./);
    }
    await expect(node("main").getByRole("listitem").filter({ hasText: "Press 3, Support" })).toHaveAttribute(
      "data-passed",
      "true",
    );

    const target = targetOf(published.document, "3");
    expect(await transfersOf(own)).toEqual([target]);
  });
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

async function lines(own: Processes): Promise<readonly (Wire & { readonly prompt?: string })[]> {
  const { calls } = await own.control<{ calls: { id: string }[] }>("GET", "/calls");
  expect(calls).toHaveLength(1);
  const { wire } = await own.call(calls[0]?.id ?? "");
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
