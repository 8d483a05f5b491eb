// A flow is taken out as a file and in again: what would change is read first, and each flow gets what was chosen for it.

import { readFileSync } from "node:fs";
import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test("a flow is exported, and imported again after a look", async ({ page, own, complaints }) => {
  complaints.forgive(/422 \(Unprocessable Entity\).*\/api\/archive/);
  const api = `${own.serverUrl}/api`;
  const draft = async () => (await fetch(`${api}/flows/reception`)).json();

  await openFlow(page, own.serverUrl, "reception");
  await page.getByRole("button", { name: "Name, fallback and keys of this flow" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("reception.dialtree.zip");
  const buffer = readFileSync(await download.path());

  const { document, revision } = await draft();
  await fetch(`${api}/flows/reception`, {
    method: "PUT",
    headers: { "content-type": "application/json", "if-match": `"${revision}"` },
    body: JSON.stringify({ ...document, title: "Front desk" }),
  });

  await page.goto(own.serverUrl);
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Import" }).click();
    await (await choosing).setFiles(file);
  };
  await choose({ name: "broken.zip", mimeType: "application/zip", buffer: buffer.subarray(0, -5) });
  const broken = page.getByRole("dialog", { name: "Import broken.zip" });
  await expect(broken.getByText("its end is missing")).toBeVisible();
  await broken.getByRole("button", { name: "Cancel" }).click();

  await choose({ name: "reception.dialtree.zip", mimeType: "application/zip", buffer });
  const dialog = page.getByRole("dialog", { name: "Import reception.dialtree.zip" });
  await expect(dialog.getByText("Another one is here")).toBeVisible();
  // Nobody has said yet what is to become of it.
  const take = dialog.getByRole("button", { name: /Take in/ });
  await expect(take).toHaveAttribute("aria-disabled", "true");
  await dialog.getByLabel("What becomes of Reception").selectOption("replace");
  await expect(
    dialog.getByText('"Title of the flow" is now "Reception" instead of "Front desk".'),
  ).toBeVisible();
  await nothingFound(page);
  expect((await draft()).title).toBe("Front desk");
  await take.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status")).toContainText("1 flow was taken in");
  await expect(page.getByText("Reception", { exact: true })).toBeVisible();
  expect((await draft()).document).toEqual(document);

  await choose({ name: "again.zip", mimeType: "application/zip", buffer });
  const again = page.getByRole("dialog", { name: "Import again.zip" });
  await expect(again.getByText("The same is here already")).toBeVisible();
  await again.getByLabel("What becomes of Reception").selectOption("copy");
  await again.getByRole("button", { name: "Take in 1 flow" }).click();
  await expect(page.getByRole("link", { name: /Reception \(copy\)/ })).toBeVisible();
});
