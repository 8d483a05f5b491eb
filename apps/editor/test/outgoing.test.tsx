// @vitest-environment happy-dom
import { webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import OutgoingPage, { outcomeWords } from "../src/pages/outgoing/outgoing-page.tsx";
import { ThemeProvider } from "../src/theme/theme.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers } = fakeServer();
const call = (key: string, more: object = {}) => ({
  key,
  flow: "reminder",
  placedAt: Date.UTC(2026, 0, 15, 10),
  whom: "+155…71",
  state: "over",
  reached: "answered",
  ended: { at: 1, reason: "local" },
  ...more,
});

async function open(): Promise<void> {
  answers["GET /api/flows"] = { flows: [{ id: "reminder", title: "Reminders", usedIn: [] }] };
  render(
    <ThemeProvider first={webLightTheme}>
      <OutgoingPage />
    </ThemeProvider>,
  );
  await act(async () => {});
}
const rows = () => [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);

test("calls are listed with whom they went to, their flow, and what came of them; earlier ones follow", async () => {
  answers["GET /api/outgoing-calls"] = {
    calls: [call("a"), call("b", { whom: null, reached: "busy", flow: "gone" })],
    next: "/api/outgoing-calls?after=b",
  };
  answers["GET /api/outgoing-calls?after=b"] = {
    calls: [call("c", { reached: "no-answer" })],
    next: null,
  };
  await open();
  expect(rows()[0]).toMatch(/\+155…71Reminders.*Answered$/);
  expect(rows()[1]).toMatch(/Somebody in Teamsgone.*Busy$/);
  const more = screen.getByRole("button", { name: "Show earlier calls" });
  await act(async () => {
    fireEvent.click(more);
  });
  await act(async () => new Promise<number>((drawn) => requestAnimationFrame(drawn)));
  expect(rows()).toHaveLength(3);
  expect(screen.queryByRole("button", { name: "Show earlier calls" })).toBeNull();
  // Whoever went there by keyboard is where the new ones begin.
  expect(document.activeElement?.closest("tr")?.textContent).toContain("No answer");
  expect(screen.getByText("1 earlier call is shown.")).toBeTruthy();
});

test("without any, the page says how calls come about", async () => {
  answers["GET /api/outgoing-calls"] = { calls: [], more: false };
  await open();
  expect(screen.getByText(/No flow has called anybody/)).toBeTruthy();
  expect(screen.getByText(/dialtree call/)).toBeTruthy();
});

test("what came of a call is told in words, also where this page does not know the word", () => {
  const words = (state: "unbegun" | "calling" | "answered" | "unreached" | "over", reached: string | null) =>
    outcomeWords({ state, reached });
  expect(words("calling", null)).toBe("It rings");
  expect(words("answered", "answered")).toBe("Answered, and under way");
  expect(words("unreached", "declined")).toBe("Declined");
  expect(words("over", "failed")).toBe("Could not call");
  expect(words("over", null)).toBe("Ended before anybody could be called");
  expect(words("over", "constructor")).toBe("constructor");
  expect(words("unbegun", null)).toMatch(/^Not begun/);
});
