// Who may what, in a browser, with real redirects to the simulator's Entra ID: a viewer looks, an author drafts, a publisher
// publishes, a delegate flips the emergency switch, an auditor reads who did it.

import { accountPath, auditPath, flowPath, flowsPath, hoursPath } from "@dialtree/editor/routes";
import { nothingFound } from "../axe.ts";
import { expect, type Page, test } from "../stage.ts";

// Entra ID's certificate is the simulator's own.
test.use({ flows: ["reception"], signIn: true, ignoreHTTPSErrors: true });

/** Signs somebody in from the page that asks for it. */
async function signIn(page: Page, who: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in with Microsoft" }).click();
  await expect(page).toHaveURL(/^https:\/\/localhost:\d+\/.*authorize/);
  await page.getByRole("button", { name: new RegExp(`^${who} `) }).click();
}

/** Somebody else at the same browser. */
async function become(page: Page, url: string, who: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(url);
  await signIn(page, who);
}

test("a viewer is shown the way in, looks, changes nothing, and signs out", async ({
  page,
  own,
  complaints,
}) => {
  complaints.forgive(/403 \(Forbidden\)|401 \(Unauthorized\)/);
  await page.goto(own.serverUrl + flowPath("reception"));
  await expect(page.getByRole("heading", { name: "dialtree" })).toBeVisible();
  await nothingFound(page);
  await signIn(page, "Viewer");
  // Back where the way began.
  await expect(page).toHaveURL(own.serverUrl + flowPath("reception"));
  await expect(page.getByText("View only")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toBeDisabled();
  await nothingFound(page);

  const cookies = await page.context().cookies(own.serverUrl);
  expect(cookies).toEqual([
    expect.objectContaining({
      name: "__Host-dialtree",
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
      path: "/",
      domain: "127.0.0.1",
    }),
  ]);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/eyJ|Bearer|refresh/);
  const asks = { headers: { "x-dialtree": "1" }, data: { message: "Mine" } };
  for (const path of ["/api/flows/reception/publish", "/api/flows"])
    expect((await page.request.post(own.serverUrl + path, asks)).status(), path).toBe(403);

  await page.goto(own.serverUrl + flowsPath);
  await expect(page.getByRole("heading", { name: "Flows", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "New flow" })).toHaveCount(0);
  await page.getByRole("link", { name: "Viewer" }).click();
  await expect(page.getByText(/You are signed in as Viewer/)).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in with Microsoft" })).toBeVisible();
  expect((await page.request.get(`${own.serverUrl}/api/flows`)).status()).toBe(401);
});

test("an author drafts, a publisher publishes, a delegate flips the emergency switch, and an auditor reads who did it", async ({
  page,
  own,
}) => {
  const draft = own.serverUrl + flowPath("reception");
  await become(page, draft, "Author");
  const bar = page.getByRole("banner").or(page.locator(".editor-bar")).first();
  await page.locator('.react-flow__node[data-id="welcome"]').dblclick();
  await page
    .getByRole("region", { name: "Welcome" })
    .getByRole("textbox", { name: "Name" })
    .fill("Hello anew");
  await expect(bar.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toBeDisabled();

  await become(page, draft, "Publisher");
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await expect(dialog.getByText(/Hello anew/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toBeHidden();

  await become(page, own.serverUrl + hoursPath, "Night Shift");
  await page.getByRole("button", { name: "Switch the emergency on" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch the emergency on" }).click();
  await expect(page.getByText("Switched on by Night Shift.")).toBeVisible();

  await become(page, own.serverUrl + auditPath, "Auditor");
  const log = page.getByRole("table", { name: "What was done" });
  await expect(
    log.getByRole("row", { name: /Author changed the draft of the flow reception/ }).first(),
  ).toBeVisible();
  await expect(
    log.getByRole("row", { name: /Publisher published a version of the flow reception/ }),
  ).toBeVisible();
  await expect(
    log.getByRole("row", { name: /Night Shift switched on the emergency of the calendar/ }),
  ).toBeVisible();
  await nothingFound(page);
  await page.getByRole("button", { name: "Check the whole log" }).click();
  await expect(page.getByRole("main").getByText(/The log is whole: \d+ entries fit together/)).toBeVisible();
});

test("an access token is made, shown once, and opens what its person may", async ({ page, own }) => {
  await become(page, own.serverUrl + accountPath, "Publisher");
  await page.getByRole("button", { name: "Make an access token" }).click();
  const dialog = page.getByRole("dialog", { name: "Make an access token" });
  await dialog.getByRole("textbox", { name: "What is it for?" }).fill("Nightly publish");
  await dialog.getByRole("checkbox", { name: "publish" }).check();
  await nothingFound(page);
  await dialog.getByRole("button", { name: "Make an access token" }).click();
  const made = page.getByRole("dialog", { name: "The access token" });
  await expect(made).toBeVisible();
  await nothingFound(page);
  const token = (await made.locator("code").textContent()) ?? "";
  await made.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /Nightly publish/ })).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
  const ask = (path: string, method = "GET") =>
    fetch(own.serverUrl + path, { method, headers: { authorization: `Bearer ${token}` } });
  expect((await ask("/api/flows")).status).toBe(200);
  expect((await ask("/api/secrets/crm", "DELETE")).status).toBe(403);
  await page.getByRole("button", { name: "Revoke Nightly publish" }).click();
  const question = page.getByRole("dialog", { name: "Revoke Nightly publish" });
  await expect(question).toBeVisible();
  await nothingFound(page);
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("main").getByText("Nightly publish is revoked.")).toBeVisible();
  expect((await ask("/api/flows")).status).toBe(401);
});

test("whoever does not go on at Microsoft, or has no role, is told so, with a way to go on", async ({
  page,
  own,
  complaints,
}) => {
  complaints.forgive(/403 \(Forbidden\)|400 \(Bad Request\)/);
  await page.goto(own.serverUrl);
  await page.getByRole("link", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Not signed in" })).toBeVisible();
  await nothingFound(page);
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByRole("button", { name: /^Sales / }).click();
  await expect(page.getByText(/AADSTS50105/)).toBeVisible();
  // An answer that belongs to no attempt of this browser.
  await page.goto(`${own.serverUrl}/sign-in/back?code=stolen&state=guessed`);
  await expect(page.getByText("This attempt to sign in was begun elsewhere, or too long ago.")).toBeVisible();
});
