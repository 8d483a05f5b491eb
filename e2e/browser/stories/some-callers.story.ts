// A change goes to some callers first, and then to everybody; the next one is planned for a night and taken back; and the
// draft of before comes back under the name that it was kept with.

import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test("a change goes to a share of the callers, then to all; another is planned; an earlier draft comes back", async ({
  page,
  own,
}) => {
  const live = async () => {
    const { current } = await (await fetch(`${own.serverUrl}/api/flows/reception`)).json();
    return current.number as number;
  };
  const { bar, saved, node } = await openFlow(page, own.serverUrl, "reception");
  const publish = page.getByRole("dialog", { name: "Publish" });
  const versions = page.getByRole("dialog", { name: "Versions" });
  const rename = async (name: string) => {
    await node("welcome").click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Close" }).first().click();
    await saved();
  };

  await bar.getByRole("button", { name: "Versions" }).click();
  await versions.getByText("Earlier drafts").click();
  await versions.getByRole("textbox", { name: "Keep this draft as" }).fill("As shipped");
  await versions.getByRole("button", { name: "Keep it" }).click();
  await expect(versions.getByText("As shipped", { exact: true })).toBeVisible();
  await versions.getByRole("button", { name: "Done" }).click();

  await rename("Good morning");
  await bar.getByRole("button", { name: "Publish" }).click();
  await publish.getByText("When, and for whom").click();
  await publish.getByRole("radio", { name: "A share of the callers" }).check();
  await publish.getByRole("textbox", { name: "Callers of a hundred" }).fill("100");
  await publish.getByRole("button", { name: "Publish" }).click();
  await expect(publish.getByText("When or for whom is not filled in.")).toBeVisible();
  await publish.getByRole("textbox", { name: "Callers of a hundred" }).fill("99");
  await nothingFound(page);
  await publish.getByRole("button", { name: "Publish" }).click();
  await expect(publish).toBeHidden();
  expect(await live()).toBe(1);

  // Ninety-nine of a hundred: this caller, whose key is chance, is one of them almost always, and counted in any case.
  const call = await own.dial();
  await own.seen("an answer", (line) => line.callId === call && line.operation === "playPrompt");
  await bar.getByRole("button", { name: "Versions" }).click();
  const figures = versions.getByRole("table");
  const begun = figures.getByRole("row", { name: /^Have begun/ });
  await expect(begun).toHaveText(/^Have begun(10|01)$/);
  await versions.getByRole("textbox", { name: "Callers of a hundred" }).fill("50");
  await versions.getByRole("button", { name: "Change the share" }).click();
  await expect(versions.getByText(/^50 of 100 new calls get it since/)).toBeVisible();
  await nothingFound(page);
  await versions.getByRole("button", { name: "Let everybody have it" }).click();
  await expect(versions.getByText(/^Everybody has got it since/)).toBeVisible();
  expect(await live()).toBe(2);
  await versions.getByRole("button", { name: "Done" }).click();

  await rename("Good evening");
  await bar.getByRole("button", { name: "Publish" }).click();
  await publish.getByText("When, and for whom").click();
  await publish.getByRole("radio", { name: "At a time" }).check();
  await expect(publish.getByRole("textbox", { name: "Time zone" })).toHaveValue("Europe/Berlin");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await publish.getByLabel("Day and time").fill(`${tomorrow}T02:45`);
  await publish.getByRole("button", { name: "Publish" }).click();
  await expect(publish).toBeHidden();
  await bar.getByRole("button", { name: "Versions" }).click();
  await expect(
    versions.getByText(`Version 3 goes live on ${tomorrow} at 02:45 (Europe/Berlin)`),
  ).toBeVisible();
  await versions.getByRole("button", { name: "Cancel it: version 3" }).click();
  await expect(versions.getByText("Version 3 is not planned any more")).toBeVisible();
  expect(await live()).toBe(2);

  await versions.getByText("Earlier drafts").click();
  await nothingFound(page);
  await versions.getByRole("button", { name: "Open as draft: As shipped" }).click();
  await expect(versions).toBeHidden();
  await expect(node("welcome")).not.toContainText("Good evening");
  await bar.getByRole("button", { name: "Undo" }).click();
  await expect(node("welcome")).toContainText("Good evening");
  await saved();
});
