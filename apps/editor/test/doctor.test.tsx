// @vitest-environment happy-dom
import { webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import DoctorPage from "../src/pages/doctor/doctor-page.tsx";
import { ThemeProvider } from "../src/theme/theme.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers } = fakeServer();
const command = "az ad app permission add --id an-app";
const failed = {
  status: "failed",
  title: "Permission Calls.Initiate.All",
  seen: "Missing.",
  remedies: [{ says: "Ask for it.", command, where: "API permissions" }],
};
const fine = { status: "ok", title: "Clock of this machine", seen: "It is 0 s behind.", remedies: [] };
const permission = {
  name: "Calls.Initiate.All",
  needed: "line",
  why: "plays prompts",
  steps: ["prompt", "menu"],
  source: "https://learn.microsoft.com/graph/api/call-transfer",
};

async function open(findings: readonly object[], granted: boolean | null = false): Promise<void> {
  answers["GET /api/doctor"] = {
    at: "2026-11-22T10:00:00.000Z",
    status: "failed",
    checks: [
      { id: "permissions", title: "Permissions", findings },
      { id: "clock", title: "Clock", findings: [fine] },
    ],
    permissions: [{ ...permission, granted }],
  };
  render(
    <ThemeProvider first={webLightTheme}>
      <DoctorPage />
    </ThemeProvider>,
  );
  await act(async () => {});
}

test("what is not well comes with what mends it; what is well is shown on demand", async () => {
  await open([failed]);
  expect(screen.getByRole("status").textContent).toContain("1 failed, 0 warnings, 1 ok.");
  const card = within(screen.getByRole("region", { name: failed.title }));
  expect(card.getByText("Failed")).toBeTruthy();
  expect(card.getByText(command)).toBeTruthy();
  expect(card.getByText("Or by hand: API permissions")).toBeTruthy();
  expect(screen.queryByRole("region", { name: fine.title })).toBeNull();
  fireEvent.click(screen.getByRole("checkbox", { name: "Also show what is ok" }));
  expect(screen.getByRole("region", { name: fine.title })).toBeTruthy();
});

test("a command is copied, or it is said that it was not", async () => {
  const writeText = vi.fn(async (_: string) => {});
  vi.stubGlobal("navigator", { ...navigator, languages: ["en"], clipboard: { writeText } });
  await open([failed]);
  const copy = screen.getByRole("button", { name: `Copy the command: ${command}` });
  await act(async () => void fireEvent.click(copy));
  expect(writeText).toHaveBeenCalledWith(command);
  expect(screen.getByText("Copied.", { selector: ".page-note" })).toBeTruthy();
  writeText.mockRejectedValueOnce(new Error("not allowed"));
  await act(async () => void fireEvent.click(copy));
  expect(screen.getByText(/did not let it be copied/, { selector: ".page-note" })).toBeTruthy();
  vi.unstubAllGlobals();
});

test.each([
  [true, "yes"],
  [false, "no"],
  [null, "unknown"],
])("a permission that is granted: %s is told so, with where Microsoft explains it", async (granted, says) => {
  await open([], granted);
  const row = within(screen.getByRole("row", { name: /Calls\.Initiate\.All/ }));
  expect(row.getByText(says)).toBeTruthy();
  expect(row.getByRole("link").getAttribute("href")).toBe(permission.source);
  expect(screen.getByText("Everything that can be seen from here is as it should be.")).toBeTruthy();
});
