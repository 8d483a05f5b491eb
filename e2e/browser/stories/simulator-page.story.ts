// The simulator's own page: a call from it and what goes over the wire, a fault from its form, and a call of the bot.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { bot, type Processes, tenant } from "../../processes.ts";
import { nothingFound } from "../axe.ts";
import { expect, type Page, test } from "../stage.ts";

async function nothingFoundInEitherColours(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await nothingFound(page);
  }
}

const parts = (page: Page) => ({
  phone: page.getByRole("region", { name: "Phone" }),
  calls: page.getByRole("region", { name: "Calls" }).getByRole("list"),
  faults: page.getByRole("region", { name: "Faults" }),
  wire: page.getByRole("region", { name: "On the wire" }),
});

test.use({ flows: ["reception", "doctor"] });

test("somebody calls Reception, lets every transfer fail from the form, and sees that on the wire", async ({
  page,
  own,
}) => {
  await page.goto(own.simulatorUrl);
  const { phone, calls, faults, wire } = parts(page);
  const line = (what: string | RegExp) => wire.getByRole("listitem").filter({ hasText: what });
  await expect(phone.getByRole("combobox", { name: "Number to call" })).toHaveValue("+15550100");
  await expect(wire.getByText("Requests, notifications and prompts appear here")).toBeVisible();
  await phone.getByRole("button", { name: "Call", exact: true }).click();
  await expect(phone.getByText("Connected", { exact: true })).toBeVisible();
  for (const what of ["incoming", "answer", "established", "playPrompt"])
    await expect(line(what).first()).toBeVisible();
  // A body is read below its line.
  const answer = line("Bot to Graph").filter({ hasText: "answer" });
  await answer.locator("summary").click();
  await expect(answer.getByText('"acceptedModalities"')).toBeVisible();
  const chosen = calls.getByRole("button", { name: /^\+15550142 to Reception Connected/ });
  await expect(chosen).toHaveAttribute("aria-pressed", "true");

  await faults.getByText("Switch a fault on").click();
  await faults.getByRole("combobox", { name: "Fault" }).selectOption("targetBusy");
  await expect(faults.getByText("is busy: the redirect, transfer")).toBeVisible();
  await faults
    .getByRole("group", { name: /^Only on these/ })
    .getByRole("checkbox", { name: "transfer" })
    .check();
  await faults.getByRole("spinbutton", { name: "Times" }).fill("30");
  await faults.getByRole("button", { name: "Switch on" }).click();
  await expect(faults.getByRole("status")).toHaveText("targetBusy is switched on.");
  await expect(faults.getByRole("list", { name: "Switched on" }).getByRole("listitem")).toHaveText(
    /targetBusy: transfer; 30 more times/,
  );
  expect(await own.control("GET", "/faults")).toMatchObject({
    faults: [{ fault: "targetBusy", on: ["transfer"], times: 30 }],
  });

  await phone.getByRole("button", { name: "1", exact: true }).click();
  await expect(line("tone: tone1")).toBeVisible();
  await expect(line("transferFailed 500/7000").first()).toBeVisible();
  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect(calls.getByRole("button", { name: /to Reception Ended 200\/560000/ })).toBeVisible();
  await expect(faults.getByText(/ 2\d more times/)).toBeVisible();
  await expect(faults.getByRole("spinbutton", { name: "Times" })).toHaveValue("");
  await nothingFoundInEitherColours(page);

  await faults.getByRole("button", { name: /^Switch off targetBusy/ }).click();
  await expect(faults.getByText("None: everything works.")).toBeVisible();
  expect(await own.control("GET", "/faults")).toEqual({ faults: [] });
  // Whoever has switched it off by keyboard is not left nowhere.
  await expect(faults.getByText("Switch a fault on")).toBeFocused();
});

