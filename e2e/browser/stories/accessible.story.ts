// What axe finds, with all of its rules, on every page there is and in each of the things that open on it, in both colours.

import {
  accountPath,
  auditPath,
  comparePath,
  connectionsPath,
  dataPath,
  destinationsPath,
  doctorPath,
  environmentsPath,
  flowPath,
  flowsPath,
  graphPath,
  hoursPath,
  mailboxesPath,
  numbersPath,
  outgoingPath,
  pinListsPath,
  promptsPath,
  type Route,
} from "@dialtree/editor/routes";
import { nothingFound } from "../axe.ts";
import { type FlowPage, openFlow } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

/** An address for each page of the table of routes: a page that is new there has to be here. */
const addresses: Readonly<Record<Route["page"], string>> = {
  look: "/flows/reception/look?of=1",
  flows: flowsPath,
  flow: flowPath("reception"),
  compare: comparePath("reception"),
  graph: graphPath("createCall"),
  prompts: promptsPath,
  hours: hoursPath,
  "pin-lists": pinListsPath,
  mailboxes: mailboxesPath,
  outgoing: outgoingPath,
  numbers: numbersPath,
  doctor: doctorPath,
  data: dataPath,
  destinations: destinationsPath,
  environments: environmentsPath,
  connections: connectionsPath,
  account: accountPath,
  audit: auditPath,
  unknown: flowPath("of/nothing"),
};

