// Two authors have one flow open: each sees the other, what one saves the other sees arrive, and when both change it at once
// nothing of either is lost.

import { flowPath, flowsPath } from "@dialtree/editor/routes";
import { nothingFound } from "../axe.ts";
import { type FlowPage, openedFlow } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

// Entra ID's certificate is the simulator's own.
test.use({ flows: ["reception"], signIn: true, ignoreHTTPSErrors: true });

async function openAs(page: Page, serverUrl: string, who: string): Promise<FlowPage> {
  await page.goto(serverUrl + flowPath("reception"));
  await page.getByRole("link", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: new RegExp(`^${who} `) }).click();
  return openedFlow(page);
}

/** The text that callers hear first at a step whose form is open. */
const textOf = ({ form }: FlowPage, step: string) =>
  form(step)
    .getByRole("textbox", { name: /English/ })
    .first();
const others = ({ bar }: FlowPage) => bar.getByRole("list", { name: "Also here" }).getByRole("listitem");
const news = ({ page }: FlowPage) => page.getByRole("region", { name: "What was changed just now" });
const conflict = ({ page }: FlowPage) =>
  page.getByRole("dialog", { name: "Somebody else changed this flow" });

/** Somebody turns to this window: it looks at once who is here, and not when it would anyway. */
const turnTo = ({ page }: FlowPage) => page.evaluate(() => dispatchEvent(new Event("focus")));

test("two authors see each other and what the other one saves, and settle what both changed at once", async ({
  page,
  browser,
  own,
  complaints,
}) => {
  // A save that comes too late, and a network that is unplugged.
  complaints.forgive(/409 \(Conflict\)|ERR_INTERNET_DISCONNECTED/);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const mine = await openAs(page, own.serverUrl, "Author");
  const theirs = await openAs(await context.newPage(), own.serverUrl, "Administrator");
  await expect(others(theirs)).toHaveText(["AAuthor has this flow open"]);
  await turnTo(mine);
  await expect(others(mine)).toHaveText(["AAdministrator has this flow open"]);

  await mine.node("welcome").click();
  await theirs.node("welcome").click();
  await textOf(mine, "Welcome").fill("Good day, this is Fabrikam.");
  await mine.saved();
  await turnTo(theirs);
  await expect(textOf(theirs, "Welcome")).toHaveValue("Good day, this is Fabrikam.");
  await expect(news(theirs)).toContainText("Author changed this flow a moment ago; you see it now.");
  await expect(news(theirs)).toContainText("Good day, this is Fabrikam.");
  await expect(others(theirs)).toHaveText(["AAuthor is changing this flow"]);
  await nothingFound(theirs.page);
  await news(theirs).getByRole("button", { name: "Close" }).click();

  // Different texts.
  await page.context().setOffline(true);
  await textOf(mine, "Welcome").fill("Good morning, this is Fabrikam.");
  await expect(mine.bar.getByText("Not saved: the server does not answer")).toBeVisible();
  await theirs.node("main").click();
  await textOf(theirs, "Main menu").fill("We are open all day.");
  await theirs.saved();
  await page.context().setOffline(false);
  const dialog = conflict(mine);
  // Whoever was typing presses no button with the next key.
  await expect(dialog.getByRole("button").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("region", { name: "What you changed" })).toContainText(
    "Good morning, this is Fabrikam.",
  );
  await expect(
    dialog.getByRole("region", { name: /^What was saved meanwhile, by Administrator, / }),
  ).toContainText("We are open all day.");
  await expect(dialog.getByRole("heading", { name: "Both changed the same" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Keep both" }).click();
  await expect(dialog).toBeHidden();
  await mine.saved();
  await mine.node("main").click();
  await expect(textOf(mine, "Main menu")).toHaveValue("We are open all day.");
  await turnTo(theirs);
  await expect(news(theirs)).toContainText("Good morning, this is Fabrikam.");

  // The same text.
  await page.context().setOffline(true);
  await textOf(mine, "Main menu").fill("We are open from nine to five.");
  await expect(mine.bar.getByText("Not saved: the server does not answer")).toBeVisible();
  await textOf(theirs, "Main menu").fill("We are open from ten to six.");
  await theirs.saved();
  await page.context().setOffline(false);
  await expect(dialog.getByRole("heading", { name: "Both changed the same" })).toBeVisible();
  await nothingFound(page);
  await dialog.getByRole("radio", { name: "Theirs" }).check();
  await dialog.getByRole("button", { name: "Keep both" }).click();
  await expect(dialog).toBeHidden();
  await mine.saved();
  await expect(textOf(mine, "Main menu")).toHaveValue("We are open from ten to six.");
  await theirs.page.goto(own.serverUrl + flowsPath);
  await turnTo(mine);
  await expect(others(mine)).toHaveCount(0);
  await context.close();
});
