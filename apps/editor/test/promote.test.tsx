import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { PreflightItem, PreflightReport } from "../src/api/preflight.ts";
import type { ListedVersion } from "../src/api/versions.ts";
import { PromoteDialog } from "../src/environments/promote-dialog.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers, asked } = fakeServer();

const version: ListedVersion = {
  id: "a".repeat(64),
  flow: "desk",
  number: 2,
  message: "Tried",
  publishedAt: "2026-01-05T09:00:00.000Z",
  current: false,
  liveSince: null,
  author: null,
  liveBy: null,
  note: "",
  preflight: null,
  currentIn: ["test"],
  wasIn: ["test"],
};
const environments = [
  { id: "live", title: "Live" },
  { id: "test", title: "Test" },
];
const publishing = `POST /api/environments/live/versions/${version.id}/publish`;

function item(code: string, sentence: string): PreflightItem {
  return { state: "failed", code, flow: "desk", node: "welcome", sentence, remedy: "Mend it." };
}

function reportWith(
  problems: readonly PreflightItem[],
  scenarios: readonly PreflightItem[],
): PreflightReport {
  const counts = (failed: number) => ({ failed, warning: 0, unchecked: 0, ok: 0 });
  return {
    flow: "desk",
    revision: 1,
    at: "2026-01-05T10:00:00.000Z",
    counts: counts(problems.length + scenarios.length),
    sections: [
      { id: "problems", title: "Problems", counts: counts(problems.length), items: [...problems] },
      { id: "scenarios", title: "Scenarios", counts: counts(scenarios.length), items: [...scenarios] },
    ],
  };
}

async function open(report: PreflightReport): Promise<HTMLButtonElement> {
  // Only of the version, and where it is going to be.
  answers[`POST /api/flows/desk/preflight?environment=live&version=${version.id}`] = report;
  render(
    <FluentProvider theme={webLightTheme}>
      <PromoteDialog version={version} environments={environments} onDone={() => {}} onClose={() => {}} />
    </FluentProvider>,
  );
  await screen.findByText(/this from being published/);
  return screen.getByRole<HTMLButtonElement>("button", { name: "Publish" });
}

const failing = item("scenario_failed", "The greeting goes otherwise.");
const orders = () => asked.filter(({ order }) => order === publishing).map(({ body }) => body);

test("a version whose scenarios fail is published elsewhere once somebody says why that is right", async () => {
  answers[publishing] = { version: { ...version, number: 3 } };
  const publish = await open(reportWith([], [failing]));
  expect(screen.queryByRole("button", { name: /Show the step/ })).toBeNull();
  fireEvent.click(publish);
  const tick = screen.getByRole("checkbox", { name: "Publish although 1 scenario fails" });
  await waitFor(() => expect(document.activeElement).toBe(tick));
  fireEvent.click(tick);
  fireEvent.change(screen.getByRole("textbox", { name: /Why is that right/ }), {
    target: { value: " It is meant. " },
  });
  expect(orders()).toEqual([]);
  fireEvent.click(publish);
  await waitFor(() =>
    expect(orders()).toEqual([
      { message: "Tried", despiteScenarios: { failing: 1, reason: "It is meant." } },
    ]),
  );
});

test("what nobody may say yes to is in the way", async () => {
  const publish = await open(reportWith([item("name_unresolved", "It is nobody.")], [failing]));
  expect(publish.disabled).toBe(true);
});