test("an administrator's work on an account is done on the page: roles, disabled, signed out everywhere", async ({
  page,
  own,
}) => {
  await page.goto(own.simulatorUrl);
  const { faults } = parts(page);
  await faults.getByText("People who sign in").click();
  await faults.getByRole("combobox", { name: "Account" }).selectOption("Author");
  const roles = faults.getByRole("textbox", { name: "App roles, with commas" });
  await expect(roles).toHaveValue("Flow.Author");
  await roles.fill("Flow.Author, Flow.Publish");
  await faults.getByRole("checkbox", { name: "Account enabled" }).uncheck();
  await faults.getByRole("button", { name: "Change" }).click();
  const said = faults.getByRole("status").filter({ hasText: "Author" });
  await expect(said).toHaveText("Author has Flow.Author, Flow.Publish; the account is disabled.");
  const { people } = await own.control<{ people: { name: string }[] }>("GET", "/people");
  expect(people.find(({ name }) => name === "Author")).toMatchObject({
    roles: ["Flow.Author", "Flow.Publish"],
    enabled: false,
  });
  await faults.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(said).toHaveText("Author is signed out everywhere.");
  await nothingFoundInEitherColours(page);
});

test("a fault of one call only, with values, leaves the others alone; calls that are over can be read", async ({
  page,
  own,
}) => {
  const first = await own.dial("+15550102", { kind: "user", name: "Sales" });
  await own.control("POST", `/calls/${first}/hangUp`);
  await own.ended(first);
  await page.goto(own.simulatorUrl);
  const { calls, faults, wire, phone } = parts(page);
  const only = faults.getByRole("radio", { name: "The chosen call only" });
  await faults.getByText("Switch a fault on").click();
  await expect(only).toBeDisabled();
  await calls.getByRole("button", { name: /^Sales to Doctor Ended/ }).press("Enter");
  await expect(wire.getByText("incoming").first()).toBeVisible();
  await expect(wire.getByText("hangs up")).toBeVisible();
  await expect(phone.getByText("No call", { exact: true })).toBeVisible();

  await faults.getByRole("combobox", { name: "Fault" }).selectOption("throttled");
  await only.check();
  await faults.getByRole("spinbutton", { name: "Retry-After, seconds" }).fill("7");
  await faults.getByRole("checkbox", { name: "Retry-After as a date" }).check();
  await faults.getByRole("spinbutton", { name: "After so many" }).fill("2");
  await faults.getByRole("spinbutton", { name: "Percent" }).fill("50");
  await faults.getByRole("button", { name: "Switch on" }).click();
  // The form is empty again as soon as the simulator has taken it.
  await expect(faults.getByText("throttled is switched on.")).toBeVisible();
  await faults.getByRole("combobox", { name: "Fault" }).selectOption("promptSlow");
  await faults.getByRole("textbox", { name: /^Only these prompts/ }).fill("welcome, menu");
  await faults.getByRole("radio", { name: "All calls" }).check();
  await faults.getByRole("button", { name: "Switch on" }).click();
  await expect(faults.getByText("promptSlow is switched on.")).toBeVisible();
  const { faults: on } = await own.control<{ faults: object[] }>("GET", "/faults");
  expect(on).toEqual([
    {
      id: expect.any(String),
      fault: "throttled",
      callId: first,
      retryAfter: 7,
      retryAfterDate: 1,
      after: 2,
      percent: 50,
    },
    { id: expect.any(String), fault: "promptSlow", on: ["welcome", "menu"] },
  ]);
  await expect(faults.getByText(/throttled: .*the chosen call only/)).toBeVisible();

  // A call that runs is taken over by this phone.
  await own.dial("+15550100", { kind: "phone", number: "+15550177" });
  await calls.getByRole("button", { name: /^\+15550177 to Reception/ }).click();
  await expect(phone.getByText("Connected", { exact: true })).toBeVisible();
  await expect(faults.getByText("another call only")).toBeVisible();
  await phone.getByRole("button", { name: "Hang up" }).click();
  await faults.getByRole("button", { name: "Switch all off" }).click();
  await expect(faults.getByText("All faults are switched off.")).toBeVisible();
  expect(await own.control("GET", "/faults")).toEqual({ faults: [] });
});

