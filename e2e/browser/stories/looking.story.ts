// Somebody looks at what there is, and changes nothing.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

interface Summary {
  readonly id: string;
  readonly title: string;
  readonly current: { readonly number: number; readonly publishedAt: string };
}

test("the list says what each flow answers, and since when", async ({ page, shared }) => {
  const { flows } = (await (await fetch(`${shared.serverUrl}/api/flows`)).json()) as { flows: Summary[] };
  expect(flows.map(({ id }) => id).sort()).toEqual([
    "account",
    "branch",
    "conference",
    "directory",
    "doctor",
    "door",
    "emergency",
    "feedback",
    "helpdesk",
    "hotel",
    "oncall",
    "reception",
    "reminder",
    "repair",
    "shop",
    "stores",
    "support",
    "survey",
    "voicemail",
  ]);
  const answers: Readonly<Record<string, string>> = {
    reception: "+15550100",
    hotel: "+15550101",
    doctor: "+15550102",
    account: "+15550103",
    survey: "+15550104",
    directory: "+15550105",
    voicemail: "+15550106",
    branch: "+15550107",
    emergency: "+15550108",
    repair: "+15550109",
    stores: "+15550110",
    shop: "+15550112",
    support: "+15550113",
    door: "+15550115",
    conference: "+15550116",
    oncall: "+15550118",
    helpdesk: "calls to the app in Teams",
  };
  await page.goto(shared.serverUrl);
  const clock = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Europe/Berlin",
  });
  for (const { id, title, current } of flows) {
    // Other rows may name it as well.
    const row = page
      .getByRole("list", { name: "Flows" })
      .getByRole("listitem")
      .filter({ has: page.getByText(title, { exact: true }) });
    await expect(row).toContainText(
      `Version ${current.number}, since ${clock.format(new Date(current.publishedAt))}`,
    );
    // A part that other flows use as a step has no number of its own, nor has a flow that calls by itself.
    const called = answers[id];
    const otherwise = id === "reminder" ? "Calls out" : /Used in/;
    await expect(row).toContainText(called ? `Answers ${called}` : otherwise);
    await expect(row).toContainText(called ? "Takes calls" : "Published");
  }
  await expect(page.getByRole("list", { name: "Flows" }).getByRole("listitem")).toHaveCount(flows.length);
  await page.getByRole("link", { name: "Reception" }).click();
  await expect(page).toHaveURL(`${shared.serverUrl}/flows/reception`);
  await expect(page.getByRole("heading", { level: 1, name: "Reception" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
});

test("the canvas shows every step with its name, and every way out by its label", async ({
  page,
  shared,
}) => {
  const file = join(import.meta.dirname, "../../../flows/reception/flow.json");
  const { nodes, edges } = readText(readFileSync(file, "utf8"), nodeTypes).document as FlowDocument;
  const { node } = await openFlow(page, shared.serverUrl, "reception");
  await expect(page.locator(".react-flow__node")).toHaveCount(nodes.length);
  await expect(page.locator(".react-flow__edge")).toHaveCount(edges.length);
  for (const { id, type, title, data } of nodes) {
    const known = nodeTypes.get(type);
    await expect(node(id)).toHaveAccessibleName(`${known?.title}: ${title}`);
    await expect(node(id)).toContainText(title ?? "");
    const labels = (known?.outlets(data) ?? []).map(({ label, when }) =>
      [label, when].filter(Boolean).join(" "),
    );
    const shown = await node(id).getByRole("listitem").allInnerTexts();
    expect(shown.map((text) => text.split("\n")[0])).toEqual(labels);
  }
  await expect(node("main")).toContainText("Press 2, Support");
});

const places = ["/", "/flows/reception", "/flows/nobody", "/flows/of/nothing", "/nothing/here"];

test("no page does what its security policy forbids", async ({ page, shared, complaints }) => {
  // The flow that is not there.
  complaints.forgive(/404 \(Not Found\).*\/api\/flows\/nobody/);
  // The page that is not there.
  complaints.forgive(/404 \(Not Found\).*\/nothing\/here/);
  for (const place of places) {
    const reply = await page.goto(shared.serverUrl + place);
    const policy = reply?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("what the policy forbids would be noticed", async ({ page, shared, complaints }) => {
  await page.goto(shared.serverUrl);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(complaints.heard).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.body.append(script);
  });
  await expect.poll(() => complaints.heard.join()).toContain("CSP script-src");
  expect(await page.title()).not.toBe("taken over");
  complaints.take();
});

test("a phone menu is there before much has been loaded", async ({ page, shared }) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const { node, form } = await openFlow(page, shared.serverUrl, "reception");
  await node("main").click();
  await expect(form("Main menu")).toBeVisible();
  // What is fetched from then on nobody waits for.
  const { before, behind } = await page.evaluate(() => {
    const [{ startTime: there } = { startTime: 0 }] = performance.getEntriesByName("flow is there");
    const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
      ({ name }) => name.endsWith(".js"),
    );
    const sum = (of: readonly PerformanceResourceTiming[]) =>
      of.reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0);
    return {
      before: sum(scripts.filter(({ startTime }) => startTime < there)),
      behind: sum(scripts.filter(({ startTime }) => startTime >= there)),
    };
  });
  const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
  console.log(`Compressed script until a step can be opened: ${kB(before)}; behind the page: ${kB(behind)}`);
  expect(before).toBeGreaterThan(50_000);
  expect(before).toBeLessThanOrEqual(350_000);
  expect(behind).toBeGreaterThan(0);
});
