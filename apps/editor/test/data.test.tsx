// @vitest-environment happy-dom
import { webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import DataPage from "../src/pages/data/data-page.tsx";
import { ThemeProvider } from "../src/theme/theme.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers, asked } = fakeServer();
const journals = {
  kind: "journals",
  what: "journals of calls",
  days: 365,
  default: 365,
  counted: true,
  rule: "every hour",
  settable: { least: 1, most: 3_650 },
};
const versions = {
  ...journals,
  kind: "versions",
  what: "versions",
  days: null,
  default: null,
  settable: null,
};
const sessions = { ...versions, kind: "sessions", what: "sessions", counted: false };
const elsewhere = ["Backups have what there was."];

async function open(days: number | null = 365): Promise<void> {
  const kinds = [{ ...journals, days }, versions, sessions];
  for (const order of ["GET /api/retention", "PUT /api/retention/journals"]) answers[order] = { kinds };
  render(
    <ThemeProvider first={webLightTheme}>
      <DataPage />
    </ThemeProvider>,
  );
  await act(async () => {});
}
const press = (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole("button", { name, hidden: true })));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name: label, hidden: true }), { target: { value } });
const sent = () => asked.filter(({ order }) => !order.startsWith("GET")).map(({ body }) => body);
const submit = () =>
  act(async () => void fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement));

test("each kind is told with how long it is kept; only what can be set can be changed", async () => {
  await open(30);
  const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(`^${name}`) }));
  expect(row("journals").getByText(/^30 days/)).toBeTruthy();
  expect(row("journals").getByText("365 days")).toBeTruthy();
  expect(row("versions").getAllByText(/for good/)).toHaveLength(2);
  expect(row("sessions").getAllByText(/by its rule/)).toHaveLength(2);
  expect(screen.getAllByRole("button", { name: /^Change/ })).toHaveLength(1);
});

test.each([
  [365, "400", false],
  [365, "30", true],
  [null, "30", true],
])("from %s to %s days is asked once more: %s", async (days, wanted, asksAgain) => {
  await open(days);
  await press("Change how long is kept: journals of calls");
  if (days === null)
    await act(async () => void fireEvent.click(screen.getByRole("checkbox", { hidden: true })));
  type("For how many days?", wanted);
  await submit();
  if (asksAgain) {
    expect(sent()).toEqual([]);
    expect(screen.getByText(/everything older than 30 days is erased for good/)).toBeTruthy();
    await submit();
  }
  expect(sent()).toEqual([{ days: Number(wanted) }]);
  expect(
    screen.getByText(`Now kept ${wanted} days: journals of calls.`, { selector: ".page-note" }),
  ).toBeTruthy();
});

test("what cannot be a number of days is not sent", async () => {
  await open();
  await press("Change how long is kept: journals of calls");
  for (const wanted of ["0", "3651", "a week", ""]) {
    type("For how many days?", wanted);
    await submit();
  }
  expect(sent()).toEqual([]);
});

test("what is kept of somebody is shown with what stays and why, and erased after a question", async () => {
  await open();
  const traces = [
    { place: "message", what: "messages", count: 2, stays: null },
    { place: "call", what: "calls under way", count: 1, stays: "It ends." },
  ];
  answers["POST /api/erasures"] = { traces, elsewhere };
  type("Phone number, or object id of a Teams user", "+15550100");
  await press("Look");
  expect(screen.getByRole("row", { name: "messages 2 It is erased." })).toBeTruthy();
  expect(screen.getByRole("row", { name: "calls under way 1 It stays. It ends." })).toBeTruthy();
  expect(screen.getByText(elsewhere[0]!)).toBeTruthy();
  await press("Erase it");
  expect(screen.getByText("This cannot be undone. messages (2).")).toBeTruthy();
  expect(sent()).toEqual([{ whom: { number: "+15550100" }, dryRun: true }]);
  await submit();
  expect(sent()[1]).toEqual({ whom: { number: "+15550100" }, dryRun: false });
  expect(screen.getByText("Erased of +15550100: messages (2).", { selector: ".page-note" })).toBeTruthy();
});

test("where only something stays there is nothing to erase; a Teams user is asked for by the id", async () => {
  await open();
  const user = "11111111-2222-4333-8444-555555555555";
  answers["POST /api/erasures"] = {
    traces: [{ place: "flow", what: "drafts of flows", count: 1, stays: "Change it." }],
    elsewhere,
  };
  type("Phone number, or object id of a Teams user", user);
  await press("Look");
  expect(sent()).toEqual([{ whom: { user }, dryRun: true }]);
  expect(screen.queryByRole("button", { name: "Erase it" })).toBeNull();
});

test("a number that is none is said beside the field, and not sent", async () => {
  await open();
  type("Phone number, or object id of a Teams user", "030 12");
  await press("Look");
  expect(sent()).toEqual([]);
  const field = screen.getByRole("textbox", { name: /^Phone number/ });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  type("Phone number, or object id of a Teams user", "+1 555 0100");
  expect(field.getAttribute("aria-invalid")).not.toBe("true");
});

test("what the server refuses is said, and nothing stands there of one before", async () => {
  await open();
  answers["POST /api/erasures"] = { code: "bad", detail: "Not now.", remedy: "Try again." };
  type("Phone number, or object id of a Teams user", "+15550100");
  await press("Look");
  expect(screen.getByText("Not now.")).toBeTruthy();
  expect(screen.queryByRole("heading", { name: /^What is kept of/ })).toBeNull();
});
