import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { ScenariosDialog } from "../src/scenarios/scenarios-dialog.tsx";
import { fakeServer } from "./fake-server.ts";
import { reception } from "./flows.tsx";

const { answers } = fakeServer();

test("whoever deletes the last scenario goes on where the first one is made", async () => {
  const sales = { name: "sales", text: "call from +15550100\nanswers\n", revision: 1 };
  answers["GET /api/flows/reception/scenarios"] = { scenarios: [sales] };
  render(
    <FluentProvider theme={webLightTheme}>
      <ScenariosDialog flow="reception" document={reception} onClose={() => {}} />
    </FluentProvider>,
  );
  const ask = await screen.findByRole("button", { name: "Delete sales" });
  ask.focus();
  fireEvent.click(ask);
  answers["GET /api/flows/reception/scenarios"] = { scenarios: [] };
  fireEvent.submit(screen.getByRole("dialog", { name: /sales/ }).querySelector("form") as HTMLFormElement);
  await screen.findByText("There is no scenario yet");
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add a scenario" })),
  );
});
