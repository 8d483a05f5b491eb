// A flow that nobody needs any more: what is in its way is mended first, then it is removed, and whoever had it open loses nothing.

import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test("a flow is removed once no number leads to it, and comes back with what somebody was writing", async ({
  page,
  own,
  complaints,
}) => {
  // What is saved of a flow that was removed.
  complaints.forgive(/410 \(Gone\)/);
  const other = await openFlow(await page.context().newPage(), own.serverUrl, "reception");
  await other.node("welcome").click();
  const text = other.form("Welcome").getByRole("textbox", { name: /English/ });
  await expect(text).toBeVisible();

  await page.goto(own.serverUrl);
  const remove = page.getByRole("button", { name: "Remove Reception …" });
  await remove.click();
  const dialog = page.getByRole("dialog", { name: "Remove Reception?" });
  await expect(dialog.getByRole("button", { name: "Keep" })).toBeFocused();
  await expect(dialog.getByText(/It cannot be removed yet: \d+ things? (is|are) in the way\./)).toBeVisible();
  await nothingFound(page);
  await dialog
    .getByRole("link", { name: /^It answers / })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Numbers" }).first()).toBeVisible();
  for (const { called } of (await (await fetch(`${own.serverUrl}/api/numbers`)).json()).numbers)
    await fetch(`${own.serverUrl}/api/numbers/${encodeURIComponent(called)}`, { method: "DELETE" });

  await page.getByRole("link", { name: "All flows" }).click();
  await remove.click();
  await expect(dialog.getByRole("button", { name: "Remove", exact: true })).toBeEnabled();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Reception was removed.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Flows", exact: true })).toBeFocused();

  await text.fill("Good evening.");
  await expect(other.bar.getByText("Not saved: the flow was removed")).toBeVisible();
  await other.page.evaluate(() => dispatchEvent(new Event("focus")));
  const card = other.page.getByRole("region", { name: "This flow was removed" });
  await expect(card.getByText(/was removed by .+ on/)).toBeVisible();
  await nothingFound(other.page);

  await page.getByRole("button", { name: "Removed flows (1)" }).click();
  await expect(page.getByRole("dialog", { name: "Removed flows" })).toBeVisible();
  await nothingFound(page);
  await page.getByRole("button", { name: "Bring back Reception" }).click();
  await expect(page.getByText("Reception is back in the list, as a draft.").first()).toBeVisible();
  await expect(remove).toBeVisible();
  await other.page.reload();
  await other.saved();
  await expect(other.node("welcome")).toContainText("Good evening.");
  await expect(other.bar.getByText("Callers no longer get version 1")).toBeVisible();
});