// It follows the simulator's events, which would break off when the simulator is ended before it.
test.afterEach(({ page }) => page.close());

/** A request to the simulator as a bot sends it, which trusts its certificate. */
async function send(
  { graphUrl, certificate }: Processes,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ readonly status: number | undefined; readonly body: Readonly<Record<string, unknown>> }> {
  const ca = readFileSync(certificate, "utf8");
  return new Promise((resolve, reject) => {
    request(`${graphUrl}${path}`, { method: "POST", ca, headers }, async (reply) => {
      resolve({ status: reply.statusCode, body: JSON.parse(await text(reply)) });
    })
      .on("error", reject)
      .end(body);
  });
}

test("a call of the bot rings, is picked up by keyboard, and somebody else is brought in", async ({
  page,
  own,
}) => {
  await page.goto(own.simulatorUrl);
  const { phone, calls, wire } = parts(page);
  await expect(wire).toBeVisible();
  // The page is there to pick up before the bot calls.
  await expect
    .poll(async () => (await own.control<{ phone: { attended: boolean } }>("GET", "")).phone.attended)
    .toBe(true);

  const told = createServer((_request, response) => response.writeHead(202).end());
  await new Promise<void>((resolve) => told.listen(0, "127.0.0.1", resolve));
  const { body: token } = await send(
    own,
    `/${tenant}/oauth2/v2.0/token`,
    { "content-type": "application/x-www-form-urlencoded" },
    new URLSearchParams({
      grant_type: "client_credentials",
      client_id: bot.appId,
      client_secret: bot.secret,
      scope: "https://graph.microsoft.com/.default",
    }).toString(),
  );
  const { status, body: call } = await send(
    own,
    "/v1.0/communications/calls",
    { "content-type": "application/json", authorization: `Bearer ${token.access_token}` },
    JSON.stringify({
      "@odata.type": "#microsoft.graph.call",
      callbackUri: `http://127.0.0.1:${(told.address() as AddressInfo).port}/told`,
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              id: "cafe0000-0000-4000-8000-000000000009",
              displayName: "Night Shift",
            },
          },
        },
      ],
    }),
  );
  expect(status).toBe(201);

  const ringing = page.getByRole("alert", { name: "The bot calls" });
  await expect(ringing).toContainText("Night Shift");
  await expect(page).toHaveTitle("The bot calls – Simulator");
  await nothingFoundInEitherColours(page);
  await page.keyboard.press("Tab");
  await expect(ringing.getByRole("button", { name: "Pick up as Night Shift" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(phone.getByText("Connected", { exact: true })).toBeVisible();
  await expect(ringing).toBeHidden();
  await expect(page).toHaveTitle("Simulator");
  await expect(phone.getByRole("button", { name: "Hang up" })).toBeFocused();
  await expect(calls.getByRole("button", { name: /to Night Shift Connected/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(wire.getByText("createCall", { exact: true })).toBeVisible();
  await expect(wire.getByText("established", { exact: true })).toBeVisible();

  const here = phone.getByRole("list", { name: "In the call" }).getByRole("listitem");
  await expect(here).toHaveText(["Night Shift"]);
  await phone.getByRole("combobox", { name: "Somebody else" }).selectOption("A phone");
  const add = phone.getByRole("button", { name: "Add to the call" });
  // Only once the two can hear each other; before, it takes no focus, and Enter would be meant for "Hang up".
  await expect(add).toBeEnabled();
  await add.press("Enter");
  await expect(here).toHaveCount(2);
  await expect(wire.getByText("somebody comes in")).toBeVisible();
  const { people } = await own.control<{ people: { at: string; who: { kind: string } }[] }>(
    "GET",
    `/calls/${call.id}`,
  );
  expect(people.map(({ at, who }) => [at, who.kind])).toEqual([
    ["here", "user"],
    ["here", "phone"],
  ]);
  await nothingFoundInEitherColours(page);
  told.closeAllConnections();
  told.close();
});
