// Somebody who only has to say yes gets a link: what changes for callers, a picture, and every text; nothing that could be changed.

import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test("an approver sees the flow as it was when the link was made, whatever is changed afterwards", async ({
  page,
  own,
  context,
}) => {
  const { bar, node, form, saved } = await openFlow(page, own.serverUrl, "reception");
  await node("welcome").click({ position: { x: 60, y: 16 } });
  const text = form("Welcome").getByRole("textbox", { name: "American English" });
  await text.fill("Welcome to the house by the river.");
  // Where one would publish: somebody else is to look at it first.
  await bar.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Link for somebody who is to look at it first" }).click();
  const made = page.getByRole("dialog", { name: "Link for an approver" });
  const link = await made.getByRole("textbox", { name: "Link" }).inputValue();
  expect(link).toMatch(/\/flows\/reception\/look\?of=[0-9a-f-]{36}$/);
  await nothingFound(page);
  await made.getByRole("button", { name: "Done" }).click();
  await text.fill("Something else altogether.");
  await saved();

  const approver = await context.newPage();
  await approver.goto(link);
  await expect(approver.getByRole("heading", { level: 1, name: "Reception" })).toBeVisible();
  await expect(approver.getByText(/^“For approval, .*”, as it was on/)).toBeVisible();
  await expect(approver.getByRole("listitem").filter({ hasText: "house by the river" })).toBeVisible();
  await expect(approver.getByRole("row", { name: /^Welcome/ })).toContainText(
    "Welcome to the house by the river.",
  );
  const picture = approver.getByRole("img", { name: "Reception" });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(300);
  // All of it at once, and larger for whoever wants to read it there.
  const isWhole = () =>
    picture.evaluate((image) => image.clientWidth <= (image.parentElement?.clientWidth ?? 0));
  expect(await isWhole()).toBe(true);
  await approver.getByRole("button", { name: "Show it larger" }).click();
  await expect.poll(isWhole).toBe(false);
  await expect(approver.getByText("Something else altogether.")).toHaveCount(0);
  // Nothing to write into, and nothing that changes anything.
  await expect(approver.getByRole("textbox")).toHaveCount(0);
  await nothingFound(approver);
  await approver.goto(link.replace(/of=.*/, "of=1"));
  await expect(approver.getByText("Callers get exactly this.")).toBeVisible();
  await approver.goto(link.replace(/of=.*/, "of=7"));
  await expect(approver.getByText("There is no such version or draft")).toBeVisible();
  await expect(bar).toBeVisible();
});
