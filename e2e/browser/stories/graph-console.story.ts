// An administrator at the page of Microsoft Graph: finds an operation, is told what is wrong, sees what Graph says, and what
// becomes of a call.

import { graphPath } from "@dialtree/editor/routes";
import { isFocused, tabTo } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

const inputOf = (page: Page) => page.getByRole("textbox", { name: "Input, as JSON" });
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });
const reply = (page: Page) => page.getByRole("region", { name: "Reply", exact: true });
const refusal = (page: Page) => page.locator(".told");
const said = (page: Page) => page.locator(".unseen[role=status]");

test("an administrator finds an operation, is told what is wrong, and gets a call's state", async ({
  page,
  own,
  complaints,
}) => {
  complaints.forgive(/400 \(Bad Request\).*\/api\/graph\/operations\/getCall\/requests/);
  const call = await own.dial();
  await own.seen("an answered call", ({ operation, type }) => type === "request" && operation === "answer");

  await page.goto(own.serverUrl);
  await page.getByRole("link", { name: "Microsoft Graph" }).click();
  await expect(page).toHaveURL(/\/graph$/);
  await expect(page.getByRole("heading", { level: 1, name: "Microsoft Graph" })).toBeFocused();

  await page.getByRole("searchbox", { name: "Find an operation" }).fill("tells call");
  await expect(said(page)).toHaveText(/^[2-9] operations found/);
  await page.getByRole("link", { name: /^getCall/ }).click();
  await expect(page).toHaveURL(/\/graph\/getCall$/);
  await expect(page).toHaveTitle(/getCall/);
  const heading = page.getByRole("heading", { level: 2, name: "getCall" });
  await expect(heading).toBeFocused();
  await expect(page.getByText("GET /communications/calls/{call}", { exact: true })).toBeVisible();
  await expect(page.getByText("Calls.Initiate.All or Calls.AccessMedia.All")).toBeVisible();

  await test.step("what cannot be sent says why", async () => {
    await inputOf(page).fill('{\n  "ids": {');
    await send(page).click();
    await expect(page.getByText("This is no JSON: see line 2.")).toBeVisible();
    await expect(inputOf(page)).toBeFocused();
    await inputOf(page).fill('{ "ids": { "call": "" } }');
    await send(page).click();
    await expect(refusal(page)).toContainText("getCall was not sent");
    await expect(refusal(page).getByRole("listitem")).toHaveText([
      "/ids/call call has 0 characters. Give at least 1.",
    ]);
    await expect(said(page)).toHaveText(/getCall was not sent/);
  });

  await test.step("a call's state", async () => {
    await inputOf(page).fill(JSON.stringify({ ids: { call } }));
    await inputOf(page).press("Control+Enter");
    await expect(reply(page)).toContainText("Done · 200");
    await expect(reply(page)).toContainText('"state": "established"');
    await expect(said(page)).toHaveText(/^Done: Done\./);
    await expect(refusal(page)).toHaveCount(0);
  });

  await test.step("another operation is about the same call, and what was typed stays", async () => {
    await page.getByRole("searchbox").fill("hangs up");
    await page.getByRole("link", { name: /^deleteCall/ }).click();
    await expect(inputOf(page)).toHaveValue(new RegExp(call));
    await page.goBack();
    await expect(heading).toBeVisible();
    await expect(inputOf(page)).toHaveValue(JSON.stringify({ ids: { call } }));
    await expect(reply(page)).toContainText("Done · 200");
  });

  await test.step("what Graph does not know is its own answer", async () => {
    await inputOf(page).fill('{ "ids": { "call": "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" } }');
    await send(page).click();
    await expect(reply(page)).toContainText("Failed · 404");
    await expect(reply(page)).toContainText('"error"');
  });
});

test("a call that is made here is told of as it goes on, by keyboard alone", async ({ page, own }) => {
  await page.goto(own.serverUrl + graphPath("createCall"));
  await expect(page.getByText("Nothing yet.")).toBeVisible();
  // As it is opened nothing takes the focus away from the beginning of the page.
  expect(await isFocused(page.getByRole("heading", { level: 2, name: "createCall" }))).toBe(false);
  await tabTo(page, inputOf(page));
  await expect(page.getByText("Left out, it is filled in: callbackUri.")).toBeVisible();
  await expect(inputOf(page)).not.toHaveValue(/callbackUri/);
  await tabTo(page, send(page));
  await page.keyboard.press("Enter");
  await expect(reply(page)).toContainText("Taken on · 201");
  const notices = page.getByRole("region", { name: "What Graph tells" });
  await expect(notices.getByText("The call is being set up.")).toBeVisible();
  await expect(notices.getByText("The call is connected, and sound flows.")).toBeVisible();
  await expect(said(page)).toHaveText(/The call is connected/);

  // What was told is there for whoever comes later.
  await page.goto(own.serverUrl + graphPath());
  await expect(notices.getByText("The call is connected, and sound flows.")).toBeVisible();
});