/** What opens on the page of a flow, and how; each begins with the page as it is opened. */
const openings: Readonly<Record<string, (flow: FlowPage) => Promise<void>>> = {
  async "the form of a menu, and the keypad in it"({ page, node, form }) {
    await node("main").click();
    await expect(form("Main menu")).toBeVisible();
    for (const folded of await form("Main menu").locator("summary").all()) await folded.click();
    await nothingFound(page);
    const choice = form("Main menu").getByRole("group", { name: "Press 2, Support" });
    await choice.getByRole("button", { name: "Key 2" }).click();
    await expect(page.getByRole("listbox")).toBeVisible();
  },
  async "the form of somebody who takes calls"({ node, form }) {
    await node("sales").click();
    await expect(form("To sales").getByRole("combobox", { name: "Who", exact: true })).toBeVisible();
  },
  async "the settings of the flow"({ bar, form }) {
    await bar.getByRole("button", { name: "Name, fallback and keys of this flow" }).click();
    await expect(form("This flow")).toBeVisible();
  },
  async "the languages and texts of the flow"({ bar, form }) {
    await bar.getByRole("button", { name: "Languages, voices and texts of this flow" }).click();
    await expect(form("Languages and texts")).toBeVisible();
  },
  async "the list of problems, with none and with some"({ page, bar, node }) {
    await bar.getByRole("button", { name: "No problems" }).click();
    await expect(page.getByText("Everything is in order")).toBeVisible();
    await nothingFound(page);
    await node("main").click();
    const sales = page.getByRole("group", { name: "Where it goes on" }).getByRole("combobox").first();
    await sales.selectOption("Not connected");
    await expect(bar.getByRole("button", { name: /problem/ })).toBeVisible();
  },
  async "a note that somebody writes on, a frame with its tools, and a folded branch"({ page, node }) {
    await node("main").focus();
    await page.keyboard.press("n");
    await expect(page.getByRole("textbox", { name: "Text of the note" })).toBeFocused();
    await nothingFound(page);
    await node("sales").click();
    await page.keyboard.press("ControlOrMeta+G");
    await expect(page.getByRole("textbox", { name: "Name of the frame" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("toolbar", { name: "This frame" })).toBeVisible();
    await nothingFound(page);
    await node("main").focus();
    await page.keyboard.press("f");
    await expect(node("main")).toContainText(/\+\d steps/);
  },
  async "the choice of a step"({ page, node }) {
    await node("welcome").click();
    await page.getByRole("button", { name: "Insert a step after “Then”" }).click();
    await expect(page.getByRole("dialog", { name: "Which step?" })).toBeVisible();
  },
  async "where an exit leads"({ page, node }) {
    await node("main").focus();
    await page.keyboard.press("c");
    await expect(page.getByRole("dialog", { name: "Connect Main menu" })).toBeVisible();
  },
  async "the outline, what can be done with a line, and where a step can go"({ page, form }) {
    // By its address, so that the other things open on the canvas.
    await page.goto(`${page.url()}?view=outline`);
    const sales = page.getByRole("treeitem", { name: /^To sales ?, Transfer/ });
    await sales.click();
    await expect(form("To sales")).toBeVisible();
    await nothingFound(page);
    await page.keyboard.press("F2");
    await expect(page.getByRole("textbox", { name: "New name of To sales" })).toBeFocused();
    await nothingFound(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await nothingFound(page);
    await page.getByRole("menuitem", { name: "Move to another exit" }).click();
    await expect(page.getByRole("dialog", { name: "Move To sales" })).toBeVisible();
  },
  async "everything that callers hear, and a cell that is written in"({ page }) {
    await page.goto(`${page.url()}?view=words`);
    await expect(page.getByRole("grid")).toBeVisible();
    await nothingFound(page);
    await page.getByRole("gridcell").first().click();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("grid").getByRole("textbox")).toBeFocused();
  },
  async "the numbers"({ page, bar }) {
    await bar.getByRole("button", { name: "+15550100" }).click();
    await page.getByRole("dialog").getByLabel("Number", { exact: true }).fill("+15550102");
    await expect(page.getByText("leads to Doctor now")).toBeVisible();
  },
  async "the versions"({ page, bar }) {
    await bar.getByRole("button", { name: "Versions" }).click();
    const dialog = page.getByRole("dialog", { name: "Versions" });
    await expect(dialog.getByRole("heading", { name: /^Version 1/ })).toBeVisible();
  },
  async publishing({ page, bar }) {
    await bar.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("dialog", { name: "Publish" })).toBeVisible();
  },
  async "a call that is tried: before it, while something is asked, and beside a version"({ page, bar }) {
    await bar.getByRole("button", { name: "Try it" }).click();
    const panel = page.getByRole("region", { name: "Try it" });
    await panel.getByText("From +15550100, now").click();
    await panel.getByText("What happens outside the flow").click();
    await nothingFound(page);
    await panel.getByRole("button", { name: "Start the call" }).click();
    await expect(panel.getByRole("status").first()).toContainText("It waits for a key");
    await panel.getByText(/^Values/).click();
    await panel.getByText("Compare with a version").click();
    await panel.getByRole("combobox", { name: "The same call through" }).selectOption({ index: 1 });
    await expect(panel.getByText("So far both go alike.")).toBeVisible();
    await panel.getByRole("button", { name: "1", exact: true }).click();
    await expect(panel.getByRole("button", { name: "They are busy" })).toBeVisible();
  },
  async "a phone, before a call and in one"({ page, bar, phone }) {
    await bar.getByRole("button", { name: "Call" }).click();
    await expect(phone).toBeVisible();
    await nothingFound(page);
    await phone.getByRole("button", { name: "Call", exact: true }).click();
    await expect(phone.getByRole("status")).toHaveText("Connected");
  },
  async "a flow that somebody else changed too"({ page, node, form }) {
    await node("main").dblclick();
    await page.route("**/api/flows/reception", (route) =>
      route.request().method() === "PUT" ? othersWereFaster(page, route) : route.continue(),
    );
    await form("Main menu").getByRole("textbox", { name: "Name" }).fill("Menu");
    await expect(page.getByRole("dialog", { name: "Somebody else changed this flow" })).toBeVisible();
  },
};

/** Saves something else first, so that what the page saves meets it. */
async function othersWereFaster(
  page: Page,
  route: Parameters<Parameters<Page["route"]>[1]>[0],
): Promise<void> {
  const address = route.request().url();
  const { document, revision } = await (await page.request.get(address)).json();
  const headers = { "if-match": `"${revision}"` };
  await page.request.put(address, { headers, data: { ...document, title: `Reception ${revision}` } });
  await route.continue();
}

/** What opens on the other pages: by which button, and what it is then. */
const elsewhere: readonly (readonly [address: string, button: string, role: "dialog" | "menu"])[] = [
  [flowsPath, "Colours", "menu"],
  [hoursPath, "New calendar", "dialog"],
  [hoursPath, "Take in a calendar file", "dialog"],
  [hoursPath, "Copy Monday to other days", "menu"],
  [hoursPath, "Remove this calendar", "dialog"],
  [pinListsPath, "New list", "dialog"],
  [connectionsPath, "Keep a secret", "dialog"],
  [environmentsPath, "New environment", "dialog"],
  [environmentsPath, "New name", "dialog"],
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const [name, address] of Object.entries(addresses)) {
      test(`the page "${name}"`, async ({ page, shared }) => {
        await page.goto(shared.serverUrl + address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        await nothingFound(page);
      });
    }

    test("the page of the API, to which the account leads", async ({ page, shared }) => {
      await page.goto(shared.serverUrl + accountPath);
      await page.getByRole("link", { name: "What programs can ask: the API" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "The API of dialtree" })).toBeVisible();
      await nothingFound(page);
      await page.keyboard.press("Tab");
      await expect(page.getByRole("link", { name: "To the operations" })).toBeFocused();
      await page.getByRole("searchbox", { name: "Search operations" }).fill("publish version");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("status")).toHaveText(/^[1-9]\d? operations$/);
      await expect(page.getByRole("heading", { name: "What is sent" }).first()).toBeVisible();
      await nothingFound(page);
    });

    test("what opens on the other pages", async ({ page, shared }) => {
      for (const [address, button, role] of elsewhere) {
        await test.step(`${address}: ${button}`, async () => {
          await page.goto(shared.serverUrl + address);
          await page.getByRole("button", { name: button, exact: true }).first().click();
          await expect(page.getByRole(role)).toBeVisible();
          await nothingFound(page);
        });
      }
    });

    test("what is said of an operation of Graph", async ({ page, shared, complaints }) => {
      complaints.forgive(/400 \(Bad Request\).*\/api\/graph\/operations\/getCall\/requests/);
      await page.goto(shared.serverUrl + graphPath("getCall"));
      const send = page.getByRole("button", { name: "Send", exact: true });
      await send.click();
      await expect(page.getByRole("region", { name: "Reply", exact: true })).toContainText("404");
      await page.getByText("What it takes").click();
      await nothingFound(page);
      await page.getByRole("textbox", { name: "Input, as JSON" }).fill("{}");
      await send.click();
      await expect(page.locator(".told")).toContainText("getCall was not sent");
      await nothingFound(page);
    });

    test("a flow that is not there", async ({ page, shared, complaints }) => {
      complaints.forgive(/404 \(Not Found\).*\/api\/flows\/nobody/);
      await page.goto(shared.serverUrl + flowPath("nobody"));
      await expect(page.getByRole("link", { name: "All flows" })).toBeVisible();
      await nothingFound(page);
    });

    test("making a flow", async ({ page, shared }) => {
      await page.goto(shared.serverUrl);
      await page.getByRole("button", { name: "New flow" }).click();
      const dialog = page.getByRole("dialog", { name: "New flow" });
      await dialog.getByRole("combobox", { name: "Spoken language" }).selectOption("German (Germany)");
      await expect(dialog.getByText("No voice of this installation speaks it")).toBeVisible();
      await nothingFound(page);
    });

    test.use({ flows: ["reception", "doctor"] });
    test("what opens on the page of a flow", async ({ page, own, complaints }) => {
      // A page and a look with all rules for each of them.
      test.slow();
      complaints.forgive(/409 \(Conflict\).*\/api\/flows\/reception/);
      for (const [what, open] of Object.entries(openings)) {
        await test.step(what, async () => {
          const flow = await openFlow(page, own.serverUrl, "reception");
          await open(flow);
          await nothingFound(page);
        });
      }
    });
  });
}

test("a dialog that was closed gives the page back", async ({ page, shared }) => {
  const { bar } = await openFlow(page, shared.serverUrl, "reception");
  const publish = bar.getByRole("button", { name: "Publish" });
  await publish.click();
  await expect(page.getByRole("textbox", { name: "What has changed?" })).toBeFocused();
  // All the way round: what lies behind is out of reach.
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("Tab");
    await expect(publish).not.toBeFocused();
  }
  await page.keyboard.press("Escape");
  await expect(publish).toBeFocused();
});
