// A publisher reads what changes and what was looked at, sees it on the canvas, and publishes: once when all is in order,
// once although scenarios fail, saying why.

import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

test.use({ flows: ["reception"], scenarios: true });

/** The scenarios in which somebody gets through to support. */
const failing = [
  "key-during-the-welcome",
  "silence-then-support",
  "support-busy-leaves-a-message",
  "support-by-key",
];

test("a publisher reviews the difference and the report, and publishes", async ({
  page,
  own,
  complaints,
}) => {
  complaints.forgive(/422 .*\/scenarios\/support-by-key/);
  await supportGoesToTheOperator(page, own.serverUrl);
  const { bar, node } = await openFlow(page, own.serverUrl, "reception");
  const dialog = page.getByRole("dialog", { name: "Publish" });
  const openDialog = () => bar.getByRole("button", { name: "Publish" }).click();
  const versionShown = (number: number) => expect(bar.getByText(`version ${number},`)).toBeVisible();

  await test.step("the report names them, with what comes in place of what was expected", async () => {
    await openDialog();
    const scenarios = dialog.getByRole("group").filter({ hasText: "Scenarios" });
    await expect(scenarios).toContainText("failed");
    await expect(scenarios).toContainText('"support-by-key" goes otherwise than expected');
    await expect(scenarios).toContainText("+ transfers  to Operator");
    // However much there is to read, what can be done is in view.
    await expect(dialog.getByRole("button", { name: "Publish", exact: true })).toBeInViewport();
    await nothingFound(page);
  });

  await test.step("the canvas shows it, and a change in words leads to its step", async () => {
    await dialog.getByRole("button", { name: "Show on the canvas" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^Compare versions/ })).toBeVisible();
    const change = page.getByRole("button", { name: /now goes to To the operator instead of To support/ });
    await change.click();
    await expect(node("main")).toBeFocused();
    await expect(node("main")).toHaveAccessibleName("Changed: Menu: Main menu");
    await expect(page.locator(".compared-edge.added")).toHaveCount(1);
    await expect(page.locator(".compared-edge.removed")).toHaveCount(1);
    await nothingFound(page);
    await page.getByRole("link", { name: "Back to the flow" }).click();
  });

  await test.step("it is published only when somebody says why", async () => {
    await openDialog();
    await dialog.getByRole("textbox", { name: "What has changed?" }).fill("Support has moved");
    const tick = dialog.getByRole("checkbox", { name: /^Publish although \d+ scenarios fail/ });
    await expect(tick).toBeVisible();
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(tick).toBeFocused();
    await tick.check();
    await dialog.getByRole("textbox", { name: "Why is that right?" }).fill("Nobody is in support today.");
    await nothingFound(page);
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(dialog).toBeHidden();
    await versionShown(2);
  });

  await test.step("which the list of versions tells", async () => {
    await bar.getByRole("button", { name: "Versions" }).click();
    const versions = page.getByRole("dialog", { name: "Versions" });
    await expect(versions).toContainText("Nobody is in support today.");
    await nothingFound(page);
    await versions.getByRole("button", { name: "Done" }).click();
  });

  await test.step("the scenarios that are about support are deleted, and a broken one is not saved", async () => {
    await bar.getByRole("button", { name: "Scenarios" }).click();
    const list = page.getByRole("dialog", { name: "Scenarios" });
    await list.getByRole("button", { name: "Edit support-by-key" }).click();
    const one = page.getByRole("dialog", { name: "Scenario support-by-key" });
    const text = one.getByRole("textbox", { name: "Text" });
    const kept = await text.inputValue();
    await text.fill(`given nonsense\n${kept}`);
    await one.getByRole("button", { name: "Save" }).click();
    await expect(one.getByRole("listitem").filter({ hasText: "Line 1:" })).toBeVisible();
    await nothingFound(page);
    await one.getByRole("button", { name: "Cancel" }).click();
    for (const name of failing) {
      await list.getByRole("button", { name: `Delete ${name}` }).click();
      const ask = page.getByRole("dialog", { name: `Delete the scenario ${name}?` });
      await ask.getByRole("button", { name: "Delete" }).click();
      await expect(ask).toBeHidden();
    }
    await expect(list.getByRole("button", { name: "Delete support-by-key" })).toHaveCount(0);
    await list.getByRole("button", { name: "Done" }).click();
  });

  await test.step("then nothing stands in the way", async () => {
    await openDialog();
    await expect(dialog).toContainText("Nothing keeps this from being published");
    await expect(dialog.getByRole("checkbox")).toHaveCount(0);
  });
});

/** An author has done so, which the scenarios do not say. */
async function supportGoesToTheOperator(page: Page, serverUrl: string): Promise<void> {
  const address = `${serverUrl}/api/flows/reception`;
  const { document, revision } = await (await page.request.get(address)).json();
  const way = document.edges.find(
    ({ from, outlet }: { from: string; outlet: string }) => from === "main" && outlet === "support",
  );
  way.to = "operator";
  const headers = { "if-match": `"${revision}"` };
  expect((await page.request.put(address, { headers, data: document })).ok()).toBe(true);
}
