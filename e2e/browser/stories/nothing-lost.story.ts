// "Saved" is a promise: whatever was shown as saved is there again, whoever dies while somebody types.

import type { Page } from "@playwright/test";
import { type FlowPage, openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

const text = "Front desk of the house by the river, open day and night, all year round, for everybody";

/** Follows what the page shows as saved: the name of the step at each moment at which the bar says so. */
async function watchSaved(page: Page): Promise<{ readonly shown: string[] }> {
  const shown: string[] = [];
  await page.exposeFunction("shownAsSaved", (name: string) => void shown.push(name));
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { shownAsSaved(name: string): void }).shownAsSaved;
    let last: string | undefined;
    const look = () => {
      const saved = [...document.querySelectorAll("header span")].some(
        ({ textContent }) => textContent === "Saved",
      );
      const name = document.querySelector<HTMLInputElement>("section.inspector input")?.value;
      const now = saved ? name : undefined;
      if (now !== undefined && now !== last) tell(now);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return { shown };
}

async function titleAtServer(serverUrl: string): Promise<string> {
  const { document } = (await (await fetch(`${serverUrl}/api/flows/reception`)).json()) as {
    document: { nodes: { id: string; title?: string }[] };
  };
  return document.nodes.find(({ id }) => id === "welcome")?.title ?? "";
}

const field = (page: Page) => page.locator("section.inspector input").first();
const half = text.slice(0, 40);

/** Types the first half, which is saved, and begins with the rest; done when some of that is there. */
async function type(flow: FlowPage, shown: readonly string[]): Promise<{ readonly end: Promise<void> }> {
  const { page, node, form } = flow;
  await node("welcome").dblclick();
  await form("Welcome").getByRole("textbox", { name: "Name" }).fill("");
  await field(page).pressSequentially(half, { delay: 20 });
  await expect.poll(() => shown).toContain(half);
  const end = field(page).pressSequentially(text.slice(half.length), { delay: 100 });
  // Typing ends with the tab.
  end.catch(() => {});
  await expect.poll(() => field(page).inputValue()).toMatch(/^.{45}/);
  return { end };
}

/** The last of what was shown as saved; it is at least the first half. */
function promise(shown: readonly string[]): string {
  const promised = shown.at(-1) ?? "";
  expect(promised.startsWith(half) && text.startsWith(promised), promised).toBe(true);
  return promised;
}

test("a tab that dies while somebody types loses nothing that was shown as saved", async ({
  context,
  page,
  own,
}) => {
  const { shown } = await watchSaved(page);
  const flow = await openFlow(page, own.serverUrl, "reception");
  await type(flow, shown);
  const crashed = page.waitForEvent("crash");
  const client = await context.newCDPSession(page);
  void client.send("Page.crash").catch(() => {});
  await crashed;
  const promised = promise(shown);
  expect((await titleAtServer(own.serverUrl)).startsWith(promised)).toBe(true);

  const again = await context.newPage();
  const reopened = await openFlow(again, own.serverUrl, "reception");
  await expect(reopened.node("welcome")).toContainText(promised);
  await reopened.saved();
  // What had not been saved was kept by the browser, as far as it got.
  const there = await titleAtServer(own.serverUrl);
  expect(there.startsWith(promised) && text.startsWith(there), there).toBe(true);
});

test("a server that dies while somebody types is waited for, and has everything in the end", async ({
  page,
  own,
  complaints,
}) => {
  complaints.forgive(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  const { shown } = await watchSaved(page);
  const flow = await openFlow(page, own.serverUrl, "reception");
  const { end } = await type(flow, shown);
  await own.killServer();
  const promised = promise(shown);
  await end;
  await expect(flow.bar.getByText("Not saved: the server does not answer")).toBeVisible();
  await expect(field(page)).toHaveValue(text);
  // Nothing was shown as saved that could not have been.
  expect(promise(shown)).toBe(promised);

  await own.startServer();
  expect((await titleAtServer(own.serverUrl)).startsWith(promised)).toBe(true);
  await flow.saved();
  expect(await titleAtServer(own.serverUrl)).toBe(text);
  await own.killServer();
  await own.startServer();
  await page.reload();
  await expect(flow.node("welcome")).toContainText(text);
  expect(await titleAtServer(own.serverUrl)).toBe(text);
});
