// The editor in German, for somebody whose browser is set to it: a menu, what is wrong with it, publishing, and every page,
// with no English sentence of ours among what is said. What flows and people say stays as it was written.

import { englishSentences, looksEnglish, saidOn } from "../english.ts";
import { expect, test } from "../stage.ts";

test.use({ locale: "de-DE" });

const pages = [
  "/",
  "/prompts",
  "/hours",
  "/destinations",
  "/pin-lists",
  "/mailboxes",
  "/connections",
  "/outgoing-calls",
  "/account",
  "/audit",
  "/numbers",
  "/connection-to-microsoft",
  "/environments",
  "/data",
  "/flows/reception/compare",
  "/flows/reception/look?of=1",
  "/graph/createCall",
];

/** What stays English, and why. */
const staysEnglish: readonly RegExp[] = [
  // Ways through Microsoft's portals, as the portals show them.
  /Microsoft Entra admin center ›/,
  // What the audit log keeps, as it was kept.
  /^\{\s*"/,
];

test("somebody draws, mends and publishes in German", async ({ page, own }) => {
  const english = await englishSentences();
  expect(english.count).toBeGreaterThan(1_500);
  // What the flow itself says, it goes on saying.
  const written = textsIn(await (await page.request.get(`${own.serverUrl}/api/flows/reception`)).json());
  // Nor what is quoted of it, as far as that reads like English.
  const quoted = [...written].filter(looksEnglish);
  const isBeginning = (text: string) => quoted.some((one) => one.startsWith(text));
  const saysNoEnglish = async (where: string) => {
    const said = (await saidOn(page)).filter((text) => !written.has(text));
    expect.soft(said.filter(english.has), `English on ${where}`).toEqual([]);
    const left = said
      .map((text) => quoted.reduce((rest, one) => rest.replaceAll(one, ""), text))
      // Of what is long the beginning is quoted.
      .map((text) => text.replaceAll(/„([^“]+)…“/g, (all, begin) => (isBeginning(begin) ? "" : all)))
      .filter((text) => looksEnglish(text) && !staysEnglish.some((pattern) => pattern.test(text)));
    expect.soft(left, `What looks English on ${where}`).toEqual([]);
  };

  await page.goto(`${own.serverUrl}/flows/reception`);
  const bar = page.getByRole("banner");
  await expect(bar.getByText("Gespeichert", { exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");

  // A menu that leads nowhere yet.
  await page.getByRole("navigation", { name: "Schritte" }).getByRole("button", { name: /^Menü/ }).click();
  const menu = page.getByRole("region", { name: "Menü", exact: true });
  await expect(menu.getByRole("textbox", { name: "Name" })).toBeVisible();
  await saysNoEnglish("the form of a menu");
  await bar.getByRole("button", { name: /Probleme$/ }).click();
  await expect(
    page.getByText(/„Drückt 1“ von .* führt nirgendwohin: Anrufer kämen nicht weiter\./).first(),
  ).toBeVisible();
  await saysNoEnglish("the list of problems");

  // It is taken back, by what it was called when it was done.
  await bar.getByRole("button", { name: "Rückgängig: Menü hinzufügen" }).click();
  await expect(bar.getByRole("button", { name: "Keine Probleme" })).toBeVisible();

  await bar.getByRole("button", { name: "Veröffentlichen" }).click();
  const dialog = page.getByRole("dialog", { name: "Veröffentlichen" });
  await dialog.getByRole("textbox", { name: /Was hat sich geändert/ }).fill("Wie zuvor");
  await expect(dialog.getByText("Nichts hindert die Veröffentlichung")).toBeVisible();
  await saysNoEnglish("the dialog for publishing");
  await dialog.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(page.getByText(/^Version \d+ ist veröffentlicht/).first()).toBeVisible();
  await saysNoEnglish("the page of a published flow");

  await bar.getByRole("button", { name: "Ausprobieren" }).click();
  const trial = page.getByRole("region", { name: "Ausprobieren" });
  await trial.getByRole("button", { name: "Anruf beginnen" }).click();
  await expect(trial.getByRole("status").first()).toContainText("Taste");
  await trial.getByRole("button", { name: "1", exact: true }).click();
  await expect(trial.getByRole("button", { name: "Es ist besetzt" })).toBeVisible();
  await saysNoEnglish("a call that is tried");

  for (const at of pages) {
    await page.goto(own.serverUrl + at);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Einen Moment")).toHaveCount(0);
    await saysNoEnglish(at);
  }

  await page.goto(own.serverUrl);
  await page.getByRole("button", { name: "Neuer Ablauf" }).click();
  await expect(page.getByRole("radio", { name: /^Empfang/ })).toBeVisible();
  await saysNoEnglish("the choice of a template");
});

test("the language is what the browser prefers, until somebody chooses", async ({ page, shared }) => {
  await page.goto(shared.serverUrl);
  await expect(page.getByRole("heading", { level: 1, name: "Abläufe" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Abläufe" })).toBeVisible();
});

/** Every text in an answer. */
function textsIn(value: unknown): ReadonlySet<string> {
  if (typeof value === "string") return new Set([value]);
  if (value === null || typeof value !== "object") return new Set();
  return new Set(Object.values(value).flatMap((held) => [...textsIn(held)]));
}
