// What pages offer to those who may not do everything: nothing that the server would refuse, and why.

import {
  connectionsPath,
  dataPath,
  destinationsPath,
  flowPath,
  flowsPath,
  hoursPath,
  mailboxesPath,
  numbersPath,
  outgoingPath,
  pinListsPath,
  promptsPath,
} from "@dialtree/editor/routes";
import { nothingFound } from "../axe.ts";
import { expect, type Page, test } from "../stage.ts";

// Entra ID's certificate is the simulator's own.
test.use({ flows: ["reception"], signIn: true, ignoreHTTPSErrors: true });

/** The pages that everybody is led to. */
const pages = [
  promptsPath,
  hoursPath,
  pinListsPath,
  mailboxesPath,
  destinationsPath,
  connectionsPath,
  outgoingPath,
  numbersPath,
];

/** Somebody else at the same browser. */
async function become(page: Page, url: string, who: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByRole("link", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: new RegExp(`^${who} `) }).click();
}

/** Presses every button of a page that does not say that it does nothing. */
async function pressEverything(page: Page): Promise<void> {
  const buttons = page.locator("main button:not(:disabled):not([aria-disabled=true]):not([type=submit])");
  for (const button of await buttons.all()) {
    if (await button.isVisible()) await button.click();
    await page.keyboard.press("Escape");
  }
}

test("a viewer and a delegate are offered nothing that the server would refuse", async ({ page, own }) => {
  const refused: string[] = [];
  page.on("response", (answer) => {
    if (answer.status() === 403) refused.push(`${answer.request().method()} ${answer.url()}`);
  });
  for (const who of ["Viewer", "Night Shift"]) {
    await become(page, own.serverUrl + flowsPath, who);
    await expect(page.getByRole("link", { name: "Prompts" })).toBeVisible();
    await expect(page.getByRole("link", { name: /Graph|Data|Audit|Microsoft/ })).toHaveCount(0);
    const isViewer = who === "Viewer";
    for (const path of isViewer ? pages : [promptsPath, hoursPath, pinListsPath]) {
      await page.goto(own.serverUrl + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      if (isViewer) await pressEverything(page);
    }
  }
  expect(refused).toEqual([]);

  await page.goto(own.serverUrl + hoursPath);
  await expect(page.getByRole("button", { name: "Switch the emergency on" })).toBeEnabled();
  await become(page, own.serverUrl + hoursPath, "Viewer");
  const emergency = page.getByRole("button", { name: "Switch the emergency on" });
  await expect(emergency).toHaveAttribute("aria-disabled", "true");
  await nothingFound(page);
  await expect(emergency).toHaveAttribute("title", /it needs the role operate or prompts-and-hours/);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeDisabled();
  await expect(page.getByText("You may look at this, and not change it").first()).toBeVisible();
});

test("the form of a step takes no input from a viewer, and says why", async ({ page, own }) => {
  await become(page, own.serverUrl + flowPath("reception"), "Viewer");
  await expect(page.getByRole("navigation", { name: /Steps/ })).toHaveCount(0);
  await page.locator('.react-flow__node[data-id="main"]').click();
  const form = page.getByRole("region", { name: "Main menu" });
  await expect(form.getByText("You may look at this flow, and not change it")).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Name" })).toBeDisabled();
  await expect(form.getByRole("button", { name: "Delete this step" })).toBeDisabled();
  await nothingFound(page);
  await page.locator('.react-flow__node[data-id="main"]').focus();
  await page.keyboard.press("Delete");
  await expect(page.locator('.react-flow__node[data-id="main"]')).toBeVisible();
  await page.goto(`${own.serverUrl}${flowPath("reception")}?view=outline`);
  const line = page.getByRole("treeitem", { name: /^Main menu/ });
  await line.click();
  for (const key of ["Delete", "F2", "+", "Control+Enter"]) await page.keyboard.press(key);
  await expect(page.getByRole("menuitem")).toHaveText(/^Open its form/);
  await page.keyboard.press("Escape");
  await expect(line).toBeFocused();
  await page.goto(`${own.serverUrl}${flowPath("reception")}?view=words`);
  const cell = page.getByRole("gridcell", { name: "Welcome to Fabrikam." });
  await cell.click();
  await page.keyboard.press("Enter");
  await expect(cell).toBeFocused();
  await nothingFound(page);
  await page.getByRole("button", { name: "Name, fallback and keys of this flow" }).click();
  await expect(page.getByRole("button", { name: "Export" })).toBeEnabled();
  await nothingFound(page);
  await page.getByRole("button", { name: "Languages, voices and texts of this flow" }).click();
  await nothingFound(page);
});

test("an administrator sets how long journals are kept, and looks what there is of a caller", async ({
  page,
  own,
}) => {
  await become(page, own.serverUrl + flowsPath, "Administrator");
  await page.getByRole("link", { name: "Data" }).click();
  await expect(page).toHaveURL(own.serverUrl + dataPath);
  await page.getByRole("button", { name: /^Change how long is kept: journals/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "For how many days?" }).fill("30");
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/everything older than 30 days is erased for good/)).toBeVisible();
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Keep it for 30 days" }).click();
  await expect(page.getByRole("row", { name: /^journals of calls.* 30 days/ })).toBeVisible();
  await page.getByRole("textbox", { name: /^Phone number/ }).fill("12");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await expect(page.getByRole("textbox", { name: /^Phone number/ })).toHaveAttribute("aria-invalid", "true");
  await nothingFound(page);
  const number = "+15550150";
  await page.getByRole("textbox", { name: /^Phone number/ }).fill(number);
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await expect(page.getByRole("heading", { name: `What is kept of ${number}` })).toBeVisible();
  await nothingFound(page);
});
